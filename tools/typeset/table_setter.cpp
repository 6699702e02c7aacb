#include "typeset/table_setter.h"

#include <algorithm>
#include <span>

#include "typeset/shaped_paragraph.h"

namespace nabor {

namespace {

constexpr Length rule_thickness = {Length::per_point / 2};
constexpr Length thin_rule = {Length::per_point / 4};
constexpr Length narrow_gap = {Length::per_point * 4};
// Into the margin on either side.
constexpr Length most_overhang = {Length::per_point * 9};
constexpr Length rule_gap = {Length::per_point * 2};
// A row of more bands than this may be cut between them.
constexpr std::size_t most_kept_bands = 10;
// A head taller than one part in so many of the page is not repeated.
constexpr std::int64_t most_head_share = 4;
// A table of fewer rows is not kept from parting one of them.
constexpr std::size_t fewest_parted_rows = 4;
// A column of fewer numbers is no column of figures.
constexpr std::size_t fewest_numbers = 2;

void shift(GalleyItem& line, Length x) {
    for (PageItem& item : line.items) move_by(item, x, {});
    for (PageSlot& slot : line.slots) slot.x += x;
}

// Takes an item of a cell into a band of the row.
void take(GalleyItem&& from, Length x, Length y, GalleyItem& band) {
    for (PageItem& item : from.items) {
        move_by(item, x, y);
        band.items.push_back(std::move(item));
    }
    for (PageSlot slot : from.slots) {
        slot.x += x;
        slot.y += y;
        band.slots.push_back(slot);
    }
    band.notes.insert(band.notes.end(), from.notes.begin(), from.notes.end());
    band.destinations.insert(band.destinations.end(), from.destinations.begin(), from.destinations.end());
    band.height = std::max(band.height, y + from.height);
    band.origin = std::min(band.origin, from.origin);  // unknown is the greatest
}

// Columns between which no cell begins or ends are one: sources draw their tables on grids of thirty.
void merge_columns(FlowTable& table) {
    std::vector<std::uint16_t> position(table.columns + std::size_t{1}, 0);
    for (const FlowRow& row : table.rows)
        for (const FlowCell& cell : row.cells) position[cell.column] = position[std::size_t{cell.column} + cell.columns] = 1;
    std::uint16_t edges = 0;
    for (std::uint16_t& edge : position) edge = edge ? edges++ : edges;
    for (FlowRow& row : table.rows)
        for (FlowCell& cell : row.cells) {
            const std::uint16_t end = position[std::size_t{cell.column} + cell.columns];
            cell.column = position[cell.column];
            cell.columns = static_cast<std::uint16_t>(end - cell.column);
        }
    table.columns = static_cast<std::uint16_t>(edges - 1);
}

// Whether a row is one of the heads of the columns: a heading across all of them, below the first row, is that of the rows it precedes.
bool is_column_head(const FlowTable& table, std::size_t row) {
    if (row >= table.rows.size() || !table.rows[row].header) return false;
    const std::vector<FlowCell>& cells = table.rows[row].cells;
    return row == 0 || cells.size() != 1 || cells.front().columns < table.columns || table.columns == 1;
}

void make_artifact(PageItem& item) {
    if (auto* run = std::get_if<GlyphRun>(&item)) {
        run->node = NodeId::none;
        run->link = PageLinkId::none;
    } else if (auto* image = std::get_if<PlacedImage>(&item)) {
        image->node = NodeId::none;
    }
}

void rule_above(GalleyItem& item, Length left, Length width) {
    for (PageItem& content : item.items) move_by(content, {}, rule_gap * 2);
    for (PageSlot& slot : item.slots) slot.y += rule_gap * 2;
    item.items.insert(item.items.begin(), RuleLine{left, {}, width, rule_thickness, 0});
    item.height += rule_gap * 2;
}

void rule_below(GalleyItem& item, Length left, Length width) {
    item.height += rule_gap * 2;
    item.items.insert(item.items.begin(), RuleLine{left, item.height - rule_gap, width, rule_thickness, 0});
}

// Where the words of a line end.
Length right_edge(const GalleyItem& line) {
    Length edge;
    for (const PageItem& item : line.items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            Length end = run->x;
            for (const Glyph& glyph : run->glyphs) end += Length{glyph.advance};
            edge = std::max(edge, end);
        }
    return edge;
}

}  // namespace

void TableSetter::set(const FlowBlock& block, FlowTable& table, Length measure, Galley& galley) {
    if (table.columns == 0) return;
    merge_columns(table);
    const Length available = measure - block.left - block.right;
    find_widths(table, available);
    share_out(available, table.column_gap);
    Length width;
    for (const Column& column : columns_) width = std::max(width, column.x + column.width);
    const Length left = block.left + std::max(-most_overhang, (available - width) / 2);
    const std::size_t start = galley.size();
    std::vector<std::size_t> body;  // where its rows begin
    bool in_head = true;
    std::uint32_t head = no_repeated_head;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const FlowRow& row = table.rows[i];
        const bool heads_columns = is_column_head(table, i), head_goes_on = is_column_head(table, i + 1);
        if (in_head && !heads_columns && i > 0) head = repeat_head(galley, start);
        in_head = in_head && heads_columns;
        const std::size_t first = galley.size();
        set_row(table.rows[i], left, i == 0, i + 1 == table.rows.size(), galley);
        if (galley.size() == first) continue;
        if (!row.header) body.push_back(first);
        if (i > 0 && table.rows[i - 1].header) galley[first].may_break_before = false;
        for (std::size_t band = first; band < galley.size(); ++band) galley[band].repeated_head = head;
        if (row.rule_above) rule_above(galley[first], left, width);
        if (row.rule_below || (heads_columns && !head_goes_on)) rule_below(galley.back(), left, width);
        if (heads_columns && head_goes_on) rule_spans(row, left, galley.back());
    }
    // No row stands alone below a head or above the last rule.
    if (body.size() >= fewest_parted_rows) galley[body[1]].may_break_before = galley[body.back()].may_break_before = false;
}

