#include "typeset/line_breaking.h"

#include <algorithm>
#include <array>
#include <limits>

#include "typeset/line_costs.h"

namespace nabor {

namespace {

constexpr std::uint32_t no_node = 0xFFFFFFFF;
constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();

// A break that some best path ends with. The state of the search is {break, fitness class, hyphens in a row}.
struct Node {
    LineStart start;
    std::uint32_t point = 0;
    std::uint32_t previous = no_node;
    std::int64_t demerits = 0;
};

struct Candidate {
    std::int64_t demerits = unreached;
    std::uint32_t from = no_node;
    LineStart start;
};

using Candidates = std::array<Candidate, fitness_classes * hyphen_runs>;

class LineBreaker {
public:
    LineBreaker(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points, const LineBreakingRules& rules)
        : points_(points), costs_(text, rules, widest_protrusion(points)) {
        Node first;
        first.start.begin = begin;
        nodes_.push_back(first);
        active_.push_back(0);
    }

    std::vector<std::uint32_t> run() {
        for (std::uint32_t i = 0; i < points_.size(); ++i) consider(i);
        return path();
    }

private:
    void consider(std::uint32_t index) {
        const LineBreakPoint& point = points_[index];
        const bool last = index + 1 == points_.size() || point.forced;
        Candidates best;
        bool found = false;
        const std::uint32_t nearest = active_.back();
        std::size_t kept = 0;
        for (std::size_t a = 0; a < active_.size(); ++a) {
            const std::uint32_t id = active_[a];
            const LineFit line = costs_.fit(nodes_[id].start, point, last);
            if (line.hopeless) continue;
            active_[kept++] = id;
            if (line.overfull) continue;
            offer(best, id, point, line, last);
            found = true;
        }
        active_.resize(kept);
        // No line can end here within its measure, nor at any later point: break here all the same, from the nearest start.
        if (!found && (kept == 0 || last)) offer(best, nearest, point, costs_.fit(nodes_[nearest].start, point, last), last);
        if (last) active_.clear();
        for (const Candidate& candidate : best)
            if (candidate.from != no_node) activate(index, candidate);
    }

    void offer(Candidates& best, std::uint32_t from, const LineBreakPoint& point, const LineFit& line, bool last) const {
        const LineStart start = costs_.after(nodes_[from].start, point, line);
        const std::int64_t sum = nodes_[from].demerits + costs_.demerits(nodes_[from].start, point, line, last);
        Candidate& state = best[static_cast<std::size_t>(start.fitness) * hyphen_runs + start.hyphens];
        if (sum < state.demerits) state = {sum, from, start};
    }

    void activate(std::uint32_t index, const Candidate& candidate) {
        nodes_.push_back({candidate.start, index, candidate.from, candidate.demerits});
        active_.push_back(static_cast<std::uint32_t>(nodes_.size() - 1));
    }

    std::vector<std::uint32_t> path() const {
        std::uint32_t best = active_.front();
        for (std::uint32_t id : active_)
            if (nodes_[id].demerits < nodes_[best].demerits) best = id;
        std::vector<std::uint32_t> ends;
        for (std::uint32_t id = best; nodes_[id].previous != no_node; id = nodes_[id].previous) ends.push_back(nodes_[id].point);
        std::reverse(ends.begin(), ends.end());
        return ends;
    }

    const std::vector<LineBreakPoint>& points_;
    LineCosts costs_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> active_;
};

}  // namespace

std::vector<std::uint32_t> break_lines(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                       const LineBreakingRules& rules) {
    if (points.empty()) return {};
    return LineBreaker(text, begin, points, rules).run();
}

}  // namespace nabor
