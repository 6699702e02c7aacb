#include "typeset/spread_placing.h"

#include <algorithm>
#include <utility>

namespace nabor {

namespace {

bool stands_before(const PagePosition& one, const PagePosition& other) {
    return one.block != other.block ? one.block < other.block : one.item < other.item;
}

}  // namespace

ParallelPages SpreadPlacer::place(const std::vector<ChosenSpread>& spreads, FacingPage after, std::int64_t cost) {
    made_.after = after;
    made_.cost = cost;
    choose_settings(spreads);
    for (const ChosenSpread& spread : spreads) place(spread);
    return std::move(made_);
}

void SpreadPlacer::choose_settings(const std::vector<ChosenSpread>& spreads) {
    for (const std::size_t text : both) {
        std::vector<std::uint8_t>& chosen = made_.texts[text].chosen;
        for (const ChosenSpread& spread : spreads) chosen.insert(chosen.end(), spread.settings[text].begin(), spread.settings[text].end());
        std::uint32_t items = 0;
        for (std::uint32_t block = 0; block < galleys_.texts[text]->text.size(); ++block) {
            first_items_[text].push_back(items);
            items += static_cast<std::uint32_t>(items_of(text, block).size());
        }
    }
}

const Galley& SpreadPlacer::items_of(std::size_t text, std::uint32_t block) const {
    return galleys_.texts[text]->text[block].settings[made_.texts[text].chosen[block]].items;
}

void SpreadPlacer::place(const ChosenSpread& spread) {
    OfBoth<PagePlan> plans;
    const OfBoth<Length> bottoms = place_text(spread, plans);
    for (const std::size_t text : both) {
        PagePlan& plan = plans[text];
        plan.ends_freely = spread.facts.sides[text].page.ends_freely || !spread.facts.sides[text].is_inside;
        plan.opens_with = filler_.opening_of(spread.begin);
        place_foot(spread, text, plan);
        relax(spread, text, bottoms[text]);
        made_.texts[text].pages.push_back(std::move(plan));
    }
}

// Returns where the text of each side ends.
OfBoth<Length> SpreadPlacer::place_text(const ChosenSpread& spread, OfBoth<PagePlan>& plans) const {
    const Length sink = std::max(filler_.side(0).sink_of(spread.begin[0]), filler_.side(1).sink_of(spread.begin[1]));
    OfBoth<Length> y{sink, sink};
    SpreadPosition from = spread.begin;
    for (std::uint32_t band = filler_.band_of(spread.begin); stands_before(from[0], spread.end[0]) || stands_before(from[1], spread.end[1]); ++band) {
        const OfBoth<Length> tops = filler_.tops(from, band, y, {plans[0].text.empty(), plans[1].text.empty()});
        for (const std::size_t text : both) {
            PagePosition end{galleys_.points[band + 1][text], 0, {}, 0};
            if (stands_before(spread.end[text], end)) end = spread.end[text];
            if (!stands_before(from[text], end)) continue;
            y[text] = place_band(text, {from[text], end}, tops[text], plans[text]);
            from[text] = end;
        }
    }
    return y;
}

// Returns the bottom of the last item.
Length SpreadPlacer::place_band(std::size_t text, const std::pair<PagePosition, PagePosition>& band, Length top, PagePlan& plan) const {
    Length y = top;
    bool is_first = true;
    for (std::uint32_t block = band.first.block, i = band.first.item; block < band.second.block || i < band.second.item;) {
        const Galley& items = items_of(text, block);
        if (plan.text.empty()) plan.repeated_head = items[i].repeated_head;
        if (!is_first) y = filler_.side(text).top_of(items[i], y, false);
        is_first = false;
        plan.text.push_back({first_items_[text][block] + i, y});
        y += items[i].height;
        if (++i == items.size()) ++block, i = 0;
    }
    return y;
}

// Notes stand at the foot, whatever white is above them.
void SpreadPlacer::place_foot(const ChosenSpread& spread, std::size_t text, PagePlan& plan) const {
    plan.foot = filler_.side(text).foot().place(spread.begin[text].notes, spread.end[text].notes, rules_.height);
}

void SpreadPlacer::relax(const ChosenSpread& spread, std::size_t text, Length bottom) {
    for (Relaxation relaxation : relaxations_of(spread.facts.sides[text])) {
        relaxation.page = static_cast<std::uint32_t>(made_.texts[text].pages.size());
        relaxation.y = bottom;
        relaxation.place = span_before(text, spread.end[text]);
        made_.texts[text].relaxations.push_back(relaxation);
    }
}

// Of the last item before `position` that has a place in the manuscript; an image has none.
Span SpreadPlacer::span_before(std::size_t text, const PagePosition& position) const {
    std::uint32_t block = position.block, item = position.item;
    while (item > 0 || block > 0) {
        if (item == 0) item = static_cast<std::uint32_t>(items_of(text, --block).size());
        if (const Span span = items_of(text, block)[--item].span; span.known()) return span;
    }
    return {};
}

}  // namespace nabor
