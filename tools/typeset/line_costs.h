// In: one line of a paragraph, or all of them. Out: their demerits, which the line breaker minimises.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "typeset/line_breaking.h"

namespace nabor {

// Fitness classes, by adjustment ratio: in tight and loose lines the spaces show it, in snug and easy ones only letters are adjusted.
enum class Fitness : std::uint8_t { tight, snug, decent, easy, loose, very_loose };
inline constexpr std::size_t fitness_classes = 6;
inline constexpr std::size_t hyphen_runs = 3;  // none, one, two or more hyphens in a row

// The break that a line begins after.
struct LineStart {
    std::uint32_t begin = 0;
    std::int64_t left_protrusion = 0;
    std::uint32_t edge_before = 0, edge_after = 0;  // LineBreakPoint's
    bool is_paragraph_start = true;
    bool is_beside = false;  // the line stands beside a drop cap, below the first line
};

// What the demerits of a line depend on in the lines before it.
struct LineHistory {
    Fitness fitness = Fitness::decent;
    std::uint8_t hyphens = 0;  // in a row before this line, at most two

    auto operator<=>(const LineHistory&) const = default;
};

struct LineFit {
    std::int64_t ratio = 0;  // adjustment ratio, in 1/1024
    bool overfull = false;
    bool hopeless = false;  // so is every line from the same start to a later break
};

class LineCosts {
public:
    // `widest_protrusion`: the greatest right_protrusion of the paragraph's break opportunities.
    LineCosts(const MeasuredText& text, const LineBreakingRules& rules, std::int64_t widest_protrusion);

    LineFit fit(const LineStart& start, const LineBreakPoint& point, bool last) const;
    // Of the line by itself.
    std::int64_t line_demerits(const LineStart& start, const LineBreakPoint& point, const LineFit& fit, bool last) const;
    // For the lines before it: adjacent demerits and runs of hyphens.
    std::int64_t history_demerits(const LineStart& start, LineHistory history, const LineBreakPoint& point, const LineFit& fit,
                                  bool last) const;

    // Bounds, for a search that gives up what can't be best. The least demerits of a line nearly as loose or tight as this one:
    std::int64_t least_demerits(const LineFit& fit) const;
    // The most history_demerits that any line can have:
    std::int64_t most_history_demerits() const;
    // By how much at most a line costs more behind one fitness class than behind another, whatever its own:
    std::int64_t most_gain(Fitness behind, Fitness other) const { return most_gains_[static_cast<std::size_t>(behind)][static_cast<std::size_t>(other)]; }

private:
    bool ends_one_word(const LineStart& start, const LineBreakPoint& point) const;
    LineFit ragged_fit(std::int64_t slack, std::int64_t measure, bool last, std::int64_t allowance) const;

    std::int64_t adjacent_demerits(std::size_t fitness, std::size_t before) const;

    MeasuredText text_;
    const LineBreakingRules& rules_;
    std::int64_t widest_protrusion_;
    std::array<std::array<std::int64_t, fitness_classes>, fitness_classes> most_gains_{};
};

LineStart start_after(const LineBreakPoint& point, const LineBreakingRules& rules, bool is_beside);
LineHistory history_after(LineHistory history, const LineBreakPoint& point, const LineFit& fit);
Fitness fitness_of(const LineFit& fit);
std::int64_t widest_protrusion(std::span<const LineBreakPoint> points);

// The demerits of a paragraph with these breaks; nothing when a line is overfull.
std::optional<std::int64_t> paragraph_cost(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                           const std::vector<std::uint32_t>& chosen, const LineBreakingRules& rules);

}  // namespace nabor
