// In: the notes of a series that stand one below another, in one column or in several. Out: how much of a page's foot they take, whole and
// split, and where each of their items stands.
// Holds: a column is filled before the next one begins, and ends where a page may end. Columns are as nearly equal as the notes allow: no
// lower height holds them. The white above the first item of a note or a column is dropped.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "typeset/note_cursor.h"
#include "typeset/section_galley.h"

namespace nabor {

struct PlacedNote {
    SectionNoteId note{};
    std::uint32_t item = 0;    // index into the note's galley
    Length y;                  // of its top
    std::uint32_t column = 0;
};

class StackedFoot {
public:
    explicit StackedFoot(std::size_t columns) : columns_(columns) {}

    // Notes come in the order of their calls.
    void add(SectionNoteId note, const Galley& items);

    // Of all notes from a cursor to before `end`, without the series' rule and white; zero when there are none.
    Length whole_height(NoteCursor from, std::uint32_t end) const { return height(position_of(from), begins_[end]); }
    // The same with as little of the last note as may stand apart.
    Length least_height(NoteCursor from, std::uint32_t end) const;
    // As many items as `room` holds; one at least, if it `takes_one`.
    SeriesShare share(NoteCursor from, std::uint32_t end, Length room, bool takes_one) const;
    // The items between two cursors, y from the top of the first.
    std::vector<PlacedNote> place(NoteCursor begin, NoteCursor end) const;

private:
    // Items are counted through all notes.
    using Position = std::uint32_t;
    struct Item {
        bool begins_note = false;
        bool may_begin = true;  // a page or a column with it
        Length white;           // above it within its note
    };

    Position position_of(NoteCursor cursor) const { return begins_[cursor.note] + cursor.item; }
    NoteCursor cursor_at(Position position, std::uint32_t end) const;
    bool may_cut(Position position) const { return position == items_.size() || items_[position].may_begin; }
    Position next_cut(Position after) const;
    Position cut_at_or_before(Position first, Position position) const;
    Length column_height(Position begin, Position end) const;
    Length height(Position begin, Position end) const;
    Length balanced_height(Position begin, Position end) const;
    std::vector<Position> column_ends(Position begin, Position end, Length height) const;

    std::size_t columns_;
    std::vector<SectionNoteId> notes_;
    std::vector<Position> begins_{0};  // by note, and one more
    std::vector<Item> items_;
    std::vector<Length> bottoms_{Length{}};       // by position, and one more: of all items before it, with the white between them
    std::vector<Length> heights_before_{Length{}};  // the same without white
    mutable std::map<std::pair<Position, Position>, Length> known_;  // results of balanced_height: the page breaker asks for each many times
};

}  // namespace nabor
