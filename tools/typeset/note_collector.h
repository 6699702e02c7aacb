// In: a note, and where it is called. Out: its blocks, beside the section's text or at the end of a chapter or the book.
// Holds: a note looks the same wherever it is called: its styles come from the book's root, not from the text around the call.
#pragma once

#include <vector>

#include "typeset/collect_scope.h"
#include "typeset/sections.h"

namespace nabor {

struct FootNote {
    NodeId node = NodeId::none;
    std::vector<SectionNoteId> notes;  // this one, and those called in it
};

// Adds a note to the section's notes.
FootNote collect_foot_note(const CollectScope& scope, NoteId note, NodeId parent);

// The note as blocks for the margin, and the notes called in it, which stand at the foot.
struct MarginNote {
    NodeId node = NodeId::none;
    std::vector<FlowBlock> blocks;
    std::vector<SectionNoteId> notes;
};
MarginNote collect_margin_note(const CollectScope& scope, NoteId note, NodeId parent);

// Adds the notes of the chapter that has ended to its stream, series by series, each note followed by those of its series called in it.
void collect_chapter_notes(const CollectScope& scope);

// The notes that stand at the book's end, each series as a section, each chapter's under its name, because numbers may begin anew in each.
void collect_book_notes(BookSources& sources, SectionList& sections);

}  // namespace nabor
