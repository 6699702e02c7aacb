// In: the text of a table's cell. Out: whether it is a number, and where its decimal mark stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nabor {

struct Numeral {
    // range: two numbers, which stand in a column of numbers and make none; nothing: empty, or a dash or "n/a" in a number's place
    enum class Kind : std::uint8_t { words, number, range, nothing };
    Kind kind = Kind::words;
    std::uint32_t decimal_mark = 0;  // position in the text; the number's end where it has none
};

// "-1 234.5", ".5", "12 %", "(12.5)" and "1½" are numbers, "1–2" is a range, "—" is nothing.
Numeral numeral_of(std::u16string_view text);

bool is_decimal_digit(char16_t unit);  // a decimal digit of any script

// The cells of a column, below its head. One of them at least is a number, and no other is anything but a number, a dash or the like.
struct NumeralCount {
    std::size_t numbers = 0, dashes = 0;
    bool has_words = false;

    void add(Numeral::Kind kind, bool is_empty) {
        has_words = has_words || kind == Numeral::Kind::words;
        numbers += kind == Numeral::Kind::number ? 1 : 0;
        dashes += kind == Numeral::Kind::nothing && !is_empty ? 1 : 0;
    }
    bool is_column() const { return !has_words && numbers > 0 && numbers + dashes > 1; }
};

}  // namespace nabor
