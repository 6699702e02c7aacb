#include "typeset/table_row.h"

#include <algorithm>
#include <utility>

#include "typeset/band.h"

namespace nabor {

namespace {

// A row of more lines than this may be divided between two pages.
constexpr std::size_t most_kept_lines = 10;
// A row that takes more than one part in so many of the page, too.
constexpr std::int64_t most_kept_share = 2;
// A band's edge moves lines down by less than one part in so many of a line; where there is no such edge for some lines, by less than a line.
constexpr std::int64_t little_share = 8, most_band_lines = 3;
constexpr std::size_t fewest_parted_lines = 2;
constexpr Length rounding = {Length::per_point / 10};

Length white_above(const OpenCell& cell, std::size_t line) { return cell.begins && line == cell.next ? Length{} : cell.lines[line].space_before; }

// From the top of what waits to its end.
Length height_left(const OpenCell& cell) {
    if (cell.next == cell.lines.size()) return {};
    return cell.waiting - cell.lines[cell.next].space_before + white_above(cell, cell.next);
}

std::size_t lines_left(const OpenCell& cell) { return cell.lines.size() - cell.next; }

class RowStacker {
public:
    RowStacker(std::vector<OpenCell>& cells, const RowPlace& place) : cells_(cells), place_(place) {}

    Galley run() {
        find_end();
        if (end_.units == 0) return {};
        const bool parts = may_part();
        while (waits() || top_ + rounding < end_) {
            const Length edge = parts ? next_edge() : end_;
            const bool may_break_before = top_.units > 0 && may_break_here();
            add_band(edge);
            bands_.back().may_break_before = may_break_before;
            top_ = edge;
            find_end();
        }
        bands_.back().height += place_.gap;
        go_on_below();
        return std::move(bands_);
    }

private:
    // Where the cells end that end with this row. Heads of several rows reach up beside those of the rows above.
    void find_end() {
        end_ = {};
        for (const OpenCell& cell : cells_)
            if (cell.rows == 1) end_ = std::max(end_, cell.top + height_left(cell) - (place_.heads_columns ? cell.covered : Length{}));
    }

    bool waits() const {
        return std::any_of(cells_.begin(), cells_.end(), [](const OpenCell& cell) { return cell.rows == 1 && lines_left(cell) > 0; });
    }

    bool may_part() const {
        std::size_t lines = 0;
        for (const OpenCell& cell : cells_)
            if (cell.rows == 1) lines = std::max(lines, lines_left(cell));
        return !place_.heads_columns && (lines > most_kept_lines || (lines > 1 && end_ * most_kept_share > place_.tallest));
    }

    // The edge of the band that begins at top_: the first that moves no line, else the one that moves lines least.
    Length next_edge() const {
        Length best = end_, least = place_.line;
        for (const Length edge : edges()) {
            if (edge > top_ + place_.line * most_band_lines && least < place_.line) return best;
            const Length moved = moved_by(edge);
            if (moved < least) best = edge;
            least = std::min(least, moved);
            if (moved * little_share <= place_.line) return edge;
        }
        return best;
    }

    // Where lines end, in order: so many that a band's edge is one of them.
    std::vector<Length> edges() const {
        std::vector<Length> edges;
        for (const OpenCell& cell : cells_) {
            Length y = cell.top;
            for (std::size_t i = cell.next; i < cell.lines.size() && y <= top_ + place_.line * (most_band_lines + 1); ++i) {
                y += white_above(cell, i) + cell.lines[i].height;
                if (y > top_ + rounding && y < end_) edges.push_back(y);
            }
        }
        std::sort(edges.begin(), edges.end());
        return edges;
    }

    // How far an edge moves a line down. What begins at the band's top stays there.
    Length moved_by(Length edge) const {
        Length most;
        for (const OpenCell& cell : cells_) {
            Length y = cell.top;
            for (std::size_t i = cell.next; i < cell.lines.size(); ++i) {
                const Length top = y + white_above(cell, i);
                if (top >= edge) break;
                y = top + cell.lines[i].height;
                if (y > edge + rounding) most = std::max(most, top > top_ + rounding ? edge - top : place_.line);
            }
        }
        return most;
    }

    // Each cell may be parted above its next line, and the longest one has lines enough on either side.
    bool may_break_here() const {
        std::size_t above = 0, below = 0;
        for (const OpenCell& cell : cells_) {
            if (cell.next > 0 && cell.next < cell.lines.size() && !cell.lines[cell.next].may_break_before) return false;
            above = std::max(above, cell.next);
            below = std::max(below, lines_left(cell));
        }
        return above >= fewest_parted_lines && below >= fewest_parted_lines;
    }

    void add_band(Length edge) {
        GalleyItem& band = bands_.emplace_back();
        for (OpenCell& cell : cells_) {
            if (place_.heads_columns)
                set_heads(cell, band);
            else
                set_lines(cell, edge, band);
        }
        band.height = edge - top_;
    }

    // Heads stand on their last lines; those over several rows in the last of these.
    void set_heads(OpenCell& cell, GalleyItem& band) {
        if (cell.rows > 1) return;
        cell.top = end_ - height_left(cell);
        while (cell.next < cell.lines.size()) set_line(cell, band);
    }

    void set_lines(OpenCell& cell, Length edge, GalleyItem& band) {
        const bool takes_all = cell.rows == 1 && edge == end_;
        while (cell.next < cell.lines.size()) {
            const Length top = cell.top + white_above(cell, cell.next);
            if (!takes_all && top >= edge - rounding) return;
            const bool fits = takes_all || top + cell.lines[cell.next].height <= edge + rounding;
            if (!fits && !stands_across(cell, top, edge)) return begin_at(cell, edge);
            set_line(cell, band);
        }
    }

    // Of what goes on in the row below: a picture that would leave much white, and what would not fit there better.
    bool stands_across(const OpenCell& cell, Length top, Length edge) const {
        if (edge < end_) return false;
        return top <= top_ || (!cell.lines[cell.next].is_line && edge - top > place_.line);
    }

    static void begin_at(OpenCell& cell, Length edge) {
        cell.top = edge;
        cell.begins = true;
    }

    void set_line(OpenCell& cell, GalleyItem& band) {
        GalleyItem& line = cell.lines[cell.next];
        const Length top = cell.top + white_above(cell, cell.next);
        cell.top = top + line.height;
        cell.begins = false;
        cell.waiting -= line.space_before + line.height;
        ++cell.next;
        take_line(std::move(line), place_.left + cell.x, top - top_, band);
    }

    // The cells as the next row finds them.
    void go_on_below() {
        const Length height = end_ + place_.gap;
        for (OpenCell& cell : cells_) {
            cell.begins = cell.begins || cell.top <= height;
            cell.top = std::max(Length{}, cell.top - height);
            cell.covered += height;
        }
    }

    std::vector<OpenCell>& cells_;
    const RowPlace& place_;
    Length top_, end_;  // of the band that comes next; of the row
    Galley bands_;
};

}  // namespace

OpenCell open_cell(Galley lines) {
    OpenCell cell;
    for (const GalleyItem& line : lines) cell.waiting += line.space_before + line.height;
    cell.lines = std::move(lines);
    return cell;
}

Galley stack_row(std::vector<OpenCell>& cells, const RowPlace& place) { return RowStacker(cells, place).run(); }

bool reaches_on(const std::vector<OpenCell>& cells) {
    return std::any_of(cells.begin(), cells.end(), [](const OpenCell& cell) { return cell.top.units > 0; });
}

}  // namespace nabor
