// In: a table and a measure. Out: its rows as bands of galley items, so that a long row can go on overleaf, and its head for the
// pages it goes on to.
// Holds: a column of figures stands with its decimal marks under each other, at the column's right edge, its head above them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "typeset/column_widths.h"
#include "typeset/figures.h"
#include "typeset/galley_setter.h"

namespace nabor {

class TableSetter {
public:
    explicit TableSetter(GalleySetter& setter) : setter_(setter) {}

    void set(const FlowBlock& block, FlowTable& table, Length measure, Galley& galley);

private:
    struct Column {
        Length least, most;  // its widest word; its widest line unbroken
        Length x, width;
        bool figures = false;       // every cell below the head is a number, or nothing
        Length integral, fraction;  // of a column of figures: the widest part before the decimal mark, and from it on
    };

    // A cell that is being set beside the others of its rows: its lines from `next` on wait for bands.
    struct OpenCell {
        Galley lines;
        std::size_t next = 0;
        std::size_t column = 0;
        std::uint16_t rows = 1;  // that it still covers, this one with them
    };
    // How wide a figure is before its decimal mark, and from it on.
    struct Parts {
        Length integral, fraction;
    };

    void find_widths(FlowTable& table, Length available);
    void find_figures(FlowTable& table);
    // And how long each of its paragraphs is.
    void widths_of(FlowCell& cell, Length& least, Length& most, std::vector<Length>& paragraphs);
    void widen_for(FlowCell& cell, Length available, Length gap);
    Parts parts_of(FlowCell& cell, const Figure& figure);
    Length width_of(const FlowCell& cell) const;
    void share_out(Length available, Length gap);
    void set_row(FlowRow& row, Length left, bool first, bool last, Galley& galley);
    void align(FlowCell& cell, bool in_head, Galley& lines);
    void rule_spans(const FlowRow& row, Length left, GalleyItem& last) const;
    std::uint32_t repeat_head(const Galley& galley, std::size_t first);

    GalleySetter& setter_;
    std::vector<Column> columns_;
    std::vector<OpenCell> open_;
    std::vector<CellText> texts_;  // of cells in one column
};

}  // namespace nabor
