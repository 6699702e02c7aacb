// In: how many pages stand on one side of a sheet. Out: which page of the folded sheet stands in which cell, and which way up.
// Holds: the sheet lies with its inside up. It is folded by turns: the right half over the left, the top half down over the bottom; the
// last fold, left over right, is the spine. Pages at a fold across meet head to head. So printers fold 8, 16 and 32 pages at right angles.
#pragma once

#include <cstdint>
#include <vector>

namespace nabor::pdf {

struct FoldedCell {
    std::uint32_t leaf = 0;   // of the folded sheet, from 0 at the front of the booklet
    bool is_recto_up = true;  // the leaf's recto is on the sheet's inside, its verso on the outside
    bool is_upside_down = false;
};

struct FoldedSheet {
    std::uint32_t columns = 1, rows = 1;
    std::vector<FoldedCell> inside;  // rows from the top, each from the left
};

// per_side: 1, 2, 4, 8 or 16.
FoldedSheet unfold(std::uint32_t per_side);

}  // namespace nabor::pdf
