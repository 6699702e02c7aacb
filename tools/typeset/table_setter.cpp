#include "typeset/table_setter.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "typeset/band.h"
#include "typeset/break_opportunities.h"
#include "typeset/inline_images.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/table_lines.h"
#include "typeset/table_shape.h"

namespace nabor {

namespace {

constexpr Length thin_rule = {Length::per_point / 4};
constexpr Length narrow_gap = {Length::per_point * 4};
// How far a table may reach into the margin on either side.
constexpr Length most_overhang = {Length::per_point * 9};
// A head taller than one part in so many of the page is not repeated.
constexpr std::int64_t most_head_share = 4;
// In a table of fewer rows any row may stand alone.
constexpr std::size_t fewest_parted_rows = 4;
constexpr Length narrowest_image = {Length::per_point * 36};
constexpr Length narrowest_columns = {Length::per_point * 60}, widest_columns = {Length::per_point * 400};  // of lists in columns
constexpr Length rounding_room = {Length::per_point / 10};

// The parts of a number are one: a plain space between them would let them change places from right to left (UAX #9, W4).
void tie_digits(FlowParagraph& number) {
    for (char16_t& unit : number.text) {
        if (unit != u' ') continue;
        number.keep_what_it_says();
        unit = u'\u00A0';
    }
}

}  // namespace

void TableSetter::set(const FlowBlock& block, FlowTable& table, Length measure, Galley& galley) {
    if (table.columns == 0) return;
    merge_columns(table);
    available_ = measure - block.left - block.right;
    inner_ = inner_ || !block.labels.empty();  // the number of a note stands beside it
    is_right_to_left_ = table.right_to_left;
    measure_cells(table, false);
    find_widths(table);
    if (!fits(table_type_sizes[0]))
        make_narrower(table);
    else if (is_crowded() && !has_inner_table(table))
        hyphenate_if_shorter(table);
    share_out(table.column_gap);
    for (const Column& column : columns_) width_ = std::max(width_, column.x + column.width);
    const Length overflow = width_ - available_ - overhang() * 2 - rounding_room;
    if (overflow.units > 0) report_overflow(table, overflow);
    const Length left = block.left + (available_ - width_) / 2;
    const std::vector<std::size_t> body = set_rows(table, left, width_, galley);
    // No row stands alone below a head or above the last rule.
    if (body.size() >= fewest_parted_rows) galley[body[1]].may_break_before = galley[body.back()].may_break_before = false;
}

// The width of the columns at their least, in type of a part of its size.
Length TableSetter::least_width(std::int64_t percent) const {
    Length least;
    for (const Column& column : columns_) least += column.least;
    return scaled(least, percent, 100) + narrow_gap * (static_cast<std::int64_t>(columns_.size()) - 1);
}

bool TableSetter::fits(std::int64_t percent) const { return least_width(percent) <= available_ + overhang() * 2; }

Length TableSetter::overhang() const { return inner_ ? Length{} : most_overhang; }

// Whether whole words take so much of the width that columns of prose may have too little.
bool TableSetter::is_crowded() const { return least_width(table_type_sizes[0]) * 3 > available_ * 2; }

// Hyphens where they take a third of the lines away, as they do where long words stand beside prose.
void TableSetter::hyphenate_if_shorter(FlowTable& table) {
    const std::int64_t whole = wishes(table.column_gap).height;
    std::vector<std::vector<MeasuredCell>> whole_cells = std::move(cells_);
    measure_cells(table, true);
    find_widths(table);
    if (wishes(table.column_gap).height * 3 <= whole * 2) return;
    cells_ = std::move(whole_cells);
    hyphenates_ = false;
    find_widths(table);
}

TableSetter::TableWish TableSetter::wish(FlowTable& table, Length available, bool hyphenates) {
    if (table.columns == 0) return {};
    merge_columns(table);
    available_ = available;
    measure_cells(table, hyphenates);
    find_widths(table);
    const auto gaps = static_cast<std::int64_t>(columns_.size()) - 1;
    TableWish wish{narrow_gap * gaps, table.column_gap * gaps};
    for (const Column& column : columns_) {
        wish.least += column.least;
        wish.most += column.most;
    }
    return wish;
}

// A little smaller with whole words; else hyphens; else smaller and smaller.
void TableSetter::make_narrower(FlowTable& table) {
    bool hyphenates = !fits(table_type_sizes[1]);
    std::int64_t percent = table_type_sizes[1];
    if (hyphenates) {
        measure_cells(table, true);
        find_widths(table);
        const auto first = std::find_if(std::begin(table_type_sizes), std::end(table_type_sizes), [&](std::int64_t size) { return fits(size); });
        percent = first == std::end(table_type_sizes) ? *std::prev(first) : *first;
    }
    if (percent != table_type_sizes[0]) {
        shrink(table, setter_.shaper().styles(), percent);
        measure_cells(table, hyphenates);
        find_widths(table);
    }
}

void TableSetter::report_overflow(const FlowTable& table, Length overflow) {
    setter_.shaper().report().warning("page-overflow", table.span,
                                      fmt::format("the table is {:.0f} mm wider than the page has room for, in the smallest type that can be read",
                                                  overflow.in_millimetres() + 0.5),
                                      "divide it into two tables, or make its columns fewer");
}

// Returns where the rows of the body begin.
std::vector<std::size_t> TableSetter::set_rows(FlowTable& table, Length left, Length width, Galley& galley) {
    const std::size_t start = galley.size();
    std::vector<std::size_t> body;
    bool in_head = true;
    std::uint32_t head = no_repeated_head;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const FlowRow& row = table.rows[i];
        const bool heads_columns = is_column_head(table, i), head_goes_on = is_column_head(table, i + 1);
        if (in_head && !heads_columns && i > 0) head = repeat_head(galley, start);
        in_head = in_head && heads_columns;
        const std::size_t first = galley.size();
        set_row(table, i, left, galley);
        if (galley.size() == first) continue;
        if (!row.header) body.push_back(first);
        if (i > 0 && table.rows[i - 1].header) galley[first].may_break_before = false;
        for (std::size_t band = first; band < galley.size(); ++band) galley[band].repeated_head = head;
        if (row.rule_above) rule_above(galley[first], left, width);
        if (row.rule_below || (heads_columns && !head_goes_on)) rule_below(galley.back(), left, width);
        if (heads_columns && head_goes_on) rule_spans(row, left, galley.back());
    }
    return body;
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
        last.items.emplace_back(RuleLine{left + x_of(cell), y, width_of(cell), thin_rule, 0});
        last.height = y + table_rule_gap;
    }
}

