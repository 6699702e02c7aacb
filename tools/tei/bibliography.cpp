// Bibliographic references: as written in running text, as entries in lists, with punctuation added between structured parts.
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

ElementKind parent_kind(const TeiTree& tree, NodeIndex id) {
    const NodeIndex parent = tree[id].parent;
    return parent == NodeIndex::none ? ElementKind::division : tree.kind(parent);
}

// Two or more elements without text between them.
bool is_structured(const TeiTree& tree, NodeIndex id) {
    if (tree[id].has_text) return false;
    std::size_t parts = 0;
    for (const NodeIndex child : tree.children(id)) parts += tree.is_text(child) ? 0 : 1;
    return parts > 1;
}

void separate(Flow& flow, Span span) {
    const char32_t last = flow.last_character();
    if (last == 0) return;
    if (last == U'.' || last == U',' || last == U'?' || last == U'!' || last == U':' || last == U';')
        flow.space();
    else
        flow.text(". ", span);
}

// A surname before its forename, with nothing between them, in author, editor or a name inside: "Sample, Jonas".
bool is_inverted_name(const TeiTree& tree, NodeIndex id) {
    if (tree[id].has_text) return false;
    NodeIndex before = NodeIndex::none;
    for (const NodeIndex child : tree.children(id)) {
        if (tree.is_text(child)) continue;
        if (tree.is(child, "forename") && before != NodeIndex::none && tree.is(before, "surname")) return true;
        before = child;
    }
    return false;
}

void read_inverted_name(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    NodeIndex before = NodeIndex::none;
    for (const NodeIndex child : reading.tree.children(id)) {
        if (reading.tree.is_text(child)) continue;
        if (before != NodeIndex::none && reading.tree.is(before, "surname") && reading.tree.is(child, "forename"))
            flow.text(",", reading.tree[child].span);
        flow.space();
        read_node(reading, flow, child, scope);
        before = child;
    }
}

void read_part(Reading& reading, Flow& flow, NodeIndex id, const Scope& outside);

void read_parts(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    for (const NodeIndex child : reading.tree.children(id))
        if (!reading.tree.is_text(child)) read_part(reading, flow, child, scope);
}

void read_part(Reading& reading, Flow& flow, NodeIndex id, const Scope& outside) {
    const TeiTree& tree = reading.tree;
    const Scope scope = scope_inside(reading, id, outside);
    const Span span = tree[id].span;
    if (!tree.has_visible_text(id)) {
        const std::string_view when = tree.attribute(id, "when");
        if (tree.kind(id) == ElementKind::date && !when.empty()) {
            separate(flow, span);
            flow.text(when, span);
        } else if (tree.kind(id) == ElementKind::reference) {
            separate(flow, span);
            read_node(reading, flow, id, outside);
        }
        return;
    }
    // The parts of analytic, monogr, imprint and series are parts of the reference.
    if (!tree[id].has_text && is_structured(tree, id) && tree.kind(id) == ElementKind::unknown) return read_parts(reading, flow, id, scope);
    separate(flow, span);
    const std::string address = tree.is(id, "idno") ? tree.line(id) : std::string();
    if (address.starts_with("http")) {
        Link link;
        link.role = Role::link;
        link.address = address;
        link.content.push_back(text_inline(address, span));
        return flow.visible({span, std::move(link)});
    }
    if (tree.kind(id) == ElementKind::note || tree.kind(id) == ElementKind::unknown) return read_transparent(reading, flow, id, scope);
    if (is_inverted_name(tree, id)) return read_inverted_name(reading, flow, id, scope);
    read_node(reading, flow, id, outside);
}

void read_entry(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Role role) {
    Block header = block_header(reading, id, scope, role);
    if (role == Role::paragraph) {  // the source of an epigraph or a quotation
        header.rendition.set(Look::no_indent);
        header.rendition.alignment = Alignment::right;
    }
    flow.begin_leaf(std::move(header));
    Scope inside = scope;
    inside.divisible = false;
    if (is_structured(reading.tree, id))
        read_parts(reading, flow, id, inside);
    else
        read_children(reading, flow, id, inside);
    flow.end_leaf();
}

}  // namespace

void read_bibl(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const ElementKind around = parent_kind(reading.tree, id);
    if (!in_running_text(reading, flow, id)) {
        if (around == ElementKind::list_bibl || around == ElementKind::division || around == ElementKind::matter ||
            around == ElementKind::text_body)
            return read_entry(reading, flow, id, scope, Role::bibliography_entry);
        if (around == ElementKind::container || around == ElementKind::quotation || around == ElementKind::citation ||
            around == ElementKind::line_group)
            return read_entry(reading, flow, id, scope, Role::paragraph);
    }
    read_transparent(reading, flow, id, scope);
}

void read_bibl_structure(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (!in_running_text(reading, flow, id) && !scope.note) return read_entry(reading, flow, id, scope, Role::bibliography_entry);
    if (flow.has_open_text()) flow.space();
    read_parts(reading, flow, id, scope);
}

// A list directly in back matter becomes a bibliography with a division of its own.
void read_bibl_list(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const NodeIndex parent = reading.tree[id].parent;
    const bool loose = parent != NodeIndex::none && reading.tree.is(parent, "back") && scope.divisible;
    if (!loose) return read_transparent(reading, flow, id, scope);
    Block division = block_header(reading, id, scope, Role::bibliography);
    division.level = scope.level;
    Scope inside = scope;
    if (inside.level < 250) ++inside.level;
    Flow inner(reading.marks, loose_header(scope, division.span, Role::paragraph));
    if (reading.tree.child(id, "head") == NodeIndex::none) {
        const std::string title(label(Label::bibliography, reading.book.language(scope.language)));
        inner.add(text_leaf(Role::heading, title, scope.language, division.span));
    }
    read_children(reading, inner, id, inside);
    Blocks content = inner.finish();
    if (content.size() < 2) content.clear();
    if (!content.empty()) division.anchor = reading.place(reading.anchor_of(id));
    reading.add_container(flow, std::move(division), std::move(content));
}

}  // namespace nabor::tei
