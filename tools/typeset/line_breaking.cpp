#include "typeset/line_breaking.h"

#include <algorithm>
#include <limits>
#include <span>

#include "typeset/justification.h"
#include "typeset/line_costs.h"

namespace nabor {

namespace {

constexpr std::uint32_t no_node = 0xFFFFFFFF;
constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t surely_loose = 2 * full_ratio;  // beyond it protrusion does not decide which of two lines is looser
constexpr std::size_t histories = fitness_classes * hyphen_runs;

// A state of the search, and the cheapest path to it. What the lines after a break cost depends on the path before it only through the last
// line's fitness class and the hyphens in a row. So for each {break, fitness class, hyphens in a row} only the cheapest path is kept. The
// number of lines is part of the state when settings of another looseness are wanted, and among lines beside a drop cap, whose measures
// differ.
struct Node {
    LineHistory history;
    std::uint32_t point = 0, lines = 0;
    std::uint32_t previous = no_node;
    std::int64_t demerits = 0;
};

// An active break: one from which a line may still begin that ends at the current opportunity or later. Its nodes are [first, last).
struct Active {
    LineStart start;
    std::uint32_t first = 0, last = 0;
};

struct Candidate {
    std::int64_t demerits = unreached;
    std::uint32_t from = no_node;
    LineHistory history;
};

// Goes through the break opportunities in order. For each it tries the lines from every active break to it and keeps the cheapest path to
// each state: these become the nodes of a new active break. An active break from which the line is overfull is dropped for good: later
// lines from it are longer still.
class LineBreaker {
public:
    LineBreaker(const MeasuredText& text, std::uint32_t begin, std::span<const LineBreakPoint> points, const LineBreakingRules& rules)
        : points_(points),
          rules_(rules),
          costs_(text, rules, widest_protrusion(points)),
          counts_lines_(rules.looseness > 0 || rules.lines_beside > 1) {
        Active first;
        first.start.begin = begin;
        first.last = 1;
        nodes_.emplace_back();
        active_.push_back(first);
    }

    std::vector<ParagraphSetting> run() {
        last_ = points_.size() - 1;
        for (std::uint32_t i = 0; i < points_.size(); ++i) consider(i);
        return settings();
    }

    std::vector<std::vector<std::uint32_t>> run_to(std::span<const std::uint32_t> ends) {
        std::vector<std::vector<std::uint32_t>> lines;
        std::uint32_t i = 0;
        for (const std::uint32_t end : ends) {
            for (; i < points_.size() && points_[i].end < end; ++i) consider(i);
            lines.push_back(lines_to(end));
        }
        return lines;
    }

private:
    // The lines of a text that ends here. The search goes on as if it did not.
    std::vector<std::uint32_t> lines_to(std::uint32_t end) {
        LineBreakPoint last;
        last.end = last.next = end;
        last.forced = true;
        clear_candidates();
        bool found = false;
        for (const Active& from : active_) {
            const LineFit line = costs_.fit(from.start, last, true);
            if (line.hopeless || line.overfull) continue;
            offer(from, last, line, true);
            found = true;
        }
        if (!found) offer(active_.back(), last, costs_.fit(active_.back().start, last, true), true);
        const auto best = std::min_element(candidates_.begin(), candidates_.end(),
                                           [](const Candidate& one, const Candidate& other) { return one.demerits < other.demerits; });
        std::vector<std::uint32_t> lines{end};
        for (std::uint32_t id = best->from; nodes_[id].previous != no_node; id = nodes_[id].previous) lines.push_back(points_[nodes_[id].point].next);
        std::reverse(lines.begin(), lines.end());
        return lines;
    }

    void consider(std::uint32_t index) {
        const LineBreakPoint& point = points_[index];
        const bool last = index == last_ || point.forced;
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
        // The active breaks that follow are nearer, so lines from them are looser still.
        if (++a < active_.size())
            kept = static_cast<std::size_t>(std::move(active_.begin() + static_cast<std::ptrdiff_t>(a), active_.end(),
                                                      active_.begin() + static_cast<std::ptrdiff_t>(kept)) -
                                            active_.begin());
        active_.resize(kept);
        // No line within its measure ends here or at a later opportunity: break here all the same, from the nearest active break.
        if (!found && (kept == 0 || last)) offer(nearest, point, costs_.fit(nearest.start, point, last), last);
        if (last) active_.clear();
        activate(index);
    }

