// In: language tags of manuscripts. Out: BCP 47 tags, scripts, and the words that a book prints in its own language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nabor {

// "fra" → "fr", "FR" → "fr", "greek" → "el" ("grc" stays), "dk-DK" → "da-DK", "ru_RU" → "ru-RU", "lat" → "la";
// an invalid tag → "und".
std::string canonical_language(std::string_view tag);

std::string_view primary_subtag(std::string_view tag);  // "sr-Latn-RS" → "sr"

// The ISO 15924 scripts that the program distinguishes; `common` is digits, punctuation and spaces, `inherited` combining marks.
enum class Script : std::uint8_t {
    common,
    inherited,
    latin,
    cyrillic,
    greek,
    hebrew,
    arabic,
    han,
    kana,
    hangul,
    armenian,
    georgian,
    devanagari,
    thai,
    other,
};
Script script_of_any(char32_t code_point);  // asks ICU
// A fast path for the most frequent letters.
inline Script script_of(char32_t code_point) {
    if (code_point >= 0x0400 && code_point < 0x0482) return Script::cyrillic;
    if (code_point >= 0x80) return script_of_any(code_point);
    const char32_t letter = code_point | 0x20;
    return letter >= 'a' && letter <= 'z' ? Script::latin : Script::common;
}
std::uint32_t script_tag(Script script);          // 'Latn' as four bytes, for the shaper
std::string_view script_name(Script script);      // "Latn"
Script script_of_language(std::string_view tag);  // "ru" → cyrillic, "sr-Latn" → latin
bool is_right_to_left(std::string_view tag);

// Words that Nabor prints, with a capital; `illegible`, `omitted`, `continued`, `pause` and what an apparatus says of a reading (from
// `reading_omits` on) are used inside the text and are lower-case.
// `translated_by` and `edited_by` are followed by a space and the name, which stays in the nominative.
// Available in ru, uk, en, de, fr, pl, sr (both scripts), la; other languages get English.
enum class Label : std::uint8_t {
    contents,
    notes,
    chapter,
    part,
    page,
    figure,
    plate,
    table,
    cover,
    title_page,
    index_of_names,
    index_of_subjects,
    biographies,
    illegible,
    omitted,
    landmarks,
    page_list,
    translated_by,
    edited_by,
    back_to_text,
    note,
    beginning,
    untitled,
    verse_line,
    image,
    continued,
    bibliography,
    page_abbreviated,
    pause,
    apparatus,
    reading_omits,
    reading_adds,
    lacuna_begins,
    lacuna_ends,
    witness_begins,
    witness_ends,
    line_abbreviated,
    paragraph_abbreviated,
    counterpart,
    heading_abbreviated,
    next_line,
    note_abbreviated,
    verse_abbreviated,
    reading_is_blank,
};
std::string_view label(Label label, std::string_view language);

// Whether a line numbers a part of a book and says nothing else: "Глава I", "CHAPTER THE SECOND", "IV", "1917". In any of those languages.
bool is_division_number(std::string_view line);

// The sort form of a name: "Vadim Rogovin" → "Rogovin, Vadim"; a name with a comma, or of one word, is unchanged.
// Initials and patronymics: "Л. Н. Толстой" → "Толстой, Л. Н."; particles: "Ludwig van Beethoven" → "Beethoven, Ludwig van".
std::string file_as(std::string_view name, std::string_view language);

// The sort form of an institution's name moves only the article: "The Nabor project" → "Nabor project, The".
std::string corporate_file_as(std::string_view name, std::string_view language);

// An institution's name after other words: in English the article is lower-case, "edited by the Nabor project".
std::string corporate_inside(std::string_view name, std::string_view language);

// Whether a name is recognisably an institution's: it begins with an English article, or its last word is lower-case.
bool is_corporate_name(std::string_view name);

// Capitals, by the root locale's rules.
std::string upper_case(std::string_view text);

// A sort key, compared bytewise (ICU collation; the CLDR root for unknown languages).
std::string collation_key(std::string_view text, std::string_view language);

}  // namespace nabor
