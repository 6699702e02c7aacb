// In: the number of pages on one side of a sheet. Out: their cells, found by unfolding the folded sheet fold by fold.
#include "impose/folding.h"

#include <algorithm>

namespace nabor::pdf {

namespace {

using Pile = std::vector<FoldedCell>;  // the leaves in one cell, the uppermost first

struct Piles {
    std::uint32_t columns = 1, rows = 1;
    std::vector<Pile> cells;

    Pile& at(std::uint32_t column, std::uint32_t row) { return cells[row * columns + column]; }
};

// The upper half of a pile, turned over: order and sides are reversed.
Pile turned_over(const Pile& pile, bool over_head) {
    Pile result(pile.begin(), pile.begin() + static_cast<std::ptrdiff_t>(pile.size() / 2));
    std::reverse(result.begin(), result.end());
    for (FoldedCell& leaf : result) {
        leaf.is_recto_up = !leaf.is_recto_up;
        leaf.is_upside_down ^= over_head;
    }
    return result;
}

Pile lower_half(const Pile& pile) { return {pile.begin() + static_cast<std::ptrdiff_t>(pile.size() / 2), pile.end()}; }

// Opens the upper half of every pile to one side, where its columns are mirrored.
Piles opened_sideways(Piles& folded, bool to_the_left) {
    Piles open{folded.columns * 2, folded.rows, std::vector<Pile>(folded.cells.size() * 2)};
    const std::uint32_t columns = folded.columns, stays_at = to_the_left ? columns : 0, opens_to = to_the_left ? 0 : columns;
    for (std::uint32_t row = 0; row < folded.rows; ++row) {
        for (std::uint32_t column = 0; column < columns; ++column) {
            open.at(opens_to + columns - 1 - column, row) = turned_over(folded.at(column, row), false);
            open.at(stays_at + column, row) = lower_half(folded.at(column, row));
        }
    }
    return open;
}

// Opens the upper half of every pile upward, over the head.
Piles opened_upwards(Piles& folded) {
    Piles open{folded.columns, folded.rows * 2, std::vector<Pile>(folded.cells.size() * 2)};
    for (std::uint32_t row = 0; row < folded.rows; ++row) {
        for (std::uint32_t column = 0; column < folded.columns; ++column) {
            open.at(column, folded.rows - 1 - row) = turned_over(folded.at(column, row), true);
            open.at(column, folded.rows + row) = lower_half(folded.at(column, row));
        }
    }
    return open;
}

}  // namespace

FoldedSheet unfold(std::uint32_t per_side) {
    Piles piles{1, 1, std::vector<Pile>(1)};
    for (std::uint32_t leaf = 0; leaf < per_side; ++leaf) piles.cells.front().push_back({leaf});
    bool is_sideways = true;  // the spine is folded last, so it is opened first
    while (piles.cells.front().size() > 1) {
        const bool is_spine = piles.cells.size() == 1;
        piles = is_sideways ? opened_sideways(piles, is_spine) : opened_upwards(piles);
        is_sideways = !is_sideways;
    }
    FoldedSheet sheet{piles.columns, piles.rows, {}};
    for (const Pile& pile : piles.cells) sheet.inside.push_back(pile.front());
    return sheet;
}

}  // namespace nabor::pdf
