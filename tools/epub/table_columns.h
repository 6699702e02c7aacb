// In: a table. Out: the columns of its cells, and which columns have numerals, as on paper (docs/typography.md).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "book/book.h"
#include "language/numerals.h"

namespace nabor::epub {

inline constexpr std::size_t most_columns = 1000;  // of a cell: HTML, 4.9.11

class TableColumns {
public:
    explicit TableColumns(const Table& table);

    std::size_t count() const { return columns_.size(); }
    // Whether the cell is a number of such a column, or stands over one or in the place of one.
    bool is_in_numerals(const Row& row, const Cell& cell) const;
    // Blanks as wide as the figures and the mark that others of its column have after it and this number has not.
    std::string blanks_after(const Row& row, const Cell& cell) const;

private:
    struct CellFacts {
        std::size_t column = 0;
        bool is_number = false;    // or nothing
        bool ends_in_figures = false, ends_in_parenthesis = false;
        std::size_t decimals = 0;  // figures after the mark
        bool has_mark = false;
    };
    struct Column {
        NumeralCount cells;
        bool has_marks = false, has_parentheses = false;
        std::size_t most_decimals = 0;

        bool has_numerals() const { return cells.is_column(); }
    };

    void add(const Row& row, const Cell& cell, std::size_t column);

    std::map<const Cell*, CellFacts> cells_;  // looked up, never iterated
    std::vector<Column> columns_;
};

}  // namespace nabor::epub
