// In: the widths of a line's letters and spaces, and its slack: how much it lacks (positive) or exceeds (negative) its measure. Out: how
// the slack is shared among letters and spaces.
// Holds: line breaking and line setting use the same shares, so a line is set as it was chosen.
// Letters give first: up to `easy_space` a word space changes as little as the letters allow, for readers see an uneven space before they
// see a letter wider by a fiftieth (Thành, "Micro-typographic extensions to the TeX typesetting system", 2000, reports 2 % as unseen).
#pragma once

#include <cstdint>

namespace nabor {

// In thousandths: of a letter's width, of the size, of a word space's natural width.
inline constexpr std::int64_t glyph_scaling = 20, letter_spacing = 9;
inline constexpr std::int64_t space_stretch = 400, space_shrink = 300, easy_space = 60;

// Sums over a line, in 1/65536 pt.
struct LineMaterial {
    std::int64_t letters = 0;  // width of all that is not a word space
    std::int64_t sizes = 0;    // type size of every letter that may be spaced
    std::int64_t spaces = 0;   // natural width of the word spaces
};

// How much of the slack each takes; the sum is the whole slack.
struct Shares {
    std::int64_t scaling = 0, letter_spacing = 0, spaces = 0;
};

Shares share_out(const LineMaterial& line, std::int64_t slack);

// How much a line can shrink; a line with more negative slack is overfull.
std::int64_t most_shrink(const LineMaterial& line);

// The ratio 1: spaces are as wide or as narrow as space_stretch and space_shrink allow.
inline constexpr std::int64_t full_ratio = 1024;
inline constexpr std::int64_t worst_ratio = 40 * full_ratio;

// The line's adjustment ratio, from -full_ratio (it can just shrink so much) to worst_ratio; half of full_ratio where the letters have
// given all they can. A line without word spaces that its letters can't fill has worst_ratio.
std::int64_t adjustment_ratio(const LineMaterial& line, std::int64_t slack);

}  // namespace nabor