Length TableSetter::width_of(const FlowCell& cell) const {
    const Column& last = columns_[std::min<std::size_t>(cell.column + cell.columns, columns_.size()) - 1];
    return last.x + last.width - columns_[cell.column].x;
}

void TableSetter::measure_cells(FlowTable& table, bool hyphenates) {
    cells_.clear();
    hyphenates_ = hyphenates;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        cells_.emplace_back();
        for (FlowCell& cell : table.rows[row].cells) cells_.back().push_back(measured(cell, table.columns, hyphenates));
    }
}

Length TableSetter::widest_part(const FlowParagraph& paragraph, const ShapedParagraph& shaped, bool hyphenates) {
    return hyphenates ? setter_.points().widest_part(paragraph, shaped, true) : widest_word(paragraph, shaped);
}

TableSetter::MeasuredCell TableSetter::measured(FlowCell& cell, std::int64_t columns, bool hyphenates) {
    MeasuredCell made;
    const Numeral numeral = numeral_of(cell);
    if (numeral.kind == Numeral::Kind::number) tie_digits(std::get<FlowParagraph>(cell.blocks.front().content));
    const Length widest_image = std::max(narrowest_image, available_ / columns);
    const auto ask = [&](Length least, Length most) {
        made.least = std::max(made.least, least);
        made.most = std::max(made.most, most);
    };
    for (std::size_t b = 0; b < cell.blocks.size(); ++b) {
        FlowBlock& block = cell.blocks[b];
        const Length indents = block.left + block.right;
        if (auto* paragraph = std::get_if<FlowParagraph>(&block.content)) {
            paragraph->hyphenates = hyphenates;
            bound_images(*paragraph, widest_image - indents, setter_.rules().tallest / 2);
            const ShapedParagraph& shaped = made.shaped.emplace(b, setter_.shaper().shape(*paragraph)).first->second;
            made.paragraphs.push_back(indents + Length{shaped.width_before.back()} + rounding_room);
            ask(indents + widest_part(*paragraph, shaped, hyphenates) + rounding_room, made.paragraphs.back());
        } else if (const auto* image = std::get_if<FlowImage>(&block.content)) {
            ask(indents + std::min(image->width, narrowest_image), indents + image->width);
        } else if (auto* table = std::get_if<FlowTable>(&block.content)) {
            const TableWish wish = TableSetter(setter_, true).wish(*table, available_ - indents, hyphenates);
            made.paragraphs.push_back(indents + wish.most);
            ask(indents + wish.least + rounding_room, indents + wish.most + rounding_room);
        } else {
            ask(narrowest_columns, widest_columns);
        }
    }
    made.kind = numeral.kind;
    if (numeral.kind == Numeral::Kind::words || cell.blocks.empty()) return made;
    const ShapedParagraph& shaped = made.shaped.at(0);
    made.numeral.integral = Length{shaped.width_before[numeral.decimal_mark]};
    made.numeral.fraction = Length{shaped.width_before.back()} - made.numeral.integral;
    return made;
}

