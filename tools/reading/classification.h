// In: words by which sources classify their parts, in any of the languages and spellings that real files use. Out: the Book's classes.
// Data that does not depend on a format: the tables stand in classification.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "book/book.h"

namespace nabor::reading {

// "preface", "vorwort" → Role::preface …; Role::section for any other word.
Role division_role(std::string_view type);

// "editorial", "trans", "bibl" …; unspecified for any other word.
NoteKind note_kind(std::string_view type);

// "margin-left" → margin; unspecified for a place that is no place of a note. The first word that is one counts.
NotePlace note_place(std::string_view place);

// A @type as the name of a class: "Source Notes" → "source-notes".
std::string class_word(std::string_view type);

// The index that a name means: "persons", "names" and "person" are one index. Other names are kept; no name is "subject".
std::string index_name(std::string_view name);

// "***", "⁂", "• • •", "———": a paragraph of nothing but signs that separate sections.
bool is_ornament(std::string_view text);
// False when text that begins so is no ornament. A cheap test, because every paragraph is asked.
bool may_begin_ornament(std::string_view text);

// "1", "12)", "*", "†", "a": the mark of a note, not a heading.
bool is_note_mark(std::string_view text);

// Whether a speaker's label or name says that he or she asks: "Q.", "В.", "Вопрос:", "Interviewer", "Корреспондент 1" do; whoever is called
// "Journalist" or "Ведущий" does if nobody else is called so.
enum class AskerName : std::uint8_t { none, likely, certain };
AskerName asker_name(std::string_view speaker);

// Whether a label is a number or a letter, with points or brackets around it: "I.", "[12a]", "(b)".
bool is_item_number(std::string_view text);

// Whether the text of a list item begins with a number, dash or bullet of its own.
bool has_own_marker(std::string_view item);

}  // namespace nabor::reading
