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

// Adds notes to the stream, each followed by those called in it, as its number is.
void collect_end_notes(const CollectScope& scope, const std::vector<NoteId>& notes, NodeId parent);

// The notes of the whole book as a section, each chapter's under its name, because numbers may begin anew in each.
void collect_book_notes(BookSources& sources, SectionList& sections);

}  // namespace nabor
