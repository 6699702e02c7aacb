// In: a paragraph's measured text and its measure. Out: where its lines end, chosen over the whole paragraph; on request also the best
// settings that are a line or two shorter and longer.
//
// After Knuth and Plass, "Breaking Paragraphs into Lines" (1981). A line's adjustment ratio r says how far it is stretched or shrunk
// (justification.h), its badness is 100 |r|³. Its demerits are the square of 10 + badness + the penalty of the break at its end. Further
// demerits are for lines that do not go together: adjacent lines of different fitness classes (a tight line beside a loose one), runs
// of hyphens, stacked words. The best setting is the one with the fewest demerits in total. All arithmetic is in integers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/length.h"

namespace nabor {

// A break opportunity. The line's text ends at `end`, the next line's begins at `next`: the spaces between are dropped.
struct LineBreakPoint {
    std::uint32_t end = 0, next = 0;
    std::int64_t extra_width = 0;       // of the hyphen that the break adds
    std::int64_t right_protrusion = 0;  // how far the line's last character may hang into the right margin
    std::int64_t left_protrusion = 0;   // how far the next line's first character may hang into the left margin
    std::int32_t penalty = 0;           // 0 … 1000
    bool adds_hyphen = false;
    bool hyphen = false;  // the line ends in a hyphen, which the break adds or the text has
    bool forced = false;
    // What the lines' edges look like, to find stacked words: equal numbers are equal letters; 0: nothing to compare.
    std::uint32_t edge_before = 0, edge_after = 0;
};

struct LineBreakingRules {
    std::int64_t first_line = 0, other_lines = 0;  // measures, 1/65536 pt
    // Beside a drop cap: of the first `lines_beside` lines those after the first are `beside_line` wide.
    std::int64_t beside_line = 0;
    std::uint32_t lines_beside = 1;
    bool justified = true;
    bool restarts = false;  // a line after a forced break is as wide as the first: code, whose long lines hang
    std::uint32_t looseness = 0;       // also look for settings up to so many lines longer or shorter than the best
    std::int64_t last_line_least = 0;  // a last line shorter than this costs
    // Costs, explained in docs/typography.md. The penalty adds to a line's badness; the others are demerits.
    std::int64_t hyphen_penalty = 160;
    std::int64_t consecutive_hyphens = 25'000;
    std::int64_t third_hyphen = 2'000'000;
    std::int64_t adjacent_demerits = 3'000;  // lines whose fitness classes differ by two; grows with the square of the steps beyond one
    std::int64_t stacked_edges = 12'000;  // successive lines that begin, or end, with the same letters
    std::int64_t short_last_line = 150'000;
    std::int64_t hyphen_before_last_line = 8'000;
    std::int64_t word_end_alone = 60'000;      // instead, when the rest of the divided word is the whole last line
    std::int64_t looseness_tolerance = 800'000;  // what a longer or shorter setting may cost above the best, at any of its breaks

    std::int64_t measure_of(std::size_t line) const { return line == 0 ? first_line : line < lines_beside ? beside_line : other_lines; }
};

// Sums of widths by position, as in ShapedParagraph.
struct MeasuredText {
    const std::vector<std::int64_t>& width_before;
    const std::vector<std::int64_t>& space_before;
    const std::vector<std::int64_t>& sizes_before;
};

// A choice of breaks.
struct ParagraphSetting {
    std::vector<std::uint32_t> ends;  // indices into the break opportunities, ascending, the last one included
    std::int64_t demerits = 0;
};

// The best setting first; then, up to rules.looseness and where tolerable, the best that is one line shorter, one longer, two shorter … A
// line that no break keeps within the measure is broken at the first opportunity beyond it. No setting but the best has fewer lines than
// stand beside a drop cap.
std::vector<ParagraphSetting> break_lines(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                          const LineBreakingRules& rules);

}  // namespace nabor
