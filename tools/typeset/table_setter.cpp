#include "typeset/table_setter.h"

#include <algorithm>

#include "typeset/shaped_paragraph.h"

namespace nabor {

namespace {

constexpr Length rule_thickness = {Length::per_point / 2};
constexpr Length narrow_gap = {Length::per_point * 4};
constexpr Length rule_gap = {Length::per_point * 2};
// A row of more bands than this may be cut between them.
constexpr std::size_t most_kept_bands = 10;

void move(PageItem& item, Length x, Length y) {
    std::visit(
        [&](auto& placed) {
            placed.x += x;
            placed.y += y;
        },
        item);
}

// Takes an item of a cell into a band of the row.
void take(GalleyItem&& from, Length x, Length y, GalleyItem& band) {
    for (PageItem& item : from.items) {
        move(item, x, y);
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
}

}  // namespace

void TableSetter::set(const FlowBlock& block, FlowTable& table, Length measure, Galley& galley) {
    if (table.columns == 0) return;
    const Length available = measure - block.left - block.right;
    find_widths(table, available);
    share_out(available, table.column_gap);
    Length width;
    for (const Column& column : columns_) width = std::max(width, column.x + column.width);
    const Length left = block.left + std::max(Length{}, (available - width) / 2);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const std::size_t first = galley.size();
        const bool after_header = i > 0 && table.rows[i - 1].header;
        set_row(table.rows[i], left, i == 0, galley);
        if (galley.size() == first) continue;
        if (after_header) galley[first].may_break_before = false;
        const auto rule = [&](GalleyItem& item, Length y) {
            item.items.insert(item.items.begin(), RuleLine{left, y, width, rule_thickness, 0});
        };
        if (table.rows[i].rule_above) rule(galley[first], -rule_gap);
        if (table.rows[i].rule_above) galley[first].space_before += rule_gap * 2;
        GalleyItem& last = galley.back();
        if (table.rows[i].rule_below || table.rows[i].header) {
            last.height += rule_gap * 2;
            rule(last, last.height - rule_gap);
        }
    }
}

void TableSetter::find_widths(FlowTable& table, Length available) {
    columns_.assign(table.columns, Column{});
    for (FlowRow& row : table.rows)
        for (FlowCell& cell : row.cells) {
            Length least, most;
            widths_of(cell, least, most);
            least = std::min(least, available);
            // A cell over several columns asks each for its share.
            for (std::size_t c = cell.column; c < std::min<std::size_t>(cell.column + cell.columns, columns_.size()); ++c) {
                columns_[c].least = std::max(columns_[c].least, least / cell.columns);
                columns_[c].most = std::max(columns_[c].most, most / cell.columns);
            }
        }
}

void TableSetter::widths_of(FlowCell& cell, Length& least, Length& most) {
    for (FlowBlock& block : cell.blocks) {
        const Length indents = block.left + block.right;
        if (auto* paragraph = std::get_if<FlowParagraph>(&block.content)) {
            const ShapedParagraph shaped = setter_.shaper_.shape(*paragraph);
            most = std::max(most, indents + Length{shaped.width_before.back()} + Length{Length::per_point / 10});
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

// Columns get what they ask for when it fits; else their widest words, and what is left in proportion to what they still lack.
void TableSetter::share_out(Length available, Length gap) {
    const auto count = static_cast<std::int64_t>(columns_.size());
    Length least, most;
    for (const Column& column : columns_) {
        least += column.least;
        most += column.most;
    }
    // Rather a narrow gap than a word cut in two.
    if (least + gap * (count - 1) > available) gap = narrow_gap;
    const Length for_text = std::max(available - gap * (count - 1), Length::points(4) * count);
    Length x;
    for (Column& column : columns_) {
        if (most <= for_text) {
            column.width = column.most;
        } else if (least <= for_text) {
            const double lacks = static_cast<double>((column.most - column.least).units), all = static_cast<double>((most - least).units);
            column.width = column.least +
                           Length{static_cast<std::int64_t>(static_cast<double>((for_text - least).units) * (all > 0 ? lacks / all : 0))};
        } else {
            column.width = Length{static_cast<std::int64_t>(static_cast<double>(for_text.units) * static_cast<double>(column.least.units) /
                                                            static_cast<double>(least.units))};
            column.width = std::max(column.width, Length::points(4));
        }
        column.x = x;
        x += column.width + gap;
    }
}

// The cells' lines side by side: band k holds line k of each cell, so a row can be cut between its bands.
void TableSetter::set_row(FlowRow& row, Length left, bool first, Galley& galley) {
    std::vector<Galley> cells;
    std::size_t bands = 0;
    for (FlowCell& cell : row.cells) {
        const std::size_t last_column = std::min<std::size_t>(cell.column + cell.columns, columns_.size()) - 1;
        const Length width = columns_[last_column].x + columns_[last_column].width - columns_[cell.column].x;
        cells.push_back(setter_.set_flat(cell.blocks, width));
        bands = std::max(bands, cells.back().size());
    }
    const std::size_t first_band = galley.size();
    for (std::size_t band = 0; band < bands; ++band) {
        GalleyItem made;
        for (std::size_t c = 0; c < cells.size(); ++c)
            if (band < cells[c].size()) {
                const Length above = band == 0 ? Length{} : cells[c][band].space_before;
                take(std::move(cells[c][band]), left + columns_[row.cells[c].column].x, above, made);
            }
        made.may_break_before = band == 0 ? !first : bands > most_kept_bands && band >= 2 && bands - band >= 2;
        galley.push_back(std::move(made));
    }
    if (bands > 0) galley[first_band + bands - 1].height += rule_gap;
}

}  // namespace nabor
