#include "typeset/line_breaking.h"

#include <algorithm>
#include <array>
#include <limits>

namespace nabor {

namespace {

constexpr std::int64_t one = 1024;                 // the ratio 1
constexpr std::int64_t worst_badness = 1'000'000;
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::uint32_t no_node = 0xFFFFFFFF;

enum Fitness : std::uint8_t { tight, decent, loose, very_loose, fitness_classes };

// A break that some best path ends with.
struct Node {
    std::uint32_t point = 0;            // index of the break; the start has none
    std::uint32_t previous = no_node;
    std::uint32_t begin = 0;            // where the next line's text begins
    std::int64_t left_protrusion = 0;
    std::int64_t demerits = 0;
    Fitness fitness = decent;
    std::uint8_t hyphens = 0;           // in a row, this one included
    bool is_start = false;
};

struct Candidate {
    std::int64_t demerits = never;
    std::uint32_t from = no_node;
    std::uint8_t hyphens = 0;
};

std::int64_t badness_of(std::int64_t ratio) {
    const std::int64_t r = std::min<std::int64_t>(std::abs(ratio), 40 * one);
    return std::min(worst_badness, 100 * r * r / one * r / (one * one));
}

Fitness fitness_of(std::int64_t ratio) {
    if (ratio < -one / 2) return tight;
    if (ratio <= one / 2) return decent;
    return ratio <= one ? loose : very_loose;
}

class LineBreaker {
public:
    LineBreaker(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points, const LineBreakingRules& rules)
        : text_(text), points_(points), rules_(rules) {
        for (const LineBreakPoint& point : points) widest_protrusion_ = std::max(widest_protrusion_, point.right_protrusion);
        Node start;
        start.begin = begin;
        start.is_start = true;
        nodes_.push_back(start);
        active_.push_back(0);
    }

    std::vector<std::uint32_t> run() {
        for (std::uint32_t i = 0; i < points_.size(); ++i) consider(i);
        return path();
    }

private:
    struct Fit {
        std::int64_t ratio = 0;
        bool overfull = false;
        bool hopeless = false;          // no later break can bring a line from here within its measure either
    };

    Fit fit(const Node& from, const LineBreakPoint& point, bool last) const {
        const std::int64_t measure = (from.is_start ? rules_.first_line : rules_.other_lines) + from.left_protrusion + point.right_protrusion;
        if (point.end <= from.begin) return {last ? 0 : one * 20, false, false};
        const std::int64_t width = text_.width_before[point.end] - text_.width_before[from.begin] + point.extra_width;
        const std::int64_t spaces = text_.space_before[point.end] - text_.space_before[from.begin];
        const std::int64_t slack = measure - width;
        if (!rules_.justified) return ragged_fit(slack, measure, last, point.extra_width + widest_protrusion_);
        const std::int64_t scaling = (width - spaces) * glyph_scaling / 1000;
        if (slack < 0) {
            const std::int64_t shrink = spaces * space_shrink / 1000 + scaling;
            const std::int64_t missing = -slack - shrink;
            return {shrink > 0 ? slack * one / shrink : -one * 40, missing > 0, missing > point.extra_width + widest_protrusion_};
        }
        if (last) return {};
        const std::int64_t stretch = spaces * space_stretch / 1000 + scaling;
        return {stretch > 0 ? std::min(slack * one / stretch, one * 40) : one * 40, false, false};
    }

    // A ragged line's white is judged against a tenth of the measure.
    static Fit ragged_fit(std::int64_t slack, std::int64_t measure, bool last, std::int64_t allowance) {
        if (slack < 0) return {-one * 40, true, -slack > allowance};
        if (last) return {};
        return {std::min(slack * one / std::max<std::int64_t>(1, measure / 10), one * 10), false, false};
    }

    std::int64_t demerits(const Node& from, const LineBreakPoint& point, const Fit& fit, Fitness fitness, bool last) const {
        const std::int64_t penalty = point.penalty + (point.hyphen ? rules_.hyphen_penalty : 0);
        const std::int64_t line = 10 + badness_of(fit.ratio) + penalty;
        std::int64_t sum = from.demerits + line * line;
        if (point.hyphen && from.hyphens > 0) sum += rules_.consecutive_hyphens;
        if (point.hyphen && from.hyphens > 1) sum += rules_.third_hyphen;
        if (!from.is_start && std::abs(static_cast<int>(fitness) - static_cast<int>(from.fitness)) > 1) sum += rules_.clashing_lines;
        if (last) {
            const std::int64_t width = text_.width_before[point.end] - text_.width_before[std::min(from.begin, point.end)];
            if (!from.is_start && width < rules_.last_line_least) sum += rules_.short_last_line;
            if (from.hyphens > 0) sum += rules_.hyphen_before_last_line;
        }
        return sum;
    }

    void consider(std::uint32_t index) {
        const LineBreakPoint& point = points_[index];
        const bool last = index + 1 == points_.size() || point.forced;
        std::array<Candidate, fitness_classes> best;
        bool found = false;
        std::uint32_t rescue = active_.back();
        std::size_t kept = 0;
        for (std::size_t a = 0; a < active_.size(); ++a) {
            const std::uint32_t id = active_[a];
            const Fit line = fit(nodes_[id], point, last);
            if (line.overfull) rescue = id;
            if (line.hopeless) continue;
            active_[kept++] = id;
            if (line.overfull) continue;
            offer(best, id, point, line, last);
            found = true;
        }
        active_.resize(kept);
        if (!found && (kept == 0 || last)) {
            // No line can end here within its measure. Break at this point all the same, from the start nearest to it.
            Fit line;
            line.ratio = -one * 40;
            offer(best, rescue, point, line, last);
        }
        if (last) active_.clear();
        for (std::size_t fitness = 0; fitness < best.size(); ++fitness)
            if (best[fitness].from != no_node) activate(index, static_cast<Fitness>(fitness), best[fitness]);
    }

    void offer(std::array<Candidate, fitness_classes>& best, std::uint32_t from, const LineBreakPoint& point, const Fit& line, bool last) const {
        const Fitness fitness = fitness_of(line.ratio);
        const std::int64_t sum = std::min(demerits(nodes_[from], point, line, fitness, last), never - 1);
        if (sum >= best[fitness].demerits) return;
        const auto hyphens = static_cast<std::uint8_t>(point.hyphen ? std::min(nodes_[from].hyphens + 1, 3) : 0);
        best[fitness] = {sum, from, hyphens};
    }

    void activate(std::uint32_t index, Fitness fitness, const Candidate& candidate) {
        Node node;
        node.point = index;
        node.previous = candidate.from;
        node.begin = points_[index].next;
        node.left_protrusion = points_[index].left_protrusion;
        node.demerits = candidate.demerits;
        node.fitness = fitness;
        node.hyphens = candidate.hyphens;
        nodes_.push_back(node);
        active_.push_back(static_cast<std::uint32_t>(nodes_.size() - 1));
    }

    std::vector<std::uint32_t> path() const {
        std::uint32_t best = active_.front();
        for (std::uint32_t id : active_)
            if (nodes_[id].demerits < nodes_[best].demerits) best = id;
        std::vector<std::uint32_t> ends;
        for (std::uint32_t id = best; !nodes_[id].is_start; id = nodes_[id].previous) ends.push_back(nodes_[id].point);
        std::reverse(ends.begin(), ends.end());
        return ends;
    }

    const MeasuredText& text_;
    const std::vector<LineBreakPoint>& points_;
    const LineBreakingRules& rules_;
    std::int64_t widest_protrusion_ = 0;
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
