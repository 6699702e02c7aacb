// In: the number of pages on one side of a sheet. Out: the page of the folded sheet in each cell, and its orientation.
// Holds: the inside of the sheet is up. Folds alternate: right half over left, top half down over bottom; the last fold, left over right,
// is the spine. Pages at a horizontal fold meet head to head. Printers fold 8, 16 and 32 pages this way.
#pragma once

#include <cstdint>
#include <vector>

namespace nabor::pdf {

struct FoldedCell {
    std::uint32_t leaf = 0;   // from 0 at the front of the folded sheet
    bool is_recto_up = true;  // the recto is on the inside of the sheet, the verso on the outside
    bool is_upside_down = false;
};

struct FoldedSheet {
    std::uint32_t columns = 1, rows = 1;
    std::vector<FoldedCell> inside;  // rows from the top, each from the left
};

// per_side: 1, 2, 4, 8 or 16.
FoldedSheet unfold(std::uint32_t per_side);

}  // namespace nabor::pdf
