// In: a paragraph. Out: the embedding level of each code unit (UAX #9, through ICU); and the visual order of a line's runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nabor {

// Text [begin, end) with a direction of its own: its neighbours do not take part in its order, nor it in theirs (UAX #9, 2.7: what HTML
// does for `dir`). Isolates nest, or stand apart from each other.
struct BidiIsolate {
    std::size_t begin = 0, end = 0;
    bool right_to_left = false;
};

// Whether the first letter is of a script that is written from right to left (UAX #9, P2 and P3).
bool begins_right_to_left(std::u16string_view text);

// Empty when the whole text is left to right, as almost all text is. `isolates`: in the order of their beginnings, an outer one first.
std::vector<std::uint8_t> bidi_levels(std::u16string_view text, bool right_to_left_paragraph, const std::vector<BidiIsolate>& isolates = {});

// Indices of runs in visual order, by their levels (UAX #9, L2).
std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& run_levels);

}  // namespace nabor
