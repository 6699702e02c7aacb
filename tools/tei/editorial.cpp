// Editorial markup: choice, deletion, addition, supplied text, gaps. Product::text_state decides which reading is printed:
// the edited text or the diplomatic one.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

bool is_edited(const Reading& reading) { return reading.product.text_state == TextState::edited; }

// The child of a choice that this state prints.
NodeIndex chosen(const Reading& reading, NodeIndex choice) {
    static constexpr std::string_view edited[] = {"reg", "corr", "expan", "supplied", "ex"};
    static constexpr std::string_view diplomatic[] = {"orig", "sic", "abbr", "am"};
    const auto first_of = [&](const auto& names) {
        for (const std::string_view name : names)
            if (const NodeIndex child = reading.tree.child(choice, name); child != NodeIndex::none) return child;
        return NodeIndex::none;
    };
    const NodeIndex wanted = is_edited(reading) ? first_of(edited) : first_of(diplomatic);
    if (wanted != NodeIndex::none) return wanted;
    for (const NodeIndex child : reading.tree.children(choice))
        if (!reading.tree.is_text(child)) return child;
    return NodeIndex::none;
}

// A deletion followed directly by an addition is a substitution, also without subst.
bool is_replaced(const TeiTree& tree, NodeIndex deletion) {
    NodeIndex next = tree[deletion].next;
    while (next != NodeIndex::none && tree.is_text(next) && trim_xml_space(tree[next].text).empty()) next = tree[next].next;
    return next != NodeIndex::none && tree.kind(next) == ElementKind::addition;
}

bool replaces(const TeiTree& tree, NodeIndex addition) {
    NodeIndex before = tree[addition].previous;
    while (before != NodeIndex::none && tree.is_text(before) && trim_xml_space(tree[before].text).empty()) before = tree[before].previous;
    return before != NodeIndex::none && tree.kind(before) == ElementKind::deletion;
}

bool in_substitution(const TeiTree& tree, NodeIndex id) {
    const NodeIndex parent = tree[id].parent;
    return parent != NodeIndex::none && tree.kind(parent) == ElementKind::substitution;
}

bool is_illegible(std::string_view reason) {
    return reason.find("illeg") != std::string_view::npos || reason.find("unread") != std::string_view::npos ||
           reason.find("damage") != std::string_view::npos;
}

std::string gap_text(const Reading& reading, NodeIndex id, const Scope& scope) {
    std::string description = reading.tree.line(reading.tree.child(id, "desc"));
    const std::string& language = reading.book.language(scope.language);
    if (!description.empty() && !is_letter(first_code_point(description))) return description;  // a sign such as "〈…〉"
    if (!description.empty()) return fmt::format("[{}: {}]", label(Label::omitted, language), description);
    if (!is_illegible(reading.tree.attribute(id, "reason"))) return "[…]";
    // Missing letters inside a word get no words of explanation.
    const std::string_view unit = reading.tree.attribute(id, "unit");
    const bool letters = unit.starts_with("char") || unit.starts_with("letter") ||
                         reading.tree.attribute(id, "extent").find("letter") != std::string_view::npos;
    return letters ? "[…]" : fmt::format("[{}]", label(Label::illegible, language));
}

// The chosen reading needs no mark, because the reading that it replaces is not shown.
void read_chosen(Reading& reading, Flow& flow, NodeIndex child, const Scope& scope) {
    const Scope inside = scope_inside(reading, child, scope);
    if (reading.tree.kind(child) == ElementKind::phrase && is_edited(reading))
        read_transparent(reading, flow, child, inside);
    else
        read_node(reading, flow, child, scope);
}

}  // namespace

void read_choice(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const NodeIndex child = chosen(reading, id);
    in_its_language(reading, flow, id, scope, [&] {
        for (const NodeIndex part : reading.tree.children(id)) {
            if (part == child) read_chosen(reading, flow, child, scope);
            // Text beside the readings belongs to all of them.
            if (reading.tree.is_text(part) && !is_blank(reading.tree[part].text)) read_node(reading, flow, part, scope);
        }
    });
}

void read_substitution(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    in_its_language(reading, flow, id, scope, [&] { read_children(reading, flow, id, scope); });
}

void read_deletion(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_edited(reading) && (in_substitution(reading.tree, id) || is_replaced(reading.tree, id))) return;
    read_phrase(reading, flow, id, scope, Role::deletion);
}

void read_addition(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_edited(reading) && (in_substitution(reading.tree, id) || replaces(reading.tree, id)))
        return read_transparent(reading, flow, id, scope);
    read_phrase(reading, flow, id, scope, Role::addition);
}

// The writers put brackets around supplied text; text with brackets of its own stays plain.
void read_supplied(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const std::string line = reading.tree.line(id);
    if (line.starts_with('[') || line.starts_with("<") || flow.last_character() == U'[') return read_transparent(reading, flow, id, scope);
    read_phrase(reading, flow, id, scope, Role::supplied);
}

void put_described(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, std::string_view text) {
    const Span span = reading.tree[id].span;
    const NodeIndex description = reading.tree.child(id, "desc");
    const std::string words = reading.tree.line(description);
    const std::size_t at = words.empty() ? std::string_view::npos : text.find(words);
    if (at == std::string_view::npos) return flow.text(text, span);
    flow.text(text.substr(0, at), span);
    const Scope inside = scope_inside(reading, description, scope);
    in_its_language(reading, flow, description, inside, [&] { flow.text(words, span); });
    flow.text(text.substr(at + words.size()), span);
}

void read_gap(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    flow.begin_phrase(phrase_shell(reading, id, scope, Role::gap));
    put_described(reading, flow, id, scope, gap_text(reading, id, scope));
    flow.end_phrase();
}

}  // namespace nabor::tei
