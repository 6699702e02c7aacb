// Prose, heads, verse, drama, letters: the blocks of a text.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/digits.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"
#include "reading/classification.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// A p that is the only element of a phrase inside a paragraph: <p>… <del><p>…</p></del> …</p>
bool is_wrapped_phrase(const Reading& reading, const Flow& flow, NodeIndex id) {
    const NodeIndex parent = reading.tree[id].parent;
    if (!flow.in_leaf() || parent == NodeIndex::none || is_block(reading.tree.kind(parent))) return false;
    for (const NodeIndex child : reading.tree.children(parent))
        if (child != id && !reading.tree.is_text(child)) return false;
    return true;
}

// A cheap test first, because this runs for every paragraph.
bool is_ornament_paragraph(const TeiTree& tree, NodeIndex paragraph) {
    const NodeIndex first = tree[paragraph].first_child;
    if (first == NodeIndex::none || (tree.is_text(first) && !reading::may_begin_ornament(tree[first].text))) return false;
    return reading::is_ornament(tree.line(paragraph));
}

// Blocks that may precede the head of a division; a head after any other block is a subheading.
bool may_precede_head(const Block* block) {
    if (!block) return true;
    switch (block->role) {
        case Role::heading:
        case Role::subheading:
        case Role::byline:
        case Role::document_author:
        case Role::document_date:
        case Role::epigraph:
        case Role::argument:
        case Role::ornament:
        case Role::title_main:
        case Role::title_sub:
        case Role::dateline:
        case Role::figure:
        case Role::plate: return true;
        default: return false;
    }
}

// Whether only what is no part of the text, or is missing from it, stands before a head: a page's beginning, a gap, a note.
bool opens_its_parent(const TeiTree& tree, NodeIndex head) {
    for (NodeIndex before = tree[head].previous; before != NodeIndex::none; before = tree[before].previous) {
        switch (tree.kind(before)) {
            case ElementKind::text:
                if (!is_blank(tree[before].text)) return false;
                continue;
            case ElementKind::gap:
            case ElementKind::page_break:
            case ElementKind::line_break:
            case ElementKind::milestone:
            case ElementKind::anchor:
            case ElementKind::index:
            case ElementKind::note:
            case ElementKind::skipped: continue;
            default: return false;
        }
    }
    return true;
}

bool is_sub_head(std::string_view type) {
    return type.starts_with("sub") || type == "secondary" || type == "desc" || type == "alternative";
}

Role head_role(const Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const NodeIndex parent = reading.tree[id].parent;
    const ElementKind kind = parent == NodeIndex::none ? ElementKind::division : reading.tree.kind(parent);
    if (kind == ElementKind::line_group) return Role::verse_head;
    if (kind == ElementKind::list || kind == ElementKind::list_bibl || kind == ElementKind::register_list) return Role::list_head;
    if (kind == ElementKind::figure) return Role::caption;
    if (scope.note || !scope.divisible) return Role::subheading;
    if (is_sub_head(reading.tree.type(id))) return Role::subheading;
    // A body shares its flow with the front matter before it.
    const Block* before = flow.last_block();
    const bool own_flow = kind == ElementKind::division || kind == ElementKind::group;
    const bool may_open = own_flow || !before || before->role == Role::note_block || before->role == Role::editor_note;
    if (may_open && opens_its_parent(reading.tree, id)) return Role::heading;
    return may_precede_head(flow.last_block()) && !flow.has_open_text() ? Role::heading : Role::subheading;
}

}  // namespace

void read_paragraph(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_wrapped_phrase(reading, flow, id)) return read_transparent(reading, flow, id, scope);
    if (reading.renditions.of(id).hint == Hint::verse_line) return read_line(reading, flow, id, scope);
    if (is_ornament_paragraph(reading.tree, id)) return read_leaf(reading, flow, id, scope, Role::ornament);
    Scope inside = scope;
    // A paragraph in the middle or at another side than its language begins on is a display: it keeps its line breaks. So do dedications and
    // title pages.
    const bool right_to_left = is_right_to_left(reading.book.language(scope.language));
    const Alignment alignment = reading.renditions.of_prose(id, right_to_left).rendition.alignment;
    inside.breaks = alignment == Alignment::centre || alignment == Alignment::right || (alignment == Alignment::left && right_to_left) || scope.title_page ||
                    scope.division == Role::dedication || scope.division == Role::epigraph_page || scope.division == Role::title_page;
    read_leaf(reading, flow, id, inside, scope.paragraph);
}

