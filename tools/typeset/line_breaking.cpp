#include "typeset/line_breaking.h"

#include <algorithm>
#include <limits>

#include "typeset/justification.h"
#include "typeset/line_costs.h"

namespace nabor {

namespace {

constexpr std::uint32_t no_node = 0xFFFFFFFF;
constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t surely_loose = 2 * full_ratio;  // protrusion and the like make no line after it tighter than before it
constexpr std::size_t histories = fitness_classes * hyphen_runs;

// A break that some best path ends with. The state of the search is {break, number of lines, fitness class, hyphens in a row}; the
// number of lines counts only when variants are asked for, and as far as lines stand beside a capital.
struct Node {
    LineHistory history;
    std::uint32_t point = 0, lines = 0;
    std::uint32_t previous = no_node;
    std::int64_t demerits = 0;
};

// A break from which lines of one measure may begin, and its nodes [first, last).
struct Active {
    LineStart start;
    std::uint32_t first = 0, last = 0;
};

struct Candidate {
    std::int64_t demerits = unreached;
    std::uint32_t from = no_node;
    LineHistory history;
};

class LineBreaker {
public:
    LineBreaker(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points, const LineBreakingRules& rules)
        : points_(points),
          rules_(rules),
          costs_(text, rules, widest_protrusion(points)),
          counts_lines_(rules.variants || rules.lines_beside > 1) {
        Active first;
        first.start.begin = begin;
        first.last = 1;
        nodes_.emplace_back();
        active_.push_back(first);
    }

    std::vector<ParagraphSetting> run() {
        for (std::uint32_t i = 0; i < points_.size(); ++i) consider(i);
        return settings();
    }

private:
    void consider(std::uint32_t index) {
        const LineBreakPoint& point = points_[index];
        const bool last = index + 1 == points_.size() || point.forced;
        clear_candidates();
        bool found = false;
        const Active nearest = active_.back();
        std::size_t kept = 0, a = 0;
        for (; a < active_.size(); ++a) {
            const Active from = active_[a];
            const LineFit line = costs_.fit(from.start, point, last);
            if (line.hopeless) continue;
            active_[kept++] = from;
            if (line.overfull) continue;
            if (found && !last && !some_beside_ && is_too_loose(line)) break;
            offer(from, point, line, last);
            found = true;
        }
        // The starts that follow are nearer, so their lines would be looser still.
        if (++a < active_.size())
            kept = static_cast<std::size_t>(std::move(active_.begin() + static_cast<std::ptrdiff_t>(a), active_.end(),
                                                      active_.begin() + static_cast<std::ptrdiff_t>(kept)) -
                                            active_.begin());
        active_.resize(kept);
        // No line can end here within its measure, nor at any later point: break here all the same, from the nearest start.
        if (!found && (kept == 0 || last)) offer(nearest, point, costs_.fit(nearest.start, point, last), last);
        if (last) active_.clear();
        activate(index);
    }

    // A line so loose that by itself it costs more than the best way found to this break and all that its history could save: no way
    // that a setting is chosen from goes over it, nor over a looser one.
    bool is_too_loose(const LineFit& line) const {
        if (line.ratio < surely_loose) return false;
        return costs_.least_demerits(line) > best_so_far_ + rules_.variant_tolerance + costs_.most_meeting_demerits();
    }

    void clear_candidates() {
        best_so_far_ = unreached;
        fewest_lines_ = active_.empty() || !counts_lines_ ? 0 : unreached_lines;
        if (counts_lines_)
            for (const Active& from : active_) fewest_lines_ = std::min(fewest_lines_, lines_after(nodes_[from.first]));
        // While lines of two measures may end here, a nearer start need not make a looser line.
        some_beside_ =
            rules_.lines_beside > 1 && std::any_of(active_.begin(), active_.end(), [](const Active& from) { return from.start.is_beside; });
        candidates_.clear();
    }

    // Without variants all that counts of a number of lines is the measure of the next.
    std::uint32_t lines_after(const Node& node) const {
        return rules_.variants ? node.lines + 1 : std::min(node.lines + 1, rules_.lines_beside);
    }

    void offer(const Active& from, const LineBreakPoint& point, const LineFit& line, bool last) {
        const std::int64_t own = costs_.line_demerits(from.start, point, line, last);
        for (std::uint32_t id = from.first; id < from.last; ++id) {
            const Node& node = nodes_[id];
            const LineHistory history = history_after(node.history, point, line);
            const std::int64_t sum = node.demerits + own + costs_.meeting_demerits(from.start, node.history, point, line, last);
            const std::size_t row = counts_lines_ ? lines_after(node) - fewest_lines_ : 0;
            if (candidates_.size() < (row + 1) * histories) candidates_.resize((row + 1) * histories);
            Candidate& state = candidates_[row * histories + static_cast<std::size_t>(history.fitness) * hyphen_runs + history.hyphens];
            if (sum < state.demerits) state = {sum, id, history};
            best_so_far_ = std::min(best_so_far_, sum);
        }
    }

