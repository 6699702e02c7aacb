// In: a text. Out: its words and the gaps between them.
#pragma once

#include <string_view>
#include <vector>

namespace nabor {

// A run of letters, combining marks and apostrophes.
struct Word {
    std::string_view text;
    std::string_view gap_before;  // from the previous word, or from the beginning of the text
    bool has_latin = false, has_cyrillic = false;
};

std::vector<Word> words_of(std::string_view text);

// True for a Cyrillic word with Latin look-alikes ("cлово" with a Latin c); false for a Roman numeral with a Cyrillic ending ("XIXго").
bool mixes_alphabets(const Word& word);

// True for a word that the language never repeats: "the", "of"; "и", "в". Ignores case.
bool is_never_doubled(std::string_view word, std::string_view language);

// True if `first` equals `second` after its letters are made lower case.
bool same_word(std::string_view first, std::string_view second);

}  // namespace nabor
