// In: a Book, and how a layout counts each series of notes. Out: the series of every note, and its number.
// Holds: pure functions of their arguments; both outputs number notes by them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "language/counter.h"

namespace nabor {

// The classes of a note and of its call: "note editor", "note-call apparatus sources". A type that is no kind of note is a class too,
// as is the place of a note without a kind in a margin: "note margin".
std::string note_classes(const Note& note);
std::string note_call_classes(const Note& note);

// The word of a place, by which layouts choose it: "chapter-end"; "" of `unspecified`.
std::string_view place_word(NotePlace place);

// By NoteId: the index of its series. A series that names a note's type takes it; else one that names its kind; else one that names its place;
// else the series without words, or the first where each has some.
std::vector<std::uint16_t> series_of_notes(const Book& book, std::span<const NoteCounter> series);

// The printed number of every note, by NoteId: in the order of their calls, each series for itself. A note of an earlier unit keeps its number,
// which no other note has in a unit that calls it again. A note without a call, which the reader reports, is numbered last. What is counted by
// page is counted by chapter here: only pages know better. `of_notes`: as series_of_notes() gives them. `usual`: of a series that has no scope.
std::vector<std::string> note_numbers(const Book& book, std::span<const NoteCounter> series, const std::vector<std::uint16_t>& of_notes,
                                      CounterScope usual);

// The numbers from which note_numbers() makes its words; 1 and more.
std::vector<std::uint32_t> note_counts(const Book& book, std::span<const NoteCounter> series, const std::vector<std::uint16_t>& of_notes,
                                       CounterScope usual);

// By NoteId: whether its series is keyed to lines. `of_notes`: as series_of_notes() gives them.
std::vector<bool> notes_keyed_to_lines(std::span<const NoteCounter> series, const std::vector<std::uint16_t>& of_notes);

// Notes called in these blocks, nested calls included, in order.
std::vector<NoteId> notes_called(const Book& book, const std::vector<const Block*>& blocks);

}  // namespace nabor
