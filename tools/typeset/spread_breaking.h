// In: the galleys of two parallel texts and the height of their pages. Out: what stands on each page of both, and the setting of each
// paragraph. As many pages of the one text as of the other: the two of one index are a spread.
// Holds: aligned pieces begin level. Every item is on one page of its text. No other choice of breaks and settings of both texts costs less.
#pragma once

#include <cstdint>

#include "typeset/of_both.h"
#include "typeset/page_breaking.h"
#include "typeset/parallel_galleys.h"

namespace nabor {

struct SpreadRules {
    PageBreakingRules page;
    bool in_columns = false;               // both texts stand on each page; else on facing pages
    PageSide first_side = PageSide::left;  // of the first page
};

struct ParallelPages {
    OfBoth<SectionPages> texts;
    FacingPage after;       // of the page that follows the last
    std::int64_t cost = 0;  // demerits
};

ParallelPages break_spreads(const ParallelGalleys& galleys, const SpreadRules& rules);

}  // namespace nabor