// The head of a table, copied for the pages after its first. One that would take too much of them is not worth it.
std::uint32_t TableSetter::repeat_head(const Galley& galley, std::size_t first) {
    RepeatedHead head;
    for (std::size_t i = first; i < galley.size(); ++i) {
        if (i > first) head.height += galley[i].space_before;
        for (PageItem item : galley[i].items) {
            move_by(item, {}, head.height);
            make_artifact(item);
            head.items.push_back(std::move(item));
        }
        head.height += galley[i].height;
    }
    if (head.height * most_head_share > setter_.rules().tallest) return no_repeated_head;
    return setter_.add_head(std::move(head));
}

// A rule under a head that stands over several columns, as wide as they are.
void TableSetter::rule_spans(const FlowRow& row, Length left, GalleyItem& last) const {
    const Length y = last.height;
    for (const FlowCell& cell : row.cells) {
        if (cell.columns < 2 || cell.rows > 1 || cell.blocks.empty()) continue;
        last.items.emplace_back(RuleLine{left + columns_[cell.column].x, y, width_of(cell), thin_rule, 0});
        last.height = y + rule_gap;
    }
}

Length TableSetter::width_of(const FlowCell& cell) const {
    const Column& last = columns_[std::min<std::size_t>(cell.column + cell.columns, columns_.size()) - 1];
    return last.x + last.width - columns_[cell.column].x;
}

