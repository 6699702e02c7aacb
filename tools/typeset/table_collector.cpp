#include "typeset/table_collector.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "book/structure.h"
#include "language/language.h"
#include "typeset/block_collector.h"
#include "typeset/leaf_collector.h"
#include "typeset/table_setter.h"

namespace nabor {

namespace {

constexpr std::uint16_t most_columns = 64;  // that one cell may span

// The columns that a cell gets: from the first that no cell above covers, up to the next that one does.
struct CellSpan {
    std::size_t column = 0;
    std::uint16_t columns = 1, rows = 1;
};

// A cell reaches neither below the last row nor over a column that a cell above still covers (ISO 14289-1, 7.2: cells do not overlap).
CellSpan take_span(const Cell& cell, std::size_t column, std::size_t rows_left, std::vector<std::uint16_t>& covered) {
    CellSpan span;
    while (column < covered.size() && covered[column] > 0) ++column;
    const std::uint16_t asked = std::clamp<std::uint16_t>(cell.columns, 1, most_columns);
    if (covered.size() < column + asked) covered.resize(column + asked, 0);
    while (span.columns < asked && covered[column + span.columns] == 0) ++span.columns;
    span.column = column;
    span.rows = static_cast<std::uint16_t>(std::clamp<std::size_t>(cell.rows, 1, rows_left));
    for (std::size_t i = column; i < column + span.columns; ++i) covered[i] = span.rows;
    return span;
}

// A table that turns out to be too wide is set in smaller type, when styles are made no more.
void know_smaller_styles(const FlowTable& table, StyleTable& styles) {
    for (const FlowRow& row : table.rows)
        for (const FlowCell& cell : row.cells)
            for (const FlowBlock& block : cell.blocks) {
                const auto* paragraph = std::get_if<FlowParagraph>(&block.content);
                if (paragraph == nullptr) continue;
                for (const std::int64_t percent : table_type_sizes) {
                    styles.smaller(paragraph->style, percent);
                    for (const TextStretch& stretch : paragraph->stretches) styles.smaller(stretch.style, percent);
                }
            }
}

}  // namespace

void TableCollector::table(const SiblingBlock& place, const FlowContext& context) const {
    const auto& source = std::get<Table>(place.block.content);
    LeafCollector(scope_).hang_label(context);  // the table's own nodes have no place for it
    BlockStream& stream = scope_.stream;
    const StyleId id = scope_.sources.styles.of(context.style, place.chain, place.block.rendition);
    const Style& style = scope_.sources.styles[id].style;
    const FlowContext inner = inside(scope_.sources, place, context, id);
    const std::size_t first_block = stream.blocks.size();
    stream.pending.space_before = std::max(stream.pending.space_before, style.space_before);
    BlockCollector(scope_).blocks(source.caption, inner);
    if (stream.blocks.size() > first_block) stream.blocks.back().keep_with_next = Keep::firmly;
    Rows shared;
    if (place.block.anchor != AnchorId::none) shared.destinations.push_back(scope_.sources.tree.destination(place.block.anchor));
    FlowTable flow;
    flow.span = place.block.span;
    flow.right_to_left = is_right_to_left(scope_.sources.book.language(inner.language));
    std::vector<NodeId> rows;
    for (std::size_t i = 0; i < source.rows.size(); ++i) {
        FlowContext of_row = in_group(source, i, inner);
        of_row.node = scope_.sources.tree.node("TR", inner.node, inner.language);
        rows.push_back(of_row.node);
        flow.rows.push_back(row(source.rows[i], source.rows.size() - i, of_row, shared));
    }
    for (const FlowRow& row : flow.rows)
        for (const FlowCell& cell : row.cells)
            flow.columns = std::max(flow.columns, cell.column + cell.columns);
    fill_rows(flow, rows, inner.language);
    know_smaller_styles(flow, scope_.sources.styles);
    if (!flow.rows.empty() && style.table_rule_above) flow.rows.front().rule_above = true;
    if (!flow.rows.empty() && style.table_rule_below) flow.rows.back().rule_below = true;
    FlowBlock made;
    made.content = std::move(flow);
    stream.add(std::move(made), style, inner);
    FlowBlock& last = stream.blocks.back();
    last.left = inner.left;
    last.right = inner.right;
    last.destinations.insert(last.destinations.end(), shared.destinations.begin(), shared.destinations.end());
    stream.close_container(style, first_block);
}

// The rows at the head of the table and those below are groups, where the layout names these.
FlowContext TableCollector::in_group(const Table& table, std::size_t row, const FlowContext& context) const {
    if (!scope_.sources.layout.names("thead") && !scope_.sources.layout.names("tbody")) return context;
    const auto head_end = std::find_if(table.rows.begin(), table.rows.end(), [](const Row& each) { return !each.header; });
    const bool is_head = row < static_cast<std::size_t>(head_end - table.rows.begin());
    FlowContext inner = context;
    inner.chain = context.chain.with({is_head ? "thead" : "tbody", "", scope_.sources.book.language(context.language), false, ""});
    inner.style = scope_.sources.styles.of(context.style, inner.chain);
    return inner;
}

FlowRow TableCollector::row(const Row& row, std::size_t rows_left, const FlowContext& context, Rows& rows) const {
    StructureTreeBuilder& tree = scope_.sources.tree;
    FlowContext inner = context;
    inner.chain = context.chain.with({"tr", "", scope_.sources.book.language(context.language), rows.covered.empty(), ""});
    inner.style = scope_.sources.styles.of(context.style, inner.chain);
    const Style& style = scope_.sources.styles[inner.style].style;
    FlowRow made;
    made.header = row.header;
    made.rule_above = style.table_rule_above;
    made.rule_below = style.table_rule_below;
    if (row.anchor != AnchorId::none) rows.destinations.push_back(tree.destination(row.anchor));
    std::size_t column = 0;
    for (const Cell& source : row.cells) {
        const CellSpan span = take_span(source, column, rows_left, rows.covered);
        inner.node = tree.node(source.header || row.header ? "TH" : "TD", context.node, source.language);
        tree.at(inner.node).row_span = span.rows;
        tree.at(inner.node).column_span = span.columns;
        FlowCell& filled = made.cells.emplace_back(cell(source, row.header, inner, rows));
        filled.column = static_cast<std::uint32_t>(span.column);
        filled.columns = span.columns;
        filled.rows = span.rows;
        column = span.column + span.columns;
    }
    for (std::uint16_t& covered : rows.covered)
        if (covered > 0) --covered;
    return made;
}

// `context`: of the row, but with the cell's node.
FlowCell TableCollector::cell(const Cell& cell, bool in_header, const FlowContext& context, Rows& rows) const {
    BookSources& sources = scope_.sources;
    const bool is_header = cell.header || in_header;
    FlowContext inner;
    inner.area = context.area == FlowArea::note ? FlowArea::note : FlowArea::cell;
    inner.chain = context.chain.with({is_header ? "th" : "td", holds_figures(cell) ? figures_class : "", sources.book.language(cell.language), false, "", sources.styles.look_classes(cell.rendition)});
    inner.style = sources.styles.of(context.style, inner.chain, cell.rendition);
    inner.language = cell.language;
    inner.node = context.node;
    inner.made = context.made;
    sources.tree.at(inner.node).header = is_header;
    sources.tree.at(inner.node).row_scope = is_header && !in_header;
    if (cell.anchor != AnchorId::none) rows.destinations.push_back(sources.tree.destination(cell.anchor));
    BlockStream stream;
    BlockCollector({sources, scope_.section, stream}).blocks(cell.content, inner);
    const std::vector<DestinationId>& left = stream.pending.destinations;
    rows.destinations.insert(rows.destinations.end(), left.begin(), left.end());
    std::vector<SectionNoteId>& nested = scope_.stream.nested_notes;
    nested.insert(nested.end(), stream.nested_notes.begin(), stream.nested_notes.end());
    FlowCell made;
    made.align = sources.styles[inner.style].style.align;
    made.blocks = std::move(stream.blocks);
    return made;
}

// A row that ends early has an empty cell to the last column, for readers that count columns (ISO 14289-1, 7.2): one of many columns, since
// a table of long and short rows would have more empty cells than text.
void TableCollector::fill_rows(const FlowTable& table, const std::vector<NodeId>& rows, LanguageId language) const {
    std::vector<std::size_t> filled(table.rows.size(), 0);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        for (const FlowCell& cell : table.rows[i].cells)
            for (std::size_t k = i; k < i + cell.rows; ++k) filled[k] += cell.columns;
    constexpr std::size_t widest = std::numeric_limits<std::uint16_t>::max();
    for (std::size_t i = 0; i < rows.size(); ++i)
        while (filled[i] < table.columns) {
            const std::size_t columns = std::min(table.columns - filled[i], widest);
            scope_.sources.tree.at(scope_.sources.tree.node("TD", rows[i], language)).column_span = static_cast<std::uint16_t>(columns);
            filled[i] += columns;
        }
}

}  // namespace nabor
