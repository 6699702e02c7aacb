// In: the text of a table's cell. Out: whether it is a number, and where its decimal mark stands.
#pragma once

#include <cstdint>
#include <string_view>

namespace nabor {

struct Numeral {
    enum class Kind : std::uint8_t { words, number, nothing };  // nothing: empty, or a dash in a number's place
    Kind kind = Kind::words;
    std::uint32_t decimal_mark = 0;  // position in the text; the number's end where it has none
};

// "-1 234.5", ".5" and "12 %" are numbers, "1–2" is words (a range has two), "—" is nothing.
Numeral numeral_of(std::u16string_view text);

// A column of fewer numbers is no column of numerals.
inline constexpr std::size_t fewest_numerals = 2;

}  // namespace nabor
