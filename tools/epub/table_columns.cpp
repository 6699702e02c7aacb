#include "epub/table_columns.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "book/structure.h"
#include "language/numerals.h"

namespace nabor::epub {

namespace {

constexpr std::string_view figure_space = "\u2007", punctuation_space = "\u2008";

bool is_aligned(const Rendition& rendition) { return rendition.alignment == Alignment::right || rendition.alignment == Alignment::centre; }

std::size_t figures_in(std::u16string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_decimal_digit));
}

}  // namespace

// Columns are taken in order, past cells of rows above that reach down.
TableColumns::TableColumns(const Table& table) {
    std::vector<std::size_t> taken;  // rows that a cell above still covers, by column
    for (const Row& row : table.rows) {
        std::size_t column = 0;
        for (const Cell& cell : row.cells) {
            while (column < taken.size() && taken[column] > 0) --taken[column++];
            const std::size_t columns = std::clamp<std::size_t>(cell.columns, 1, most_columns);
            taken.resize(std::max(taken.size(), column + columns), 0);
            columns_.resize(taken.size());
            add(row, cell, column);
            std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(column), columns, std::max<std::size_t>(cell.rows, 1) - 1);
            column += columns;
        }
        for (; column < taken.size(); ++column) taken[column] -= taken[column] > 0 ? 1 : 0;
    }
}

void TableColumns::add(const Row& row, const Cell& cell, std::size_t column) {
    CellFacts& facts = cells_[&cell];
    facts.column = column;
    if (row.header || cell.columns > 1 || cell.content.empty()) return;
    Column& own = columns_[column];
    const bool is_one_line = cell.content.size() == 1 && cell.content.front().is_leaf();
    const bool is_free = is_one_line && !is_aligned(cell.rendition) && !is_aligned(cell.content.front().rendition);
    const std::u16string text = is_free ? to_utf16(plain_text(cell.content.front().inlines())) : std::u16string();
    const Numeral numeral = is_free ? numeral_of(text) : Numeral{};
    own.cells.add(numeral.kind, text.empty());
    facts.is_number = numeral.kind != Numeral::Kind::words;
    if (numeral.kind != Numeral::Kind::number && numeral.kind != Numeral::Kind::range) return;
    const std::u16string_view fraction = std::u16string_view(text).substr(std::min<std::size_t>(numeral.decimal_mark, text.size()));
    facts.decimals = figures_in(fraction);
    facts.has_mark = facts.decimals > 0;
    facts.ends_in_figures = figures_in(std::u16string_view(text).substr(text.size() - 1)) == 1;
    facts.ends_in_parenthesis = text.ends_with(u')') || text.ends_with(u']');
    own.has_marks = own.has_marks || facts.has_mark;
    own.has_parentheses = own.has_parentheses || facts.ends_in_parenthesis;
    own.most_decimals = std::max(own.most_decimals, facts.decimals);
}

bool TableColumns::is_in_numerals(const Row& row, const Cell& cell) const {
    const CellFacts& facts = cells_.at(&cell);
    return columns_[facts.column].has_numerals() && (row.header ? cell.columns <= 1 : facts.is_number) && !is_aligned(cell.rendition);
}

std::string TableColumns::blanks_after(const Row& row, const Cell& cell) const {
    const CellFacts& facts = cells_.at(&cell);
    const Column& column = columns_[facts.column];
    std::string blanks;
    if (row.header || !facts.ends_in_figures || !column.has_numerals()) return blanks;
    if (column.has_marks && !facts.has_mark) blanks += punctuation_space;
    for (std::size_t i = facts.decimals; i < column.most_decimals; ++i) blanks += figure_space;
    if (column.has_parentheses) blanks += punctuation_space;  // about as wide as one of them
    return blanks;
}

}  // namespace nabor::epub
