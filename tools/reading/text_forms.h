// In: the same source, read as two Books. Out: which blocks are the same, whether their words differ, and the language that the original ones name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "book/book.h"

namespace nabor::reading {

// Indices into two lists of blocks; nothing on one side where it has no counterpart.
struct SameBlocks {
    std::optional<std::size_t> edited, diplomatic;
};
// In the order of both lists.
std::vector<SameBlocks> same_blocks(const Blocks& edited, const Blocks& diplomatic);

// Of the text, without that of notes.
bool words_differ(const Block& one, const Block& other);

bool holds_document(const Block& block);

// The language of a diplomatic form: that of the first original words (TEI orig) which name another one than the text around them. Its own,
// where none do.
LanguageId language_of_originals(const Block& division);

// Verse without verse inside, a leaf, a table or an image: what has no parts that are aligned themselves.
bool is_whole_piece(const Block& block);
// A picture, or a note of the editor between blocks.
bool stands_once(const Block& block);

}  // namespace nabor::reading
