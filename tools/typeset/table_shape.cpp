#include "typeset/table_shape.h"

#include <algorithm>
#include <vector>

namespace nabor {

void merge_columns(FlowTable& table) {
    std::vector<std::uint32_t> position(table.columns + std::size_t{1}, 0);
    for (const FlowRow& row : table.rows)
        for (const FlowCell& cell : row.cells) position[cell.column] = position[std::size_t{cell.column} + cell.columns] = 1;
    std::uint32_t edges = 0;
    for (std::uint32_t& edge : position) edge = edge ? edges++ : edges;
    for (FlowRow& row : table.rows)
        for (FlowCell& cell : row.cells) {
            const std::uint32_t end = position[std::size_t{cell.column} + cell.columns];
            cell.column = position[cell.column];
            cell.columns = end - cell.column;
        }
    table.columns = edges - 1;
}

bool has_inner_table(const FlowTable& table) {
    for (const FlowRow& row : table.rows)
        for (const FlowCell& cell : row.cells)
            for (const FlowBlock& block : cell.blocks)
                if (std::holds_alternative<FlowTable>(block.content)) return true;
    return false;
}

bool is_column_head(const FlowTable& table, std::size_t row) {
    if (row >= table.rows.size() || !table.rows[row].header) return false;
    const std::vector<FlowCell>& cells = table.rows[row].cells;
    return row == 0 || cells.size() != 1 || cells.front().columns < table.columns || table.columns == 1;
}

void shrink(FlowTable& table, const StyleTable& styles, std::int64_t percent) {
    for (FlowRow& row : table.rows)
        for (FlowCell& cell : row.cells)
            for (FlowBlock& block : cell.blocks) {
                if (auto* inner = std::get_if<FlowTable>(&block.content)) shrink(*inner, styles, percent);
                auto* paragraph = std::get_if<FlowParagraph>(&block.content);
                if (paragraph == nullptr) continue;
                paragraph->style = styles.known_smaller(paragraph->style, percent);
                for (TextStretch& stretch : paragraph->stretches) stretch.style = styles.known_smaller(stretch.style, percent);
                for (InlineObject& object : paragraph->objects) object.width = scaled(object.width, percent, 100);
                for (InlineObject& object : paragraph->objects) object.height = scaled(object.height, percent, 100);
            }
}

Length widest_word(const FlowParagraph& paragraph, const ShapedParagraph& shaped) {
    Length widest;
    std::size_t word = 0;
    for (std::size_t i = 0; i <= paragraph.text.size(); ++i) {
        const bool ends = i == paragraph.text.size() || paragraph.text[i] == u' ' || paragraph.text[i] == line_separator;
        if (!ends) continue;
        widest = std::max(widest, Length{shaped.width_before[i] - shaped.width_before[word]});
        word = i + 1;
    }
    return widest;
}

}  // namespace nabor
