#include "typeset/spread_filling.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace nabor {

namespace {

// How high above the foot the fuller side of a spread normally ends at most, in thousandths of a line.
constexpr std::int64_t highest_spread_end = 3'000;
// A page of few lines whose text waits for the other one is no fault of its own.
constexpr std::uint32_t enough_lines = 5;

std::uint32_t band_at(const std::vector<LevelPoint>& points, std::size_t text, const PagePosition& position) {
    const auto after = std::partition_point(points.begin(), points.end(), [&](const LevelPoint& point) { return point[text] <= position.block; });
    return static_cast<std::uint32_t>(after - points.begin()) - 1;
}

}  // namespace

SpreadFiller::SpreadFiller(const ParallelGalleys& galleys, const PageBreakingRules& rules)
    : galleys_(galleys), sides_{TextFiller(*galleys.texts[0], rules), TextFiller(*galleys.texts[1], rules)} {}

bool SpreadFiller::is_finished(const SpreadPosition& position) const {
    return sides_[0].is_finished(position[0]) && sides_[1].is_finished(position[1]);
}

// A side that has ended its band waits at its end; one without blocks in a band stands at its beginning and end at once.
std::uint32_t SpreadFiller::band_of(const SpreadPosition& position) const {
    return std::min(band_at(galleys_.points, 0, position[0]), band_at(galleys_.points, 1, position[1]));
}

PageBreak SpreadFiller::opening_of(const SpreadPosition& start) const {
    PageBreak opening = PageBreak::automatic;
    for (const std::size_t text : both) {
        if (start[text].item > 0 || !sides_[text].has_text(start[text])) continue;
        const PageBreak asked = sides_[text].first_item(start[text].block).break_before;
        if (asked == PageBreak::right || opening == PageBreak::automatic) opening = asked;
    }
    return opening;
}

SpreadPosition SpreadFiller::at_point(std::uint32_t point) const {
    SpreadPosition position;
    for (const std::size_t text : both) position[text].block = galleys_.points[point][text];
    return position;
}

bool SpreadFiller::has_blocks(std::uint32_t band, std::size_t text, const SpreadPosition& from) const {
    return from[text].block < galleys_.points[band + 1][text];
}

OfBoth<Length> SpreadFiller::tops(const SpreadPosition& next, std::uint32_t band, const OfBoth<Length>& y, const OfBoth<bool>& is_first) const {
    OfBoth<Length> tops = y;
    OfBoth<bool> begins{};
    for (const std::size_t text : both) {
        if (!has_blocks(band, text, next)) continue;
        begins[text] = next[text].item == 0;
        const GalleyItem& item = galleys_.texts[text]->text[next[text].block].settings[next[text].setting].items[next[text].item];
        tops[text] = sides_[text].top_of(item, y[text], is_first[text]);
    }
    if (!begins[0] || !begins[1] || tops[0] == tops[1]) return tops;
    // The higher side gets white; on a grid the other one may have to move, too.
    const std::size_t lower = tops[0] > tops[1] ? 0 : 1;
    const Length level = sides_[1 - lower].top_of(sides_[1 - lower].first_item(next[1 - lower].block), tops[lower], true);
    return {level, level};
}

const std::vector<SpreadEnd>& SpreadFiller::fill(const SpreadPosition& start) {
    ends_.clear();
    cheapest_.clear();
    for (std::map<PagePosition, std::uint32_t>& places : places_) places.clear();
    for (const std::size_t text : both) sides_[text].begin_page(start[text]);
    for (const FillRung rung : {FillRung::none, FillRung::depth, FillRung::keeps})
        if (ends_.empty() && (sides_[0].has_text(start[0]) || sides_[1].has_text(start[1]))) fill_bands(start, rung);
    if (ends_.empty())
        end_alone(start);
    else
        drop_hopeless();
    return ends_;
}

void SpreadFiller::fill_bands(const SpreadPosition& start, FillRung rung) {
    const OfBoth<Length> sinks{sides_[0].sink_of(start[0]), sides_[1].sink_of(start[1])};
    const std::uint32_t first = band_of(start);
    Depth depth;
    for (const std::size_t text : both) depth.sides[text].y = std::max(sinks[0], sinks[1]);
    depth.tops = tops(start, first, {depth.sides[0].y, depth.sides[1].y}, {true, true});
    std::vector<Depth> depths{depth}, below;
    for (std::uint32_t band = first; band + 1 < galleys_.points.size() && !depths.empty(); ++band) {
        below.clear();
        const SpreadPosition from = band == first ? start : at_point(band);
        for (const Depth& above : depths) add_band(from, band, above, rung, below);
        depths.swap(below);
    }
}