// A column asks for what its own cells ask for. Then cells over several columns widen these where they are too narrow.
void TableSetter::find_widths(const FlowTable& table) {
    columns_.assign(table.columns, Column{});
    texts_.clear();
    find_numerals(table);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t i = 0; i < table.rows[row].cells.size(); ++i) {
            const FlowCell& cell = table.rows[row].cells[i];
            if (cell.columns > 1) continue;
            const MeasuredCell& measured = cells_[row][i];
            texts_.push_back({row, cell.column, measured.paragraphs});
            Column& column = columns_[cell.column];
            column.least = std::max(column.least, std::min(measured.least, available_));
            column.most = std::max(column.most, measured.most);
        }
    // Numbers stand in one line; so does the head above them, while there is room.
    for (Column& column : columns_) {
        if (!column.has_numerals) continue;
        const Length numerals = column.integral + column.fraction;
        column.most = std::max(column.most, numerals);
        column.least = hyphenates_ ? std::max(column.least, numerals) : column.most;
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t i = 0; i < table.rows[row].cells.size(); ++i) {
            const FlowCell& cell = table.rows[row].cells[i];
            if (cell.columns > 1) widen_for(cell, cells_[row][i], table.column_gap);
        }
}

void TableSetter::widen_for(const FlowCell& cell, const MeasuredCell& measured, Length gap) {
    const std::span<Column> columns =
        std::span(columns_).subspan(cell.column, std::min<std::size_t>(cell.columns, columns_.size() - cell.column));
    const auto count = static_cast<std::int64_t>(columns.size());
    Length least = std::min(measured.least, available_) - gap * (count - 1);
    Length most = measured.most - gap * (count - 1);
    for (const Column& column : columns) {
        least -= column.least;
        most -= column.most;
    }
    for (Column& column : columns) {
        column.least += std::max(Length{}, least / count);
        column.most = std::max(column.least, column.most + std::max(Length{}, most / count));
    }
}

// A column has numerals when below its head there are numbers and nothing but numbers, dashes and empty cells, none of them aligned by the
// source.
void TableSetter::find_numerals(const FlowTable& table) {
    std::vector<NumeralCount> counts(columns_.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t i = 0; i < table.rows[row].cells.size(); ++i) {
            const FlowCell& cell = table.rows[row].cells[i];
            if (table.rows[row].header || cell.columns > 1 || cell.blocks.empty()) continue;
            const MeasuredCell& measured = cells_[row][i];
            counts[cell.column].add(measured.kind, false);
            Column& column = columns_[cell.column];
            column.integral = std::max(column.integral, measured.numeral.integral);
            column.fraction = std::max(column.fraction, measured.numeral.fraction);
        }
    for (std::size_t c = 0; c < columns_.size(); ++c) columns_[c].has_numerals = counts[c].is_column();
}

