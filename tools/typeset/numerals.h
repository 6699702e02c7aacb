// In: a cell of a table. Out: whether it is a number, and where its decimal mark stands.
#pragma once

#include <cstdint>
#include <string_view>

#include "typeset/flow.h"

namespace nabor {

struct Numeral {
    enum class Kind : std::uint8_t { words, number, nothing };  // nothing: empty, or a dash in a number's place
    Kind kind = Kind::words;
    std::uint32_t decimal_mark = 0;  // position in the cell's paragraph; the number's end where it has none
};

// Of a cell: words unless it holds one paragraph that the source does not align. A note call after the number is no part of it.
Numeral numeral_of(const FlowCell& cell);

// Of a text: "-1 234.5", ".5" and "12 %" are numbers, "1–2" is words (a range has two), "—" is nothing.
Numeral numeral_of(std::u16string_view text);

}  // namespace nabor
