// Divisions, groups, texts: the frames of a book.
#include <algorithm>
#include <utility>

#include "reading/classification.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

bool is_verse_type(std::string_view type) {
    return type == "poem" || type == "verse" || type == "stanza" || type == "strophe" || type == "couplet";
}

// A div that is a poem or a stanza: no head, and nothing but lines and stanzas in it.
bool is_poem(Reading& reading, NodeIndex id) {
    const TeiTree& tree = reading.tree;
    if (!is_verse_type(tree.attribute(id, "type")) || tree[id].has_text) return false;
    for (const NodeIndex child : tree.children(id)) {
        switch (tree.kind(child)) {
            case ElementKind::text:
            case ElementKind::line:
            case ElementKind::line_group:
            case ElementKind::page_break:
            case ElementKind::line_break:
            case ElementKind::note:
            case ElementKind::skipped:
            case ElementKind::anchor:
            case ElementKind::milestone: continue;
            case ElementKind::division:
                if (!is_poem(reading, child)) return false;
                continue;
            case ElementKind::paragraph:
                if (reading.renditions.of(child).hint != Hint::verse_line) return false;
                continue;
            default: return false;
        }
    }
    return true;
}

bool holds_called_notes(const Reading& reading, NodeIndex id) {
    for (const NodeIndex child : reading.tree.children(id)) {
        if (reading.tree.kind(child) == ElementKind::note && reading.targets.is_called_note(child)) return true;
        if (!reading.tree.is_text(child) && holds_called_notes(reading, child)) return true;
    }
    return false;
}

// After its notes went to their calls a division of notes is a heading and nothing else.
bool is_emptied(const Reading& reading, NodeIndex id, const Blocks& content) {
    const bool heads_only = std::all_of(content.begin(), content.end(),
                                        [](const Block& block) { return block.role == Role::heading || block.role == Role::subheading; });
    return heads_only && holds_called_notes(reading, id);
}

bool is_part_introduction(const TeiTree& tree, NodeIndex id) {
    const std::string_view type = tree.attribute(id, "type");
    return type.find("part-intro") != std::string_view::npos || type.find("group-intro") != std::string_view::npos;
}

Scope inside_division(const Scope& scope) {
    Scope inside = scope;
    if (inside.level < 250) ++inside.level;
    inside.divisible = true;
    inside.title_page = false;
    return inside;
}

}  // namespace

Role division_role(std::string_view type) { return type == "castList" ? Role::cast_list : reading::division_role(type); }

void read_division(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_poem(reading, id)) return read_line_group(reading, flow, id, scope);
    if (!scope.divisible || flow.in_leaf()) {
        Scope inside = scope;
        inside.divisible = false;
        return read_transparent(reading, flow, id, inside);
    }
    const bool headless = reading.tree.child(id, "head") == NodeIndex::none;
    if (headless && is_part_introduction(reading.tree, id)) return read_transparent(reading, flow, id, scope);
    const std::string_view type = reading.tree.attribute(id, "type");
    Block division = block_header(reading, id, scope, division_role(type));
    division.rendition = {};
    division.level = scope.level;
    Scope inside = inside_division(scope);
    inside.division = division.role;
    inside.interview = scope.interview || type.find("interview") != std::string_view::npos;
    Flow inner(reading.marks, loose_header(scope, division.span, Role::paragraph));
    read_children(reading, inner, id, inside);
    Blocks content = inner.finish();
    if (is_emptied(reading, id, content)) content.clear();
    if (!content.empty()) division.anchor = reading.place(reading.anchor_of(id));
    reading.add_container(flow, std::move(division), std::move(content));
}

void read_group(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (reading.tree.child(id, "head") == NodeIndex::none || !scope.divisible) return read_transparent(reading, flow, id, scope);
    Block part = block_header(reading, id, scope, Role::part);
    part.level = scope.level;
    part.anchor = reading.place(reading.anchor_of(id));
    Flow inner(reading.marks, loose_header(scope, part.span, Role::paragraph));
    read_children(reading, inner, id, inside_division(scope));
    reading.add_container(flow, std::move(part), inner.finish());
}

void read_cast_list(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (!scope.divisible) return read_container(reading, flow, id, scope, Role::cast_group);
    Block division = block_header(reading, id, scope, Role::cast_list);
    division.level = scope.level;
    division.anchor = reading.place(reading.anchor_of(id));
    Flow inner(reading.marks, loose_header(scope, division.span, Role::cast_item));
    read_children(reading, inner, id, inside_division(scope));
    reading.add_container(flow, std::move(division), inner.finish());
}

// A text inside a text: set off like an extract, its divisions without a place in the contents.
void read_floating_text(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.divisible = false;
    read_container(reading, flow, id, inside, Role::block_quotation);
}

}  // namespace nabor::tei
