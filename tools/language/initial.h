// In: a paragraph's text. Out: the capital that it begins with, for it to be set several lines high, and what stands around it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nabor {

// UTF-16 units: text [0, marks_end) is quotation marks, brackets and dashes with their spaces; [marks_end, end) is the capital with its
// accents; the text goes on at `next`, after the space of a word of one letter.
struct InitialCapital {
    std::uint32_t marks_end = 0, end = 0, next = 0;
};

// None where the text begins with a figure, a small letter, a sign, or a letter of a script without capitals; nor where nothing follows.
std::optional<InitialCapital> initial_capital(std::u16string_view text);

// What may stand before a capital: whatever does, or only what no space parts from it, as the dash of a speech is.
enum class InitialMarks : std::uint8_t { any, closed_up };

bool begins_with_capital(std::string_view utf8, InitialMarks marks);

}  // namespace nabor
