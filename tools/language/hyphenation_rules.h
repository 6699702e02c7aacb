// In: a language. Out: what Nabor asks of a hyphen beyond a dictionary's patterns (docs/typography.md).
// Holds: private to this folder. Letters are lower-case, folded (see `folded`), without marks.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace nabor {

struct HyphenationRules {
    std::string_view primary;                // language subtag; "" is the row for any other language
    std::uint8_t left = 2, right = 3;        // letters that must stay, letters that must be carried
    std::u16string_view vowels{};            // where given, each part needs one
    std::u16string_view never_first{};       // letters that stay with the letter before
    std::u16string_view fold_from{}, fold_to{};   // letters the dictionary does not know, and what it knows instead
    std::span<const std::u16string_view> exceptions{};
};

const HyphenationRules& hyphenation_rules(std::string_view primary);

// Positions of an exception: "ther-a-pist" is a whole word, "под-опыт*" a beginning after which the patterns go on.
// Returns how many letters the exception speaks for (0: none matches) and sets `allowed[i]` for a hyphen before letter i.
std::size_t apply_exception(const HyphenationRules& rules, std::u16string_view letters, std::span<bool> allowed);

}  // namespace nabor
