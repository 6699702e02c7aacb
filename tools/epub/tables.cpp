// In: a table. Out: caption, thead, tbody; header cells with their scope; row and column spans that end inside their section.
#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "book/looks.h"
#include "book/structure.h"
#include "epub/table_columns.h"
#include "epub/writer.h"

namespace nabor::epub {

namespace {

std::size_t count_head_rows(const Table& table) {
    std::size_t count = 0;
    while (count < table.rows.size() && table.rows[count].header) ++count;
    return count;
}

// An empty header cell is none (WCAG 2.2, 1.3.1): for example the corner of a table.
bool is_blank(const Cell& cell) {
    return std::all_of(cell.content.begin(), cell.content.end(), [](const Block& block) {
        if (!block.is_leaf()) return false;
        return std::all_of(block.inlines().begin(), block.inlines().end(), [](const Inline& piece) {
            const auto* text = std::get_if<Text>(&piece.content);
            return text != nullptr && trim_xml_space(text->text).empty();
        });
    });
}

}  // namespace

void ChapterWriter::table(const Block& block, LeadIn& lead) {
    lead_alone(lead);
    const Table& table = std::get<Table>(block.content);
    const TableColumns columns(table);
    written_tables_.push_back({block.span, table.rows.size(), columns.count()});
    const std::size_t outer_columns = std::exchange(table_columns_, columns.count());
    xml_.open("div");  // a container for the stylesheet's width queries
    xml_.attribute("class", "table");
    xml_.line();
    const Opened opened = open_block(block, "table");
    xml_.line();
    table_caption(table);
    const std::size_t head_rows = count_head_rows(table);
    table_rows(table, columns, {0, head_rows}, "thead");
    table_rows(table, columns, {head_rows, table.rows.size()}, "tbody");
    close_block(opened);
    table_columns_ = outer_columns;
    xml_.close();
    xml_.line();
}

// HTML allows one caption: further ones become lines of it.
void ChapterWriter::table_caption(const Table& table) {
    if (table.caption.empty()) return;
    const Opened opened = open_block(table.caption.front(), "caption");
    bool first = true;
    for (const Block& line : table.caption) {
        if (!first) {
            xml_.open("br");
            xml_.close_empty();
        }
        if (line.is_leaf())
            own_text(line);
        else
            block(line);
        first = false;
    }
    close_block(opened);
}

void ChapterWriter::table_rows(const Table& table, const TableColumns& columns, std::pair<std::size_t, std::size_t> range,
                               std::string_view group) {
    const auto [begin, end] = range;
    if (begin == end) return;
    xml_.open(group);
    xml_.line();
    for (std::size_t i = begin; i < end; ++i) {
        const Row& row = table.rows[i];
        xml_.open("tr");
        identify(row.anchor);
        xml_.line();
        for (std::size_t j = 0; j < row.cells.size(); ++j) table_cell(row, row.cells[j], columns, {j == 0, end - i});
        xml_.close();
        xml_.line();
    }
    xml_.close();
    xml_.line();
}

void ChapterWriter::table_cell(const Row& row, const Cell& cell, const TableColumns& columns, CellPlace place) {
    const bool header = (cell.header || row.header) && !is_blank(cell);
    const LanguageId outer = language_;
    std::string classes;
    add_block_classes(classes, cell.rendition);
    if (holds_figures(cell)) add_class(classes, figures_class);
    if (columns.is_in_numerals(row, cell)) add_class(classes, "right");
    blanks_ = columns.blanks_after(row, cell);
    xml_.open(header ? "th" : "td");
    identify(cell.anchor);
    if (!classes.empty()) xml_.attribute("class", classes);
    language_attributes(cell.language);
    const std::size_t rows = std::min<std::size_t>(cell.rows, place.rows_left);
    const std::size_t width = std::min<std::size_t>(cell.columns, most_columns);
    if (rows > 1) xml_.attribute("rowspan", std::to_string(rows));
    if (width > 1) xml_.attribute("colspan", std::to_string(width));
    if (header) xml_.attribute("scope", place.is_first && !row.header ? "row" : "col");
    plain_depth_ += header ? 1 : 0;
    LeadIn none;
    blocks(cell.content, none);
    plain_depth_ -= header ? 1 : 0;
    xml_.close();
    xml_.line();
    language_ = outer;
}

}  // namespace nabor::epub
