// In: the text of a table's cell. Out: whether it is a number, and where its decimal mark stands.
#pragma once

#include <cstdint>
#include <string_view>

namespace nabor {

struct Numeral {
    // range: two numbers, which stand in a column of numbers and make none; nothing: empty, or a dash in a number's place
    enum class Kind : std::uint8_t { words, number, range, nothing };
    Kind kind = Kind::words;
    std::uint32_t decimal_mark = 0;  // position in the text; the number's end where it has none
};

// "-1 234.5", ".5", "12 %", "(12.5)" and "1½" are numbers, "1–2" is a range, "—" is nothing.
Numeral numeral_of(std::u16string_view text);

// A column of fewer numbers is no column of numerals.
inline constexpr std::size_t fewest_numerals = 2;

}  // namespace nabor
