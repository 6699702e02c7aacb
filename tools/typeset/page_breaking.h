// In: a section's galley, the height of its pages, the side its first page is on and
// the page that faces it. Out: what stands on each page, and how high, and which
// variant of each paragraph.
// Holds: every item of the text is on one page; the first line of a note is on the page of its call unless a relaxation says otherwise; a
// note that is cut goes on at the head of the next page's notes. The pages cost the least that any choice of breaks and variants costs.
// After Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems" (1981), and Mittelbach, "A General LuaTeX Framework for
// Globally Optimized Pagination" (2019), with footnotes and facing pages in the one search.
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
    std::uint32_t item = 0;  // index into the items of the chosen variants, in order
    Length y;                // of its top, from the text block's top
};

struct PlacedNote {
    SectionNoteId note{};
    std::uint32_t item = 0;  // index into the note's galley
    Length y;
};

struct PagePlan {
    std::vector<PlacedGalleyItem> text;
    std::vector<PlacedNote> notes;
    std::uint32_t repeated_head = no_repeated_head;  // of SectionGalley::heads, at the page's top
    Length rule_y;                                   // top of the rule above the notes; meaningful when there are notes
    PageBreak opens_with = PageBreak::automatic;     // page or right, as its first item asks
    bool ends_freely = false;                        // what follows opens a new page
};

// The side of the page that comes next, and how far above the foot the verso that faces it ends, in thousandths of a line.
struct FacingPage {
    PageSide side = PageSide::right;
    std::int32_t shortfall = nothing_faces;

    auto operator<=>(const FacingPage&) const = default;
};

struct SectionPages {
    std::vector<PagePlan> pages;
    std::vector<Relaxation> relaxations;  // page: index into pages
    std::vector<std::uint8_t> chosen;     // a variant for each block of the text
    FacingPage after;                     // of the page that follows the last
    std::int64_t cost = 0;
};

SectionPages break_pages(const SectionGalley& galley, const PageBreakingRules& rules, FacingPage facing);

}  // namespace nabor
