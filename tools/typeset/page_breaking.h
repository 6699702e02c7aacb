// In: a section's galley and the height of its pages. Out: what stands on each page, and how high.
// Holds: every item of the text is on one page; the first line of a note is on the page of its call; a note that is cut goes on
// at the head of the next page's notes.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"
#include "layout/layout.h"
#include "typeset/galley.h"

namespace nabor {

struct PlacedGalleyItem {
    std::uint32_t item = 0;  // index into the galley
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
    Length rule_y;                                // top of the rule above the notes; meaningful when there are notes
    PageBreak opens_with = PageBreak::automatic;  // page or right, as its first item asks
};

struct PageBreakingRules {
    Length height;  // of the text block
    Length grid;    // zero: none
    NoteLayout notes;
};

// A rule that a page had to break; make-up reports it with the page's number.
struct PageRelaxation {
    enum class Kind : std::uint8_t { lone_line, too_tall };
    std::uint32_t page = 0;  // index into the section's pages
    Kind kind = Kind::lone_line;
};

struct SectionPages {
    std::vector<PagePlan> pages;
    std::vector<PageRelaxation> relaxations;
};

SectionPages break_pages(const SectionGalley& galley, const PageBreakingRules& rules);

}  // namespace nabor
