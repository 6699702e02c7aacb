// In: one line of a paragraph, or all of them. Out: what it costs: what the line breaker makes as small as it can.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "typeset/line_breaking.h"

namespace nabor {

// How a line looks beside its neighbours: tight and loose ones have spaces that show it, snug and easy ones only narrower or wider letters.
enum class Fitness : std::uint8_t { tight, snug, decent, easy, loose, very_loose };
inline constexpr std::size_t fitness_classes = 6;
inline constexpr std::size_t hyphen_runs = 3;  // none, one, two or more hyphens in a row

// The break that a line begins at.
struct LineStart {
    std::uint32_t begin = 0;
    std::int64_t left_protrusion = 0;
    std::uint32_t edge_before = 0, edge_after = 0;  // of the lines that meet at the break
    bool is_paragraph_start = true;
    bool is_beside = false;  // its line stands beside the paragraph's capital, below the first
};

// What a line inherits from the lines before it.
struct LineHistory {
    Fitness fitness = Fitness::decent;
    std::uint8_t hyphens = 0;  // in a row before this line, at most two
};

struct LineFit {
    std::int64_t ratio = 0;  // the line's strain, in 1/1024
    bool overfull = false;
    bool hopeless = false;  // no later break can bring a line from the same start within its measure
};

class LineCosts {
public:
    // `widest_protrusion` bounds right_protrusion over the paragraph's points.
    LineCosts(const MeasuredText& text, const LineBreakingRules& rules, std::int64_t widest_protrusion)
        : text_(text), rules_(rules), widest_protrusion_(widest_protrusion) {}

    LineFit fit(const LineStart& start, const LineBreakPoint& point, bool last) const;
    // Of the line itself, whatever came before it.
    std::int64_t line_demerits(const LineStart& start, const LineBreakPoint& point, const LineFit& fit, bool last) const;
    // Of its following on what came before.
    std::int64_t meeting_demerits(const LineStart& start, LineHistory history, const LineBreakPoint& point, const LineFit& fit,
                                  bool last) const;

    // Bounds for a search that gives up what cannot be best: of a line that strained, whatever its penalty, were it a little less so; of
    // any line's following on what came before.
    std::int64_t least_demerits(const LineFit& fit) const;
    std::int64_t most_meeting_demerits() const;

private:
    bool ends_one_word(const LineStart& start, const LineBreakPoint& point) const;
    LineFit ragged_fit(std::int64_t slack, std::int64_t measure, bool last, std::int64_t allowance) const;

    MeasuredText text_;
    const LineBreakingRules& rules_;
    std::int64_t widest_protrusion_;
};

LineStart start_after(const LineBreakPoint& point, bool is_beside = false);
LineHistory history_after(LineHistory history, const LineBreakPoint& point, const LineFit& fit);
Fitness fitness_of(const LineFit& fit);
std::int64_t widest_protrusion(const std::vector<LineBreakPoint>& points);

// The demerits of a whole choice of breaks; nothing when a line is overfull. For tests.
std::optional<std::int64_t> paragraph_cost(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                           const std::vector<std::uint32_t>& chosen, const LineBreakingRules& rules);

}  // namespace nabor
