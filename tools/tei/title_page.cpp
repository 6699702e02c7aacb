// Title pages, and the titles that documents print at their head.
#include <utility>

#include "tei/readers.h"

namespace nabor::tei {

namespace {

bool is_sub_title(std::string_view type) {
    return type.starts_with("sub") || type == "desc" || type == "alt" || type == "short" || type == "vol" || type == "volume";
}

bool holds(const TeiTree& tree, NodeIndex id, std::string_view name) {
    for (const NodeIndex child : tree.children(id))
        if (tree.is(child, name) || (!tree.is_text(child) && holds(tree, child, name))) return true;
    return false;
}

Role title_part_role(const Reading& reading, NodeIndex id, const Scope& scope) {
    const bool sub = is_sub_title(reading.tree.attribute(id, "type"));
    if (scope.title_page) return sub ? Role::title_sub : Role::title_main;
    if (!scope.divisible) return sub ? Role::subheading : Role::paragraph;
    return sub ? Role::subheading : Role::heading;
}

}  // namespace

// The role of a leaf element: on a title page it is another than in the text.
Role title_leaf_role(const Reading& reading, NodeIndex id, const Scope& scope) {
    const std::string_view name = reading.tree[id].text;
    if (name == "titlePart") return title_part_role(reading, id, scope);
    if (!scope.title_page) return reading.tree.role(id);
    if (name == "docAuthor") return Role::title_author;
    if (name == "byline") return holds(reading.tree, id, "docAuthor") ? Role::title_author : Role::title_part;
    if (name == "docDate") return Role::title_imprint;
    return reading.tree.role(id);
}

void read_title_page(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.breaks = true;
    // Only the book has a title page of its own; a document's is the head of its text.
    if (!scope.divisible || scope.level > 1) return read_transparent(reading, flow, id, inside);
    inside.title_page = true;
    inside.divisible = false;
    inside.paragraph = Role::title_part;
    Block page = block_header(reading, id, scope, Role::title_page);
    page.level = scope.level;
    page.anchor = reading.place(reading.anchor_of(id));
    Flow inner(reading.marks, loose_header(scope, page.span, Role::title_part));
    read_children(reading, inner, id, inside);
    reading.add_container(flow, std::move(page), inner.finish());
}

void read_title_group(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    // Text straight in docTitle, without titlePart.
    if (reading.tree[id].has_text) return read_leaf(reading, flow, id, scope, scope.title_page ? Role::title_main : Role::heading);
    read_transparent(reading, flow, id, scope);
}

}  // namespace nabor::tei
