// In: a measured text, and places in it where texts end. Out: the lines of any stretch of it that ends at such a place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "typeset/line_breaking.h"

namespace nabor {

// The lines of many stretches of one text, each from any position to one of its `ends`. They are those that break_lines() chooses for the
// opportunities between and a forced break at the end.
// Holds: where all ways to go on share their first line, what follows depends on that line's end alone. The search from there is made once, for
// all stretches that come to it: texts that begin at different words soon have the same lines.
class StretchLines {
public:
    // `ends`: ascending. `rules`: without looseness and drop caps. What the arguments refer to outlives the object.
    StretchLines(const MeasuredText& text, std::span<const LineBreakPoint> points, const LineBreakingRules& rules, std::span<const std::uint32_t> ends);
    StretchLines(StretchLines&&) noexcept;
    StretchLines& operator=(StretchLines&&) noexcept;
    ~StretchLines();

    // Where the lines before the last one end: indices into the opportunities. `end`: index of an end behind `begin`.
    std::vector<std::uint32_t> breaks(std::uint32_t begin, std::size_t end);

private:
    class Searches;
    std::unique_ptr<Searches> searches_;
};

}  // namespace nabor
