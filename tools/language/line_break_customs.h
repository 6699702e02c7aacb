// In: a language. Out: the words that its typography ties to a neighbour (docs/typography.md).
// Holds: private to this folder. Lists are words between single spaces; all but `before_name` are in lower case.
#pragma once

#include <cstdint>
#include <string_view>

namespace nabor {

struct BreakCustoms {
    std::string_view primary;                       // language subtag; "" is the row for any other language
    std::uint8_t after_one_letter = 0;              // reluctance to end a line with a word of one letter
    std::uint8_t after_short_word = 0;              // … with one of short_words
    std::u16string_view short_words{};
    std::u16string_view heading_words{};            // with short_words and words of one letter, never at the end of a line of a heading
    std::u16string_view never_first{};              // particles, never at the start of a line
    std::u16string_view before_name{};              // tied to a capitalised word: titles
    std::u16string_view before_number{};            // tied to a number: page, volume, archive fond
    std::u16string_view after_number{};             // tied to a number: year, century, units that only this language writes so
    std::u16string_view near_number{};              // loosely tied to a number: months, "year"
    std::u16string_view after_and{};                // "and so on": tied to the conjunction `conjunction`
    std::u16string_view conjunction{};
    std::u16string_view between_numbers{};          // units between the parts of one measure: "20 h 30"
    std::u16string_view ordinal_endings{};          // of a number: "e" in "XIXe"
    std::u16string_view after_ordinal{};            // tied to such a number: century, edition
    std::u16string_view name_particles{};           // tied to the title or the initials before, and to the surname
    bool guillemets_point_inwards = false;          // »…«
};

const BreakCustoms& break_customs(std::string_view primary);

// A unit of the language or of all of them, in lower case.
bool is_listed_unit(const BreakCustoms& customs, std::u16string_view word);

// Whether `word` is one of the words of `list`.
bool lists(std::u16string_view list, std::u16string_view word);

}  // namespace nabor
