// In: what a page would look like that ends in some place. Out: what that costs, and which rules it bends.
// Holds: costs are demerits, the line breaker's unit, so that a looser paragraph and a page a line short can be weighed against each other.
// docs/typography.md has the table.
#pragma once

#include <cstdint>
#include <vector>

#include "page/pages.h"

namespace nabor {

inline constexpr std::int32_t nothing_faces = -1;
// A page that ends freely looks like a full one when it ends this near to the foot, in thousandths of a line.
inline constexpr std::int64_t nearly_full = 4'500;

// Heights are in thousandths of a line.
struct PageEndFacts {
    std::int64_t shortfall = 0;           // from the last line, of text or notes, to the foot of the text block
    std::int64_t white = 0;               // between text and notes, beyond the least
    std::int32_t facing = nothing_faces;  // the shortfall of the verso that faces this page
    bool recto = false;
    bool has_notes = false;
    bool ends_freely = false;  // what follows opens a new page, so this one may end anywhere
    bool opens_section = false;
    bool hyphen = false;          // its text ends within a word
    bool parted = false;          // it ends between lines that belong together
    bool parted_loosely = false;  // the same within a short speech in verse, or a line of verse that speakers share
    bool too_tall = false;
    std::uint32_t text_items = 0;
    std::uint32_t split_notes = 0;  // that continue on the next page, at most one of each series
    std::uint32_t split_lines = 0;  // of these notes, on the next page
    std::uint32_t late_notes = 0;   // called here, but begun on a later page
};

std::int64_t page_cost(const PageEndFacts& page);

// The rules that this page bends (the ladder of relaxations in docs/typography.md), each with its amount and cost.
std::vector<Relaxation> relaxations_of(const PageEndFacts& page);

}  // namespace nabor
