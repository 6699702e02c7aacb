// In: a paragraph's text. Out: its drop cap: the first capital and the characters around it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nabor {

// UTF-16 units: [0, marks_end) are quotation marks, brackets and dashes with their spaces; [marks_end, end) is the capital with its
// accents; the text continues at `next`, which is after the space when the first word has one letter.
struct InitialCapital {
    std::uint32_t marks_end = 0, end = 0, next = 0;
};

// None when the text begins with a numeral, a small letter, a sign, or a letter without case, or has only the capital.
std::optional<InitialCapital> initial_capital(std::u16string_view text);

// Punctuation allowed before the capital: any, or only punctuation without a space after it (which excludes the dash of direct speech).
enum class InitialMarks : std::uint8_t { any, closed_up };

bool begins_with_capital(std::string_view utf8, InitialMarks marks);

}  // namespace nabor
