#include "typeset/column_widths.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace nabor {

namespace {

constexpr std::int64_t steps = 48;                  // parts in which the free width is given away
constexpr std::int64_t line = 1000;                 // heights are in thousandths of a line
constexpr std::int64_t most_measured_cells = 4000;  // of a longer table the first rows are measured

// The lines of a cell at a width, not rounded up: every step towards fewer of them counts.
std::int64_t height_of(const CellText& cell, Length width) {
    std::int64_t height = 0;
    for (const Length paragraph : cell.paragraphs)
        height += std::max(line, paragraph.units * line / std::max<std::int64_t>(1, width.units));
    return height;
}

// The height of the rows, and the mean height of the cells in them: where several cells of a row are equally high, widening one of their
// columns alone makes no row lower.
std::int64_t height_of(const std::vector<CellText>& cells, const std::vector<ColumnWish>& columns) {
    std::int64_t rows = 0, all = 0, row_height = 0;
    std::size_t row = 0;
    const auto count = std::min<std::size_t>(cells.size(), most_measured_cells);
    for (std::size_t i = 0; i < count; ++i) {
        if (cells[i].row != row) rows += std::exchange(row_height, 0);
        row = cells[i].row;
        const std::int64_t height = height_of(cells[i], columns[cells[i].column].width);
        row_height = std::max(row_height, height);
        all += height;
    }
    return rows + row_height + all / static_cast<std::int64_t>(columns.size());
}

// Gives columns that ask for at most an equal share what they ask for. Returns the others, at their least.
std::vector<ColumnWish*> settle(std::vector<ColumnWish>& columns, Length& free) {
    std::vector<ColumnWish*> open;
    for (ColumnWish& column : columns) {
        column.width = column.least;
        free -= column.least;
        if (column.most > column.least) open.push_back(&column);
    }
    for (bool settled = true; settled;) {
        settled = false;
        Length share = free;
        for (const ColumnWish* column : open) share += column->least;
        if (!open.empty()) share = share / static_cast<std::int64_t>(open.size());
        for (auto place = open.begin(); place != open.end() && !settled;) {
            ColumnWish& column = **place;
            settled = column.most <= share && column.most - column.least <= free;
            if (!settled) {
                ++place;
                continue;
            }
            free -= column.most - column.least;
            column.width = column.most;
            open.erase(place);
        }
    }
    return open;
}

}  // namespace

std::int64_t share_columns(std::vector<ColumnWish>& columns, const std::vector<CellText>& cells, Length free) {
    std::vector<ColumnWish*> open = settle(columns, free);
    for (std::int64_t left = steps; left > 0 && !open.empty(); --left) {
        const Length step = free / left;
        ColumnWish* best = nullptr;
        std::int64_t best_height = 0;
        for (ColumnWish* column : open) {
            column->width += step;
            const std::int64_t height = height_of(cells, columns);
            column->width -= step;
            const bool better =
                !best || height < best_height || (height == best_height && column->most - column->width > best->most - best->width);
            if (better) best = column;
            if (better) best_height = height;
        }
        if (best == nullptr) break;
        best->width += step;
        free -= step;
    }
    return height_of(cells, columns);
}

}  // namespace nabor
