// Tables: their rows and cells, each cell a flow of its own.
#include <algorithm>
#include <utility>

#include "typeset/collector.h"
#include "typeset/element.h"

namespace nabor {

void Collector::table(const Block& block, const FlowContext& context) {
    const auto& source = std::get<Table>(block.content);
    const StyleId id = styles_.with_looks(styles_.of(context.style, chain_), block.rendition);
    const Style& style = styles_[id].style;
    FlowContext inner = inside(block, context, id);
    const std::size_t first_block = target_->size();
    pending_.space_before = std::max(pending_.space_before, style.space_before);
    blocks(source.caption, inner);
    if (target_->size() > first_block) target_->back().keep_with_next = Keep::firmly;
    std::vector<DestinationId> destinations;
    if (block.anchor != AnchorId::none) destinations.push_back(skeleton_.destination(block.anchor));
    FlowTable flow;
    std::vector<std::uint16_t> covered;  // rows still covered by a cell above, by column
    std::vector<NodeId> rows;
    for (std::size_t i = 0; i < source.rows.size(); ++i) {
        rows.push_back(skeleton_.node("TR", inner.node, inner.language));
        FlowContext of_row = inner;
        of_row.node = rows.back();
        flow.rows.push_back(table_row(source.rows[i], source.rows.size() - i, of_row, covered, destinations));
    }
    for (const FlowRow& row : flow.rows)
        for (const FlowCell& cell : row.cells)
            flow.columns = std::max<std::uint16_t>(flow.columns, static_cast<std::uint16_t>(cell.column + cell.columns));
    fill_rows(flow, rows, inner.language);
    if (!flow.rows.empty() && style.table_rule_above) flow.rows.front().rule_above = true;
    if (!flow.rows.empty() && style.table_rule_below) flow.rows.back().rule_below = true;
    FlowBlock made;
    made.content = std::move(flow);
    emit(std::move(made), style, inner, AnchorId::none);
    FlowBlock& last = target_->back();
    last.left = inner.left;
    last.right = inner.right;
    last.destinations.insert(last.destinations.end(), destinations.begin(), destinations.end());
    close_container(style, first_block);
}

// A cell reaches neither below the last row nor over a column that a cell above still covers (ISO 14289-1, 7.2: cells do not overlap).
FlowRow Collector::table_row(const Row& row, std::size_t rows_left, const FlowContext& context, std::vector<std::uint16_t>& covered,
                             std::vector<DestinationId>& destinations) {
    const bool first = covered.empty();
    Element element(chain_, "tr", "", book_.language(context.language), first, "");
    FlowRow made;
    made.header = row.header;
    const StyleId row_style = styles_.of(context.style, chain_);
    made.rule_above = styles_[row_style].style.table_rule_above;
    made.rule_below = styles_[row_style].style.table_rule_below;
    if (row.anchor != AnchorId::none) destinations.push_back(skeleton_.destination(row.anchor));
    std::size_t column = 0;
    for (const Cell& cell : row.cells) {
        while (column < covered.size() && covered[column] > 0) ++column;
        const std::uint16_t asked = std::clamp<std::uint16_t>(cell.columns, 1, 64);
        if (covered.size() < column + asked) covered.resize(column + asked, 0);
        std::uint16_t span = 1;
        while (span < asked && covered[column + span] == 0) ++span;
        const auto rows = static_cast<std::uint16_t>(std::clamp<std::size_t>(cell.rows, 1, rows_left));
        for (std::size_t i = column; i < column + span; ++i) covered[i] = rows;
        const bool header = cell.header || row.header;
        const NodeId node = skeleton_.node(header ? "TH" : "TD", context.node, cell.language);
        skeleton_.at(node).row_span = rows;
        skeleton_.at(node).column_span = span;
        made.cells.push_back(table_cell(cell, row.header, row_style, node, destinations));
        made.cells.back().column = static_cast<std::uint16_t>(column);
        made.cells.back().columns = span;
        made.cells.back().rows = rows;
        column += span;
    }
    for (std::uint16_t& rows : covered)
        if (rows > 0) --rows;
    return made;
}

// A row that ends early has empty cells to the last column, for who counts columns (ISO 14289-1, 7.2).
void Collector::fill_rows(const FlowTable& table, const std::vector<NodeId>& rows, LanguageId language) {
    std::vector<std::size_t> filled(table.rows.size(), 0);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        for (const FlowCell& cell : table.rows[i].cells)
            for (std::size_t k = i; k < i + cell.rows; ++k) filled[k] += cell.columns;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t k = filled[i]; k < table.columns; ++k) skeleton_.node("TD", rows[i], language);
}

FlowCell Collector::table_cell(const Cell& cell, bool in_header, StyleId row_style, NodeId node, std::vector<DestinationId>& destinations) {
    const bool header = cell.header || in_header;
    Element element(chain_, header ? "th" : "td", "", book_.language(cell.language), false, "");
    FlowContext context;
    context.language = cell.language;
    context.style = styles_.with_looks(styles_.of(row_style, chain_), cell.rendition);
    context.node = node;
    skeleton_.at(node).header = header;
    skeleton_.at(node).row_scope = header && !in_header;
    if (cell.anchor != AnchorId::none) destinations.push_back(skeleton_.destination(cell.anchor));
    FlowCell made;
    made.align = styles_[context.style].style.align;
    std::vector<FlowBlock>* const saved = target_;
    target_ = &made.blocks;
    Pending waiting;
    std::swap(waiting, pending_);
    blocks(cell.content, context);
    destinations.insert(destinations.end(), pending_.destinations.begin(), pending_.destinations.end());
    std::swap(waiting, pending_);
    target_ = saved;
    return made;
}

}  // namespace nabor
