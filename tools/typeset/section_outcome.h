// In: nothing. Out: what setting a section makes and finds: all that a cache keeps of it.
#pragma once

#include <vector>

#include "base/report.h"
#include "typeset/galley.h"
#include "typeset/page_breaking.h"

namespace nabor {

struct SectionOutcome {
    Galley text;                      // of the chosen variants
    std::vector<Galley> notes;        // by SectionNoteId
    std::vector<RepeatedHead> heads;  // by PagePlan::repeated_head
    SectionPages pages;
    std::vector<Diagnostic> findings;
};

}  // namespace nabor
