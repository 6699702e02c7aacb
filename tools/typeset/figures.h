// In: a cell of a table. Out: whether it is a number, and where its decimal mark stands.
#pragma once

#include <cstdint>
#include <string_view>

#include "typeset/flow.h"

namespace nabor {

struct Figure {
    enum class Kind : std::uint8_t { words, number, nothing };  // nothing: empty, or a dash in a number's place
    Kind kind = Kind::words;
    std::uint32_t decimal_mark = 0;  // position in the cell's paragraph; the number's end where it has none
};

// The figure of a cell that holds one paragraph, aligned by nobody. A call of a note after the number is no part of it.
Figure figure_of(const FlowCell& cell);

// Of text alone: "-1 234.5", ".5", "12 %", "1–2" (words: a range has two), "—" (nothing).
Figure figure_of(std::u16string_view text);

}  // namespace nabor