// Numbers have spaces in them, from which the gaps should differ: gaps get what room there is, or half of it where columns ask for more.
Length TableSetter::narrower_gap(Length gap, Length least) const {
    const auto gaps = static_cast<std::int64_t>(columns_.size()) - 1;
    const Length room = available_ - least - narrow_gap * gaps;
    if (room.units <= 0) return narrow_gap;
    const bool ask_for_more = std::any_of(columns_.begin(), columns_.end(), [](const Column& column) { return column.most > column.least; });
    return std::min(gap, narrow_gap + room / (ask_for_more ? gaps * 2 : gaps));
}

TableSetter::Shares TableSetter::wishes(Length gap) const {
    const auto count = static_cast<std::int64_t>(columns_.size());
    Length least;
    for (const Column& column : columns_) least += column.least;
    // Rather a narrow gap than a word cut in two; rather a table a little wider than the measure.
    if (least + gap * (count - 1) > available_) gap = narrower_gap(gap, least);
    const Length wider = std::clamp(least + gap * (count - 1) - available_, Length{}, overhang() * 2);
    const Length for_text = available_ + wider - gap * (count - 1);
    Shares shares{{}, gap, 0};
    for (const Column& column : columns_) shares.columns.push_back({column.least, column.most, column.least});
    if (least <= for_text) shares.height = share_columns(shares.columns, texts_, for_text);
    return shares;
}

void TableSetter::share_out(Length gap) {
    const Shares shares = wishes(gap);
    Length x;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns_[i].x = x;
        columns_[i].width = shares.columns[i].width;
        x += shares.columns[i].width + shares.gap;
    }
}

// Where a cell begins, from the table's left edge.
Length TableSetter::x_of(const FlowCell& cell) const {
    const Length x = columns_[cell.column].x;
    return is_right_to_left_ ? width_ - x - width_of(cell) : x;
}

// A cell over several rows goes on beside the cells of the next, and ends with the last of them.
void TableSetter::set_row(FlowTable& table, std::size_t row, Length left, Galley& galley) {
    const bool is_header = table.rows[row].header, is_last = row + 1 == table.rows.size();
    const bool goes_across = reaches_on(open_);
    for (std::size_t i = 0; i < table.rows[row].cells.size(); ++i) {
        FlowCell& cell = table.rows[row].cells[i];
        MeasuredCell& measured = cells_[row][i];
        OpenCell open = open_cell(setter_.set_flat(cell.blocks, width_of(cell), std::move(measured.shaped)));
        open.x = x_of(cell);
        open.rows = cell.rows;
        align(cell, measured.numeral, is_header, open.lines);
        open_.push_back(std::move(open));
    }
    if (is_last)
        for (OpenCell& cell : open_) cell.rows = 1;
    Galley bands = stack_row(open_, {left, setter_.line(), setter_.rules().tallest, table_rule_gap, is_header});
    if (!bands.empty()) bands.front().may_break_before = row > 0 && !goes_across;
    std::move(bands.begin(), bands.end(), std::back_inserter(galley));
    for (OpenCell& cell : open_) --cell.rows;
    std::erase_if(open_, [](const OpenCell& cell) { return cell.rows == 0; });
}

// Numerals by their decimal marks, a head over numerals to the right with them, a head over several columns in their middle.
void TableSetter::align(const FlowCell& cell, const NumeralWidths& numeral, bool in_head, Galley& lines) const {
    if (cell.align != TextAlign::left && cell.align != TextAlign::justify) return;
    const Column& column = columns_[cell.column];
    const bool spans = cell.columns > 1;
    if (!in_head && !spans && column.has_numerals && !lines.empty())
        shift(lines.front(), column.width - column.fraction - numeral.integral - edges_of(lines.front()).left);
    if (!in_head || !(spans || column.has_numerals)) return;
    for (GalleyItem& line : lines) {
        const LineEdges edges = edges_of(line);
        const Length white = std::max(Length{}, width_of(cell) - (edges.right - edges.left));
        shift(line, (spans ? white / 2 : white) - edges.left);
    }
}

}  // namespace nabor
