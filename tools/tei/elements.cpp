// Reads one element: scope first, then the function of its kind. The general kinds (phrase, leaf, container, transparent) are here.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "tei/apparatus.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

using Reader = void (*)(Reading&, Flow&, NodeIndex, const Scope&);

void put_characters(Flow& flow, std::string_view text, Span span, const Scope& scope) {
    if (scope.verbatim)
        flow.verbatim(text, span);
    else if (scope.preserve)
        flow.preserved(text, span);
    else
        flow.text(text, span, scope.spaced_marks);
}

// A note inside of such text keeps its own.
bool is_replaced(const Reading& reading, const Scope& scope) { return reading.is_replaced && !scope.note; }

// Lemmas of entries that stand apart begin and end inside of the text.
void read_edged_characters(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TreeNode& node = reading.tree[id];
    const bool is_as_written = node.span.end - node.span.begin == node.text.size();
    std::uint32_t at = 0;
    const auto put_up_to = [&](std::uint32_t end) {
        if (is_replaced(reading, scope)) at = end;
        const Span span = is_as_written ? Span{node.span.source, node.span.begin + at, node.span.begin + end} : node.span;
        if (end > at) put_characters(flow, node.text.substr(at, end - at), span, scope);
        at = end;
    };
    for (const EntryEdge& edge : reading.attached.edges(id)) {
        put_up_to(edge.place.offset);
        read_edge(reading, flow, edge, scope);
    }
    put_up_to(static_cast<std::uint32_t>(node.text.size()));
}

void read_characters(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_replaced(reading, scope) && !reading.attached.has_edges(id)) return;
    if (reading.attached.has_edges(id)) return read_edged_characters(reading, flow, id, scope);
    put_characters(flow, reading.tree[id].text, reading.tree[id].span, scope);
}

void skip(Reading&, Flow&, NodeIndex, const Scope&) {}

// Markup about the text. What belongs to the printed page or to pictures of it is left out without a word.
void skip_analysis(Reading& reading, Flow&, NodeIndex id, const Scope&) {
    static constexpr std::string_view silent[] = {"facsimile", "fw", "sourceDoc", "standOff", "xenoData"};
    const std::string_view name = reading.tree[id].text;
    if (std::find(std::begin(silent), std::end(silent), name) != std::end(silent) || !reading.tree.has_visible_text(id)) return;
    if (reading.is_first("tei-left-out", name))
        reading.report.note("tei-left-out", reading.tree[id].span, fmt::format("{} is markup about the text; what it says is not printed", name),
                            "put it into a note to print it");
}

void read_simple_phrase(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    read_phrase(reading, flow, id, scope, reading.tree.role(id));
}

void read_simple_leaf(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    read_leaf(reading, flow, id, scope, reading.tree.role(id));
}

void read_simple_container(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    read_container(reading, flow, id, scope, reading.tree.role(id));
}

void read_scene_setting(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.paragraph = Role::stage_direction;
    inside.divisible = false;
    read_transparent(reading, flow, id, inside);
}

struct KindRow {
    ElementKind kind;
    Reader read;
};
constexpr KindRow readers[] = {
    {ElementKind::text, read_characters},
    {ElementKind::unknown, read_unknown},
    {ElementKind::skipped, skip_analysis},
    {ElementKind::transparent, read_transparent},
    {ElementKind::phrase, read_simple_phrase},
    {ElementKind::leaf, read_leaf_element},
    {ElementKind::container, read_simple_container},
    {ElementKind::document, read_document},
    {ElementKind::header, skip},
    {ElementKind::text_body, read_text},
    {ElementKind::floating_text, read_floating_text},
    {ElementKind::group, read_group},
    {ElementKind::matter, read_transparent},
    {ElementKind::division, read_division},
    {ElementKind::generated, read_generated},
    {ElementKind::title_page, read_title_page},
    {ElementKind::title_group, read_title_group},
    {ElementKind::paragraph, read_paragraph},
    {ElementKind::head, read_head},
    {ElementKind::line, read_line},
    {ElementKind::line_group, read_line_group},
    {ElementKind::speech, read_speech},
    {ElementKind::speaker, read_simple_leaf},
    {ElementKind::stage, read_stage},
    {ElementKind::cast_list, read_cast_list},
    {ElementKind::scene_setting, read_scene_setting},
    {ElementKind::letter_part, read_letter_part},
    {ElementKind::list, read_list},
    {ElementKind::item, read_item},
    {ElementKind::label, read_label},
    {ElementKind::table, read_table},
    {ElementKind::table_part, read_transparent},  // outside a table
    {ElementKind::figure, read_figure},
    {ElementKind::figure_description, read_transparent},  // outside a figure
    {ElementKind::graphic, read_graphic},
    {ElementKind::formula, read_formula},
    {ElementKind::code_block, read_code_block},
    {ElementKind::quotation, read_quotation},
    {ElementKind::citation, read_citation},
    {ElementKind::bibliographic, read_bibl},
    {ElementKind::bibliographic_structure, read_bibl_structure},
    {ElementKind::list_bibl, read_bibl_list},
    {ElementKind::register_list, read_register},
    {ElementKind::milestone, read_milestone},
    {ElementKind::highlight, read_highlight},
    {ElementKind::title, read_title},
    {ElementKind::name, read_name},
    {ElementKind::date, read_date},
    {ElementKind::choice, read_choice},
    {ElementKind::substitution, read_substitution},
    {ElementKind::deletion, read_deletion},
    {ElementKind::addition, read_addition},
    {ElementKind::supplied, read_supplied},
    {ElementKind::gap, read_gap},
    {ElementKind::apparatus, read_apparatus},
    {ElementKind::character, read_character},
    {ElementKind::space, read_space},
    {ElementKind::line_break, read_line_break},
    {ElementKind::page_break, read_page_break},
    {ElementKind::anchor, read_anchor},
    {ElementKind::note, read_note},
    {ElementKind::reference, read_reference},
    {ElementKind::index, read_index},
    {ElementKind::utterance, read_utterance},
    {ElementKind::spoken_event, read_spoken_event},
    {ElementKind::witness_list, read_witnesses},
    {ElementKind::witness_bound, read_witness_bound},
    {ElementKind::sense, read_sense},
    {ElementKind::cross_reference, read_cross_reference},
    {ElementKind::scope_of_work, read_scope_of_work},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < std::size(readers); ++i)
        if (static_cast<std::size_t>(readers[i].kind) != i) return false;
    return std::size(readers) == static_cast<std::size_t>(ElementKind::scope_of_work) + 1;
}
static_assert(in_order(), "one row a kind, in the enumeration's order");

}  // namespace

