// In: what the two sides of a spread of parallel texts would look like. Out: what that costs, and which rules it bends.
// Holds: a side costs what a page of its text would cost (page_costs.h), but for white that only the other text makes. Demerits, as there.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/of_both.h"
#include "typeset/page_costs.h"

namespace nabor {

struct SpreadSideFacts {
    PageEndFacts page;      // its shortfall and white: what the other text does not make
    std::int64_t idle = 0;  // further white, in thousandths of a line: the other text goes on beside it
    bool is_inside = false;  // it ends within an aligned piece
};

struct SpreadEndFacts {
    OfBoth<SpreadSideFacts> sides;

    bool divides() const { return sides[0].is_inside || sides[1].is_inside; }
};

// Of white, in thousandths of a line, that a text has because the other one is longer.
std::int64_t idle_cost(std::int64_t white);

std::int64_t spread_cost(const SpreadEndFacts& spread);
// The same of a spread whose sides both end within a piece: then what one side costs does not depend on the other.
inline constexpr std::int64_t divided_cost = 150'000;  // an aligned piece goes on overleaf
inline std::int64_t spread_cost_inside(std::int64_t left_page, std::int64_t right_page) { return divided_cost + left_page + right_page; }

// A path that costs so much more than one that has come further is given up.
inline constexpr std::int64_t hopeless_spread_above = 2'000'000;

// Of one side: those that its own text makes.
std::vector<Relaxation> relaxations_of(const SpreadSideFacts& side);

}  // namespace nabor