void SpreadFiller::add_band(const SpreadPosition& from, std::uint32_t band, const Depth& above, FillRung rung, std::vector<Depth>& below) {
    const LevelPoint& end = galleys_.points[band + 1];
    OfBoth<TextRun> runs;
    OfBoth<std::vector<TextEnd>> at_end;  // of the sides that have ended the band on this page
    for (const std::size_t text : both) {
        if (has_blocks(band, text, from))
            runs[text] = sides_[text].run({from[text], end[text], above.tops[text], above.sides[text]}, rung);
        else
            runs[text].bottoms = {above.sides[text]};
        for (const TextDepth& bottom : runs[text].bottoms)
            if (std::optional<TextEnd> possible = sides_[text].end_before(end[text], bottom, rung)) at_end[text].push_back(std::move(*possible));
        prepare(text, runs[text].ends);
        prepare(text, at_end[text]);
    }
    end_inside(runs[0], runs[1], above, at_end);
    end_at_point(at_end, above.white_cost, rung);
    for (const TextDepth& left : runs[0].bottoms)
        for (const TextDepth& right : runs[1].bottoms) go_on(band + 1, {{left, right}, {}, above.white_cost}, below);
}

// Of depths that go on at the same heights only the cheapest is kept.
void SpreadFiller::go_on(std::uint32_t point, Depth depth, std::vector<Depth>& below) const {
    if (point + 1 == galleys_.points.size()) return;
    const SpreadPosition next = at_point(point);
    OfBoth<bool> begins{}, is_first{};
    for (const std::size_t text : both) {
        begins[text] = has_blocks(point, text, next);
        is_first[text] = depth.sides[text].items == 0;
        if (begins[text] && sides_[text].begins_new_page(next[text].block)) return;
    }
    const OfBoth<Length> y{depth.sides[0].y, depth.sides[1].y};
    depth.tops = tops(next, point, y, is_first);
    if (begins[0] && begins[1])
        for (const std::size_t text : both) {
            const Length own = sides_[text].top_of(sides_[text].first_item(next[text].block), y[text], is_first[text]);
            depth.white_cost += idle_cost(sides_[text].thousandths_of_line(depth.tops[text] - own));
        }
    const auto same = std::find_if(below.begin(), below.end(), [&](const Depth& other) { return other.tops == depth.tops; });
    if (same == below.end())
        below.push_back(depth);
    else if (depth.cost() < same->cost())
        *same = depth;
}

// Both texts go on with the same piece, or one waits for the other.
void SpreadFiller::end_inside(const TextRun& left, const TextRun& right, const Depth& above, const OfBoth<std::vector<TextEnd>>& waiting) {
    for (const TextEnd& one : left.ends) {
        for (const TextEnd& other : right.ends) offer({&one, &other}, {true, true}, above.white_cost);
        for (const TextEnd& other : waiting[1]) offer({&one, &other}, {true, false}, above.white_cost);
    }
    for (const TextEnd& one : waiting[0])
        for (const TextEnd& other : right.ends) offer({&one, &other}, {false, true}, above.white_cost);
}

void SpreadFiller::end_at_point(const OfBoth<std::vector<TextEnd>>& bottoms, std::int64_t white_cost, FillRung rung) {
    for (const TextEnd& left : bottoms[0])
        for (const TextEnd& right : bottoms[1]) {
            const bool is_free = left.facts.ends_freely || right.facts.ends_freely;
            if (rung == FillRung::none && !is_free && std::min(left.room(), right.room()) > highest_spread_end) continue;
            offer({&left, &right}, {false, false}, white_cost);
        }
}

// What each end of a side is asked for with every end of the other one: a number for its place, which is found faster than a position with its
// notes, and what its page costs.
void SpreadFiller::prepare(std::size_t text, std::span<TextEnd> ends) {
    for (TextEnd& end : ends) {
        end.place = places_[text].try_emplace(end.next, static_cast<std::uint32_t>(places_[text].size())).first->second;
        PageEndFacts page = end.facts;
        for (const std::size_t recto : both) {
            page.recto = recto == 1;
            end.page_costs[recto] = page_cost(page);
        }
    }
}

