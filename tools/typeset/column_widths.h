// In: what the columns of a table ask for, and how much text its cells hold. Out: how wide each column is.
// Holds: the widths add up to no more than there is; none is below its least; what a table asks for it gets where that fits.
#pragma once

#include <cstddef>
#include <vector>

#include "base/length.h"

namespace nabor {

struct ColumnWish {
    Length least, most;  // its widest word; its widest line unbroken
    Length width;        // what it gets
};

// The paragraphs of a cell, each as long as it is in one line. Cells come row by row.
struct CellText {
    std::size_t row = 0, column = 0;
    std::vector<Length> paragraphs;
};

// Columns that ask for no more than an equal share get it. What is left goes to the others so that the table grows least in height.
// `free` is at least the sum of the columns' least.
void share_columns(std::vector<ColumnWish>& columns, const std::vector<CellText>& cells, Length free);

}  // namespace nabor
