// In: the white space, line breaks and hyphens that a flow has met. Out: what stands between two words: a space, a break, or nothing.
#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"
#include "reading/flow.h"
#include "reading/parted_words.h"

namespace nabor::reading {

namespace {

constexpr std::size_t longest_word = 200;  // in bytes, of one that a line's end parts
constexpr std::size_t widest_indent = 80;  // in spaces that are kept

// The letters at the end of a text before its hyphen, and at the beginning of a word.
std::string_view letters_before(std::string_view text) {
    const std::string_view whole = text;
    const auto is_of_word = [](char32_t c) { return is_letter(c) || c == 0x301; };
    while (!text.empty() && whole.size() - text.size() < longest_word && is_of_word(last_code_point(text)))
        text = without_last_code_point(text);
    return whole.substr(text.size());
}

std::string_view letters_of(std::string_view word) {
    std::size_t at = 0;
    for (std::size_t next = 0; next < word.size(); at = next)
        if (const char32_t c = next_code_point(word, next); !is_letter(c) && c != 0x301) break;
    return word.substr(0, at);
}

// Hyphens that only mark a line's end.
bool is_line_end_hyphen(char32_t c) { return c == U'¬' || c == U'⸗'; }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_capital(char32_t c) {
    if (!is_letter(c)) return false;
    std::string letter;
    append_utf8(letter, c);
    return folded(letter) != letter;
}

// Two letters or more, all of them capitals.
bool is_in_capitals(std::string_view letters) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < letters.size(); ++count)
        if (const char32_t c = next_code_point(letters, at); c != 0x301 && !is_capital(c)) return false;
    return count > 1;
}

}  // namespace

// White space at the start of a phrase moves before it.
std::size_t Flow::depth_of_space() const {
    std::size_t depth = contents_.size() - 1;
    while (depth > 0 && contents_[depth].only_marks) --depth;
    return depth;
}

void Flow::wait_for_space(bool line_feed, bool beside_tag) {
    if (!open_ || line_start_ || join_ != Join::none) return;
    if (waiting_.space) {
        waiting_.line_feed |= line_feed;
        waiting_.beside_tag |= beside_tag;
        return;
    }
    waiting_.space = true;
    waiting_.line_feed = line_feed;
    waiting_.beside_tag = beside_tag;
    waiting_.depth = depth_of_space();
}

void Flow::keep_space(std::size_t lines, std::size_t columns) {
    if (!open_ || !visible_) {  // the first line's indent
        if (columns > 1) waiting_.columns = columns;
        return;
    }
    if (!waiting_.space) waiting_.depth = depth_of_space();
    if (!line_start_) wait_for_space(false, false);
    if (line_start_ && lines > 0 && waiting_.lines == 0) --lines;  // that of the break before it
    waiting_.lines += lines;
    waiting_.columns = lines > 0 ? columns : waiting_.columns + columns;
}

// The first break ends a line; each further one ends an empty line, which needs something in it.
void Flow::put_line_breaks(std::size_t count, std::size_t depth, Span span) {
    for (std::size_t i = 0; i < count; ++i) {
        if (line_start_) put(depth, "\u00A0", span);
        put_item(depth, {span, LineBreak{}});
        last_ = before_last_ = 0;
        line_start_ = true;
    }
}

void Flow::put_waiting(Span span) {
    const Waiting waiting = std::exchange(waiting_, {});
    put_line_breaks(waiting.lines, waiting.depth, span);
    std::size_t kept = std::min(waiting.columns, widest_indent);
    if (!line_start_ && kept > 0) --kept;  // one of them parts the words
    std::string spaces;
    for (; kept > 0; --kept) spaces += "\u00A0";
    if (!line_start_ && waiting.space) spaces += waiting.wide ? "\u2003" : " ";
    if (!spaces.empty()) put(waiting.depth, spaces, span);
    put_page_marks(spaces.empty() ? contents_.size() - 1 : waiting.depth);
}

// Whether the waiting space is only source formatting: inside a word, or beside a tag before closing or after opening punctuation.
bool Flow::space_is_layout(std::string_view word, bool spaced_marks) const {
    const char32_t before = last_character();
    if (before == 0xAD) return true;  // a soft hyphen: the source's line ended inside a word
    if (!waiting_.beside_tag) return false;
    if (waiting_.line_feed && (before == U'(' || before == U'[')) return true;
    const char first = word.front();
    if (first == '.')
        return word.size() == 1 || (word[1] != '.' && !is_letter(first_code_point(word.substr(1))) && !(word[1] >= '0' && word[1] <= '9'));
    if (first == ',' || first == ')' || first == ']') return true;
    if (first == ';' || first == ':' || first == '!' || first == '?') return !spaced_marks || waiting_.line_feed;
    return waiting_.line_feed && !spaced_marks && word.starts_with("»") && before != 0;
}

