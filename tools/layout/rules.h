// In: a stylesheet that was read. Out: the data of a Layout: style rules by precedence, pages, the ebook's CSS.
// Holds: it does not change, so any number of threads may use it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
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
    std::uint32_t block = 0;  // index into Rules::blocks
};

// The four pages of a name: by side, and whether a section opens on it.
using PageVariants = std::array<PageGeometry, 4>;
inline constexpr std::size_t page_variant(PageSide side, bool opening) { return (side == PageSide::left ? 1U : 0U) + (opening ? 2U : 0U); }

struct Layout::Rules {
    std::vector<StyleBlock> blocks;
    std::vector<StyleRule> rules;  // in cascade order: a later one wins
    // Indices into `rules` by class or element of the last compound, so that few rules are matched against an element.
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_class, by_element;
    std::vector<std::uint32_t> for_any;
    bool has_initials = false;     // some rule makes a drop cap

    Surroundings surroundings;
    Style html, root;              // of :root, and of body in no language
    std::map<std::string, PageVariants, std::less<>> pages;
    std::string ebook;             // CSS text

    // Puts `rules` into cascade order and fills the three indices.
    void arrange();
    Style style(const Style& parent, std::span<const ElementKey> chain) const;
    std::optional<Style> initial_style(const Style& own, std::span<const ElementKey> chain) const;

private:
    std::vector<std::uint32_t> candidates(std::string_view element, std::string_view classes) const;
};

}  // namespace nabor
