// Registers of people, places and organizations. In a division they are printed, for example as biographical notes; outside any
// division (back matter, standOff, header) they are only targets of references.
#include <fmt/format.h>

#include <utility>

#include "base/utf8.h"
#include "language/language.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

bool is_entry(std::string_view name) {
    return name == "person" || name == "personGrp" || name == "place" || name == "org" || name == "event" || name == "nym" ||
           name == "object";
}

bool names_entry(std::string_view name) {
    return name == "persName" || name == "placeName" || name == "orgName" || name == "eventName" || name == "objectName" || name == "form";
}

// Whether the register is inside a division (or a note, an item …) of the text.
bool is_shown(const TeiTree& tree, NodeIndex id) {
    for (NodeIndex around = tree[id].parent; around != NodeIndex::none; around = tree[around].parent) {
        switch (tree.kind(around)) {
            case ElementKind::register_list: continue;
            case ElementKind::division:
            case ElementKind::container:
            case ElementKind::note:
            case ElementKind::item:
            case ElementKind::floating_text: return true;
            default: return false;
        }
    }
    return true;  // the register is the whole file
}

// "Surname, Forenames" of a structured name; any other name as its line.
std::string name_line(const TeiTree& tree, NodeIndex name) {
    const NodeIndex surname = tree.child(name, "surname");
    std::string forenames;
    for (const NodeIndex child : tree.children(name))
        if (tree.is(child, "forename")) forenames += (forenames.empty() ? "" : " ") + tree.line(child);
    if (surname == NodeIndex::none || forenames.empty() || tree[name].has_text) return tree.line(name);
    return tree.line(surname) + ", " + forenames;
}

std::string event_line(const TeiTree& tree, NodeIndex event) {
    if (event == NodeIndex::none) return {};
    std::string line = tree.line(event);
    if (!line.empty()) return line;
    const std::string_view when = tree.attribute(event, "when");
    return std::string(when.substr(0, std::min(when.find('-', 1), when.size())));
}

bool is_year(std::string_view text) { return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos; }

std::string life_dates(const TeiTree& tree, NodeIndex person) {
    const std::string birth = event_line(tree, tree.child(person, "birth")), death = event_line(tree, tree.child(person, "death"));
    if (birth.empty() && death.empty()) return {};
    const bool close = (birth.empty() || is_year(birth)) && (death.empty() || is_year(death.substr(0, 4)));
    return birth + (close ? "–" : " – ") + death;
}

class EntryReader {
public:
    EntryReader(Reading& reading, const Scope& scope) : reading_(reading), scope_(scope) { scope_.divisible = false; }

    void read(Flow& flow, NodeIndex id) {
        Block entry = block_header(reading_, id, scope_, Role::biography);
        entry.anchor = reading_.place(reading_.anchor_of(id));
        Flow inner(reading_.marks, loose_header(scope_, entry.span, Role::paragraph));
        read_name(inner, id);
        for (const NodeIndex child : reading_.tree.children(id)) read_part(inner, child);
        reading_.add_container(flow, std::move(entry), inner.finish());
    }

private:
    // The name in the book's language, then other names and dates in brackets.
    void read_name(Flow& flow, NodeIndex id) {
        const NodeIndex first = preferred_name(id);
        if (first == NodeIndex::none) return;
        const Span span = reading_.tree[first].span;
        flow.begin_leaf(loose_header(scope_, span, Role::biography_name));
        read_one_name(flow, first);
        std::string_view opening = " (";
        for (const NodeIndex child : reading_.tree.children(id)) {
            if (child == first || reading_.tree.is_text(child) || !names_entry(reading_.tree[child].text) ||
                !reading_.tree.has_visible_text(child))
                continue;
            flow.text(opening, span);
            read_one_name(flow, child);
            opening = "; ";
        }
        if (const std::string dates = life_dates(reading_.tree, id); !dates.empty()) {
            flow.text(opening, span);
            flow.text(dates, span);
            opening = "; ";
        }
        if (opening != " (") flow.text(")", span);
        flow.end_leaf();
    }

    NodeIndex preferred_name(NodeIndex id) const {
        NodeIndex first = NodeIndex::none;
        for (const NodeIndex child : reading_.tree.children(id)) {
            if (reading_.tree.is_text(child) || !names_entry(reading_.tree[child].text) || !reading_.tree.has_visible_text(child)) continue;
            if (first == NodeIndex::none) first = child;
            const std::string_view tag = reading_.tree.attribute(child, "xml:lang");
            if (!tag.empty() && primary_subtag(canonical_language(tag)) == primary_subtag(reading_.book.language(scope_.language)))
                return child;
        }
        return first;
    }

    void read_one_name(Flow& flow, NodeIndex name) {
        const Scope scope = scope_inside(reading_, name, scope_);
        flow.begin_phrase(phrase_shell(reading_, name, scope, reading_.tree.role(name)));
        flow.text(name_line(reading_.tree, name), reading_.tree[name].span);
        flow.end_phrase();
    }

    void read_part(Flow& flow, NodeIndex id) {
        const TeiTree& tree = reading_.tree;
        if (tree.is_text(id)) return read_node(reading_, flow, id, scope_);
        const std::string_view name = tree[id].text;
        if (names_entry(name) || name == "birth" || name == "death" || name == "idno" || name == "sex" || !tree.has_visible_text(id))
            return;
        const Scope scope = scope_inside(reading_, id, scope_);
        if (tree.kind(id) == ElementKind::note) return read_paragraphs(flow, id, scope);
        if (is_entry(name)) return read(flow, id);
        if (is_block(tree.kind(id)) || has_block_inside(tree, id)) return read_node(reading_, flow, id, scope_);
        read_leaf(reading_, flow, id, scope, Role::paragraph);
    }

    void read_paragraphs(Flow& flow, NodeIndex id, const Scope& scope) {
        if (has_block_inside(reading_.tree, id)) return read_transparent(reading_, flow, id, scope);
        read_leaf(reading_, flow, id, scope, Role::paragraph);
    }

    Reading& reading_;
    Scope scope_;
};

}  // namespace

void read_register(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    if (!is_shown(tree, id)) {
        if (reading.is_first("tei-register-not-shown", tree[id].text))
            reading.report.note("tei-register-not-shown", tree[id].span,
                                fmt::format("this {} is outside any division and is not printed", tree[id].text),
                                "put it into a <div> of the back matter to print it");
        return;
    }
    for (const NodeIndex child : tree.children(id)) {
        if (!tree.is_text(child) && is_entry(tree[child].text))
            EntryReader(reading, scope_inside(reading, child, scope)).read(flow, child);
        else
            read_node(reading, flow, child, scope);
    }
}

void find_shown_people(Reading& reading) {
    const TeiTree& tree = reading.tree;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        const NodeIndex parent = tree.nodes[i].parent;
        if (!tree.is(id, "person") || parent == NodeIndex::none || tree.kind(parent) != ElementKind::register_list ||
            !is_shown(tree, parent))
            continue;
        const NodeIndex name = tree.child(id, "persName");
        if (name == NodeIndex::none) continue;
        const std::string line = name_line(tree, name);
        reading.shown_people.emplace(id, file_as(line, reading.book.languages.front()));
    }
}

}  // namespace nabor::tei
