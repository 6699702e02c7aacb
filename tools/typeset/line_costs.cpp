#include "typeset/line_costs.h"

#include <algorithm>
#include <cstdlib>
#include <span>

#include "typeset/justification.h"

namespace nabor {

namespace {

constexpr std::int64_t one = full_ratio;
constexpr std::int64_t line_penalty = 10;
constexpr std::int64_t worst_badness = 1'000'000;
constexpr std::int64_t ragged_share = 10;  // a ragged line's white is compared with this part of its measure

std::int64_t badness_of(std::int64_t ratio) {
    const std::int64_t r = std::min(std::abs(ratio), worst_ratio);
    return std::min(worst_badness, 100 * r * r / one * r / (one * one));
}

}  // namespace

Fitness fitness_of(const LineFit& fit) {
    if (fit.ratio < -one / 2) return Fitness::tight;
    if (fit.ratio < -one / 5) return Fitness::snug;
    if (fit.ratio <= one / 5) return Fitness::decent;
    if (fit.ratio <= one / 2) return Fitness::easy;
    return fit.ratio <= one ? Fitness::loose : Fitness::very_loose;
}

std::int64_t widest_protrusion(std::span<const LineBreakPoint> points) {
    std::int64_t widest = 0;
    for (const LineBreakPoint& point : points) widest = std::max(widest, point.right_protrusion);
    return widest;
}

LineCosts::LineCosts(const MeasuredText& text, const LineBreakingRules& rules, std::int64_t widest_protrusion)
    : text_(text), rules_(rules), widest_protrusion_(widest_protrusion) {
    for (std::size_t behind = 0; behind < fitness_classes; ++behind)
        for (std::size_t other = 0; other < fitness_classes; ++other)
            for (std::size_t own = 0; own < fitness_classes; ++own)
                most_gains_[behind][other] = std::max(most_gains_[behind][other], adjacent_demerits(own, behind) - adjacent_demerits(own, other));
}

// Grows with the square of the steps beyond one.
std::int64_t LineCosts::adjacent_demerits(std::size_t fitness, std::size_t before) const {
    const std::int64_t step = std::abs(static_cast<std::int64_t>(fitness) - static_cast<std::int64_t>(before));
    return step > 1 ? rules_.adjacent_demerits * (step - 1) * (step - 1) : 0;
}

LineFit LineCosts::fit(const LineStart& start, const LineBreakPoint& point, bool last) const {
    const std::int64_t own = start.is_paragraph_start ? rules_.first_line : start.is_beside ? rules_.beside_line : rules_.other_lines;
    const std::int64_t measure = own + start.left_protrusion + point.right_protrusion;
    if (point.end <= start.begin) return {last ? 0 : worst_ratio / 2, false, false};
    const std::int64_t width = text_.width_before[point.end] - text_.width_before[start.begin] + point.extra_width;
    const std::int64_t slack = measure - width;
    const std::int64_t allowance = point.extra_width + widest_protrusion_;
    if (!rules_.justified) return ragged_fit(slack, measure, last, allowance);
    if (last && slack >= 0) return {};
    LineMaterial line;
    line.spaces = text_.space_before[point.end] - text_.space_before[start.begin];
    line.letters = width - line.spaces;
    line.sizes = text_.sizes_before[point.end] - text_.sizes_before[start.begin];
    if (slack < 0) {
        const std::int64_t missing = -slack - most_shrink(line);
        if (missing > 0) return {-worst_ratio, true, missing > allowance};
    }
    return {adjustment_ratio(line, slack), false, false};
}

LineFit LineCosts::ragged_fit(std::int64_t slack, std::int64_t measure, bool last, std::int64_t allowance) const {
    if (slack < 0) return {-worst_ratio, true, -slack > allowance};
    if (last) return {};
    return {std::min(slack * one / std::max<std::int64_t>(1, measure / ragged_share), 10 * one), false, false};
}

std::int64_t LineCosts::line_demerits(const LineStart& start, const LineBreakPoint& point, const LineFit& fit, bool last) const {
    const std::int64_t penalty = point.penalty + (point.hyphen ? rules_.hyphen_penalty : 0);
    const std::int64_t line = line_penalty + badness_of(fit.ratio) + penalty;
    std::int64_t sum = line * line;
    if (last) {
        const std::int64_t width = text_.width_before[point.end] - text_.width_before[std::min(start.begin, point.end)];
        if (!start.is_paragraph_start && width < rules_.last_line_least) sum += rules_.short_last_line;
        return sum;
    }
    if (start.edge_before != 0 && start.edge_before == point.edge_before) sum += rules_.stacked_edges;
    if (start.edge_after != 0 && start.edge_after == point.edge_after) sum += rules_.stacked_edges;
    return sum;
}

std::int64_t LineCosts::history_demerits(const LineStart& start, LineHistory history, const LineBreakPoint& point, const LineFit& fit,
                                         bool last) const {
    std::int64_t sum = 0;
    if (point.hyphen && history.hyphens > 0) sum += rules_.consecutive_hyphens;
    if (point.hyphen && history.hyphens > 1) sum += rules_.third_hyphen;
    if (!start.is_paragraph_start) sum += adjacent_demerits(static_cast<std::size_t>(fitness_of(fit)), static_cast<std::size_t>(history.fitness));
    if (last && history.hyphens > 0) sum += ends_one_word(start, point) ? rules_.word_end_alone : rules_.hyphen_before_last_line;
    return sum;
}

// There is no word space on the line.
bool LineCosts::ends_one_word(const LineStart& start, const LineBreakPoint& point) const {
    return text_.space_before[point.end] == text_.space_before[std::min(start.begin, point.end)];
}

std::int64_t LineCosts::least_demerits(const LineFit& fit) const {
    const std::int64_t line = line_penalty + badness_of(fit.ratio * 3 / 4);
    return line * line;
}

std::int64_t LineCosts::most_history_demerits() const {
    constexpr auto steps = static_cast<std::int64_t>(fitness_classes) - 2;
    return rules_.consecutive_hyphens + rules_.third_hyphen + rules_.adjacent_demerits * steps * steps +
           std::max(rules_.hyphen_before_last_line, rules_.word_end_alone);
}

LineStart start_after(const LineBreakPoint& point, const LineBreakingRules& rules, bool is_beside) {
    return {point.next, point.left_protrusion, point.edge_before, point.edge_after, rules.restarts && point.forced, is_beside};
}

LineHistory history_after(LineHistory history, const LineBreakPoint& point, const LineFit& fit) {
    const auto hyphens = static_cast<std::uint8_t>(point.hyphen ? std::min<std::size_t>(history.hyphens + 1u, hyphen_runs - 1) : 0);
    return {fitness_of(fit), hyphens};
}

std::optional<std::int64_t> paragraph_cost(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                           const std::vector<std::uint32_t>& chosen, const LineBreakingRules& rules) {
    const LineCosts costs(text, rules, widest_protrusion(points));
    LineStart start;
    start.begin = begin;
    LineHistory history;
    std::int64_t sum = 0;
    std::uint32_t lines = 0;
    for (std::uint32_t index : chosen) {
        const LineBreakPoint& point = points[index];
        const bool last = index + 1 == points.size() || point.forced;
        const LineFit fit = costs.fit(start, point, last);
        if (fit.overfull) return std::nullopt;
        sum += costs.line_demerits(start, point, fit, last) + costs.history_demerits(start, history, point, fit, last);
        start = start_after(point, rules, ++lines < rules.lines_beside);
        history = history_after(history, point, fit);
    }
    return sum;
}

}  // namespace nabor
