// In: a Book. Out: mixed alphabets, lost characters, doubled words, spaces before marks, straight quotation marks.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "check/prose.h"
#include "check/rules.h"
#include "check/words.h"
#include "language/language.h"

namespace nabor {

namespace {

// The words around a finding, for its message.
std::string quoted(std::string_view text, std::size_t at, std::size_t length) {
    constexpr std::size_t around = 24;  // bytes, widened to whole words
    std::size_t begin = at > around ? at - around : 0;
    while (begin > 0 && text[begin - 1] != ' ') --begin;
    std::size_t end = std::min(text.size(), at + length + around);
    while (end < text.size() && text[end] != ' ') ++end;
    return fmt::format("{}{}{}", begin > 0 ? "… " : "", text.substr(begin, end - begin), end < text.size() ? " …" : "");
}

void check_mixed_alphabets(const Prose& prose, std::span<const Word> words, Report& report) {
    for (const Word& word : words) {
        if (!word.has_latin || !word.has_cyrillic || !mixes_alphabets(word)) continue;
        report.warning("mixed-alphabets", prose.span, fmt::format("\"{}\" has Latin letters among Cyrillic ones", word.text),
                       "they look alike, but search, hyphenation and reading aloud fail; type the word in one alphabet");
    }
}

void check_lost_characters(const Prose& prose, Report& report) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
    const std::size_t at = prose.text.find(replacement);
    if (at == std::string_view::npos) return;
    report.warning(
        "lost-character", prose.span,
        fmt::format("\"{}\" has U+FFFD, which stands for a character that an earlier conversion lost", quoted(prose.text, at, 3)),
        "look the character up in the source and type it again");
}

// Verse may repeat any word.
void check_doubled_words(const Prose& prose, std::span<const Word> words, Report& report) {
    if (prose.verse) return;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view gap = words[i].gap_before, before = words[i - 1].text, word = words[i].text;
        if (gap.size() != 1 || gap.front() != ' ' || before.size() != word.size() || !same_word(before, word)) continue;
        if (!is_never_doubled(word, prose.language)) continue;
        const auto at = static_cast<std::size_t>(words[i - 1].text.data() - prose.text.data());
        report.note("doubled-word", prose.span,
                    fmt::format("the word \"{}\" stands twice in \"{}\"", words[i].text, quoted(prose.text, at, 2 * words[i].text.size())));
    }
}

// False for French, which sets thin spaces before some marks, and for unlisted languages.
bool forbids_space_before_marks(std::string_view language) {
    static constexpr std::array<std::string_view, 6> languages = {"en", "ru", "uk", "de", "pl", "sr"};
    return std::find(languages.begin(), languages.end(), primary_subtag(language)) != languages.end();
}

// "word ," but not " ...", " .5" or an isolated mark.
bool is_stray_space(std::string_view text, std::size_t at) {
    if (text[at] != ' ' || at == 0 || at + 1 >= text.size() || std::string_view(",.;!?").find(text[at + 1]) == std::string_view::npos)
        return false;
    const bool at_words_end = at + 2 == text.size() || text[at + 2] == ' ';
    return at_words_end && text[at - 1] != '.' && text[at - 1] != ' ';
}

void check_gap(const Prose& prose, std::size_t begin, std::size_t end, Report& report) {
    for (std::size_t at = begin; at + 1 < end; ++at) {
        if (!is_stray_space(prose.text, at)) continue;
        report.note("space-before-mark", prose.span, fmt::format("a space stands before a mark in \"{}\"", quoted(prose.text, at, 2)));
    }
}

void check_stray_spaces(const Prose& prose, std::span<const Word> words, Report& report) {
    if (!forbids_space_before_marks(prose.language)) return;
    const auto place = [&](const char* at) { return static_cast<std::size_t>(at - prose.text.data()); };
    for (const Word& word : words)
        if (word.gap_before.size() > 1) check_gap(prose, place(word.gap_before.data()), place(word.text.data()), report);
    const std::size_t end = words.empty() ? 0 : place(words.back().text.data()) + words.back().text.size();
    check_gap(prose, end, prose.text.size(), report);
}

// One finding for the whole book.
struct StraightQuotes {
    std::size_t count = 0;
    Span first;

    void look_at(const Prose& prose) {
        const auto here = static_cast<std::size_t>(std::count(prose.text.begin(), prose.text.end(), '"'));
        if (here > 0 && count == 0) first = prose.span;
        count += here;
    }

    void tell(Report& report) const {
        if (count == 0) return;
        report.note("straight-quotes", first,
                    fmt::format("{} typewriter quotation {}, the first here", count,
                                count == 1 ? "mark stands in the text" : "marks stand in the text"),
                    "type the marks of the language");
    }
};

}  // namespace

void check_prose(const Book& book, Report& report) {
    StraightQuotes quotes;
    visit_prose(book, [&](const Prose& prose) {
        const std::vector<Word> words = words_of(prose.text);
        check_lost_characters(prose, report);
        check_mixed_alphabets(prose, words, report);
        check_doubled_words(prose, words, report);
        check_stray_spaces(prose, words, report);
        quotes.look_at(prose);
    });
    quotes.tell(report);
}

}  // namespace nabor
