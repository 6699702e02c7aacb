// In: a person's name as it is printed. Out: the same name as catalogues sort it, surname first.
// Holds: a name without a recognisable surname is returned unchanged; only commas are added.
#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "language/language.h"

namespace nabor {

namespace {

using Words = std::vector<std::string_view>;

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x00A0 || c == 0x2009 || c == 0x202F; }

Words split(std::string_view name) {
    Words words;
    std::size_t word_begin = 0;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t here = at;
        if (!is_space(next_code_point(name, at))) continue;
        if (here > word_begin) words.push_back(name.substr(word_begin, here - word_begin));
        word_begin = at;
    }
    if (word_begin < name.size()) words.push_back(name.substr(word_begin));
    return words;
}

// The words first … last - 1 of the name, with their original spaces.
std::string slice(const Words& words, std::size_t first, std::size_t last) {
    if (first >= last) return {};
    const char* begin = words[first].data();
    return {begin, static_cast<std::size_t>(words[last - 1].data() + words[last - 1].size() - begin)};
}

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

template <std::size_t count>
bool ends_with_one_of(std::string_view word, const std::array<std::string_view, count>& list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

constexpr std::array<std::string_view, 6> generations = {"Jr.", "Jr", "Sr.", "Sr", "мл.", "ст."};

// Capitalised, these are part of the surname: La Fontaine, De La Mare, Van Gogh.
constexpr std::array<std::string_view, 14> surname_prefixes = {"La",  "Le",  "Les", "De", "Du",  "Des", "Van",
                                                               "Von", "Der", "Den", "Di", "Saint", "Ван", "Де"};

constexpr std::array<std::string_view, 6> patronymic_endings = {"вич", "вна", "чна", "ьич", "мич", "оглы"};

constexpr std::array<std::string_view, 6> surname_first_languages = {"hu", "ja", "ko", "vi", "yue", "zh"};

bool is_patronymic(std::string_view word) { return ends_with_one_of(word, patronymic_endings); }

bool is_roman_number(std::string_view word) { return word.find_first_not_of("IVXLC") == std::string_view::npos; }

// "Л.", "Л.Н.", "J.-P.", "Дж.": up to three letters and a full stop, any number of times.
bool is_initials(std::string_view word) {
    if (!word.ends_with('.')) return false;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_code_point(word, at);
        letters = c == '.' || c == '-' ? 0 : letters + 1;
        if (letters > 3) return false;
    }
    return true;
}

// The number of leading words of the surname in a name written surname first; else 0.
std::size_t leading_surname(const Words& words, std::string_view language) {
    std::size_t first_initial = words.size();
    while (first_initial > 0 && is_initials(words[first_initial - 1])) --first_initial;
    if (first_initial > 0 && first_initial < words.size()) return first_initial;
    const bool eastern_slavic = language == "ru" || language == "uk" || language == "be";
    const std::size_t count = words.size();
    if (eastern_slavic && count >= 3 && is_patronymic(words[count - 1]) && !is_patronymic(words[count - 2])) return count - 2;
    return 0;
}

// "d'Alembert" → 2, "d’Alembert" → 4: bytes of a French elided particle.
std::size_t elided_particle(std::string_view word) {
    if (word.starts_with("d'") && word.size() > 2) return 2;
    return word.starts_with("d’") && word.size() > 4 ? 4 : 0;
}

std::string surname_last(const Words& words) {
    std::size_t first = words.size() - 1;
    while (first > 1 && is_one_of(words[first - 1], surname_prefixes)) --first;
    std::string surname = slice(words, first, words.size());
    std::string given = slice(words, 0, first);
    if (const std::size_t particle = elided_particle(surname)) {
        given += ' ' + surname.substr(0, particle);
        surname.erase(0, particle);
    }
    return surname + ", " + given;
}

std::string without_tail(Words words, std::string_view language) {
    std::string generation;
    if (words.size() > 2 && is_one_of(words.back(), generations)) {
        generation = ", " + std::string(words.back());
        words.pop_back();
    }
    if (words.size() < 2 || is_roman_number(words.back())) return slice(words, 0, words.size()) + generation;
    if (const std::size_t surname = leading_surname(words, language)) {
        return slice(words, 0, surname) + ", " + slice(words, surname, words.size()) + generation;
    }
    return surname_last(words) + generation;
}

// A name in two scripts ("Редакция Nabor") is not a person's.
bool is_in_one_script(const Words& words) {
    Script script = Script::common;
    for (const std::string_view word : words)
        for (std::size_t at = 0; at < word.size();) {
            const Script of_letter = script_of(next_code_point(word, at));
            if (of_letter == Script::common || of_letter == Script::inherited) continue;
            if (script == Script::common) script = of_letter;
            if (of_letter != script) return false;
        }
    return true;
}

// Each with its space. A name of unknown language may have the English article, which is unambiguous.
struct Articles {
    std::string_view language;
    std::array<std::string_view, 4> words;
};
constexpr std::array<Articles, 4> articles = {{{"", {"The ", "the ", "The ", "the "}},
                                               {"en", {"The ", "the ", "A ", "An "}},
                                               {"de", {"Die ", "Der ", "Das ", "die "}},
                                               {"fr", {"Les ", "La ", "Le ", "L’"}}}};

// The length in bytes, with the space; 0 for none.
std::size_t leading_article(std::string_view name, std::string_view language) {
    const auto row = std::find_if(articles.begin(), articles.end(), [&](const Articles& each) { return each.language == language; });
    if (row == articles.end()) return 0;
    const auto word = std::find_if(row->words.begin(), row->words.end(), [&](std::string_view each) { return name.starts_with(each); });
    return word == row->words.end() || word->size() == name.size() ? 0 : word->size();
}

bool begins_small(std::string_view word) {
    std::size_t end = 0;
    if (!word.empty()) next_code_point(word, end);
    return upper_case(word.substr(0, end)) != word.substr(0, end);
}

}  // namespace

bool is_corporate_name(std::string_view name) {
    if (name.starts_with("The ") || name.starts_with("the ")) return true;
    const Words words = split(name.substr(0, name.find('(')));
    return words.size() > 1 && !begins_small(words.front()) && begins_small(words.back()) && elided_particle(words.back()) == 0 &&
           !is_one_of(words.back(), generations);
}

std::string corporate_file_as(std::string_view name, std::string_view language) {
    const std::size_t article = leading_article(name, primary_subtag(language));
    if (article == 0) return std::string(name);
    std::string_view last = name.substr(0, article);
    if (last.ends_with(' ')) last.remove_suffix(1);
    return std::string(name.substr(article)) + ", " + std::string(last);
}

std::string corporate_inside(std::string_view name, std::string_view language) {
    constexpr std::string_view article = "The ";
    if (primary_subtag(language) != "en" || !name.starts_with(article)) return std::string(name);
    return "the " + std::string(name.substr(article.size()));
}

std::string file_as(std::string_view name, std::string_view language) {
    const std::string_view primary = primary_subtag(language);
    if (name.find(',') != std::string_view::npos || is_one_of(primary, surname_first_languages)) return std::string(name);
    const std::size_t parenthesis = name.find('(');   // "Лев Троцкий (Бронштейн)": another name or years
    const Words words = split(name.substr(0, parenthesis));
    if (words.size() < 2 || !is_in_one_script(words)) return std::string(name);
    std::string sorted = without_tail(words, primary);
    if (parenthesis != std::string_view::npos) sorted += ' ' + std::string(name.substr(parenthesis));
    return sorted;
}

}  // namespace nabor
