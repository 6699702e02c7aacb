// In: the notes of one series of a section. Out: the same as one text, and the lines of any stretch of it.
// Holds: the notes that a page has of the series stand on it as one paragraph. Its lines depend on where it begins and ends alone, so the page
// breaker counts the very lines that are set.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/break_opportunities.h"
#include "typeset/galley.h"
#include "typeset/line_breaking.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/stretch_lines.h"

namespace nabor {

struct RunInNotes {
    FlowParagraph paragraph;  // all notes, with white between them
    ShapedParagraph shaped;
    std::vector<LineBreakPoint> points;
    std::vector<std::uint32_t> begins, ends;  // by note of the series: its text
    LineBreakingRules rules;
    Length left;         // of its lines, from the text block's left edge
    Length line_height;
    std::uint32_t ordinal = 0;  // PageLine::paragraph
};

// A part of the text: from a position in it to the end of a note.
struct RunInStretch {
    std::uint32_t begin = 0;
    std::uint32_t last_note = 0;
    std::uint32_t lines = 0;  // that a page shows of it, from the first on
};

// What joined notes are set by.
struct RunInPlace {
    Length measure;
    std::int64_t hyphen_penalty = 0;
    std::uint32_t ordinal = 0;
};

// Whether notes can stand in one paragraph: text alone, without tables, pictures and listings.
bool can_run_in(const std::vector<const FlowNote*>& notes);

// Verse lines are joined by a stroke, other paragraphs by a space. Uses up the notes.
RunInNotes join_notes(const std::vector<FlowNote*>& notes, const RunInPlace& place, Shaper& shaper, BreakOpportunityFinder& points);

// Where the lines of its stretches end; each note is an end. The notes outlive it.
StretchLines lines_of_stretches(const RunInNotes& notes);

// The lines of a stretch, with their glyphs.
Galley set_run_in(const RunInNotes& notes, const RunInStretch& stretch, Shaper& shaper);

}  // namespace nabor
