// In: the galleys of two parallel texts and the place where a spread begins. Out: every place where the spread may end, each at the least
// cost over the settings of the paragraphs that stand whole on it.
// Holds: blocks of a level point begin at one height on both sides, or are the first on theirs. A spread ends at a point, or within a band;
// then each side has an end of its own there, and one that has ended its band waits. "Spread": two facing pages, or two columns of a page.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/length.h"
#include "typeset/of_both.h"
#include "typeset/parallel_galleys.h"
#include "typeset/spread_costs.h"
#include "typeset/text_filling.h"

namespace nabor {

using SpreadPosition = OfBoth<PagePosition>;

struct SpreadEnd {
    SpreadPosition next;
    SpreadEndFacts facts;            // but for `recto`, which the spread breaker knows
    OfBoth<std::int64_t> costs{};    // of the spread, by whether its pages are right-hand pages: settings and white above level points included
    OfBoth<std::uint32_t> traces{};  // for settings_of
    std::uint32_t left_place = 0;    // the same for ends of one fill with the same place in the left text
};

class SpreadFiller {
public:
    SpreadFiller(const ParallelGalleys& galleys, const PageBreakingRules& rules);

    SpreadPosition begin() const { return {sides_[0].begin(), sides_[1].begin()}; }
    bool is_finished(const SpreadPosition& position) const;

    // The ends of the spread that begins at `start`; at least one. Valid until the next call. An end in the same place as one before it is there
    // only where it is cheaper, be it on right-hand pages alone or on others; none is there that is hopeless beside one further on.
    const std::vector<SpreadEnd>& fill(const SpreadPosition& start);
    const TextFiller& side(std::size_t text) const { return sides_[text]; }
    // page or right, as what a spread begins with asks on either side.
    PageBreak opening_of(const SpreadPosition& start) const;

    // Where the blocks of both sides that come next begin. `y`: where the sides end so far; `is_first`: nothing stands on the page above.
    OfBoth<Length> tops(const SpreadPosition& next, std::uint32_t band, const OfBoth<Length>& y, const OfBoth<bool>& is_first) const;
    // The band in which a spread begins or goes on.
    std::uint32_t band_of(const SpreadPosition& position) const;

private:
    // The text on both sides down to a point.
    struct Depth {
        OfBoth<TextDepth> sides;
        OfBoth<Length> tops;  // of what comes next
        std::int64_t white_cost = 0;

        std::int64_t cost() const { return sides[0].cost + sides[1].cost + white_cost; }
    };

    void fill_bands(const SpreadPosition& start, FillRung rung);
    SpreadPosition at_point(std::uint32_t point) const;
    bool has_blocks(std::uint32_t band, std::size_t text, const SpreadPosition& from) const;
    void add_band(const SpreadPosition& from, std::uint32_t band, const Depth& above, FillRung rung, std::vector<Depth>& below);
    void go_on(std::uint32_t point, Depth depth, std::vector<Depth>& below) const;
    void end_inside(const TextRun& left, const TextRun& right, const Depth& above, const OfBoth<std::vector<TextEnd>>& waiting);
    void end_at_point(const OfBoth<std::vector<TextEnd>>& bottoms, std::int64_t white_cost, FillRung rung);
    void prepare(std::size_t text, std::span<TextEnd> ends);
    void offer(const OfBoth<const TextEnd*>& ends, const OfBoth<bool>& inside, std::int64_t white_cost);
    static OfBoth<std::int64_t> costs_of(SpreadEndFacts facts);
    static SpreadEndFacts facts_of(const OfBoth<const TextEnd*>& ends, const OfBoth<bool>& inside);
    void drop_hopeless();
    void end_alone(const SpreadPosition& start);

    const ParallelGalleys& galleys_;
    OfBoth<TextFiller> sides_;
    std::vector<SpreadEnd> ends_;
    OfBoth<std::map<PagePosition, std::uint32_t>> places_;       // numbers of the places where a side ends
    std::unordered_map<std::uint64_t, OfBoth<std::int64_t>> cheapest_;  // costs by the places of both sides; never iterated
};

}  // namespace nabor
