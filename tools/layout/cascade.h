// In: style rules. Out: the style of an element by its path: what matches, in the order of precedence.
// Holds: it does not change once arranged, so any number of threads may use it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "layout/property.h"
#include "layout/selector.h"

namespace nabor {

// The declarations of a style rule.
struct StyleBlock {
    std::vector<Declaration> declarations;
    std::optional<std::string> content;  // for selectors with ::before or ::after

    bool sets_initial() const;           // makes a drop cap, for selectors with ::first-letter
};

struct StyleRule {
    Selector selector;
    std::uint32_t block = 0;  // index into Cascade's blocks
};

class Cascade {
public:
    // In the order of the sheet.
    void add(std::vector<Selector> selectors, StyleBlock block);
    // Sorts the rules by precedence and indexes them. Nothing may be added afterwards.
    void arrange();

    std::size_t rule_count() const { return rules_.size(); }
    bool has_initials() const { return has_initials_; }  // some rule makes a drop cap

    const std::set<std::string, std::less<>>& names() const { return names_; }  // in selectors: "p", ".dateline"

    // Of the last element of the chain, without the rules that name its looks; `before` and `after` are its generated text.
    Style style(const StyleBefore& own, std::span<const ElementKey> chain, const LengthBases& bases) const;
    // With these rules alone; nothing if there is none.
    std::optional<Style> style_over_looks(const StyleBefore& looked, std::span<const ElementKey> chain, const LengthBases& bases) const;
    // Of a pseudo-element of that element, whose own style is `own`; nothing where no rule speaks of it.
    std::optional<Style> pseudo_style(PseudoElement pseudo, const Style& own, std::span<const ElementKey> chain,
                                      const LengthBases& bases) const;
    // Of its ::first-letter; nothing where no rule makes a drop cap of it.
    std::optional<Style> initial_style(const Style& own, std::span<const ElementKey> chain, const LengthBases& bases) const;

private:
    std::vector<std::uint32_t> candidates(std::span<const ElementKey> chain) const;
    // The rules that match, in cascade order: those that name looks of the element, or the others.
    std::vector<const StyleRule*> matching(std::span<const ElementKey> chain, bool over_looks) const;
    Style style_by(std::span<const StyleRule* const> matching, const StyleBefore& own, const LengthBases& bases) const;

    std::vector<StyleBlock> blocks_;
    std::vector<StyleRule> rules_;  // in cascade order: a later one wins
    // Indices into `rules_` by class or element of the last compound, so that few rules are matched against an element.
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_class_, by_element_;
    std::vector<std::uint32_t> for_any_;
    std::set<std::string, std::less<>> names_;
    bool has_initials_ = false;
};

}  // namespace nabor
