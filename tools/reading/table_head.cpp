#include "reading/table_head.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "book/structure.h"

namespace nabor::reading {

namespace {

constexpr std::size_t most_head_rows = 3, fewest_body_rows = 3;

enum class CellContent { blank, number, words };

// A number is digits with separators, signs and currency symbols.
CellContent what_holds(std::string_view text) {
    constexpr std::u32string_view marks = U".,+-%$ \u00A0\u2009\u202F\u2013\u2014\u2212\u00A3\u20AC";
    bool digits = false;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t point = next_code_point(text, i);
        const bool digit = point >= U'0' && point <= U'9';
        digits = digits || digit;
        if (!digit && marks.find(point) == std::u32string_view::npos) return CellContent::words;
    }
    return digits ? CellContent::number : CellContent::blank;
}

CellContent what_holds(const Cell& cell) {
    if (cell.content.empty()) return CellContent::blank;
    const Block& first = cell.content.front();
    if (cell.content.size() > 1 || !first.is_leaf()) return CellContent::words;
    return what_holds(plain_text(first.inlines()));
}

bool is_row_of_words(const Row& row) {
    bool words = false;
    for (const Cell& cell : row.cells) {
        const CellContent kind = what_holds(cell);
        if (kind == CellContent::number) return false;
        words = words || kind == CellContent::words;
    }
    return words;
}

}  // namespace

std::size_t unmarked_head_rows(const Table& table) {
    const auto marked = [](const Row& row) {
        return row.header || std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.header; });
    };
    if (std::any_of(table.rows.begin(), table.rows.end(), marked)) return 0;
    const auto body = std::find_if_not(table.rows.begin(), table.rows.end(), is_row_of_words);
    const auto head_rows = static_cast<std::size_t>(body - table.rows.begin());
    if (head_rows == 0 || head_rows > most_head_rows || table.rows.size() - head_rows < fewest_body_rows) return 0;
    const std::size_t columns = body->cells.size();
    std::vector<bool> holds_words(columns, false), holds_numbers(columns, false);
    for (auto row = body; row != table.rows.end(); ++row) {
        if (row->cells.size() != columns) return 0;
        for (std::size_t i = 0; i < columns; ++i) {
            const CellContent kind = what_holds(row->cells[i]);
            if (kind == CellContent::words) holds_words[i] = true;
            if (kind == CellContent::number) holds_numbers[i] = true;
        }
    }
    std::size_t number_columns = 0;
    for (std::size_t i = 0; i < columns; ++i)
        if (holds_numbers[i] && !holds_words[i]) ++number_columns;
    return number_columns > 0 && number_columns * 2 >= columns ? head_rows : 0;
}

}  // namespace nabor::reading
