// In: a place between two characters of a paragraph. Out: whether and how gladly a line may end there.
// Holds: private to this folder. ICU has been asked before: rules see places where UAX #14 breaks, and the few more that
// may_break_more names.
#pragma once

#include <string_view>

#include "language/line_break.h"
#include "language/line_break_customs.h"

namespace nabor {

struct BreakPlace {
    std::u16string_view text;            // the paragraph
    std::size_t position = 0;            // the line would end before this code unit
    const BreakCustoms& left;            // of the language before the place
    const BreakCustoms& right;           // … and after it
    bool heading = false;
};

bool is_break_space(char16_t c);         // any white space, no-break spaces and line separators included
bool is_dash(char16_t c);                // en dash, em dash, horizontal bar
bool is_digit(char16_t c);
bool is_letter(char16_t c);
bool is_roman_number(std::u16string_view word);

// The break stands after a space.
BreakOpportunity break_at_space(const BreakPlace& place);

// The break stands inside a word: after a hyphen, a dash, a slash, between ideographs …
BreakOpportunity break_inside_word(const BreakPlace& place);

// Places where UAX #14 does not break and we do: after a closed dash before a quote, between a closing quote and a bracket.
bool may_break_more(std::u16string_view text, std::size_t position);

}  // namespace nabor
