// In: where each spread of two parallel texts begins and ends, and the settings chosen. Out: the pages of both texts.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/length.h"
#include "base/source.h"
#include "typeset/of_both.h"
#include "typeset/spread_breaking.h"
#include "typeset/spread_filling.h"

namespace nabor {

struct ChosenSpread {
    SpreadPosition begin, end;
    SpreadEndFacts facts;
    OfBoth<std::vector<std::uint8_t>> settings;  // of the blocks that begin on it
};

class SpreadPlacer {
public:
    SpreadPlacer(const ParallelGalleys& galleys, const PageBreakingRules& rules, const SpreadFiller& filler)
        : galleys_(galleys), rules_(rules), filler_(filler) {}

    ParallelPages place(const std::vector<ChosenSpread>& spreads, FacingPage after, std::int64_t cost);

private:
    void choose_settings(const std::vector<ChosenSpread>& spreads);
    const Galley& items_of(std::size_t text, std::uint32_t block) const;
    void place(const ChosenSpread& spread);
    OfBoth<Length> place_text(const ChosenSpread& spread, OfBoth<PagePlan>& plans) const;
    Length place_band(std::size_t text, const std::pair<PagePosition, PagePosition>& band, Length top, PagePlan& plan) const;
    void place_foot(const ChosenSpread& spread, std::size_t text, PagePlan& plan) const;
    void relax(const ChosenSpread& spread, std::size_t text, Length bottom);
    Span span_before(std::size_t text, const PagePosition& position) const;

    const ParallelGalleys& galleys_;
    const PageBreakingRules& rules_;
    const SpreadFiller& filler_;
    OfBoth<std::vector<std::uint32_t>> first_items_;  // by block, among the items of the chosen settings
    ParallelPages made_;
};

}  // namespace nabor
