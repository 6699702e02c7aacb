#include "reading/classification.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/is_among.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "reading/ids.h"

namespace nabor::reading {

namespace {

struct DivisionType {
    std::string_view type;
    Role role;
};
constexpr DivisionType division_types[] = {
    {"preface", Role::preface},
    {"foreword", Role::preface},
    {"vorwort", Role::preface},
    {"introduction", Role::introduction},
    {"intro", Role::introduction},
    {"chapter", Role::chapter},
    {"part", Role::part},
    {"book", Role::part},
    {"volume", Role::part},
    {"dedication", Role::dedication},
    {"epigraph", Role::epigraph_page},
    {"afterword", Role::afterword},
    {"postface", Role::afterword},
    {"conclusion", Role::afterword},
    {"appendix", Role::appendix},
    {"chronology", Role::chronology},
    {"glossary", Role::glossary},
    {"abbreviations", Role::glossary},
    {"bibliography", Role::bibliography},
    {"bibliogr", Role::bibliography},
    {"biographies", Role::biographies},
    {"biographical-notes", Role::biographies},
    {"index", Role::index},
    {"colophon", Role::colophon},
    {"titlepage", Role::title_page},
    {"title_page", Role::title_page},
    {"title-page", Role::title_page},
    {"castlist", Role::cast_list},
    {"dramatis", Role::cast_list},
};

struct NoteType {
    std::string_view type;
    NoteKind kind;
};
constexpr NoteType note_types[] = {
    {"author", NoteKind::author},    {"auth", NoteKind::author},
    {"authorial", NoteKind::author}, {"original", NoteKind::author},
    {"editor", NoteKind::editor},    {"editorial", NoteKind::editor},
    {"ed", NoteKind::editor},        {"commentary", NoteKind::editor},
    {"comment", NoteKind::editor},   {"translator", NoteKind::translator},
    {"trans", NoteKind::translator}, {"translation", NoteKind::translator},
    {"source", NoteKind::source},    {"textual", NoteKind::apparatus},
    {"apparatus", NoteKind::apparatus}, {"bibl", NoteKind::source},
    {"gloss", NoteKind::gloss},      {"glossary", NoteKind::gloss},
    {"term", NoteKind::gloss},
};

struct PlaceWord {
    std::string_view begins;
    NotePlace place;
};
constexpr PlaceWord note_places[] = {
    {"foot", NotePlace::foot},          {"bottom", NotePlace::foot},          {"margin", NotePlace::margin},
    {"left", NotePlace::margin},        {"right", NotePlace::margin},         {"outer", NotePlace::margin},
    {"inner", NotePlace::margin},       {"opposite", NotePlace::margin},      {"chapter", NotePlace::chapter_end},
    {"section", NotePlace::chapter_end}, {"div-end", NotePlace::chapter_end}, {"divend", NotePlace::chapter_end},
    {"book", NotePlace::book_end},      {"volume", NotePlace::book_end},      {"back", NotePlace::book_end},
    {"end", NotePlace::end},
};

// Case-folded, without points, numbers and brackets.
constexpr std::string_view certain_askers[] = {
    "q",           "question",   "questions",      "questioner",       "interviewer",    "the interviewer", "в",           "вопрос",
    "вопросы",     "интервьюер", "корреспондент",  "корр",             "frage",          "fragen",          "fragesteller", "fragestellerin",
    "interviewerin", "intervieweur", "intervieweuse", "enquêteur",     "enquêtrice",     "entrevistador",   "entrevistadora", "pregunta",
    "intervistatore", "intervistatrice", "domanda", "pytanie",         "питання",        "запитання",       "кореспондент",
};
constexpr std::string_view likely_askers[] = {
    "journalist", "the journalist", "journaliste", "journalistin", "correspondent", "correspondant", "korrespondent", "reporter", "the reporter",
    "host",       "moderator",      "periodista",  "giornalista",  "dziennikarz",   "журналист",     "журналистка",   "журналіст", "репортер",
    "репортёр",   "ведущий",        "ведущая",     "редакция",     "redaktion",
};

enum class OrnamentSign : std::uint8_t { star, rule, space, other };

OrnamentSign sign_of(char32_t c) {
    if (c == U'*' || c == 0x2042 || c == 0x2022 || c == 0x2731 || c == 0x273B || c == 0x2766 || c == 0x2767) return OrnamentSign::star;
    if (c == U'-' || c == U'_' || c == U'~' || c == 0x2013 || c == 0x2014 || c == U'=') return OrnamentSign::rule;
    return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0xA0 ? OrnamentSign::space : OrnamentSign::other;
}

std::size_t letters_in(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) letters += is_letter(next_code_point(text, at)) ? 1 : 0;
    return letters;
}

// Without brackets and points around it.
std::string_view inside_marks(std::string_view text) {
    constexpr std::string_view marks = "[](). ";
    const std::size_t begin = std::min(text.find_first_not_of(marks), text.size());
    return text.substr(begin, text.find_last_not_of(marks) + 1 - begin);
}

}  // namespace

