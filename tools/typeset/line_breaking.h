// In: a paragraph's measured text and its measure. Out: the places where its lines end, chosen over the whole paragraph.
// Knuth and Plass, "Breaking Paragraphs into Lines" (1981): a line's badness is 100 |r|³, r being the share of its stretch or
// shrink that it uses; demerits add penalties, clashing neighbours and runs of hyphens. All arithmetic is in integers.
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
    bool hyphen = false;
    bool forced = false;
};

struct LineBreakingRules {
    std::int64_t first_line = 0, other_lines = 0;  // measures, 1/65536 pt
    bool justified = true;
    std::int64_t last_line_least = 0;  // a last line shorter than this costs
    // Costs, in demerits; the defaults are what docs/typography.md defends.
    std::int64_t hyphen_penalty = 80;
    std::int64_t consecutive_hyphens = 25'000;
    std::int64_t third_hyphen = 400'000;
    std::int64_t clashing_lines = 6'000;  // neighbours whose fitness classes differ by more than one
    std::int64_t short_last_line = 40'000;
    std::int64_t hyphen_before_last_line = 8'000;
};

// Text widths by position, as ShapedParagraph has them.
struct MeasuredText {
    const std::vector<std::int64_t>& width_before;
    const std::vector<std::int64_t>& space_before;
};

// Shares of the natural width by which a space may stretch and shrink, and glyphs be scaled, in thousandths.
inline constexpr std::int64_t space_stretch = 500, space_shrink = 300, glyph_scaling = 20;

// Indices into `points` of the chosen ends, ascending; the last is always the last point. A line that no break can keep within the
// measure is broken at the first point beyond it.
std::vector<std::uint32_t> break_lines(const MeasuredText& text, std::uint32_t begin, const std::vector<LineBreakPoint>& points,
                                       const LineBreakingRules& rules);

}  // namespace nabor
