#include "reading/responsibility.h"

#include <algorithm>
#include <iterator>

#include "base/is_among.h"
#include "base/utf8.h"
#include "language/characters.h"

namespace nabor::reading {

namespace {

// Words for a role: a stem, and its endings between bars; "" is one. Case-folded, hyphens as spaces.
struct Responsibility {
    std::string_view stem;
    std::string_view endings;
    std::string_view relator;  // MARC code list for relators
};
constexpr Responsibility responsibilities[] = {
    {"translat", "ed|ing|ion|ions|or|ors", "trl"},
    {"перевод", "|а|у|ом|ы|чик|чика|чики|чица|чицы|чиков", "trl"},
    {"пер", "|ев|евел|евела|евели|евёл|еведено", "trl"},
    {"übersetz", "t|er|erin|ung|ungen", "trl"},
    {"übertrag", "en|ung", "trl"},
    {"traduc", "tion|tions|teur|teurs|trice|trices|tor|tora|tores|ción", "trl"},
    {"tradu", "it|ite|its|ites|ido|ida|zione|zido|zida|ção|ttore|ttrice|tor|tora", "trl"},
    {"tradotto", "|a", "trl"},
    {"przekład", "|u|y", "trl"},
    {"przełoży", "ł|ła|li", "trl"},
    {"tłumacz", "|e|ka|enie|enia|yła|ył", "trl"},
    {"tłum", "", "trl"},
    {"переклад", "|у|и|ач|ачі|ачка", "trl"},
    {"перекла", "в|ла|ли", "trl"},
    {"превод", "|а|и|ач|илац", "trl"},
    {"иллюстр", "|ации|ация|аций|ациями|атор|аторы", "ill"},
    {"illustr", "ated|ation|ations|ator|ators|ateur|ateurs|atrice|ationen|iert|é|ée", "ill"},
    {"рисун", "ок|ки|ков|ками", "ill"},
    {"предислов", "ие|ия|ием|ье", "aui"},
    {"вступительн", "ая статья|ой статьи|ой статьей|ой статьёй|ые статьи|ое слово", "aui"},
    {"вступ", "|ление|ления|ит|ит статья|ит ст|ст", "aui"},
    {"foreword", "|s", "aui"},
    {"introduc", "tion|tions|ed|ción", "aui"},
    {"preface", "|s|d", "aui"},
    {"préface", "|s", "aui"},
    {"vorwort", "", "aui"},
    {"послеслов", "ие|ия|ием", "aft"},
    {"afterword", "|s", "aft"},
    {"коммент", "|арий|арии|ария|ариев|ариями|атор|аторы|ирование", "wac"},
    {"comment", "ary|aries|ator|ators|s|aire|aires|ed", "wac"},
    {"komment", "ar|are|iert|ierung|ator", "wac"},
    {"примечан", "ие|ия|ий|иями", "wac"},
    {"annotat", "ed|ing|ion|ions|or|ors", "ann"},
    {"составит", "ель|еля|ели|ельница", "com"},
    {"составлен", "ие|ия|о|ы", "com"},
    {"сост", "|авил|авила|авили", "com"},
    {"compil", "ed|er|ers|ing|ation|ateur|é", "com"},
    {"zusammengestellt", "", "com"},
    {"фотограф", "|а|ы|ии|ия|ий|иями", "pht"},
    {"photograph", "|s|er|ers|ed|y|ie|ien|ies|e|es", "pht"},
    {"интервью", "|ер|еры|ировал|ировала", "ivr"},
    {"interviewer", "|s|in", "ivr"},
    {"interviewed", "", "ivr"},
    {"interviewee", "|s", "ive"},
    {"ред", "|актор|актора|акторы|акторов|акция|акцией|акции|актура|актирование|коллегия", "edt"},
    {"редакт", "ор|орка|ори", "edt"},
    {"editor", "|s", "edt"},
    {"edit", "ed|ing|ado|ada|é", "edt"},
    {"éditeur", "|s", "edt"},
    {"éditrice", "|s", "edt"},
    {"édit", "é|ée|és|ées", "edt"},
    {"herausg", "|abe|eber|eberin|eberinnen|egeben", "edt"},
    {"hrsg", "", "edt"},
    {"redak", "tion|tionell|teur|teurin|tor|torin|cja|cji|cją|ce|tør", "edt"},
    {"redaktion", "elle bearbeitung", "edt"},
    {"упоряд", "ник|ники|ниця|кування|кував|кувала|кували", "edt"},
    {"transcri", "bed|ber|bers|bing|ption|ptions|pt|t|te|pteur", "trc"},
    {"transkri", "ption|ptionen|biert|bent|pce", "trc"},
    {"расшифров", "ка|ки|ку|щик", "trc"},
    {"корректор", "|а|ы", "pfr"},
    {"корректур", "а|ы", "pfr"},
    {"proof", "|s|ed|er|ers|ing|read|reader|readers|reading| read| reader| readers| reading", "pfr"},
    {"дизайн", "|а|ер|ера|еры", "bkd"},
    {"design", "|s|ed|er|ers", "bkd"},
    {"book design", "|er", "bkd"},
    {"author", "|s|ed|ess", "aut"},
    {"автор", "|а|ы|ов", "aut"},
    {"tei", "|s", "mrk"},
    {"xml", "", "mrk"},
    {"markup", "", "mrk"},
    {"mark up", "", "mrk"},
    {"разметк", "а|и|ой", "mrk"},
    {"encod", "ed|er|ers|ing", "mrk"},
    {"digiti", "sed|zed|sation|zation|sing|zing|ser|zer", "mrk"},
    {"conver", "ted|ter|sion|ting", "mrk"},
};

// Words that change nothing about a role.
constexpr std::string_view fillers[] = {
    "by",      "the",     "a",        "an",       "and",      "with",       "new",      "general",    "chief",    "managing",   "in",
    "von",     "vom",     "der",      "die",      "mit",      "einem",      "einer",    "neu",        "neue",     "par",        "de l",
    "avec",    "une",     "un",       "la",       "le",         "przez",    "pod",        "под",      "с",          "со",
    "общая",   "общей",   "главный",  "главная",  "научный",  "научная",    "научной",  "ответственный", "ответственная", "отв",  "гл",
    "научн",   "новый",   "наук",     "durch",    "por",      "da",         "to",       "into xml",   "into tei", "text",
};
// Languages and what else stands before or after "translation" to say from which or into which.
constexpr std::string_view language_words[] = {
    "english", "german",     "french",     "russian",    "polish",   "italian",  "spanish",  "latin",    "greek",    "ukrainian",  "английский",
    "русский", "немецкий",   "французский", "deutsche",  "deutscher", "englische", "russische", "französische", "française", "anglaise", "russe",
};
// After these the next words are a language, in the case that its preposition asks for.
constexpr std::string_view source_words[] = {"from", "into", "aus", "ins", "du", "dal", "del", "z", "з", "із", "с", "со", "на", "en"};
constexpr std::string_view last_words[] = {"of", "von", "de", "du"};  // before the name: "translation of" A. B.

// Case-folded beginnings of the words for work on a file.
constexpr std::string_view file_words[] = {"tei",   "xml",  "html",    "sgml",     "ocr",    "markup", "mark up", "encod",   "conver",    "electronic",
                                           "digit", "scan", "keying",  "keyed",    "script", "machine", "corpus", "proof",   "alignment", "collation",
                                           "кодир", "скан", "разметк", "электрон", "прекуц", "kodir",  "retro",   "version", "оцифров"};

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

// Its words with one space before each and one at the end: what is no letter or number parts them.
std::string words_of(std::string_view part) {
    std::string words = " ";
    for (std::size_t at = 0; at < part.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(part, at);
        if (is_letter(c) || is_combining_mark(c) || (c >= '0' && c <= '9'))
            words += part.substr(begin, at - begin);
        else if (words.back() != ' ')
            words += ' ';
    }
    return words.back() == ' ' ? words : words + " ";
}

// The length of the row's words at the beginning of `words`, with the space after them; 0 for others. The longest.
std::size_t length_of(const Responsibility& row, std::string_view words) {
    if (!words.starts_with(row.stem)) return 0;
    std::size_t longest = 0;
    for (std::size_t at = 0; at <= row.endings.size();) {
        const std::size_t end = std::min(row.endings.find('|', at), row.endings.size());
        const std::string_view ending = row.endings.substr(at, end - at), rest = words.substr(row.stem.size());
        if (rest.starts_with(ending) && rest.substr(ending.size()).starts_with(' ')) longest = std::max(longest, row.stem.size() + ending.size() + 1);
        at = end + 1;
    }
    return longest;
}

struct RoleWords {
    std::string_view relator;
    std::size_t length = 0;
};
RoleWords role_at(std::string_view words) {
    RoleWords best;
    for (const Responsibility& row : responsibilities)
        if (const std::size_t length = length_of(row, words); length > best.length) best = {row.relator, length};
    return best;
}

// "с немецкого языка", but not "с рисунками"; an abbreviation is one.
bool is_language_in_russian(std::string_view word) {
    constexpr std::string_view endings[] = {"ского", "цкого", "ської", "цької", "языка", "мови", "ский", "цкий", "язык"};
    constexpr std::size_t longest_abbreviation = 12;  // bytes of six letters
    const bool has_ending = std::any_of(std::begin(endings), std::end(endings), [&](std::string_view end) { return word.ends_with(end); });
    return has_ending || word.size() <= longest_abbreviation;
}

// The length of a preposition and the language after it, at most three words; 0 for others.
std::size_t length_of_source(std::string_view words) {
    constexpr int most_words = 3;
    const std::string_view first = words.substr(0, words.find(' '));
    if (!is_among(source_words, first)) return 0;
    const bool is_cyrillic = first == "с" || first == "со" || first == "на" || first == "з" || first == "із";
    std::size_t at = first.size() + 1;
    int count = 0;
    while (count < most_words && at < words.size()) {
        const std::string_view word = words.substr(at, words.find(' ', at) - at);
        if (word == "by" || role_at(words.substr(at)).length > 0 || (is_cyrillic && !is_language_in_russian(word))) break;
        at += word.size() + 1;
        ++count;
    }
    return count > 0 ? at : 0;
}

// Of words that say nothing about a role; 0 where the first one is another.
std::size_t length_of_filler(std::string_view words) {
    if (const std::size_t source = length_of_source(words); source > 0) return source;
    const std::string_view first = words.substr(0, words.find(' '));
    const bool is_last = first.size() + 1 == words.size();
    return is_among(fillers, first) || is_among(language_words, first) || (is_last && is_among(last_words, first)) ? first.size() + 1 : 0;
}

// "" where the part says anything else, or more than one role.
std::string_view relator_of_part(std::string_view part) {
    const std::string all = words_of(part);
    std::string_view words = std::string_view(all).substr(1), relator;
    while (!words.empty()) {
        const RoleWords role = role_at(words);
        const std::size_t length = role.length > 0 ? role.length : length_of_filler(words);
        if (length == 0 || (role.length > 0 && !relator.empty() && relator != role.relator)) return {};
        if (role.length > 0) relator = role.relator;
        words.remove_prefix(length);
    }
    return relator;
}

bool has_file_word(std::string_view words) {
    return std::any_of(std::begin(file_words), std::end(file_words),
                       [&](std::string_view word) { return words.find(" " + std::string(word)) != std::string_view::npos; });
}

// Words of a role anywhere, in whatever form: a stem of four letters at least.
bool has_role_word(std::string_view words, bool of_text) {
    return std::any_of(std::begin(responsibilities), std::end(responsibilities), [&](const Responsibility& row) {
        const bool is_about_text = row.relator != "mrk" && row.relator != "pfr" && row.relator != "trc" && row.relator != "bkd";
        return row.stem.size() >= 4 && (is_about_text || !of_text) && words.find(" " + std::string(row.stem)) != std::string_view::npos;
    });
}

bool is_code(std::string_view role) {
    return role.size() == 3 && std::all_of(role.begin(), role.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && !is_among(file_words, role);
}

}  // namespace

std::vector<std::string> relators_of(std::string_view role) {
    if (is_code(role)) return {std::string(role)};
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

bool says_more_than_a_role(std::string_view role) { return relators_of(role).empty() && has_role_word(words_of(folded(role)), false); }

// Words for work on the text beside it make the whole description one of the text.
bool is_about_file(std::string_view role) {
    bool of_file = false, of_text = false;
    for (const std::string& part : parts_of(folded(role))) {
        const std::string words = words_of(part);
        const bool names_file = has_file_word(words);
        of_file = of_file || names_file;
        of_text = of_text || (!names_file && has_role_word(words, true));
    }
    return of_file && !of_text;
}

}  // namespace nabor::reading
