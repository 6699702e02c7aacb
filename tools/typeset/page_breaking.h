// In: a section's galley, its pages' height, the side of its first page and the page that faces it. Out: what stands on each page and
// where, and the setting of each paragraph.
// Holds: every item of the text is on one page. A note begins on the page of its call, unless a relaxation says otherwise; a split note
// continues at the head of its series on the next page. No other choice of breaks and settings costs less.
// After Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems" (1981), and Mittelbach, "A General LuaTeX Framework for
// Globally Optimized Pagination" (2019), with footnotes and facing pages in one search.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "base/length.h"
#include "layout/layout.h"
#include "typeset/page_filling.h"
#include "typeset/section_galley.h"

namespace nabor {

struct PlacedGalleyItem {
    std::uint32_t item = 0;  // index into the items of the chosen settings, in order
    Length y;                // of its top, from the text block's top
};

struct PagePlan {
    std::vector<PlacedGalleyItem> text;
    std::vector<PlacedSeries> foot;                  // the series with notes on the page, from above down
    std::uint32_t repeated_head = no_repeated_head;  // of SectionGalley::heads, at the page's top
    PageBreak opens_with = PageBreak::automatic;     // page or right, as its first item asks
    bool ends_freely = false;                        // what follows opens a new page
};

// The side of the next page. For a recto, how far above the foot the verso facing it ends, in thousandths of a line.
struct FacingPage {
    PageSide side = PageSide::right;
    std::int32_t shortfall = nothing_faces;

    auto operator<=>(const FacingPage&) const = default;
};

struct SectionPages {
    std::vector<PagePlan> pages;
    std::vector<Relaxation> relaxations;  // page: index into pages
    std::vector<std::uint8_t> chosen;     // a setting for each block of the text
    FacingPage after;                     // of the page that follows the last
    std::int64_t cost = 0;                // demerits
};

SectionPages break_pages(const SectionGalley& galley, const PageBreakingRules& rules, FacingPage facing);

}  // namespace nabor
