// Bibliographic references: as written in running text, as entries in lists, with punctuation added between structured parts.
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"
#include "language/quotation_marks.h"
#include "tei/readers.h"
#include "tei/sigla.h"

namespace nabor::tei {

namespace {

ElementKind parent_kind(const TeiTree& tree, NodeIndex id) {
    const NodeIndex parent = tree[id].parent;
    return parent == NodeIndex::none ? ElementKind::division : tree.kind(parent);
}

// Two or more elements without text between them, or an element that never holds text (biblStruct).
bool is_structured(const TeiTree& tree, NodeIndex id) {
    if (tree[id].has_text) return false;
    if (tree.kind(id) == ElementKind::bibliographic_structure) return true;
    std::size_t parts = 0;
    for (const NodeIndex child : tree.children(id)) parts += tree.is_text(child) ? 0 : 1;
    return parts > 1;
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

// The parts of one reference, in the flow of what stands around it. Its first part follows that as it is.
class PartReader {
public:
    PartReader(Reading& reading, Flow& flow) : reading_(reading), flow_(flow) {}

    void read_parts(NodeIndex id, const Scope& scope) {
        for (const NodeIndex child : reading_.tree.children(id))
            if (!reading_.tree.is_text(child)) read_part(child, scope);
    }

private:
    void read_part(NodeIndex id, const Scope& outside) {
        const TeiTree& tree = reading_.tree;
        const Scope scope = scope_inside(reading_, id, outside);
        const bool visible = tree.has_visible_text(id);
        // The parts of analytic, monogr, imprint and series are parts of the reference. Dates may have no text.
        if (tree.kind(id) == ElementKind::unknown && !tree[id].has_text && (!visible || is_structured(tree, id)))
            return in_its_language(reading_, flow_, id, scope, [&] { read_parts(id, scope); });
        if (!visible) return read_without_text(id, outside);
        separate(tree[id].span);
        if (const std::string address = tree.is(id, "idno") ? tree.line(id) : std::string(); address.starts_with("http"))
            return put_address(address, tree[id].span);
        if (tree.kind(id) == ElementKind::note || tree.kind(id) == ElementKind::unknown) return read_transparent(reading_, flow_, id, scope);
        if (is_inverted_name(tree, id))
            return in_its_language(reading_, flow_, id, scope, [&] { read_inverted_name(reading_, flow_, id, scope); });
        read_node(reading_, flow_, id, outside);
    }

    void read_without_text(NodeIndex id, const Scope& outside) {
        const TeiTree& tree = reading_.tree;
        const std::string_view when = tree.attribute(id, "when");
        if (!range_of(tree, id).empty() && (tree.kind(id) == ElementKind::date || tree.kind(id) == ElementKind::scope_of_work)) {
            separate(tree[id].span);
            read_node(reading_, flow_, id, outside);
        } else if (tree.kind(id) == ElementKind::date && !when.empty()) {
            separate(tree[id].span);
            flow_.text(when, tree[id].span);
        } else if (tree.kind(id) == ElementKind::reference) {
            separate(tree[id].span);
            read_node(reading_, flow_, id, outside);
        }
    }

    void put_address(const std::string& address, Span span) {
        Link link;
        link.role = Role::link;
        link.address = address;
        link.content.push_back(text_inline(address, span));
        flow_.visible({span, std::move(link)});
    }

    void separate(Span span) {
        if (!std::exchange(begun_, true)) return;
        const char32_t last = flow_.last_character();
        if (last == 0) return;
        if (last == U'.' || last == U',' || last == U'?' || last == U'!' || last == U':' || last == U';')
            flow_.space();
        else
            flow_.text(". ", span);
    }

    Reading& reading_;
    Flow& flow_;
    bool begun_ = false;
};

// An entry begins with the siglum by which the apparatus calls the work, as one of listWit does.
void put_siglum(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const std::string siglum = reading.targets.is_named_by_reading(id) ? siglum_before(reading.tree, id) : std::string();
    if (siglum.empty()) return;
    put_label(flow, siglum, reading.tree[id].span, scope);
}

void read_entry(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Role role) {
    Block header = block_header(reading, id, scope, role);
    if (role == Role::paragraph) {  // the source of an epigraph or a quotation
        header.rendition.set(Look::no_indent);
        header.rendition.alignment = Alignment::right;
    }
    flow.begin_leaf(std::move(header));
    put_siglum(reading, flow, id, scope);
    Scope inside = scope;
    inside.divisible = false;
    if (is_structured(reading.tree, id))
        PartReader(reading, flow).read_parts(id, inside);
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
        if (around == ElementKind::item) put_siglum(reading, flow, id, scope);
    }
    read_transparent(reading, flow, id, scope);
}

void read_bibl_structure(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (!in_running_text(reading, flow, id) && !scope.note) return read_entry(reading, flow, id, scope, Role::bibliography_entry);
    const char32_t last = flow.last_character();
    if (flow.has_open_text() && last != U'(' && last != U'[' && !is_quotation_mark(last)) flow.space();
    in_its_language(reading, flow, id, scope, [&] { PartReader(reading, flow).read_parts(id, scope); });
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
