// In: the lines of the cells of a table's row. Out: the row as bands of galley items, between which a page may end.
// Holds: the lines of each cell stand below each other as they would alone. A row that no page end divides is one band. In a longer row the
// cells begin anew at each band: a line that would stand across its edge goes below it, as far as that moves it little.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "typeset/galley.h"

namespace nabor {

// A cell that is being set beside the others of its rows: its lines from `next` on wait for bands.
struct OpenCell {
    Galley lines;
    std::size_t next = 0;
    Length waiting;          // the height of the lines that wait, each with the white above it
    Length x;                // from the table's left edge
    std::uint16_t rows = 1;  // that it still covers, this one with them
    Length top;              // of its next line, from the row's top; below it where a picture reaches into the row from the one above
    Length covered;          // the height of the rows that it covers above this one: of a cell of heads, which waits for its last row
    bool begins = true;      // there is no white above the next line
};

// A cell with these lines, none of them set.
OpenCell open_cell(Galley lines);

struct RowPlace {
    Length left;      // of the table
    Length line;      // the height of a line of text
    Length tallest;   // the height of a page's text block
    Length gap;       // the white below the row
    bool heads_columns = false;
};

// The cells' lines that stand in this row, below each other in bands. `cells`: those that the row begins, and those that go on from rows
// above. None when no cell that ends with the row has a line left. The first band says nothing of the break before it.
Galley stack_row(std::vector<OpenCell>& cells, const RowPlace& place);

// Whether something of a cell reaches into the next row: no page ends between the two.
bool reaches_on(const std::vector<OpenCell>& cells);

}  // namespace nabor
