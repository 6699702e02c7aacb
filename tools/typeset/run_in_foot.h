// In: the notes of a series that stand in one paragraph. Out: how much of a page's foot they take, whole and split.
// Holds: cursors are those of note_foot.h; the `item` of one is how far into its note's text it stands.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "typeset/note_cursor.h"
#include "typeset/run_in_notes.h"
#include "typeset/stretch_lines.h"

namespace nabor {

class RunInFoot {
public:
    explicit RunInFoot(const RunInNotes& notes) : notes_(&notes), lines_(lines_of_stretches(notes)) {}

    // Of all notes from a cursor to before `end`, without the series' rule and white; zero when there are none.
    Length whole_height(NoteCursor from, std::uint32_t end) const;
    // The same with the last note cut off after the line in which it begins.
    Length least_height(NoteCursor from, std::uint32_t end) const;
    // As many lines as `room` holds; one at least, if it `takes_one`.
    SeriesShare share(NoteCursor from, std::uint32_t end, Length room, bool takes_one) const;
    // What a page shows that begins and ends with these cursors.
    RunInStretch stretch(NoteCursor begin, NoteCursor end) const;

    Length line_height() const { return notes_->line_height; }

private:
    using Lines = std::vector<std::uint32_t>;  // of a stretch: where the line after each line would begin
    std::uint32_t lines_to(NoteCursor from, std::uint32_t note) const;
    const Lines& lines_of(std::uint32_t begin, std::uint32_t last_note) const;
    std::uint32_t position_of(NoteCursor cursor) const { return notes_->begins[cursor.note] + cursor.item; }

    const RunInNotes* notes_;
    mutable StretchLines lines_;
    mutable std::map<std::pair<std::uint32_t, std::uint32_t>, Lines> known_;  // results of lines_of(): the page breaker asks for each many times
};

}  // namespace nabor
