#include "typeset/spread_breaking.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "typeset/spread_filling.h"
#include "typeset/spread_placing.h"

namespace nabor {

namespace {

constexpr std::uint32_t no_spread = 0xFFFFFFFF;
// A path that costs so much more than one that has come further is given up.
constexpr std::int64_t hopeless_spread_above = 2'000'000;

// The state of the search. `recto`: of the page that both columns stand on; between facing pages and the next ones a leaf is turned.
struct SpreadKey {
    SpreadPosition position;
    bool recto = true;

    auto operator<=>(const SpreadKey&) const = default;
};

struct SpreadNode {
    SpreadKey key;
    std::int64_t cost = 0;
    std::uint32_t previous = no_spread;
};

// The search of page_breaking.cpp, over the positions of both texts at once: neither ever goes back, and one goes on, so the keys of a path
// ascend and one visit settles a state.
class SpreadBreaker {
public:
    SpreadBreaker(const ParallelGalleys& galleys, const SpreadRules& rules) : galleys_(galleys), rules_(rules), filler_(galleys, rules.page) {
        reach({filler_.begin(), !rules.in_columns || rules.first_side == PageSide::right}, 0, no_spread);
    }

    ParallelPages run() {
        search();
        return SpreadPlacer(galleys_, rules_.page, filler_).place(choose(), page_after(), nodes_[last_].cost);
    }

private:
    void search() {
        while (!open_.empty()) {
            const std::uint32_t id = open_.begin()->second;
            const std::int64_t cost = nodes_[id].cost;
            open_.erase(open_.begin());
            open_costs_.erase(open_costs_.find(cost));
            if (filler_.is_finished(nodes_[id].key.position)) {
                if (last_ == no_spread || cost < nodes_[last_].cost) last_ = id;
            } else if (open_costs_.empty() || cost <= *open_costs_.begin() + hopeless_spread_above) {
                expand(id);
            }
        }
    }

    const std::vector<SpreadEnd>& ends_from(const SpreadPosition& position) {
        if (ends_ == nullptr || filled_ != position) ends_ = &filler_.fill(position);
        filled_ = position;
        return *ends_;
    }

    void expand(std::uint32_t id) {
        const SpreadNode node = nodes_[id];
        for (const SpreadEnd& end : ends_from(node.key.position))
            reach(key_after(end.next, node.key), node.cost + end.cost + spread_cost(facts_of(end, node.key)), id);
    }

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

    void reach(const SpreadKey& key, std::int64_t cost, std::uint32_t previous) {
        const auto [place, added] = open_.try_emplace(key, static_cast<std::uint32_t>(nodes_.size()));
        if (added) {
            nodes_.push_back({key, cost, previous});
        } else {
            SpreadNode& node = nodes_[place->second];
            if (node.cost <= cost) return;
            open_costs_.erase(open_costs_.find(node.cost));
            node.cost = cost;
            node.previous = previous;
        }
        open_costs_.insert(cost);
    }

    // Follows the path back, and fills each spread again for the settings of its blocks.
    std::vector<ChosenSpread> choose() {
        std::vector<ChosenSpread> spreads;
        for (std::uint32_t id = last_; nodes_[id].previous != no_spread; id = nodes_[id].previous) {
            const SpreadNode& begun = nodes_[nodes_[id].previous];
            const SpreadEnd end = end_between(begun, nodes_[id]);
            spreads.push_back({begun.key.position, end.next, facts_of(end, begun.key), {}});
            for (const std::size_t text : both) spreads.back().settings[text] = filler_.side(text).settings_of(end.traces[text]);
        }
        std::reverse(spreads.begin(), spreads.end());
        return spreads;
    }

    SpreadEnd end_between(const SpreadNode& begun, const SpreadNode& next) {
        const std::vector<SpreadEnd>& ends = ends_from(begun.key.position);
        return *std::find_if(ends.begin(), ends.end(), [&](const SpreadEnd& end) {
            return key_after(end.next, begun.key) == next.key && begun.cost + end.cost + spread_cost(facts_of(end, begun.key)) == next.cost;
        });
    }

    FacingPage page_after() const {
        if (!rules_.in_columns) return {PageSide::left, nothing_faces};
        return {nodes_[last_].key.recto ? PageSide::right : PageSide::left, nothing_faces};
    }

    const ParallelGalleys& galleys_;
    const SpreadRules& rules_;
    SpreadFiller filler_;
    const std::vector<SpreadEnd>* ends_ = nullptr;  // of the spread that begins at filled_
    SpreadPosition filled_;
    std::vector<SpreadNode> nodes_;
    std::map<SpreadKey, std::uint32_t> open_;  // states that are not settled
    std::multiset<std::int64_t> open_costs_;
    std::uint32_t last_ = no_spread;
};

}  // namespace

ParallelPages break_spreads(const ParallelGalleys& galleys, const SpreadRules& rules) { return SpreadBreaker(galleys, rules).run(); }

}  // namespace nabor
