// In: the least and the greatest useful width of each column of a table, and the lengths of its cells' text. Out: the widths.
// Holds: their sum is at most the free width; no column is narrower than its least; a table gets all that it asks for where that fits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/length.h"

namespace nabor {

struct ColumnWish {
    Length least, most;  // its widest word; its widest unbroken line
    Length width;        // the result
};

// The paragraphs of a cell, each with its length in one line. Cells come row by row.
struct CellText {
    std::size_t row = 0, column = 0;
    std::vector<Length> paragraphs;
};

// Columns that ask for at most an equal share get what they ask for. The rest goes to the others, where it makes the table shortest.
// `free`: at least the sum of the columns' least widths. Returns the height that the table then has, in thousandths of a line; only to be
// compared.
std::int64_t share_columns(std::vector<ColumnWish>& columns, const std::vector<CellText>& cells, Length free);

}  // namespace nabor