// "Ж.-", which "Ж. Руссо" follows: an initial before a hyphen.
bool Flow::ends_with_hyphened_initial() {
    if (!is_hyphen(last_) || before_last_ != U'.') return false;
    const Text* text = last_text();
    std::string_view before = text ? without_last_code_point(without_last_code_point(text->text)) : std::string_view();
    const char32_t initial = last_code_point(before);
    return is_capital(initial) && !is_letter(last_code_point(without_last_code_point(before)));
}

// At a letter after a hyphen; `break` would be a space or a break, which one word does not have.
void Flow::settle_hyphen(std::string_view word, Span span) {
    const bool marked = join_ != Join::none;
    const bool waits = join_ == Join::broken_hyphen;
    const std::string_view after = letters_of(word);
    Joint joint = marked && !marks_.parted ? Joint::joined : Joint::apart;
    if (marks_.parted)
        if (const Text* text = last_text()) {
            const std::string_view before = letters_before(without_last_code_point(text->text));
            joint = before.empty() ? (marked ? Joint::joined : Joint::apart) : marks_.parted->joint(before, after, span, marked);
        }
    if (joint == Joint::joined) remove_last_character();
    if (joint == Joint::apart && waits) put_line_breaks(1, contents_.size() - 1, break_span_);
    if (joint == Joint::apart && marked && !waits) put(contents_.size() - 1, " ", span);
    if (joint != Joint::apart) waiting_ = {};
}

// What does not continue the word begins after the break or the space that the line's end is.
void Flow::settle_apart() {
    if (join_ == Join::broken_hyphen) put_line_breaks(1, contents_.size() - 1, break_span_);
    if (std::exchange(join_, Join::none) == Join::hyphen) wait_for_space(true, true);
}

// "Петров-" and "Водкин", "T-" and "34": no word in one piece has a capital or a number inside, so that the hyphen is the text's own, unless
// the source has such a word elsewhere ("MacDonald").
void Flow::settle_own_hyphen(std::string_view word) {
    const Text* text = marks_.parted ? last_text() : nullptr;
    const std::string_view before = text ? letters_before(without_last_code_point(text->text)) : std::string_view();
    const std::string_view after = letters_of(word);
    if (is_digit(before_last_) && is_joining_word(after)) return settle_apart();
    if (marks_.parted && !before.empty() && !after.empty() && marks_.parted->is_one_word(before, after)) remove_last_character();
    waiting_ = {};
}

// Whether a word that is all in capitals goes on at this one: then a capital says nothing about the hyphen.
bool Flow::goes_on_in_capitals(std::string_view word) {
    const Text* text = last_text();
    return text && is_in_capitals(letters_before(without_last_code_point(text->text))) && is_in_capitals(letters_of(word));
}

void Flow::settle_join(std::string_view word, Span span) {
    const bool at_line_end = join_ == Join::none && waiting_.space && waiting_.line_feed;
    const char32_t next = first_code_point(word);
    if (at_line_end && last_ == U'–' && is_digit(before_last_) && is_digit(next)) waiting_ = {};  // a range of numbers
    if (at_line_end && is_capital(next) && ends_with_hyphened_initial()) waiting_ = {};
    if (join_ == Join::none && !(at_line_end && ends_with_hyphen())) return;
    const bool goes_on = is_letter(next) || is_digit(next);
    if (join_ == Join::plain) {
        join_ = Join::none;
        return;
    }
    if (goes_on && is_line_end_hyphen(last_)) {
        remove_last_character();
        waiting_ = {};
    } else if (!goes_on && join_ != Join::certain_hyphen) {
        settle_apart();
    } else if (goes_on && (is_digit(next) || is_digit(before_last_) || (is_capital(next) && !goes_on_in_capitals(word)))) {
        settle_own_hyphen(word);
    } else if (join_ == Join::certain_hyphen) {
        remove_last_character();
    } else {
        settle_hyphen(word, span);
    }
    join_ = Join::none;
}

bool Flow::ends_with_hyphen() const { return is_hyphen(last_) && last_ != 0xAD && (is_letter(before_last_) || is_digit(before_last_)); }

}  // namespace nabor::reading