    // A line so loose that its own demerits exceed those of the best path to this break by more than any history could make up for: no
    // chosen setting has this line, or a looser one.
    bool is_too_loose(const LineFit& line) const {
        if (line.ratio < surely_loose) return false;
        return costs_.least_demerits(line) > best_so_far_ + rules_.looseness_tolerance + costs_.most_history_demerits();
    }

    void clear_candidates() {
        best_so_far_ = unreached;
        fewest_lines_ = active_.empty() || !counts_lines_ ? 0 : unreached_lines;
        if (counts_lines_)
            for (const Active& from : active_) fewest_lines_ = std::min(fewest_lines_, lines_after(nodes_[from.first]));
        // While lines of two measures may end here, a nearer active break does not always make a looser line.
        some_beside_ =
            rules_.lines_beside > 1 && std::any_of(active_.begin(), active_.end(), [](const Active& from) { return from.start.is_beside; });
        candidates_.clear();
    }

    // For a single setting the number of lines counts only as far as it decides the next line's measure.
    std::uint32_t lines_after(const Node& node) const {
        return rules_.looseness > 0 ? node.lines + 1 : std::min(node.lines + 1, rules_.lines_beside);
    }

    void offer(const Active& from, const LineBreakPoint& point, const LineFit& line, bool last) {
        const std::int64_t own = costs_.line_demerits(from.start, point, line, last);
        for (std::uint32_t id = from.first; id < from.last; ++id) {
            const Node& node = nodes_[id];
            const LineHistory history = history_after(node.history, point, line);
            const std::int64_t sum = node.demerits + own + costs_.history_demerits(from.start, node.history, point, line, last);
            const std::size_t row = counts_lines_ ? lines_after(node) - fewest_lines_ : 0;
            if (candidates_.size() < (row + 1) * histories) candidates_.resize((row + 1) * histories);
            Candidate& state = candidates_[row * histories + static_cast<std::size_t>(history.fitness) * hyphen_runs + history.hyphens];
            if (sum < state.demerits) state = {sum, id, history};
            best_so_far_ = std::min(best_so_far_, sum);
        }
    }

    // Makes nodes of the candidates: a row for each number of lines, in order. A number of lines that costs more than the tolerance above
    // the best is given up; but not before a line beside a drop cap, for the lines that follow have other measures there, and the costs do
    // not compare.
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
        Active active{start_after(points_[index], rules_, is_beside), static_cast<std::uint32_t>(nodes_.size()), 0};
        for (std::size_t row = first_row; row < last_row; ++row) {
            const auto begin = row_begin(row), end = row_begin(row + 1);
            const std::int64_t cheapest = cheapest_between(begin, end);
            if (cheapest == unreached || (!is_beside && cheapest - best > rules_.looseness_tolerance)) continue;
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
        for (std::uint32_t looseness = 1; looseness <= rules_.looseness; ++looseness)
            for (const std::uint32_t lines : {nodes_[best].lines - looseness, nodes_[best].lines + looseness}) {
                if (lines < rules_.lines_beside) continue;
                const std::uint32_t id = cheapest_of([&](std::uint32_t n) { return n == lines; });
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

    const std::span<const LineBreakPoint> points_;
    const LineBreakingRules& rules_;
    LineCosts costs_;
    const bool counts_lines_;
    std::size_t last_ = std::numeric_limits<std::size_t>::max();  // the index of the text's end; none: the text goes on behind all of them
    std::vector<Node> nodes_;
    std::vector<Active> active_;
    std::vector<Candidate> candidates_;
    std::int64_t best_so_far_ = 0;    // of the candidates
    std::uint32_t fewest_lines_ = 0;  // of the paths through any active break
    bool some_beside_ = false;        // a line beside a drop cap, below the first, may end at the current opportunity
};

}  // namespace

std::vector<ParagraphSetting> break_lines(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                          const LineBreakingRules& rules) {
    if (points.empty()) return {};
    return LineBreaker(text, begin, points, rules).run();
}

std::vector<std::vector<std::uint32_t>> break_lines_to(const MeasuredText& text, std::uint32_t begin, std::span<const LineBreakPoint> points,
                                                       const LineBreakingRules& rules, std::span<const std::uint32_t> ends) {
    return LineBreaker(text, begin, points, rules).run_to(ends);
}

}  // namespace nabor
