// One element: its language, then the function of its kind. The general kinds (phrase, leaf, container, transparent) are read here.
#include <iterator>
#include <utility>

#include "tei/readers.h"

namespace nabor::tei {

namespace {

using Reader = void (*)(Reading&, Flow&, NodeId, const Scope&);

void read_characters(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    const Node& node = reading.tree[id];
    if (scope.preserve)
        flow.verbatim(node.text, node.span);
    else
        flow.text(node.text, node.span, scope.spaced_marks);
}

void skip(Reading&, Flow&, NodeId, const Scope&) {}

void read_simple_phrase(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    read_phrase(reading, flow, id, scope, reading.tree[id].role);
}

void read_simple_leaf(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    read_leaf(reading, flow, id, scope, reading.tree[id].role);
}

void read_simple_container(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    read_container(reading, flow, id, scope, reading.tree[id].role);
}

void read_scene_setting(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    Scope inside = scope;
    inside.paragraph = Role::stage_direction;
    inside.divisible = false;
    read_transparent(reading, flow, id, inside);
}

struct KindRow {
    Kind kind;
    Reader read;
};
constexpr KindRow readers[] = {
    {Kind::text, read_characters},
    {Kind::unknown, read_unknown},
    {Kind::skipped, skip},
    {Kind::transparent, read_transparent},
    {Kind::phrase, read_simple_phrase},
    {Kind::leaf, read_leaf_element},
    {Kind::container, read_simple_container},
    {Kind::document, read_document},
    {Kind::header, skip},
    {Kind::text_body, read_text},
    {Kind::floating_text, read_floating_text},
    {Kind::group, read_group},
    {Kind::matter, read_transparent},
    {Kind::division, read_division},
    {Kind::generated, read_generated},
    {Kind::title_page, read_title_page},
    {Kind::title_group, read_title_group},
    {Kind::paragraph, read_paragraph},
    {Kind::head, read_head},
    {Kind::line, read_line},
    {Kind::line_group, read_line_group},
    {Kind::speech, read_speech},
    {Kind::speaker, read_simple_leaf},
    {Kind::stage, read_stage},
    {Kind::cast_list, read_cast_list},
    {Kind::scene_setting, read_scene_setting},
    {Kind::letter_part, read_letter_part},
    {Kind::list, read_list},
    {Kind::item, read_item},
    {Kind::label, read_label},
    {Kind::table, read_table},
    {Kind::table_part, read_transparent},  // outside a table
    {Kind::figure, read_figure},
    {Kind::figure_description, read_transparent},  // outside a figure
    {Kind::graphic, read_graphic},
    {Kind::formula, read_formula},
    {Kind::code_block, read_code_block},
    {Kind::quotation, read_quotation},
    {Kind::citation, read_citation},
    {Kind::bibliographic, read_bibl},
    {Kind::bibliographic_structure, read_bibl_structure},
    {Kind::list_bibl, read_bibl_list},
    {Kind::register_list, read_register},
    {Kind::milestone, read_milestone},
    {Kind::highlight, read_highlight},
    {Kind::title, read_title},
    {Kind::name, read_name},
    {Kind::date, read_simple_phrase},
    {Kind::choice, read_choice},
    {Kind::substitution, read_substitution},
    {Kind::deletion, read_deletion},
    {Kind::addition, read_addition},
    {Kind::supplied, read_supplied},
    {Kind::gap, read_gap},
    {Kind::apparatus, read_apparatus},
    {Kind::character, read_character},
    {Kind::space, read_space},
    {Kind::line_break, read_line_break},
    {Kind::page_break, read_page_break},
    {Kind::anchor, read_anchor},
    {Kind::note, read_note},
    {Kind::reference, read_reference},
    {Kind::index, read_index},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < std::size(readers); ++i)
        if (static_cast<std::size_t>(readers[i].kind) != i) return false;
    return std::size(readers) == static_cast<std::size_t>(Kind::index) + 1;
}
static_assert(in_order(), "one row a kind, in the enumeration's order");

}  // namespace

void read_node(Reading& reading, Flow& flow, NodeId id, const Scope& outside) {
    if (reading.tree.is_text(id)) return read_characters(reading, flow, id, outside);
    const Scope scope = scope_inside(reading, id, outside);
    readers[static_cast<std::size_t>(reading.tree[id].kind)].read(reading, flow, id, scope);
    call_notes_about(reading, flow, id, scope);
}

void read_children(Reading& reading, Flow& flow, NodeId parent, const Scope& scope) {
    for (const NodeId child : reading.tree.children(parent)) read_node(reading, flow, child, scope);
}

void read_phrase(Reading& reading, Flow& flow, NodeId id, const Scope& scope, Role role) {
    flow.begin_phrase(phrase_shell(reading, id, scope, role));
    read_children(reading, flow, id, scope);
    flow.end_phrase();
}

void read_leaf(Reading& reading, Flow& flow, NodeId id, const Scope& scope, Role role) {
    flow.begin_leaf(block_header(reading, id, scope, role));
    Scope inside = scope;
    inside.divisible = false;
    inside.breaks = scope.breaks || role != Role::paragraph;  // only prose has the line ends of its source
    read_children(reading, flow, id, inside);
    flow.end_leaf();
}

void add_container(Reading& reading, Flow& flow, Block container, Blocks content) {
    if (content.empty()) {
        if (container.anchor != AnchorId::none) flow.mark({container.span, AnchorMark{reading.place(container.anchor)}});
        return;
    }
    container.content = std::move(content);
    flow.add(std::move(container));
}

void read_container(Reading& reading, Flow& flow, NodeId id, const Scope& scope, Role role) {
    Block container = block_header(reading, id, scope, role);
    Scope inside = scope;
    inside.divisible = false;
    Flow inner(reading.marks, loose_header(scope, container.span, scope.paragraph));
    read_children(reading, inner, id, inside);
    add_container(reading, flow, std::move(container), inner.finish());
}

void read_transparent(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    if (const AnchorId anchor = reading.anchor_if_referenced(id); anchor != AnchorId::none)
        flow.mark({reading.tree[id].span, AnchorMark{anchor}});
    read_children(reading, flow, id, scope);
}

}  // namespace nabor::tei