// `inside`: the sides that end within the band. Many settings end in one place; whatever follows, only the cheapest of them can be a part of the
// cheapest whole.
void SpreadFiller::offer(const OfBoth<const TextEnd*>& ends, const OfBoth<bool>& inside, std::int64_t white_cost) {
    OfBoth<std::int64_t> costs;
    if (inside[0] && inside[1])
        for (const std::size_t recto : both) costs[recto] = spread_cost_inside(ends[0]->page_costs[recto], ends[1]->page_costs[recto]);
    else
        costs = costs_of(facts_of(ends, inside));
    for (std::int64_t& cost : costs) cost += ends[0]->depth.cost + ends[1]->depth.cost + white_cost;
    const std::uint64_t place = static_cast<std::uint64_t>(ends[0]->place) << 32 | ends[1]->place;
    const auto [known, is_new] = cheapest_.try_emplace(place, costs);
    if (!is_new && costs[0] >= known->second[0] && costs[1] >= known->second[1]) return;
    for (const std::size_t recto : both) known->second[recto] = std::min(known->second[recto], costs[recto]);
    ends_.push_back({{ends[0]->next, ends[1]->next}, facts_of(ends, inside), costs, {ends[0]->depth.trace, ends[1]->depth.trace}, ends[0]->place});
}

OfBoth<std::int64_t> SpreadFiller::costs_of(SpreadEndFacts facts) {
    OfBoth<std::int64_t> costs;
    for (const std::size_t recto : both) {
        for (SpreadSideFacts& side : facts.sides) side.page.recto = recto == 1;
        costs[recto] = spread_cost(facts);
    }
    return costs;
}

// The search settles what ends further on in the left text later, so it would give these up. Their turn comes while the cheaper end is open.
void SpreadFiller::drop_hopeless() {
    constexpr std::int64_t none = std::numeric_limits<std::int64_t>::max() - hopeless_spread_above;
    std::vector<std::uint32_t> ranks(places_[0].size());
    std::uint32_t rank = 0;
    for (const auto& [position, place] : places_[0]) ranks[place] = rank++;
    std::vector<OfBoth<std::int64_t>> least(ranks.size() + 1, {none, none});  // of what ends at a rank or further on
    const auto lower = [&](std::size_t at, const OfBoth<std::int64_t>& costs) {
        for (const std::size_t recto : both) least[at][recto] = std::min(least[at][recto], costs[recto]);
    };
    for (const SpreadEnd& end : ends_) lower(ranks[end.left_place], end.costs);
    for (std::size_t at = ranks.size(); at-- > 0;) lower(at, least[at + 1]);
    std::erase_if(ends_, [&](const SpreadEnd& end) {
        const OfBoth<std::int64_t>& further = least[ranks[end.left_place] + 1];
        return end.costs[0] > further[0] + hopeless_spread_above && end.costs[1] > further[1] + hopeless_spread_above;
    });
}

SpreadEndFacts SpreadFiller::facts_of(const OfBoth<const TextEnd*>& ends, const OfBoth<bool>& inside) {
    SpreadEndFacts facts;
    const std::int64_t common = std::min(ends[0]->room(), ends[1]->room());
    const bool ends_at_point = !inside[0] && !inside[1];
    const bool is_free = ends_at_point && (ends[0]->facts.ends_freely || ends[1]->facts.ends_freely);
    for (const std::size_t text : both) {
        SpreadSideFacts& side = facts.sides[text];
        side.page = ends[text]->facts;
        side.is_inside = inside[text];
        if (inside[text]) continue;
        side.page.ends_freely = is_free;
        side.page.text_items = std::max(side.page.text_items, enough_lines);
        (side.page.has_notes ? side.page.white : side.page.shortfall) = is_free ? 0 : common;
        side.idle = is_free ? 0 : ends[text]->room() - common;
    }
    return facts;
}

// What no page holds: each side that has text goes on by one item.
void SpreadFiller::end_alone(const SpreadPosition& start) {
    OfBoth<TextEnd> ends;
    OfBoth<bool> inside{};
    const std::uint32_t band = band_of(start);
    const bool has_bands = band + 1 < galleys_.points.size();
    for (const std::size_t text : both) {
        const bool goes_on = has_bands && has_blocks(band, text, start);
        ends[text] = goes_on ? sides_[text].end_alone() : sides_[text].end_with_notes();
        prepare(text, {&ends[text], 1});
        inside[text] = goes_on && (ends[text].next.item > 0 || ends[text].next.block < galleys_.points[band + 1][text]);
    }
    offer({&ends[0], &ends[1]}, inside, 0);
}

}  // namespace nabor
