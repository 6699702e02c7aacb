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

struct EntryKey {
    AnchorId begin = AnchorId::none, end = AnchorId::none;  // of the lemma; of a note without one, its call
    BlockId block = BlockId::none;     // in which it begins
    BlockId last_block = BlockId::none;
    std::uint32_t unit = 0;            // of the block's text before it (length_in_units)
    std::vector<std::uint32_t> alike;  // where in the block the words of the lemma stand, this place included, if they do so more than once; ascending
    bool in_heading = false;
    bool is_counted = true;            // it stands in a line of the text: not in a heading, a table or a caption
    LineRange verse;
};

// By NoteId; nothing for a note that is not keyed, or has no call. `keyed`: by NoteId.
std::vector<std::optional<EntryKey>> entry_keys(const Book& book, const std::vector<bool>& keyed, std::span<const VerseNumber> verse);

// "12", "12–14", "12 f."
std::string line_range_text(const LineRange& lines, CounterStyle style, std::string_view language);

inline constexpr std::uint32_t whole_block = 0xFFFFFFFF;

// Which of several equal words in a line a lemma is: "²"; "" for the only one. `begin`, `end`: of the line, in units of the block's text.
std::string ordinal_of(const EntryKey& key, std::uint32_t begin, std::uint32_t end);

}  // namespace nabor
