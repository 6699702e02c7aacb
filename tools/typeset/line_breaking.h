// In: a paragraph's measured text and its measure. Out: the places where its lines end, chosen over the whole paragraph, and the best
// settings with a line or two less and more where those are tolerable.
// Knuth and Plass, "Breaking Paragraphs into Lines" (1981): a line's badness is 100 |r|³, r being its strain (justification.h);
// demerits add penalties, clashing neighbours, runs of hyphens and words that stand one under the other. All arithmetic is in integers.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"

namespace nabor {

// A place where a line may end. The line's text ends at `end`; the next begins at `next` (spaces between are dropped).
struct LineBreakPoint {
    std::uint32_t end = 0, next = 0;
    std::int64_t extra_width = 0;       // of a hyphen that the break adds
    std::int64_t right_protrusion = 0;  // how far the line's last mark may stand out to the right
    std::int64_t left_protrusion = 0;   // how far the first mark of the line that follows may stand out to the left
    std::int32_t penalty = 0;           // 0 … 1000
    bool adds_hyphen = false;
    bool hyphen = false;  // the line ends in a hyphen, which the break adds or the text has
    bool forced = false;
    // What stands at the edges, for a reader's eye that slips to the wrong line: equal numbers are equal letters; 0: nothing to compare.
    std::uint32_t edge_before = 0, edge_after = 0;
};

struct LineBreakingRules {
    std::int64_t first_line = 0, other_lines = 0;  // measures, 1/65536 pt
    // Beside a capital several lines high: of the first `lines_beside` lines those after the first are `beside_line` wide.
    std::int64_t beside_line = 0;
    std::uint32_t lines_beside = 1;
    bool justified = true;
    bool variants = false;             // look for settings of a line less and a line more
    std::int64_t last_line_least = 0;  // a last line shorter than this costs
    // Costs; the defaults are what docs/typography.md defends. The penalty adds to a line's badness, the others are demerits.
    std::int64_t hyphen_penalty = 160;
    std::int64_t consecutive_hyphens = 25'000;
    std::int64_t third_hyphen = 2'000'000;
    std::int64_t clashing_lines = 3'000;  // neighbours whose fitness classes differ by two, growing with the square of the steps beyond one
    std::int64_t stacked_edges = 12'000;  // successive lines that begin, or end, with the same letters
    std::int64_t short_last_line = 150'000;
    std::int64_t hyphen_before_last_line = 8'000;
    std::int64_t word_end_alone = 60'000;      // instead, when what is left of the divided word is all that the last line has
    std::int64_t variant_tolerance = 800'000;  // what a variant may cost above the best way, at any of its breaks

    std::int64_t measure_of(std::size_t line) const { return line == 0 ? first_line : line < lines_beside ? beside_line : other_lines; }
};

// Text widths by position, as ShapedParagraph has them.
struct MeasuredText {
    const std::vector<std::int64_t>& width_before;
    const std::vector<std::int64_t>& space_before;
    const std::vector<std::int64_t>& sizes_before;
};

// A choice of breaks.
struct ParagraphSetting {
    std::vector<std::uint32_t> ends;  // indices into the points, ascending; the last is always the last point
    std::int64_t demerits = 0;
};

// The best setting first; with rules.variants then, where tolerable, the best of one line
// less, of one more, of two less and of two more. A line that no
// break can keep within the measure is broken at the first point beyond it. A variant has no fewer lines than stand beside a capital.
std::vector<ParagraphSetting> break_lines(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                          const LineBreakingRules& rules);

}  // namespace nabor