void read_node(Reading& reading, Flow& flow, NodeIndex id, const Scope& outside) {
    if (reading.tree.is_text(id)) return read_characters(reading, flow, id, outside);
    const Scope scope = scope_inside(reading, id, outside);
    reading.renditions.of(id);  // also elements without looks report the words that change nothing
    const bool has_edges = reading.attached.has_edges(id);
    if (has_edges) read_edges(reading, flow, id, false, scope);
    readers[static_cast<std::size_t>(reading.tree.kind(id))].read(reading, flow, id, scope);
    if (has_edges) read_edges(reading, flow, id, true, scope);
    call_notes_about(reading, flow, id, scope);
}

void read_children(Reading& reading, Flow& flow, NodeIndex parent, const Scope& scope) {
    const bool parts_words = parts_are_words(reading.tree, parent);
    for (const NodeIndex child : reading.tree.children(parent)) {
        if (child == scope.left_out) continue;
        if (needs_space_before(reading.tree, child, parts_words)) flow.space();
        read_node(reading, flow, child, scope);
    }
}

void read_phrase(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Role role) {
    flow.begin_phrase(phrase_shell(reading, id, scope, role));
    read_children(reading, flow, id, scope);
    flow.end_phrase();
}

namespace {

// Whether the text of a paragraph has lines that are kept: they begin at one edge.
bool has_kept_lines(const TeiTree& tree, NodeIndex id, const Scope& scope) {
    if (!scope.preserve) return false;
    for (const NodeIndex child : tree.children(id))
        if (tree.is_text(child) && trim_xml_space(tree[child].text).find('\n') != std::string_view::npos) return true;
    return false;
}

// Leaves that are headings of a kind, in which TEI allows lines of verse.
bool is_heading_of_a_kind(Role role) {
    return role == Role::caption || role == Role::list_head || role == Role::trailer || row_of(role).name.starts_with("title-");
}

}  // namespace

void read_leaf(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Role role) {
    Block header = block_header(reading, id, scope, role);
    if (role == Role::paragraph && has_kept_lines(reading.tree, id, scope)) header.rendition.set(Look::no_indent);
    flow.begin_leaf(std::move(header));
    Scope inside = scope;
    inside.divisible = false;
    inside.breaks = scope.breaks || role != Role::paragraph;
    inside.heading = is_heading_of_a_kind(role);
    read_children(reading, flow, id, inside);
    flow.end_leaf();
}

void read_container(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Role role) {
    Block container = block_header(reading, id, scope, role);
    Scope inside = scope;
    inside.divisible = false;
    Flow inner(reading.marks, loose_header(scope, container.span, scope.paragraph));
    read_children(reading, inner, id, inside);
    reading.add_container(flow, std::move(container), inner.finish());
}

void read_transparent(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (const AnchorId anchor = reading.anchor_if_referenced(id); anchor != AnchorId::none)
        flow.mark({reading.tree[id].span, AnchorMark{anchor}});
    in_its_language(reading, flow, id, scope, [&] { read_children(reading, flow, id, scope); });
}

}  // namespace nabor::tei