void read_head(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const std::string type = reading.tree.type(id);
    if (is_running_head(type)) {
        if (id != running_head_of(reading.tree, reading.tree[id].parent) && reading.is_first("tei-running-head", ""))
            reading.report.note("tei-running-head", reading.tree[id].span, "a head that is only a running head stands where no page has one");
        return;
    }
    Role role = head_role(reading, flow, id, scope);
    const bool in_note = scope.note && role == Role::subheading;
    if (in_note) role = Role::paragraph;
    Block header = block_header(reading, id, scope, role);
    if (in_note) header.rendition.set(Look::bold);
    if (role == Role::heading) header.level = scope.level > 1 ? static_cast<std::uint8_t>(scope.level - 1) : scope.level;
    // The layout aligns heads.
    if (header.rendition.alignment == Alignment::centre) header.rendition.alignment = Alignment::natural;
    drop_usual_left(reading, header);
    Scope inside = scope;
    inside.breaks = true;
    inside.heading = true;
    inside.divisible = false;
    flow.begin_leaf(std::move(header));
    read_children(reading, flow, id, inside);
    flow.end_leaf();
}

namespace {

// A line of verse in a head, or a group of them (TEI 4.2.1).
void read_line_of_leaf(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const Span span = reading.tree[id].span;
    flow.line_break(span);
    read_highlight(reading, flow, id, scope);
    flow.line_break(span);
}

}  // namespace

void read_line(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (scope.heading && flow.in_leaf()) return read_line_of_leaf(reading, flow, id, scope);
    Block header = block_header(reading, id, scope, Role::verse_line);
    const std::string_view part = reading.tree.attribute(id, "part");
    if (part == "I" || part == "i")
        header.part = VersePart::initial;
    else if (part == "M" || part == "m")
        header.part = VersePart::middle;
    else if (part == "F" || part == "f")
        header.part = VersePart::final;
    if (const std::string_view number = trim_xml_space(reading.tree.attribute(id, "n")); is_digits(number)) header.number = number;
    drop_usual_left(reading, header);
    if (header.rendition.indent == 0) header.rendition.indent = indent_by_space(reading.tree, id);
    Scope inside = scope;
    inside.breaks = true;
    inside.verse = true;
    inside.divisible = false;
    flow.begin_leaf(std::move(header));
    read_children(reading, flow, id, inside);
    flow.end_leaf();
}

void read_line_group(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (scope.heading && flow.in_leaf()) return read_line_of_leaf(reading, flow, id, scope);
    Block poem = block_header(reading, id, scope, scope.verse ? Role::stanza : Role::verse);
    drop_usual_left(reading, poem);
    Scope inside = scope;
    inside.verse = true;
    inside.divisible = false;
    inside.breaks = true;
    Flow lines(reading.marks, loose_header(scope, poem.span, Role::verse_line), Flow::Grouping::none);
    read_children(reading, lines, id, inside);
    reading.add_container(flow, std::move(poem), lines.finish());
}

void read_speech(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Block speech = block_header(reading, id, scope, speech_role(reading, id, scope));
    Scope inside = scope;
    inside.divisible = false;
    Flow inner(reading.marks, loose_header(scope, speech.span, Role::paragraph), Flow::Grouping::none);
    read_children(reading, inner, id, inside);
    Blocks content = inner.finish();
    turn_speaker(reading.book, content);
    reading.add_container(flow, std::move(speech), std::move(content));
}

void read_stage(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (in_running_text(reading, flow, id)) return read_phrase(reading, flow, id, scope, Role::inline_stage);
    read_leaf(reading, flow, id, scope, Role::stage_direction);
}

