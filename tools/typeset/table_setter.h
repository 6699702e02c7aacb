// In: a table and a measure. Out: its rows as bands of galley items, and its head for the pages that it goes on to.
// A table too wide is set with narrower gaps, in smaller type and with hyphens, as far as it needs. No word is cut without a hyphen and no
// number at all: what is still too wide reaches beyond the measure, and is reported.
// Holds: a long row can be divided between two pages (table_row.h). In a column of numerals the decimal marks stand under each other, at the
// column's right edge, below the column's head.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "typeset/column_widths.h"
#include "typeset/galley_setter.h"
#include "typeset/numerals.h"
#include "typeset/table_row.h"

namespace nabor {

// Parts of their size, in per cent, that a table's letters may have.
inline constexpr std::int64_t table_type_sizes[] = {100, 90, 80, 70, 60};

// Sets one table.
class TableSetter {
public:
    // `inner`: in a cell of another table, whose other cells are where a table may reach into the margin.
    TableSetter(GalleySetter& setter, bool inner) : setter_(setter), inner_(inner) {}

    void set(const FlowBlock& block, FlowTable& table, Length measure, Galley& galley);

private:
    struct Column {
        Length least, most;  // its widest word; its widest line unbroken
        Length x, width;
        bool has_numerals = false;  // every cell below the head is a number, or nothing
        Length integral, fraction;  // of such a column: the widest part before the decimal mark, and from it on
    };

    // The widths of a numeral before its decimal mark, and from it on.
    struct NumeralWidths {
        Length integral, fraction;
    };

    // A cell's paragraphs are shaped once: they are measured, and then set.
    struct MeasuredCell {
        ShapedParagraphs shaped;
        Length least, most;
        std::vector<Length> paragraphs;  // each as long as it is in one line
        Numeral::Kind kind = Numeral::Kind::words;
        NumeralWidths numeral;
    };

    // What a cell asks for an inner table: its columns at their least, and at their most.
    struct TableWish {
        Length least, most;
    };

    TableWish wish(FlowTable& table, Length available, bool hyphenates);
    Length overhang() const;
    void measure_cells(FlowTable& table, bool hyphenates);
    MeasuredCell measured(FlowCell& cell, std::int64_t columns, bool hyphenates);
    Length widest_part(const FlowParagraph& paragraph, const ShapedParagraph& shaped, bool hyphenates);
    void make_narrower(FlowTable& table);
    bool fits(std::int64_t percent) const;
    void report_overflow(const FlowTable& table, Length overflow);
    void find_widths(const FlowTable& table);
    void find_numerals(const FlowTable& table);
    void widen_for(const FlowCell& cell, const MeasuredCell& measured, Length gap);
    struct Shares {
        std::vector<ColumnWish> columns;
        Length gap;               // between them
        std::int64_t height = 0;  // share_columns
    };
    bool is_crowded() const;
    void hyphenate_if_shorter(FlowTable& table);
    Shares wishes(Length gap) const;
    void share_out(Length gap);
    Length narrower_gap(Length gap, Length least) const;
    Length least_width(std::int64_t percent) const;
    Length x_of(const FlowCell& cell) const;
    Length width_of(const FlowCell& cell) const;
    std::vector<std::size_t> set_rows(FlowTable& table, Length left, Length width, Galley& galley);
    void set_row(FlowTable& table, std::size_t row, Length left, Galley& galley);
    void align(const FlowCell& cell, const NumeralWidths& numeral, bool in_head, Galley& lines) const;
    void rule_spans(const FlowRow& row, Length left, GalleyItem& last) const;
    std::uint32_t repeat_head(const Galley& galley, std::size_t first);

    GalleySetter& setter_;
    bool inner_ = false;
    Length available_, width_;  // of the measure; of the table
    bool is_right_to_left_ = false, hyphenates_ = false;
    std::vector<std::vector<MeasuredCell>> cells_;  // by row
    std::vector<Column> columns_;
    std::vector<OpenCell> open_;
    std::vector<CellText> texts_;  // of cells in one column
};

}  // namespace nabor
