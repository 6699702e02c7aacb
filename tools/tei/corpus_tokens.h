// In: words that single projects write into attributes. Out: what Nabor makes of them.
// Holds: one table, with the provenance of every row. Words that many projects share are not in it.
#pragma once

#include <cstdint>
#include <string_view>

#include "book/book.h"

namespace nabor::tei {

enum class TokenUse : std::uint8_t {
    rend,       // a word of @rend, case-folded
    note_type,  // note/@type
    character,  // what an empty c or g refers to by @ref or @rendition
};

struct CorpusToken {
    TokenUse use;
    std::string_view token;
    std::string_view project;  // which writes it
    std::string_view meaning;  // there
    // The effect; a rend without looks changes nothing, and the user is told its meaning.
    std::uint16_t looks = 0;
    NoteKind note = NoteKind::unspecified;
    std::string_view text = {};
    bool counted = false;  // the text is repeated @n times
};

// nullptr for a word in no row.
const CorpusToken* find_corpus_token(TokenUse use, std::string_view token);

}  // namespace nabor::tei