namespace {

// An address in a sentence: its lines run in, with commas between them.
bool is_in_sentence(const TeiTree& tree, const Flow& flow, NodeIndex address) {
    const NodeIndex parent = tree[address].parent;
    return tree.role(address) == Role::address && flow.in_leaf() && (flow.has_open_text() || (parent != NodeIndex::none && tree[parent].has_text));
}

void read_run_in_address(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    bool begun = false;
    for (const NodeIndex child : tree.children(id)) {
        const bool is_line = tree.is(child, "addrLine");
        const char32_t last = flow.last_character();
        if (is_line && begun && last != U',' && last != U';' && last != U':') flow.text(",", tree[child].span);
        if ((is_line && begun) || stands_apart(tree, child)) flow.space();
        if (is_line)
            read_transparent(reading, flow, child, scope_inside(reading, child, scope));
        else
            read_node(reading, flow, child, scope);
        begun = begun || is_line;
    }
}

}  // namespace

void read_letter_part(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_in_sentence(reading.tree, flow, id)) return read_run_in_address(reading, flow, id, scope);
    Scope inside = scope;
    inside.breaks = true;
    read_container(reading, flow, id, inside, reading.tree.role(id));
}

void read_milestone(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    static constexpr std::string_view parting[] = {"section",  "subsection", "subchapter", "chapter",  "break",
                                                   "ornament", "asterism",   "scene",      "separator"};
    const std::string unit = folded(reading.tree.attribute(id, "unit"));
    const bool parts =
        std::find(std::begin(parting), std::end(parting), unit) != std::end(parting) || reading.tree.has_attribute(id, "rend");
    if (const AnchorId anchor = reading.anchor_if_referenced(id); anchor != AnchorId::none)
        flow.mark({reading.tree[id].span, AnchorMark{anchor}});
    if (parts && !in_running_text(reading, flow, id)) flow.add(text_leaf(Role::ornament, "* * *", scope.language, reading.tree[id].span));
}

// Leaves between blocks; inside an open leaf some of them are plain text. A caption joins the figure before it.
void read_leaf_element(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_short_title(reading.tree, id)) return;
    const Role role = title_leaf_role(reading, id, scope);
    const bool melts =
        role == Role::byline || role == Role::document_date || role == Role::caption || row_of(role).name.starts_with("title-");
    Block* before = flow.last_block();
    if (role == Role::caption && !flow.in_leaf() && before && is_figure(before->role) && before->is_container()) {
        Flow caption(reading.marks, loose_header(scope, reading.tree[id].span, role));
        read_leaf(reading, caption, id, scope, role);
        for (Block& line : caption.finish()) std::get<Blocks>(before->content).push_back(std::move(line));
        return;
    }
    if (flow.in_leaf() && (melts || reading.renditions.of(id).hint == Hint::inline_block))
        return read_transparent(reading, flow, id, scope);
    read_leaf(reading, flow, id, scope, role);
}

void tell_foreign(Reading& reading, NodeIndex id) {
    constexpr std::size_t most_quoted = 80;
    const std::string_view space = reading.tree.spaces[reading.tree[id].space];
    if (reading.is_first("foreign vocabulary", space))
        reading.report.note("tei-unknown-element", reading.tree[id].span,
                            fmt::format("{} of \"{}\" is not TEI; its text is kept as it stands", reading.tree.written_name(id), space.substr(0, most_quoted)));
}

void read_unknown(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TreeNode& node = reading.tree[id];
    if (reading.tree.is_foreign(id))
        tell_foreign(reading, id);
    else if (reading.is_first("tei-unknown-element", node.text))
        reading.report.note("tei-unknown-element", node.span, fmt::format("unknown element {}; its text is kept", node.text));
    if (node.first_child == NodeIndex::none) return read_transparent(reading, flow, id, scope);
    if (in_running_text(reading, flow, id)) return read_phrase(reading, flow, id, scope, Role::unknown_phrase);
    read_container(reading, flow, id, scope, Role::unknown_block);
}

}  // namespace nabor::tei
