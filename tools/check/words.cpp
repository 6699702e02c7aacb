// In: a text. Out: its words, and properties of a word.
#include "check/words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "base/eight_bytes.h"
#include "base/utf8.h"
#include "language/language.h"

namespace nabor {

namespace {

bool is_word_character(char32_t c, Script script) {
    if (c == U'\'' || c == U'’' || c == 0x00AD) return true;  // U+00AD: a soft hyphen is inside its word
    return script != Script::common;
}

// Lower case of ASCII and of А–Я, the letters of the lists below.
char32_t lower(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= U'А' && c <= U'Я') return c + 32;
    return c;
}

std::string lower(std::string_view word) {
    std::string result;
    for (char32_t c : to_utf32(word)) append_utf8(result, lower(c));
    return result;
}

struct NeverDoubled {
    std::string_view language;
    std::array<std::string_view, 12> words;
};

constexpr NeverDoubled never_doubled[] = {
    {"en", {"the", "a", "an", "of", "and", "to", "for", "with", "from", "at", "by", "or"}},
    {"ru", {"и", "в", "на", "с", "к", "из", "от", "для", "при", "об", "под", "над"}},
    {"uk", {"і", "та", "в", "на", "з", "до", "від", "для", "при", "під", "над", "у"}},
    {"de", {"und", "ein", "eine", "von", "zu", "mit", "für", "aus", "bei", "oder", "im", "am"}},
    {"fr", {"le", "la", "les", "de", "des", "du", "et", "un", "une", "au", "aux", "pour"}},
    {"pl", {"i", "w", "na", "z", "do", "od", "dla", "przy", "pod", "nad", "oraz", "lub"}},
};

constexpr std::u32string_view look_alikes = U"aceopxyABCEHKMOPTXi";

bool is_latin(char32_t c) { return script_of(c) == Script::latin; }
bool is_cyrillic(char32_t c) { return script_of(c) == Script::cyrillic; }

bool all_of(std::u32string_view letters, std::u32string_view allowed) {
    return std::all_of(letters.begin(), letters.end(), [&](char32_t c) { return allowed.find(c) != std::u32string_view::npos; });
}

// "XIXго", "Vй", "SOSа": a Roman numeral or an abbreviation in capitals with a short Cyrillic ending. A single C or M is more often a
// look-alike than a numeral.
bool is_capitals_with_ending(std::u32string_view letters) {
    const auto split = std::find_if(letters.begin(), letters.end(), is_cyrillic);
    const std::u32string_view capitals(letters.begin(), split), ending(split, letters.end());
    if (capitals.empty() || ending.size() > 3) return false;
    const bool lower_ending = std::all_of(ending.begin(), ending.end(), [](char32_t c) { return is_cyrillic(c) && lower(c) == c; });
    return lower_ending && all_of(capitals, capitals.size() == 1 ? U"IVXLD" : U"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

// SWAR: the number of letters U+0400–U+047F (two bytes each, at most four) at the beginning of the eight bytes.
std::size_t leading_cyrillic(std::uint64_t eight) {
    constexpr std::uint64_t marks = 0xC0FEC0FEC0FEC0FE, of_cyrillic = 0x80D080D080D080D0;
    return static_cast<std::size_t>(std::countr_zero((eight & marks) ^ of_cyrillic)) / 16;
}

// Skips ASCII and Cyrillic letters, and records which alphabets it met.
void skip_letters(std::string_view text, std::size_t& position, Word& word) {
    std::size_t at = position;
    bool latin = false, cyrillic = false;
    while (at < text.size()) {
        if (at + 8 <= text.size()) {
            const std::size_t four = leading_cyrillic(eight_bytes(text.data() + at));
            cyrillic |= four != 0;
            at += 2 * four;
            if (four == 4) continue;
        }
        const unsigned first = static_cast<unsigned char>(text[at]), letter = first | 0x20;
        if (letter >= 'a' && letter <= 'z') {
            latin = true;
            ++at;
        } else if ((first == 0xD0 || first == 0xD1) && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80) {
            cyrillic = true;  // U+0400 to U+047F
            at += 2;
        } else {
            break;
        }
    }
    word.has_latin |= latin;
    word.has_cyrillic |= cyrillic;
    position = at;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
    constexpr std::size_t bytes_of_a_word = 8;  // with its space; an estimate
    std::vector<Word> words;
    words.reserve(text.size() / bytes_of_a_word);
    std::size_t gap = 0;
    for (std::size_t at = 0; at < text.size();) {
        Word word;
        std::size_t end = 0, next = at;  // of the word, and of what follows it
        for (;;) {
            skip_letters(text, next, word);
            end = next;
            if (next == text.size()) break;
            // The only ASCII character of a word that is not a letter is the apostrophe.
            if (static_cast<unsigned char>(text[next]) < 0x80) {
                if (text[next++] == '\'') continue;
                break;
            }
            const char32_t c = next_code_point(text, next);
            const Script script = script_of(c);
            if (!is_word_character(c, script)) break;
            word.has_latin |= script == Script::latin;
            word.has_cyrillic |= script == Script::cyrillic;
        }
        if (end > at) {
            word.text = text.substr(at, end - at);
            word.gap_before = text.substr(gap, at - gap);
            words.push_back(word);
            gap = end;
        }
        at = next;
    }
    return words;
}

bool mixes_alphabets(const Word& word) {
    if (!word.has_latin || !word.has_cyrillic) return false;
    const std::u32string letters = to_utf32(word.text);
    if (is_capitals_with_ending(letters)) return false;
    return std::all_of(letters.begin(), letters.end(),
                       [](char32_t c) { return !is_latin(c) || look_alikes.find(c) != std::u32string_view::npos; });
}

bool is_never_doubled(std::string_view word, std::string_view language) {
    const std::string_view primary = primary_subtag(language);
    const std::string wanted = lower(word);
    for (const NeverDoubled& row : never_doubled) {
        if (row.language == primary) return std::find(row.words.begin(), row.words.end(), wanted) != row.words.end();
    }
    return false;
}

bool same_word(std::string_view first, std::string_view second) {
    if (first == second) return true;
    if (first.size() != second.size()) return false;  // case does not change the length of these letters
    for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();)
        if (lower(next_code_point(first, i)) != next_code_point(second, j)) return false;
    return true;
}

}  // namespace nabor
