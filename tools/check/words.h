// In: a stretch of text. Out: its words, with what stands between them.
#pragma once

#include <string_view>
#include <vector>

namespace nabor {

// Letters, marks and apostrophes in a row.
struct Word {
    std::string_view text;
    std::string_view gap_before;  // from the word before it, or from the start
    bool has_latin = false, has_cyrillic = false;
};

std::vector<Word> words_of(std::string_view text);

// Latin letters that look like Cyrillic ones stand among Cyrillic letters ("cлово" with a Latin c). A Roman numeral with a Cyrillic
// ending ("XIXго") is no such word.
bool mixes_alphabets(const Word& word);

// A word of a language that never stands twice in a row: "the", "of"; "и", "в". The comparison ignores the case of ASCII and Cyrillic.
bool is_never_doubled(std::string_view word, std::string_view language);

// The same letters but for the case of the first one.
bool same_word(std::string_view first, std::string_view second);

}  // namespace nabor
