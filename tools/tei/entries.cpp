// Parts of entries in dictionaries and bibliographies (TEI chapters 10 and 3.12) that say in attributes what is printed.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"
#include "reading/classification.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

bool is_letter_or_digit(char32_t c) { return is_letter(c) || (c >= U'0' && c <= U'9'); }

// Whether a line has the number already: "1" of "1. fit", not of "12 men".
bool begins_with(std::string_view line, std::string_view number) {
    if (!line.starts_with(number)) return false;
    line.remove_prefix(number.size());
    return line.empty() || !is_letter_or_digit(first_code_point(line));
}

// "1.", of sense/@n; "" where the text says it, or where it is an identifier.
std::string number_of_sense(const TeiTree& tree, NodeIndex id) {
    std::string number = collapse_xml_space(tree.attribute(id, "n"));
    if (!reading::is_item_number(number) || !tree.has_visible_text(id) || begins_with(tree.line(id), number)) return {};
    if (is_letter_or_digit(last_code_point(number))) number += '.';
    return number;
}

std::string range(std::string_view from, std::string_view to) {
    if (from.empty() || to.empty() || from == to) return std::string(from.empty() ? to : from);
    return fmt::format("{}–{}", from, to);
}

// "voir" right before its ref.
bool clings_to_word(const TeiTree& tree, NodeIndex child) {
    const NodeIndex before = tree[child].previous;
    if (tree.kind(child) != ElementKind::reference || before == NodeIndex::none || !tree.is_text(before)) return false;
    return is_letter_or_digit(last_code_point(tree[before].text)) && is_letter_or_digit(first_code_point(tree.line(child)));
}

}  // namespace

void read_sense(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (const std::string number = number_of_sense(reading.tree, id); !number.empty()) {
        flow.space();
        put_label(flow, number, reading.tree[id].span, scope);
    }
    read_transparent(reading, flow, id, scope);
}

void read_cross_reference(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    const bool parts_words = parts_are_words(tree, id);
    const auto read_parts = [&] {
        for (const NodeIndex child : tree.children(id)) {
            if ((parts_words && stands_apart(tree, child)) || clings_to_word(tree, child)) flow.space();
            read_node(reading, flow, child, scope);
        }
    };
    if (const AnchorId anchor = reading.anchor_if_referenced(id); anchor != AnchorId::none) flow.mark({tree[id].span, AnchorMark{anchor}});
    in_its_language(reading, flow, id, scope, read_parts);
}

std::string range_of(const TeiTree& tree, NodeIndex id) {
    if (tree[id].attribute_count == 0 || tree.has_visible_text(id)) return {};
    const auto value = [&](std::string_view name) { return collapse_xml_space(tree.attribute(id, name)); };
    const std::string known = range(value("from"), value("to"));
    return known.empty() ? range(value("notBefore"), value("notAfter")) : known;
}

void read_scope_of_work(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    read_transparent(reading, flow, id, scope);
    flow.text(range_of(reading.tree, id), reading.tree[id].span);
}

void read_date(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    flow.begin_phrase(phrase_shell(reading, id, scope, Role::date));
    read_children(reading, flow, id, scope);
    flow.text(range_of(reading.tree, id), reading.tree[id].span);
    flow.end_phrase();
}

}  // namespace nabor::tei
