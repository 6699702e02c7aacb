// In: a language. Out: Nabor's rules for hyphens, besides the dictionary's patterns (docs/typography.md).
// Holds: private to this folder. Letters are lower-case, folded (see `folded`), without marks.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace nabor {

struct HyphenationRules {
    std::string_view primary;                // language subtag; "" is the row for any other language
    std::uint8_t left = 2, right = 3;        // minimum letters before and after the hyphen
    std::u16string_view vowels{};            // if given, each part needs one
    std::u16string_view never_first{};       // letters that stay with the letter before
    std::u16string_view fold_from{}, fold_to{};   // letters missing in the dictionary, and their substitutes
    std::span<const std::u16string_view> exceptions{};
};

const HyphenationRules& hyphenation_rules(std::string_view primary);

// Positions of an exception: "ther-a-pist" is a whole word, "под-опыт*" a prefix after which the patterns apply.
// Returns the number of letters that the exception covers (0: no match) and sets `allowed[i]` for a hyphen before letter i.
std::size_t apply_exception(const HyphenationRules& rules, std::u16string_view letters, std::span<bool> allowed);

}  // namespace nabor
