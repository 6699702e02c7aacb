// In: a heading's measured text, its break opportunities and its measure. Out: where its lines end.
// Holds: a heading has as few lines as it can have, and these are nearly equally long. Rather than that they are equal, one ends with a colon
// or a sentence, or before a preposition.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "typeset/line_breaking.h"

namespace nabor {

struct HeadingText {
    MeasuredText measured;
    std::u16string_view text;
    std::uint32_t begin = 0;
};

// Indices into the break opportunities, the last one included. Nothing where a word is wider than the measure, or for a text so long that
// it is no heading.
std::optional<std::vector<std::uint32_t>> balanced_breaks(const HeadingText& heading, const std::vector<LineBreakPoint>& points,
                                                          const LineBreakingRules& rules);

}  // namespace nabor
