// In: nothing. Out: where notes continue on the next page, and what a series takes of a page's foot.
#pragma once

#include <compare>
#include <cstdint>

#include "base/length.h"

namespace nabor {

// Where the notes of one series continue: the first unfinished note, counted in the series' order of calls, and its first unset item.
struct NoteCursor {
    std::uint32_t note = 0, item = 0;

    auto operator<=>(const NoteCursor&) const = default;
};

// A part of the foot: what one series takes.
struct SeriesShare {
    Length height;  // zero: it has no notes on the page
    NoteCursor next;
    std::uint32_t split_lines = 0;
};

}  // namespace nabor