Role division_role(std::string_view type) {
    for (const DivisionType& row : division_types)
        if (row.type == type) return row.role;
    return Role::section;
}

NoteKind note_kind(std::string_view type) {
    for (const NoteType& row : note_types)
        if (row.type == type) return row.kind;
    return NoteKind::unspecified;
}

NotePlace note_place(std::string_view place) {
    for (const std::string_view word : all_targets(place)) {
        const std::string small = class_word(word);
        for (const PlaceWord& row : note_places)
            if (small.starts_with(row.begins)) return row.place;
    }
    return NotePlace::unspecified;
}

std::string class_word(std::string_view type) {
    std::string word = ascii_lower(collapse_xml_space(type));
    std::replace(word.begin(), word.end(), ' ', '-');
    return word;
}

std::string index_name(std::string_view name) {
    if (name.empty() || name == "subjects" || name == "topics") return "subject";
    if (name == "persons" || name == "people" || name == "names" || name == "pers") return "person";
    if (name == "places") return "place";
    return std::string(name);
}

bool may_begin_ornament(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (sign_of(next_code_point(text, at)) == OrnamentSign::other) return false;
    return true;
}

bool is_ornament(std::string_view text) {
    text = trim_xml_space(text);
    if (text.empty() || text.size() > 40) return false;
    std::size_t stars = 0, rules = 0;
    for (std::size_t at = 0; at < text.size();) {
        const OrnamentSign sign = sign_of(next_code_point(text, at));
        if (sign == OrnamentSign::other) return false;
        stars += sign == OrnamentSign::star ? 1 : 0;
        rules += sign == OrnamentSign::rule ? 1 : 0;
    }
    return stars > 0 || rules >= 3;
}

bool is_note_mark(std::string_view text) {
    if (text.empty() || text.size() > 8 || text.find(' ') != std::string_view::npos) return false;
    return letters_in(text) <= 1;
}

AskerName asker_name(std::string_view speaker) {
    speaker = inside_marks(speaker);
    std::string name = folded(speaker.substr(0, std::min(speaker.find_first_of("(,["), speaker.size())));
    name.resize(name.find_last_not_of(" .:;-0123456789") + 1);
    name = collapse_xml_space(name);
    if (is_among(certain_askers, name)) return AskerName::certain;
    return is_among(likely_askers, name) ? AskerName::likely : AskerName::none;
}

bool is_item_number(std::string_view text) {
    const std::string_view number = inside_marks(text);
    if (number.empty() || number.size() > 12) return false;
    if (number.find_first_not_of("IVXLCDM") == std::string_view::npos || number.find_first_not_of("ivxlcdm") == std::string_view::npos) return true;
    return letters_in(number) <= 1 && number.find(' ') == std::string_view::npos;
}

bool has_own_marker(std::string_view item) {
    const bool number = !item.empty() && item[0] >= '0' && item[0] <= '9' && item.find_first_of(".)") < 5;
    return number || item.starts_with("—") || item.starts_with("–") || item.starts_with("•") || item.starts_with("(");
}

}  // namespace nabor::reading
