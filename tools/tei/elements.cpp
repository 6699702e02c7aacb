// One element: its language, then the function of its kind. The general kinds (phrase, leaf, container, transparent) are read here.
#include <utility>

#include "tei/readers.h"

namespace nabor::tei {

namespace {

void read_text_node(Flow& flow, const Node& node, const Scope& scope) {
    if (scope.preserve) flow.verbatim(node.text, node.span);
    else flow.text(node.text, node.span, scope.spaced_marks);
}

void read_frame(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    switch (reading.tree[id].kind) {
        case Kind::document: return read_document(reading, flow, id, scope);
        case Kind::text_body: return read_text(reading, flow, id, scope);
        case Kind::floating_text: return read_floating_text(reading, flow, id, scope);
        case Kind::group: return read_group(reading, flow, id, scope);
        case Kind::division: return read_division(reading, flow, id, scope);
        case Kind::title_page: return read_title_page(reading, flow, id, scope);
        case Kind::title_group: return read_title_group(reading, flow, id, scope);
        default: return read_transparent(reading, flow, id, scope);   // matter
    }
}

void read_block(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    switch (reading.tree[id].kind) {
        case Kind::paragraph: return read_paragraph(reading, flow, id, scope);
        case Kind::leaf: return read_leaf_element(reading, flow, id, scope);
        case Kind::head: return read_head(reading, flow, id, scope);
        case Kind::line: return read_line(reading, flow, id, scope);
        case Kind::line_group: return read_line_group(reading, flow, id, scope);
        case Kind::speech: return read_speech(reading, flow, id, scope);
        case Kind::speaker: return read_leaf(reading, flow, id, scope, Role::speaker);
        case Kind::cast_list: return read_cast_list(reading, flow, id, scope);
        case Kind::letter_part: return read_letter_part(reading, flow, id, scope);
        case Kind::list: return read_list(reading, flow, id, scope);
        case Kind::item: return read_item(reading, flow, id, scope);
        case Kind::table: return read_table(reading, flow, id, scope);
        case Kind::figure: return read_figure(reading, flow, id, scope);
        case Kind::code_block: return read_code_block(reading, flow, id, scope);
        case Kind::bibliographic_structure: return read_bibl_structure(reading, flow, id, scope);
        case Kind::list_bibl: return read_bibl_list(reading, flow, id, scope);
        case Kind::register_list: return read_register(reading, flow, id, scope);
        case Kind::generated: return read_generated(reading, flow, id, scope);
        default: return read_transparent(reading, flow, id, scope);   // parts of tables outside a table, figDesc outside a figure
    }
}

// Kinds that are a block between blocks, and a phrase in running text.
void read_either(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    switch (reading.tree[id].kind) {
        case Kind::stage: return read_stage(reading, flow, id, scope);
        case Kind::quotation: return read_quotation(reading, flow, id, scope);
        case Kind::citation: return read_citation(reading, flow, id, scope);
        case Kind::bibliographic: return read_bibl(reading, flow, id, scope);
        case Kind::graphic: return read_graphic(reading, flow, id, scope);
        case Kind::formula: return read_formula(reading, flow, id, scope);
        case Kind::label: return read_label(reading, flow, id, scope);
        case Kind::milestone: return read_milestone(reading, flow, id, scope);
        default: return read_unknown(reading, flow, id, scope);
    }
}

void read_editorial(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    switch (reading.tree[id].kind) {
        case Kind::choice: return read_choice(reading, flow, id, scope);
        case Kind::substitution: return read_substitution(reading, flow, id, scope);
        case Kind::deletion: return read_deletion(reading, flow, id, scope);
        case Kind::addition: return read_addition(reading, flow, id, scope);
        case Kind::supplied: return read_supplied(reading, flow, id, scope);
        case Kind::gap: return read_gap(reading, flow, id, scope);
        default: return read_apparatus(reading, flow, id, scope);
    }
}

void read_inline(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    switch (reading.tree[id].kind) {
        case Kind::highlight: return read_highlight(reading, flow, id, scope);
        case Kind::title: return read_title(reading, flow, id, scope);
        case Kind::name: return read_name(reading, flow, id, scope);
        case Kind::date: return read_phrase(reading, flow, id, scope, Role::date);
        case Kind::character: return read_character(reading, flow, id, scope);
        case Kind::space: return read_space(reading, flow, id);
        case Kind::line_break: return read_line_break(reading, flow, id, scope);
        case Kind::page_break: return read_page_break(reading, flow, id);
        case Kind::anchor: return read_anchor(reading, flow, id);
        case Kind::note: return read_note(reading, flow, id, scope);
        case Kind::reference: return read_reference(reading, flow, id, scope);
        default: return read_index(reading, flow, id);
    }
}

void read_element(Reading& reading, Flow& flow, NodeId id, const Scope& scope) {
    const Node& node = reading.tree[id];
    switch (node.kind) {
        case Kind::text: return read_text_node(flow, node, scope);
        case Kind::skipped: case Kind::header: return;
        case Kind::transparent: return read_transparent(reading, flow, id, scope);
        case Kind::phrase: return read_phrase(reading, flow, id, scope, node.role);
        case Kind::container: return read_container(reading, flow, id, scope, node.role);
        case Kind::document: case Kind::text_body: case Kind::floating_text: case Kind::group: case Kind::matter: case Kind::division:
        case Kind::title_page: case Kind::title_group: return read_frame(reading, flow, id, scope);
        case Kind::unknown: case Kind::stage: case Kind::quotation: case Kind::citation: case Kind::bibliographic: case Kind::graphic:
        case Kind::formula: case Kind::label: case Kind::milestone: return read_either(reading, flow, id, scope);
        case Kind::choice: case Kind::substitution: case Kind::deletion: case Kind::addition: case Kind::supplied: case Kind::gap:
        case Kind::apparatus: return read_editorial(reading, flow, id, scope);
        case Kind::highlight: case Kind::title: case Kind::name: case Kind::date: case Kind::character: case Kind::space: case Kind::line_break:
        case Kind::page_break: case Kind::anchor: case Kind::note: case Kind::reference: case Kind::index: return read_inline(reading, flow, id, scope);
        case Kind::scene_setting: {
            Scope inside = scope;
            inside.paragraph = Role::stage_direction;
            inside.divisible = false;
            return read_transparent(reading, flow, id, inside);
        }
        default: return read_block(reading, flow, id, scope);
    }
}

}  // namespace

void read_node(Reading& reading, Flow& flow, NodeId id, const Scope& outside) {
    if (reading.tree.is_text(id)) return read_text_node(flow, reading.tree[id], outside);
    const Scope scope = scope_inside(reading, id, outside);
    read_element(reading, flow, id, scope);
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
    inside.breaks = scope.breaks || role != Role::paragraph;   // only prose has the line ends of its source
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
    if (const AnchorId anchor = reading.anchor_if_referenced(id); anchor != AnchorId::none) flow.mark({reading.tree[id].span, AnchorMark{anchor}});
    read_children(reading, flow, id, scope);
}

}  // namespace nabor::tei
