#include "typeset/spread_costs.h"

#include <algorithm>

namespace nabor {

namespace {

constexpr std::int64_t line = 1000;
// A line of white beside the other text, growing with the square; beyond so many lines with the white itself: more of it is not that much worse.
constexpr std::int64_t idle_line_cost = 8'000, most_squared = 12 * line;
constexpr std::int64_t seen_shortfall = line + line / 10;

}  // namespace

std::int64_t idle_cost(std::int64_t white) {
    const std::int64_t squared = std::min(white, most_squared);
    return (squared * squared + 2 * most_squared * (white - squared)) / line * idle_line_cost / line;
}

std::int64_t spread_cost(const SpreadEndFacts& spread) {
    std::int64_t sum = spread.divides() ? divided_cost : 0;
    for (const SpreadSideFacts& side : spread.sides) sum += page_cost(side.page) + idle_cost(side.idle);
    return sum;
}

std::vector<Relaxation> relaxations_of(const SpreadSideFacts& side) {
    std::vector<Relaxation> made = relaxations_of(side.page);
    // Between two pieces a page ends where the next piece has no room on both sides; and the sides end at different heights anyway.
    const bool is_seen = side.is_inside && side.page.shortfall > seen_shortfall;
    if (!is_seen) std::erase_if(made, [](const Relaxation& one) { return one.kind == Relaxation::Kind::short_page; });
    return made;
}

}  // namespace nabor