    // Rows of candidates, one a number of lines, become nodes in that order; a number of lines that costs more than the tolerance above
    // the best is given up. Those that the next line would stand beside a capital after come first, and none of them is: what follows
    // them has another measure, so their costs do not compare.
    void activate(std::uint32_t index) {
        const std::size_t rows = candidates_.size() / histories;
        const std::size_t beside =
            rules_.lines_beside > fewest_lines_ ? std::min<std::size_t>(rows, rules_.lines_beside - fewest_lines_) : 0;
        if (counts_lines_ && beside > 0) activate_rows(index, 0, beside, true);
        activate_rows(index, counts_lines_ ? beside : 0, rows, false);
    }

    void activate_rows(std::uint32_t index, std::size_t first_row, std::size_t last_row, bool is_beside) {
        const auto row_begin = [&](std::size_t row) { return candidates_.begin() + static_cast<std::ptrdiff_t>(row * histories); };
        const auto cheapest_between = [](auto begin, auto end) {
            const auto is_cheaper = [](const Candidate& a, const Candidate& b) { return a.demerits < b.demerits; };
            return begin == end ? unreached : std::min_element(begin, end, is_cheaper)->demerits;
        };
        const std::int64_t best = cheapest_between(row_begin(first_row), row_begin(last_row));
        Active active{start_after(points_[index], is_beside), static_cast<std::uint32_t>(nodes_.size()), 0};
        for (std::size_t row = first_row; row < last_row; ++row) {
            const auto begin = row_begin(row), end = row_begin(row + 1);
            const std::int64_t cheapest = cheapest_between(begin, end);
            if (cheapest == unreached || (!is_beside && cheapest - best > rules_.variant_tolerance)) continue;
            for (auto candidate = begin; candidate != end; ++candidate)
                if (candidate->from != no_node)
                    nodes_.push_back(
                        {candidate->history, index, lines_after(nodes_[candidate->from]), candidate->from, candidate->demerits});
        }
        active.last = static_cast<std::uint32_t>(nodes_.size());
        if (active.first < active.last) active_.push_back(active);
    }

    std::vector<ParagraphSetting> settings() const {
        const auto cheapest_of = [&](auto&& allowed) {
            std::uint32_t best = no_node;
            for (std::uint32_t id = active_.front().first; id < active_.back().last; ++id)
                if (allowed(nodes_[id].lines) && (best == no_node || nodes_[id].demerits < nodes_[best].demerits)) best = id;
            return best;
        };
        const std::uint32_t best = cheapest_of([](std::uint32_t) { return true; });
        std::vector<ParagraphSetting> made{setting(best)};
        if (!rules_.variants) return made;
        const std::uint32_t lines = nodes_[best].lines;
        for (const std::uint32_t count : {lines - 1, lines + 1, lines - 2, lines + 2}) {
            if (count < rules_.lines_beside) continue;
            const std::uint32_t id = cheapest_of([&](std::uint32_t n) { return n == count; });
            if (id != no_node) made.push_back(setting(id));
        }
        return made;
    }

    ParagraphSetting setting(std::uint32_t end) const {
        ParagraphSetting made;
        made.demerits = nodes_[end].demerits;
        for (std::uint32_t id = end; nodes_[id].previous != no_node; id = nodes_[id].previous) made.ends.push_back(nodes_[id].point);
        std::reverse(made.ends.begin(), made.ends.end());
        return made;
    }

    static constexpr std::uint32_t unreached_lines = 0xFFFFFFFF;

    const std::vector<LineBreakPoint>& points_;
    const LineBreakingRules& rules_;
    LineCosts costs_;
    const bool counts_lines_;
    std::vector<Node> nodes_;
    std::vector<Active> active_;
    std::vector<Candidate> candidates_;
    std::int64_t best_so_far_ = 0;    // of the candidates
    std::uint32_t fewest_lines_ = 0;  // of the paths that go on from any active break
    bool some_beside_ = false;        // a line beside a capital, below the first, may end at the point that is considered
};

}  // namespace

std::vector<ParagraphSetting> break_lines(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                          const LineBreakingRules& rules) {
    if (points.empty()) return {};
    return LineBreaker(text, begin, points, rules).run();
}

}  // namespace nabor
