#include "typeset/spread_breaking.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "typeset/cheapest_path.h"
#include "typeset/hash_with.h"
#include "typeset/spread_filling.h"
#include "typeset/spread_placing.h"

namespace nabor {

namespace {

// The state of the search. `recto`: of the page that both columns stand on; between facing pages and the next ones a leaf is turned.
struct SpreadKey {
    SpreadPosition position;
    bool recto = true;

    auto operator<=>(const SpreadKey&) const = default;
    std::size_t hash() const { return hash_with(hash_with(position[0].hash(), position[1].hash()), recto ? 1 : 0); }
};

using SpreadPath = CheapestPath<SpreadKey>;

// As in page_breaking.cpp, over the positions of both texts at once: neither ever goes back, and one goes on, so the keys of a path ascend.
class SpreadBreaker {
public:
    SpreadBreaker(const ParallelGalleys& galleys, const SpreadRules& rules) : galleys_(galleys), rules_(rules), filler_(galleys, rules.page) {
        path_.reach({filler_.begin(), !rules.in_columns || rules.first_side == PageSide::right}, 0);
    }

    ParallelPages run() {
        path_.search([&](const SpreadKey& key) { return filler_.is_finished(key.position); }, [&](std::uint32_t id) { expand(id); });
        return SpreadPlacer(galleys_, rules_.page, filler_).place(choose(), page_after(), path_.last().cost);
    }

private:
    const std::vector<SpreadEnd>& ends_from(const SpreadPosition& position) {
        if (ends_ == nullptr || filled_ != position) ends_ = &filler_.fill(position);
        filled_ = position;
        return *ends_;
    }

    void expand(std::uint32_t id) {
        const SpreadPath::Node node = path_.node(id);
        for (const SpreadEnd& end : ends_from(node.key.position))
            path_.reach(key_after(end.next, node.key), node.cost + cost_of(end, node.key), id);
    }

    static std::int64_t cost_of(const SpreadEnd& end, const SpreadKey& begun) { return end.costs[begun.recto ? 1 : 0]; }

    static SpreadEndFacts facts_of(const SpreadEnd& end, const SpreadKey& begun) {
        SpreadEndFacts facts = end.facts;
        for (SpreadSideFacts& side : facts.sides) side.page.recto = begun.recto;
        return facts;
    }

    SpreadKey key_after(const SpreadPosition& next, const SpreadKey& begun) const {
        SpreadKey key{next, !rules_.in_columns || !begun.recto};
        if (filler_.opening_of(next) == PageBreak::right) key.recto = true;
        return key;
    }

    // Follows the path back, and fills each spread again for the settings of its blocks.
    std::vector<ChosenSpread> choose() {
        std::vector<ChosenSpread> spreads;
        path_.each_step_back([&](const SpreadPath::Node& begun, const SpreadPath::Node& next) {
            const SpreadEnd end = end_between(begun, next);
            spreads.push_back({begun.key.position, end.next, facts_of(end, begun.key), {}});
            for (const std::size_t text : both) spreads.back().settings[text] = filler_.side(text).settings_of(end.traces[text]);
        });
        std::reverse(spreads.begin(), spreads.end());
        return spreads;
    }

    SpreadEnd end_between(const SpreadPath::Node& begun, const SpreadPath::Node& next) {
        const std::vector<SpreadEnd>& ends = ends_from(begun.key.position);
        return *std::find_if(ends.begin(), ends.end(), [&](const SpreadEnd& end) {
            return key_after(end.next, begun.key) == next.key && begun.cost + cost_of(end, begun.key) == next.cost;
        });
    }

    FacingPage page_after() const {
        if (!rules_.in_columns) return {PageSide::left, nothing_faces};
        return {path_.last().key.recto ? PageSide::right : PageSide::left, nothing_faces};
    }

    const ParallelGalleys& galleys_;
    const SpreadRules& rules_;
    SpreadFiller filler_;
    const std::vector<SpreadEnd>* ends_ = nullptr;  // of the spread that begins at filled_
    SpreadPosition filled_;
    SpreadPath path_{hopeless_spread_above};
};

}  // namespace

ParallelPages break_spreads(const ParallelGalleys& galleys, const SpreadRules& rules) { return SpreadBreaker(galleys, rules).run(); }

}  // namespace nabor
