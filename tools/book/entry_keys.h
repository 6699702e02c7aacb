// In: a Book, and which of its notes are keyed to lines. Out: what each of them is about: where it begins and ends, the numbers of its lines where
// these are verse, and where else the words of its lemma stand.
// Holds: number_blocks() was called. Pure functions of their arguments; both outputs key notes by them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "book/text_numbers.h"
#include "language/counter.h"

namespace nabor {

// The first and the last line of a stretch. Zero: they are counted when pages are made.
struct LineRange {
    std::uint32_t first = 0, last = 0;

    friend bool operator==(const LineRange&, const LineRange&) = default;
};

// A note that is called in another note stands in the line in which that one is called in the text.
struct EntryKey {
    AnchorId begin = AnchorId::none, end = AnchorId::none;  // of the lemma in the text; of a note without one, its call; or those of the note around
    AnchorId own = AnchorId::none;     // where its lemma begins, or its call stands, be it in a note
    bool in_note = false;
    BlockId block = BlockId::none;     // in which it begins
    BlockId last_block = BlockId::none;
    std::uint32_t unit = 0;            // of the block's text before it (length_in_units)
    std::vector<std::uint32_t> alike;  // where in the block the words of the lemma stand, this place included, if they do so more than once; ascending
    bool in_heading = false;
    bool has_words = true;             // its block prints a line: what stands alone in an empty one is about the line behind it
    bool is_counted = true;            // it stands in a line of the text: not in a heading, a table or a caption
    LineRange verse;
    bool begins_in_verse = false, ends_in_verse = false;  // one alone: the numbers of its ends are of two counts
    bool beside_prose = false;         // its lines are verse, and there are keys of prose in its unit, which have numbers of another count
};

// By NoteId; nothing for a note that is not keyed, or has no call. `keyed`: by NoteId.
std::vector<std::optional<EntryKey>> entry_keys(const Book& book, const std::vector<bool>& keyed, std::span<const VerseNumber> verse);

// "12", "12–14", "12 f."
std::string line_range_text(const LineRange& lines, CounterStyle style, std::string_view language);

// Of a key whose lines are verse: "12–14"; "v. 12" beside prose; "12 n." of a note to that line.
std::string verse_key_text(const EntryKey& key, CounterStyle style, std::string_view language);
// "3–v. 1": of a key whose ends are in prose and in verse.
std::string mixed_range_text(const EntryKey& key, std::string_view first, std::string_view last, std::string_view language);
// "12 n.": the number of a key that stands in a note.
std::string with_note_word(std::string number, const EntryKey& key, std::string_view language);
// Whether two keys, the one behind the other, have one number between them: their lines are the same, and the notes that they stand in.
bool may_share_number(const EntryKey& one, const EntryKey& other);

inline constexpr std::uint32_t whole_block = 0xFFFFFFFF;

// Which of several equal words in a line a lemma is: "²"; "" for the only one. `begin`, `end`: of the line, in units of the block's text.
std::string ordinal_of(const EntryKey& key, std::uint32_t begin, std::uint32_t end);

}  // namespace nabor
