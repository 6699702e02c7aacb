#include "typeset/line_costs.h"

#include <algorithm>
#include <cstdlib>

namespace nabor {

namespace {

constexpr std::int64_t one = 1024;  // the ratio 1
constexpr std::int64_t worst_ratio = 40 * one;
constexpr std::int64_t worst_badness = 1'000'000;
constexpr std::int64_t ragged_share = 10;  // a ragged line's white is judged against this part of its measure

std::int64_t badness_of(std::int64_t ratio) {
    const std::int64_t r = std::min(std::abs(ratio), worst_ratio);
    return std::min(worst_badness, 100 * r * r / one * r / (one * one));
}

}  // namespace

Fitness fitness_of(const LineFit& fit) {
    if (fit.ratio < -one / 2) return Fitness::tight;
    if (fit.ratio <= one / 2) return Fitness::decent;
    return fit.ratio <= one ? Fitness::loose : Fitness::very_loose;
}

std::int64_t widest_protrusion(const std::vector<LineBreakPoint>& points) {
    std::int64_t widest = 0;
    for (const LineBreakPoint& point : points) widest = std::max(widest, point.right_protrusion);
    return widest;
}

LineFit LineCosts::fit(const LineStart& start, const LineBreakPoint& point, bool last) const {
    const std::int64_t measure =
        (start.is_paragraph_start ? rules_.first_line : rules_.other_lines) + start.left_protrusion + point.right_protrusion;
    if (point.end <= start.begin) return {last ? 0 : worst_ratio / 2, false, false};
    const std::int64_t width = text_.width_before[point.end] - text_.width_before[start.begin] + point.extra_width;
    const std::int64_t spaces = text_.space_before[point.end] - text_.space_before[start.begin];
    const std::int64_t slack = measure - width;
    const std::int64_t allowance = point.extra_width + widest_protrusion_;
    if (!rules_.justified) return ragged_fit(slack, measure, last, allowance);
    const std::int64_t scaling = (width - spaces) * glyph_scaling / 1000;
    if (slack < 0) {
        const std::int64_t shrink = spaces * space_shrink / 1000 + scaling;
        const std::int64_t missing = -slack - shrink;
        return {shrink > 0 ? std::max(slack * one / shrink, -worst_ratio) : -worst_ratio, missing > 0, missing > allowance};
    }
    if (last) return {};
    const std::int64_t stretch = spaces * space_stretch / 1000 + scaling;
    return {stretch > 0 ? std::min(slack * one / stretch, worst_ratio) : worst_ratio, false, false};
}

LineFit LineCosts::ragged_fit(std::int64_t slack, std::int64_t measure, bool last, std::int64_t allowance) const {
    if (slack < 0) return {-worst_ratio, true, -slack > allowance};
    if (last) return {};
    return {std::min(slack * one / std::max<std::int64_t>(1, measure / ragged_share), 10 * one), false, false};
}

std::int64_t LineCosts::demerits(const LineStart& start, const LineBreakPoint& point, const LineFit& fit, bool last) const {
    const std::int64_t penalty = point.penalty + (point.hyphen ? rules_.hyphen_penalty : 0);
    const std::int64_t line = 10 + badness_of(fit.ratio) + penalty;
    std::int64_t sum = line * line;
    if (point.hyphen && start.hyphens > 0) sum += rules_.consecutive_hyphens;
    if (point.hyphen && start.hyphens > 1) sum += rules_.third_hyphen;
    const int step = static_cast<int>(fitness_of(fit)) - static_cast<int>(start.fitness);
    if (!start.is_paragraph_start && std::abs(step) > 1) sum += rules_.clashing_lines;
    if (last) {
        const std::int64_t width = text_.width_before[point.end] - text_.width_before[std::min(start.begin, point.end)];
        if (!start.is_paragraph_start && width < rules_.last_line_least) sum += rules_.short_last_line;
        if (start.hyphens > 0) sum += rules_.hyphen_before_last_line;
    }
    return sum;
}

LineStart LineCosts::after(const LineStart& start, const LineBreakPoint& point, const LineFit& fit) const {
    const auto hyphens = static_cast<std::uint8_t>(point.hyphen ? std::min<std::size_t>(start.hyphens + 1u, hyphen_runs - 1) : 0);
    return {point.next, point.left_protrusion, fitness_of(fit), hyphens, false};
}

std::optional<std::int64_t> paragraph_cost(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                           const std::vector<std::uint32_t>& chosen, const LineBreakingRules& rules) {
    const LineCosts costs(text, rules, widest_protrusion(points));
    LineStart start;
    start.begin = begin;
    std::int64_t sum = 0;
    for (std::uint32_t index : chosen) {
        const bool last = index + 1 == points.size() || points[index].forced;
        const LineFit fit = costs.fit(start, points[index], last);
        if (fit.overfull) return std::nullopt;
        sum += costs.demerits(start, points[index], fit, last);
        start = costs.after(start, points[index], fit);
    }
    return sum;
}

}  // namespace nabor
