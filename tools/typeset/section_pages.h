// In: a section's lines with their glyphs, and the plan of its pages. Out: its pages.
// Holds: a page's items stand in painting order: a repeated head, the text, then for each series of notes its rule and its notes.
#pragma once

#include <vector>

#include "layout/layout.h"
#include "typeset/page_breaking.h"
#include "typeset/set_section.h"

namespace nabor {

// Lines with their glyphs: of the text in the chosen settings, of the notes, and of the repeated heads of tables.
struct SetGalley {
    Galley text;
    std::vector<GalleyNote> notes;    // by SectionNoteId
    std::vector<RepeatedHead> heads;  // by PagePlan::repeated_head
};

// Uses up the galley's items.
SetSection make_pages(SectionFacts facts, SetGalley galley, const SectionPages& plan, const Layout& layout);

}  // namespace nabor
