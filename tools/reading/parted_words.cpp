#include "reading/parted_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"

namespace nabor::reading {

namespace {

constexpr std::size_t most_told = 20;

// Words that follow a hyphen which stands for a part left out: "Haus- und Hoftür", "two- or three-fold".
constexpr std::string_view joining_words[] = {"und", "oder", "and", "or", "или", "або", "oraz", "lub", "och"};

bool is_word_character(char32_t c) { return is_letter(c) || (c >= 0x300 && c <= 0x36F) || c == U'\'' || c == 0x2019; }

}  // namespace

bool is_joining_word(std::string_view word) {
    return std::find(std::begin(joining_words), std::end(joining_words), folded(word)) != std::end(joining_words);
}

bool PartedWords::is_one_word(std::string_view before, std::string_view after) { return has(folded(before) + folded(after)); }

Joint PartedWords::joint(std::string_view before, std::string_view after, Span span, bool marked) {
    const std::string first = folded(before), second = folded(after);
    if (has(first + second)) return Joint::joined;
    if (is_joining_word(second)) return Joint::apart;
    if (has(first + "-" + second)) return Joint::hyphened;
    if (marked) return Joint::joined;
    tell(before, after, span);
    return Joint::hyphened;
}

bool PartedWords::has(const std::string& word) {
    if (!std::exchange(collected_, true)) texts_([&](std::string_view text) { collect(text); });
    return words_.contains(word);
}

// Runs of letters, with single hyphens between letters.
void PartedWords::collect(std::string_view text) {
    std::size_t begin = 0, end = 0;  // of the word so far
    bool hyphen = false;             // the last character
    const auto finish = [&](std::size_t next) {
        if (end > begin) words_.insert(folded(text.substr(begin, end - begin)));
        begin = end = next;
        hyphen = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_word_character(c)) {
            end = at;
            hyphen = false;
        } else if (c == U'-' && end > begin && !hyphen) {
            hyphen = true;
        } else {
            finish(at);
        }
    }
    finish(text.size());
}

void PartedWords::tell(std::string_view before, std::string_view after, Span span) {
    if (++told_ > most_told) return;
    report_.warning("tei-line-end-hyphen", span,
                    fmt::format("\"{}-{}\" is parted by a line's end; whether it has a hyphen is not known, so it is kept", before, after),
                    fmt::format("write {}-{} or {}{} in one line", before, after, before, after));
}

void PartedWords::report_rest() {
    if (told_ > most_told)
        report_.warning("tei-line-end-hyphen", {}, fmt::format("{} more words are parted by a line's end after a hyphen", told_ - most_told));
}

}  // namespace nabor::reading
