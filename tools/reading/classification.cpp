#include "reading/classification.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "language/characters.h"

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
    {"source", NoteKind::source},    {"textual", NoteKind::source},
    {"apparatus", NoteKind::source}, {"bibl", NoteKind::source},
    {"gloss", NoteKind::gloss},      {"glossary", NoteKind::gloss},
    {"term", NoteKind::gloss},
};

struct Responsibility {
    std::string_view stem;     // of the words for a role, case-folded
    std::string_view relator;  // MARC code list for relators
};
// The first stem that occurs decides: specific ones come first.
constexpr Responsibility responsibilities[] = {
    {"перев", "trl"},       {"translat", "trl"},   {"übersetz", "trl"},  {"traduct", "trl"},
    {"traduit", "trl"},     {"przekład", "trl"},   {"tłum", "trl"},      {"переклад", "trl"},
    {"превод", "trl"},      {"иллюстр", "ill"},    {"illustr", "ill"},   {"рисун", "ill"},
    {"предислов", "aui"},   {"вступит", "aui"},    {"foreword", "aui"},  {"introduc", "aui"},
    {"preface", "aui"},     {"vorwort", "aui"},    {"послеслов", "aft"}, {"afterword", "aft"},
    {"коммент", "wac"},     {"comment", "wac"},    {"примечан", "wac"},  {"annotat", "ann"},
    {"составит", "com"},    {"составлен", "com"},  {"compil", "com"},    {"zusammengestellt", "com"},
    {"фотограф", "pht"},    {"photograph", "pht"}, {"интервью", "ivr"},  {"interviewer", "ivr"},
    {"interviewee", "ive"}, {"редакт", "edt"},     {"под ред", "edt"},   {"editor", "edt"},
    {"edited", "edt"},      {"editing", "edt"},    {"éditeur", "edt"},   {"édité", "edt"},
    {"herausg", "edt"},     {"hrsg", "edt"},       {"redak", "edt"},     {"komment", "wac"},
    {"упоряд", "edt"},      {"transcri", "trc"},   {"transkri", "trc"},  {"расшифров", "trc"},
    {"корректор", "pfr"},   {"proof", "pfr"},      {"дизайн", "bkd"},    {"design", "bkd"},
    {"author", "aut"},      {"автор", "aut"},      {"tei", "mrk"},       {"xml", "mrk"},
    {"markup", "mrk"},      {"разметк", "mrk"},    {"encod", "mrk"},     {"digit", "mrk"},
};

// Case-folded parts of the words for work on a file.
constexpr std::string_view file_words[] = {"tei",   "xml",    "html",    "sgml",     "ocr",     "markup",  "mark-up", "encod",    "conver",   "electronic",
                                           "digit", "scan",   "keying",  "keyed",    "script",  "machine", "corpus",  "proof",    "alignment", "collation",
                                           "кодир", "скан",   "разметк", "электрон", "прекуц",  "kodir",   "digital", "retro",    "version",  "оцифров"};

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

template <typename List>
bool contains(const List& list, std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Parts of a description, at commas, semicolons, slashes and the word "and"; empty ones are left out.
std::vector<std::string> parts_of(std::string text) {
    for (const std::string_view joint : {" and ", " und ", " et ", " и ", " і ", " та ", " i ", " oraz ", " & ", "/", ";"})
        for (std::size_t at = text.find(joint); at != std::string::npos; at = text.find(joint)) text.replace(at, joint.size(), ",");
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (std::string part = collapse_xml_space(std::string_view(text).substr(at, end - at)); !part.empty()) parts.push_back(std::move(part));
        at = end + 1;
    }
    return parts;
}

// A few words with the stem of one role, which begins a word: "translations of verse" are part of a book only.
constexpr std::size_t most_words = 8;

std::string_view relator_of_part(std::string_view part) {
    if (static_cast<std::size_t>(std::count(part.begin(), part.end(), ' ')) >= most_words || part.find("translations of") != std::string_view::npos)
        return {};
    for (const Responsibility& row : responsibilities) {
        const std::size_t at = part.find(row.stem);
        if (at == std::string_view::npos) continue;
        if (at == 0 || !is_letter(last_code_point(part.substr(0, at)))) return row.relator;
    }
    return {};
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

std::vector<std::string> relators_of(std::string_view role) {
    if (role.size() == 3 && std::all_of(role.begin(), role.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return {std::string(role)};
    std::vector<std::string> relators;
    for (const std::string& part : parts_of(folded(role))) {
        const std::string_view relator = relator_of_part(part);
        if (relator.empty()) return {};
        if (std::find(relators.begin(), relators.end(), relator) == relators.end()) relators.emplace_back(relator);
    }
    return relators;
}

std::string relator_of(std::string_view role, std::string_view otherwise) {
    const std::vector<std::string> relators = relators_of(role);
    return relators.empty() ? std::string(otherwise) : relators.front();
}

bool is_about_file(std::string_view role) {
    const std::string words = folded(role);
    return std::any_of(std::begin(file_words), std::end(file_words), [&](std::string_view word) { return words.find(word) != std::string::npos; });
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
    if (contains(certain_askers, name)) return AskerName::certain;
    return contains(likely_askers, name) ? AskerName::likely : AskerName::none;
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
