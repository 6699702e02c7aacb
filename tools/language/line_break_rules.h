// In: a position between two characters of a paragraph. Out: whether a line may end there, and with which reluctance.
// Holds: private to this folder. The rules apply to the break opportunities of UAX #14, and to the few additional ones of
// may_break_more.
#pragma once

#include <string_view>

#include "language/line_break.h"
#include "language/line_break_customs.h"

namespace nabor {

inline constexpr BreakOpportunity prohibited{BreakKind::prohibited, 0};

struct BreakPlace {
    std::u16string_view text;            // the paragraph
    std::size_t position = 0;            // the line would end before this code unit
    const BreakCustoms& left;            // of the language before the position
    const BreakCustoms& right;           // … and after it
    bool heading = false;
    bool is_code = false;                // on both sides of the position
};

bool is_break_space(char16_t c);         // any white space, with no-break spaces and line separators
bool is_dash(char16_t c);                // en dash, em dash, horizontal bar
bool is_digit(char16_t c);
bool is_letter(char16_t c);
// The characters that most texts consist of, of the classes AL and NU of UAX #14: no line ends between two of them.
bool is_of_a_word(char16_t c);
bool is_roman_number(std::u16string_view word);

// A break after a space.
BreakOpportunity break_at_space(const BreakPlace& place);
// Whether that is prohibited, in text as in headings.
bool is_tied_at_space(const BreakPlace& place);

// A break inside a word: after a hyphen, a dash, a slash, between ideographs …
BreakOpportunity break_inside_word(const BreakPlace& place);

// Breaks that UAX #14 does not have: after a closed-up dash before a quote, between a closing quote and a bracket, at the signs of addresses
// and of code.
bool may_break_more(std::u16string_view text, std::size_t position, bool is_code);

}  // namespace nabor
