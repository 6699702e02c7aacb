#include "layout/cascade.h"

#include <algorithm>
#include <utility>

namespace nabor {

bool StyleBlock::sets_initial() const {
    return std::any_of(declarations.begin(), declarations.end(), [](const Declaration& one) {
        return one.row->text.name == "initial-letter" && one.wide == Wide::none && std::get<std::int32_t>(one.value) > 0;
    });
}

void Cascade::add(std::vector<Selector> selectors, StyleBlock block) {
    const auto index = static_cast<std::uint32_t>(blocks_.size());
    const bool sets_initial = block.sets_initial();
    blocks_.push_back(std::move(block));
    for (Selector& selector : selectors) {
        add_names(selector, names_);
        has_initials_ = has_initials_ || (sets_initial && selector.pseudo == PseudoElement::first_letter);
        rules_.push_back({std::move(selector), index});
    }
}

void Cascade::arrange() {
    std::stable_sort(rules_.begin(), rules_.end(),
                     [](const StyleRule& a, const StyleRule& b) { return a.selector.specificity < b.selector.specificity; });
    for (std::uint32_t i = 0; i < rules_.size(); ++i) {
        const SimpleSelector& last = rules_[i].selector.compounds.back().simple;
        if (!last.classes.empty()) {
            by_class_[last.classes.front()].push_back(i);
        } else if (!last.element.empty()) {
            by_element_[last.element].push_back(i);
        } else {
            for_any_.push_back(i);
        }
    }
}

std::vector<std::uint32_t> Cascade::candidates(std::span<const ElementKey> chain) const {
    std::vector<std::uint32_t> found = for_any_;
    const auto add = [&](const auto& index, std::string_view key) {
        if (const auto entry = index.find(key); entry != index.end()) found.insert(found.end(), entry->second.begin(), entry->second.end());
    };
    add(by_element_, chain.empty() ? "html" : chain.back().element);
    const auto add_classes = [&](std::string_view classes) {
        while (!classes.empty()) {
            const std::size_t end = std::min(classes.find(' '), classes.size());
            if (end > 0) add(by_class_, classes.substr(0, end));
            classes.remove_prefix(std::min(end + 1, classes.size()));
        }
    };
    if (!chain.empty()) add_classes(chain.back().css_class);
    if (!chain.empty()) add_classes(chain.back().looks);
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<const StyleRule*> Cascade::matching(std::span<const ElementKey> chain, bool over_looks) const {
    std::vector<const StyleRule*> found;
    for (const std::uint32_t index : candidates(chain)) {
        const StyleRule& rule = rules_[index];
        if (!matches(rule.selector, chain)) continue;
        const bool names_look = !chain.empty() && nabor::names_look(rule.selector, chain.back());
        if (names_look == over_looks) found.push_back(&rule);
    }
    return found;
}

Style Cascade::style_by(std::span<const StyleRule* const> matching, const StyleBefore& own, const LengthBases& bases) const {
    std::vector<const Declaration*> declarations;
    std::string before = own.own.before, after = own.own.after;
    for (const StyleRule* rule : matching) {
        const StyleBlock& block = blocks_[rule->block];
        if (rule->selector.pseudo == PseudoElement::none) {
            for (const Declaration& declaration : block.declarations) declarations.push_back(&declaration);
        } else if (block.content && rule->selector.pseudo != PseudoElement::first_letter) {
            (rule->selector.pseudo == PseudoElement::before ? before : after) = *block.content;
        }
    }
    Style style = styled(own, declarations, bases);
    style.before = std::move(before);
    style.after = std::move(after);
    return style;
}

Style Cascade::style(const StyleBefore& own, std::span<const ElementKey> chain, const LengthBases& bases) const {
    return style_by(matching(chain, false), own, bases);
}

std::optional<Style> Cascade::style_over_looks(const StyleBefore& looked, std::span<const ElementKey> chain, const LengthBases& bases) const {
    const std::vector<const StyleRule*> rules = matching(chain, true);
    if (rules.empty()) return std::nullopt;
    return style_by(rules, looked, bases);
}

std::optional<Style> Cascade::pseudo_style(PseudoElement pseudo, const Style& own, std::span<const ElementKey> chain,
                                           const LengthBases& bases) const {
    bool any = false;
    std::vector<const Declaration*> declarations;
    for (const std::uint32_t index : candidates(chain)) {
        const StyleRule& rule = rules_[index];
        if (rule.selector.pseudo != pseudo || !matches(rule.selector, chain)) continue;
        any = true;
        for (const Declaration& declaration : blocks_[rule.block].declarations) declarations.push_back(&declaration);
    }
    if (!any) return std::nullopt;
    return styled(own, declarations, bases);
}

std::optional<Style> Cascade::initial_style(const Style& own, std::span<const ElementKey> chain, const LengthBases& bases) const {
    if (!has_initials_ || chain.empty()) return std::nullopt;
    std::optional<Style> style = pseudo_style(PseudoElement::first_letter, own, chain, bases);
    if (style && style->initial_lines == 0) style.reset();
    return style;
}

}  // namespace nabor