// What a column asks for is what its own cells do; a cell over several columns then widens them where they are too narrow for it.
void TableSetter::find_widths(FlowTable& table, Length available) {
    columns_.assign(table.columns, Column{});
    find_figures(table);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (FlowCell& cell : table.rows[row].cells) {
            if (cell.columns > 1) continue;
            texts_.push_back({row, cell.column, {}});
            Length least, most;
            widths_of(cell, least, most, texts_.back().paragraphs);
            Column& column = columns_[cell.column];
            column.least = std::max(column.least, std::min(least, available));
            column.most = std::max(column.most, most);
        }
    for (Column& column : columns_)
        if (column.figures) column.least = column.most = std::max(column.most, column.integral + column.fraction);
    for (FlowRow& row : table.rows)
        for (FlowCell& cell : row.cells)
            if (cell.columns > 1) widen_for(cell, available, table.column_gap);
}

void TableSetter::widen_for(FlowCell& cell, Length available, Length gap) {
    const std::span<Column> columns =
        std::span(columns_).subspan(cell.column, std::min<std::size_t>(cell.columns, columns_.size() - cell.column));
    const auto count = static_cast<std::int64_t>(columns.size());
    Length least, most;
    std::vector<Length> paragraphs;
    widths_of(cell, least, most, paragraphs);
    least = std::min(least, available) - gap * (count - 1);
    most -= gap * (count - 1);
    for (const Column& column : columns) {
        least -= column.least;
        most -= column.most;
    }
    for (Column& column : columns) {
        column.least += std::max(Length{}, least / count);
        column.most = std::max(column.least, column.most + std::max(Length{}, most / count));
    }
}

// A column holds figures when below its head there are numbers and nothing but numbers, dashes and empty cells, none of them aligned
// by the source.
void TableSetter::find_figures(FlowTable& table) {
    std::vector<std::size_t> numbers(columns_.size(), 0);
    std::vector<bool> words(columns_.size(), false);
    for (FlowRow& row : table.rows)
        for (FlowCell& cell : row.cells) {
            if (row.header || cell.columns > 1 || cell.blocks.empty()) continue;
            const Figure figure = figure_of(cell);
            if (figure.kind == Figure::Kind::words) words[cell.column] = true;
            if (figure.kind == Figure::Kind::number) ++numbers[cell.column];
            if (figure.kind == Figure::Kind::words) continue;
            Column& column = columns_[cell.column];
            const Parts parts = parts_of(cell, figure);
            column.integral = std::max(column.integral, parts.integral);
            column.fraction = std::max(column.fraction, parts.fraction);
        }
    for (std::size_t c = 0; c < columns_.size(); ++c) columns_[c].figures = !words[c] && numbers[c] >= fewest_numbers;
}

TableSetter::Parts TableSetter::parts_of(FlowCell& cell, const Figure& figure) {
    auto& paragraph = std::get<FlowParagraph>(cell.blocks.front().content);
    const ShapedParagraph shaped = setter_.shaper().shape(paragraph);
    const Length integral{shaped.width_before[figure.decimal_mark]};
    return {integral, Length{shaped.width_before.back()} - integral};
}

void TableSetter::widths_of(FlowCell& cell, Length& least, Length& most, std::vector<Length>& paragraphs) {
    for (FlowBlock& block : cell.blocks) {
        const Length indents = block.left + block.right;
        if (auto* paragraph = std::get_if<FlowParagraph>(&block.content)) {
            const ShapedParagraph shaped = setter_.shaper().shape(*paragraph);
            paragraphs.push_back(indents + Length{shaped.width_before.back()} + Length{Length::per_point / 10});
            most = std::max(most, paragraphs.back());
            std::size_t word = 0;
            for (std::size_t i = 0; i <= paragraph->text.size(); ++i) {
                const bool ends = i == paragraph->text.size() || paragraph->text[i] == u' ' || paragraph->text[i] == line_separator;
                if (!ends) continue;
                least =
                    std::max(least, indents + Length{shaped.width_before[i] - shaped.width_before[word]} + Length{Length::per_point / 10});
                word = i + 1;
            }
        } else if (const auto* image = std::get_if<FlowImage>(&block.content)) {
            most = std::max(most, indents + image->width);
            least = std::max(least, indents + std::min(image->width, Length::points(36)));
        } else {
            most = std::max(most, Length::points(400));
            least = std::max(least, Length::points(60));
        }
    }
}

