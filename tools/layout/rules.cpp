#include "layout/rules.h"

#include <algorithm>

namespace nabor {

bool StyleBlock::sets_initial() const {
    return std::any_of(declarations.begin(), declarations.end(), [](const Declaration& one) {
        return one.row->text.name == "initial-letter" && one.wide == Wide::none && std::get<std::int32_t>(one.value) > 0;
    });
}

void Layout::Rules::arrange() {
    std::stable_sort(rules.begin(), rules.end(),
                     [](const StyleRule& a, const StyleRule& b) { return a.selector.specificity < b.selector.specificity; });
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
        const SimpleSelector& last = rules[i].selector.compounds.back().simple;
        if (rules[i].selector.pseudo == PseudoElement::first_letter) has_initials = has_initials || blocks[rules[i].block].sets_initial();
        if (!last.classes.empty()) {
            by_class[last.classes.front()].push_back(i);
        } else if (!last.element.empty()) {
            by_element[last.element].push_back(i);
        } else {
            for_any.push_back(i);
        }
    }
}

std::vector<std::uint32_t> Layout::Rules::candidates(std::string_view element, std::string_view classes) const {
    std::vector<std::uint32_t> found = for_any;
    const auto add = [&](const auto& index, std::string_view key) {
        if (const auto entry = index.find(key); entry != index.end()) found.insert(found.end(), entry->second.begin(), entry->second.end());
    };
    add(by_element, element);
    while (!classes.empty()) {
        const std::size_t end = std::min(classes.find(' '), classes.size());
        if (end > 0) add(by_class, classes.substr(0, end));
        classes.remove_prefix(std::min(end + 1, classes.size()));
    }
    std::sort(found.begin(), found.end());
    return found;
}

Style Layout::Rules::style(const Style& parent, std::span<const ElementKey> chain) const {
    const std::string_view element = chain.empty() ? "html" : chain.back().element;
    std::vector<const Declaration*> declarations;
    std::string before, after;
    for (const std::uint32_t index : candidates(element, chain.empty() ? "" : chain.back().css_class)) {
        const StyleRule& rule = rules[index];
        if (!matches(rule.selector, chain)) continue;
        const StyleBlock& block = blocks[rule.block];
        if (rule.selector.pseudo == PseudoElement::none) {
            for (const Declaration& declaration : block.declarations) declarations.push_back(&declaration);
        } else if (block.content && rule.selector.pseudo != PseudoElement::first_letter) {
            (rule.selector.pseudo == PseudoElement::before ? before : after) = *block.content;
        }
    }
    Style style = styled(parent, declarations, surroundings);
    style.before = std::move(before);
    style.after = std::move(after);
    return style;
}

std::optional<Style> Layout::Rules::initial_style(const Style& own, std::span<const ElementKey> chain) const {
    if (!has_initials || chain.empty()) return std::nullopt;
    std::vector<const Declaration*> declarations;
    for (const std::uint32_t index : candidates(chain.back().element, chain.back().css_class)) {
        const StyleRule& rule = rules[index];
        if (rule.selector.pseudo != PseudoElement::first_letter || !matches(rule.selector, chain)) continue;
        for (const Declaration& declaration : blocks[rule.block].declarations) declarations.push_back(&declaration);
    }
    Style style = styled(own, declarations, surroundings);
    if (style.initial_lines == 0) return std::nullopt;
    return style;
}

}  // namespace nabor
