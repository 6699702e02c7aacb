// In: a Book and the numbers of its notes. Out: what a reference says that has no words of its own.
// Holds: a pure function; both outputs take the words from it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "book/book.h"

namespace nabor {

struct ReferenceWords {
    std::string text;                        // never empty
    LanguageId language = LanguageId::main;
    std::optional<NoteId> note = {};         // whose number it is
};

// By the target of each reference without words: its heading, the first sentence of its caption, the number of an item, a verse line or a note, the name of an
// entry; where it has none, that of the innermost thing around it that has one. Nothing for a target without any.
std::map<AnchorId, ReferenceWords> reference_words(const Book& book, const std::vector<std::string>& note_numbers);

}  // namespace nabor