void TableSetter::share_out(Length available, Length gap) {
    const auto count = static_cast<std::int64_t>(columns_.size());
    Length least;
    for (const Column& column : columns_) least += column.least;
    // Rather a narrow gap than a word cut in two; rather a table a little wider than the measure.
    if (least + gap * (count - 1) > available) gap = narrow_gap;
    available += std::clamp(least + gap * (count - 1) - available, Length{}, most_overhang * 2);
    const Length narrowest = Length::points(4);
    const Length for_text = std::max(available - gap * (count - 1), narrowest * count);
    std::vector<ColumnWish> wishes;
    for (const Column& column : columns_) wishes.push_back({column.least, column.most, {}});
    if (least <= for_text)
        share_columns(wishes, texts_, for_text);
    else
        for (ColumnWish& wish : wishes) wish.width = narrowest + scaled(for_text - narrowest * count, wish.least.units, least.units);
    Length x;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns_[i].x = x;
        columns_[i].width = wishes[i].width;
        x += wishes[i].width + gap;
    }
}

// The cells' lines side by side: band k holds line k of each cell, so a row can be cut between its bands. A cell over several rows goes
// on beside the cells of the next, and ends with the last of them. Heads stand on their last lines.
void TableSetter::set_row(FlowRow& row, Length left, bool first, bool last, Galley& galley) {
    for (FlowCell& cell : row.cells) {
        OpenCell open{setter_.set_flat(cell.blocks, width_of(cell)), 0, cell.column, cell.rows};
        align(cell, row.header, open.lines);
        open_.push_back(std::move(open));
    }
    std::size_t bands = 0;
    for (OpenCell& cell : open_) {
        if (last) cell.rows = 1;
        if (cell.rows == 1) bands = std::max(bands, cell.lines.size() - cell.next);
    }
    const std::size_t first_band = galley.size();
    galley.resize(first_band + bands);
    for (std::size_t band = 0; band < bands; ++band)
        galley[first_band + band].may_break_before = band == 0 ? !first : bands > most_kept_bands && band >= 2 && bands - band >= 2;
    for (OpenCell& cell : open_) {
        if (row.header && cell.rows > 1) continue;
        const std::size_t count = std::min(bands, cell.lines.size() - cell.next);
        const std::size_t skipped = row.header ? bands - count : 0;
        for (std::size_t i = 0; i < count; ++i) {
            GalleyItem& line = cell.lines[cell.next++];
            const Length above = i == 0 ? Length{} : line.space_before;
            take(std::move(line), left + columns_[cell.column].x, above, galley[first_band + skipped + i]);
        }
    }
    for (OpenCell& cell : open_) --cell.rows;
    std::erase_if(open_, [](const OpenCell& cell) { return cell.rows == 0; });
    if (bands > 0) galley.back().height += rule_gap;
}

// Figures by their decimal marks, a head over figures to the right with them, a head over several columns in their middle.
void TableSetter::align(FlowCell& cell, bool in_head, Galley& lines) {
    if (cell.align != TextAlign::left && cell.align != TextAlign::justify) return;
    const Column& column = columns_[cell.column];
    const bool spans = cell.columns > 1;
    if (!in_head && !spans && column.figures && !lines.empty()) {
        const Parts parts = parts_of(cell, figure_of(cell));
        const Length x = column.width - column.fraction - parts.integral;
        shift(lines.front(), x);
    }
    if (!in_head || !(spans || column.figures)) return;
    for (GalleyItem& line : lines) {
        const Length white = std::max(Length{}, width_of(cell) - right_edge(line));
        shift(line, spans ? white / 2 : white);
    }
}

}  // namespace nabor
