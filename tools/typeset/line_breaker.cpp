#include "typeset/line_breaker.h"

#include <algorithm>

#include "typeset/justification.h"

namespace nabor {

namespace {

constexpr std::int64_t surely_loose = 2 * full_ratio;  // beyond it protrusion does not decide which of two lines is looser
constexpr std::size_t histories = fitness_classes * hyphen_runs;

}  // namespace

LineBreaker::LineBreaker(const MeasuredText& text, std::span<const LineBreakPoint> points, const LineBreakingRules& rules, const SearchStart& begin,
                         std::int64_t widest)
    : points_(points),
      rules_(rules),
      costs_(text, rules, widest),
      counts_lines_(rules.looseness > 0 || rules.lines_beside > 1),
      next_(begin.point) {
    Active first;
    first.start.begin = begin.position;
    first.last = 1;
    nodes_.emplace_back();
    active_.push_back(first);
}

std::vector<ParagraphSetting> LineBreaker::run() {
    last_ = points_.size() - 1;
    for (std::uint32_t i = 0; i < points_.size(); ++i) consider(i);
    return settings();
}

bool LineBreaker::advance(std::uint32_t end) {
    if (next_ == points_.size() || points_[next_].end >= end) return false;
    consider(next_++);
    return true;
}

std::uint32_t LineBreaker::common_first_line() const {
    const std::uint32_t first = nodes_[active_.front().first].first_line;
    for (const Active& active : active_)
        for (std::uint32_t id = active.first; id < active.last; ++id)
            if (nodes_[id].first_line != first) return no_line_node;
    return first;
}

void LineBreaker::leave_first_line() {
    root_ = common_first_line();
    for (std::uint32_t id = root_ + 1; id < nodes_.size(); ++id) nodes_[id].first_line = first_line_after(nodes_[id].previous, id);
}

std::vector<std::uint32_t> LineBreaker::breaks_to(std::uint32_t end) {
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
    std::vector<std::uint32_t> breaks;
    for (std::uint32_t id = best->from; id != root_; id = nodes_[id].previous) breaks.push_back(nodes_[id].point);
    std::reverse(breaks.begin(), breaks.end());
    return breaks;
}

void LineBreaker::consider(std::uint32_t index) {
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

bool LineBreaker::is_too_loose(const LineFit& line) const {
    if (line.ratio < surely_loose) return false;
    return costs_.least_demerits(line) > best_so_far_ + rules_.looseness_tolerance + costs_.most_history_demerits();
}

void LineBreaker::clear_candidates() {
    best_so_far_ = unreached;
    fewest_lines_ = active_.empty() || !counts_lines_ ? 0 : unreached_lines;
    if (counts_lines_)
        for (const Active& from : active_) fewest_lines_ = std::min(fewest_lines_, lines_after(nodes_[from.first]));
    // While lines of two measures may end here, a nearer active break does not always make a looser line.
    some_beside_ =
        rules_.lines_beside > 1 && std::any_of(active_.begin(), active_.end(), [](const Active& from) { return from.start.is_beside; });
    candidates_.clear();
}

void LineBreaker::offer(const Active& from, const LineBreakPoint& point, const LineFit& line, bool last) {
    const std::int64_t own = costs_.line_demerits(from.start, point, line, last);
    for (std::uint32_t id = from.first; id < from.last; ++id) {
        const LineNode& node = nodes_[id];
        const LineHistory history = history_after(node.history, point, line);
        const std::int64_t sum = node.demerits + own + costs_.history_demerits(from.start, node.history, point, line, last);
        const std::size_t row = counts_lines_ ? lines_after(node) - fewest_lines_ : 0;
        if (candidates_.size() < (row + 1) * histories) candidates_.resize((row + 1) * histories);
        Candidate& state = candidates_[row * histories + static_cast<std::size_t>(history.fitness) * hyphen_runs + history.hyphens];
        if (sum < state.demerits) state = {sum, id, history};
        best_so_far_ = std::min(best_so_far_, sum);
    }
}

void LineBreaker::activate(std::uint32_t index) {
    const std::size_t rows = candidates_.size() / histories;
    const std::size_t beside =
        rules_.lines_beside > fewest_lines_ ? std::min<std::size_t>(rows, rules_.lines_beside - fewest_lines_) : 0;
    if (counts_lines_ && beside > 0) activate_rows(index, 0, beside, true);
    activate_rows(index, counts_lines_ ? beside : 0, rows, false);
}

void LineBreaker::activate_rows(std::uint32_t index, std::size_t first_row, std::size_t last_row, bool is_beside) {
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
            if (candidate->from != no_line_node && !is_dominated(*candidate, {begin, end})) add_node(*candidate, index);
    }
    active.last = static_cast<std::uint32_t>(nodes_.size());
    if (active.first < active.last) active_.push_back(active);
}

bool LineBreaker::is_dominated(const Candidate& candidate, std::span<const Candidate> row) const {
    return std::any_of(row.begin(), row.end(), [&](const Candidate& other) {
        return other.from != no_line_node && other.history.hyphens <= candidate.history.hyphens &&
               other.demerits + costs_.most_gain(other.history.fitness, candidate.history.fitness) < candidate.demerits;
    });
}

void LineBreaker::add_node(const Candidate& candidate, std::uint32_t index) {
    const std::uint32_t first_line = first_line_after(candidate.from, static_cast<std::uint32_t>(nodes_.size()));
    nodes_.push_back({candidate.history, index, lines_after(nodes_[candidate.from]), candidate.from, candidate.demerits, first_line});
}

std::vector<ParagraphSetting> LineBreaker::settings() const {
    const auto cheapest_of = [&](auto&& allowed) {
        std::uint32_t best = no_line_node;
        for (std::uint32_t id = active_.front().first; id < active_.back().last; ++id)
            if (allowed(nodes_[id].lines) && (best == no_line_node || nodes_[id].demerits < nodes_[best].demerits)) best = id;
        return best;
    };
    const std::uint32_t best = cheapest_of([](std::uint32_t) { return true; });
    std::vector<ParagraphSetting> made{setting(best)};
    for (std::uint32_t looseness = 1; looseness <= rules_.looseness; ++looseness)
        for (const std::uint32_t lines : {nodes_[best].lines - looseness, nodes_[best].lines + looseness}) {
            if (lines < rules_.lines_beside) continue;
            const std::uint32_t id = cheapest_of([&](std::uint32_t n) { return n == lines; });
            if (id != no_line_node) made.push_back(setting(id));
        }
    return made;
}

ParagraphSetting LineBreaker::setting(std::uint32_t end) const {
    ParagraphSetting made;
    made.demerits = nodes_[end].demerits;
    for (std::uint32_t id = end; nodes_[id].previous != no_line_node; id = nodes_[id].previous) made.ends.push_back(nodes_[id].point);
    std::reverse(made.ends.begin(), made.ends.end());
    return made;
}

}  // namespace nabor
