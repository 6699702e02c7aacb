// In: the lines of a section, and the plan of its pages. Out: its pages, each with its body.
// Holds: a body's items stand in painting order: a repeated head, the text, the rule above the notes, the notes.
#pragma once

#include <vector>

#include "layout/layout.h"
#include "typeset/page_breaking.h"
#include "typeset/section_outcome.h"

namespace nabor {

// A section's lines with their glyphs: of the text in the settings that were chosen, of its notes, and the heads of tables that go on.
struct SetGalley {
    Galley text;
    std::vector<Galley> notes;        // by SectionNoteId
    std::vector<RepeatedHead> heads;  // by PagePlan::repeated_head
};

struct SectionWithBodies {
    SectionOutcome outcome;
    std::vector<PageBody> bodies;  // by page
};

// The galley's items are used up.
SectionWithBodies make_pages(SetGalley&& galley, const SectionPages& plan, const NoteLayout& notes);

}  // namespace nabor
