// In: a paragraph. Out: the embedding level of each code unit (UAX #9, through ICU); and the visual order of a line's runs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace nabor {

// Empty when the whole text is left to right, as almost all text is.
std::vector<std::uint8_t> bidi_levels(std::u16string_view text, bool right_to_left_paragraph);

// Indices of runs in visual order, by their levels (UAX #9, L2).
std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& run_levels);

}  // namespace nabor
