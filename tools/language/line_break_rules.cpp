// In: a position inside a word. Out: whether a line may end there: hyphens, dashes, slashes, web addresses, code.
#include "language/line_break_rules.h"

#include <unicode/uchar.h>

namespace nabor {

namespace {

constexpr BreakOpportunity gladly{BreakKind::allowed, 0};
constexpr BreakOpportunity with(std::uint8_t reluctance) { return {BreakKind::allowed, reluctance}; }

constexpr char16_t soft_hyphen = 0x00AD, hyphen = 0x2010, en_dash = 0x2013, em_dash = 0x2014, bar = 0x2015, ellipsis = 0x2026;

bool is_hyphen(char16_t c) { return c == '-' || c == hyphen; }

bool is_letter_or_digit(char16_t c) { return is_letter(c) || is_digit(c); }

struct SignNeighbours {
    std::u16string_view before, after;   // letters and digits on both sides of the sign before a position
};

SignNeighbours parts_around(std::u16string_view text, std::size_t position) {
    const std::size_t sign = position - 1;
    std::size_t begin = sign, end = position;
    while (begin > 0 && is_letter_or_digit(text[begin - 1])) --begin;
    while (end < text.size() && is_letter_or_digit(text[end])) ++end;
    return {text.substr(begin, sign - begin), text.substr(position, end - position)};
}

bool is_number(std::u16string_view part) { return !part.empty() && (is_digit(part.back()) || is_roman_number(part)); }

// The word around a position, and the position in it. Its length is limited, for text without spaces.
struct UnbrokenWord {
    std::u16string_view text;
    std::size_t at = 0;
};

UnbrokenWord word_around(std::u16string_view text, std::size_t position) {
    constexpr std::size_t farthest = 300;
    std::size_t begin = position, end = position;
    while (begin > 0 && position - begin < farthest && !is_break_space(text[begin - 1])) --begin;
    while (end < text.size() && end - position < farthest && !is_break_space(text[end])) ++end;
    return {text.substr(begin, end - begin), position - begin};
}

// "10.1234/": the beginning of a DOI.
bool begins_doi(std::u16string_view text) {
    constexpr std::size_t least_digits = 4;
    if (!text.starts_with(u"10.")) return false;
    std::size_t end = 3;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end >= 3 + least_digits && end < text.size() && text[end] == '/';
}

// The start of the address after "https://"; npos when the word is not an address.
std::size_t address_begin(std::u16string_view word) {
    const std::size_t scheme = word.find(u"://");
    if (scheme != std::u16string_view::npos) return scheme + 3;
    const std::size_t www = word.find(u"www.");
    if (www != std::u16string_view::npos && (www == 0 || !is_letter(word[www - 1]))) return www;
    const std::size_t doi = word.find(u"10.");
    const bool is_doi = doi != std::u16string_view::npos && (doi == 0 || !is_digit(word[doi - 1])) && begins_doi(word.substr(doi));
    return is_doi ? doi : std::u16string_view::npos;
}

// An address, and code, may break before these and after a slash (The Chicago Manual of Style, 7.46): a sign at a line's end would be taken
// for the sentence's, or for a hyphen.
constexpr std::u16string_view address_signs = u".-_?&=#";

// Where letters go on after the sign: not before the full stop after an address.
bool is_at_sign(std::u16string_view text, std::size_t position) {
    if (position == 0 || position >= text.size()) return false;
    if (text[position - 1] == '/') return text[position] != '/' && !is_break_space(text[position]);
    const bool is_sign = address_signs.find(text[position]) != std::u16string_view::npos;
    return is_sign && is_letter_or_digit(text[position - 1]) && position + 1 < text.size() && is_letter_or_digit(text[position + 1]);
}

BreakOpportunity in_address(const UnbrokenWord& word, std::size_t address) {
    return word.at > address && is_at_sign(word.text, word.at) ? with(20) : prohibited;
}

// No break in 5-й, Ту-154 and д-р; a compound may break at its own hyphen.
BreakOpportunity after_hyphen(const SignNeighbours& parts) {
    if (parts.before.empty() || parts.after.empty() || is_digit(parts.after.front())) return prohibited;
    if (parts.before.size() <= 2 && parts.after.size() <= 2) return prohibited;   // из-за
    if (parts.after.size() == 1 || (parts.before.size() == 1 && !is_digit(parts.before.front()))) return prohibited;
    return with(is_digit(parts.before.back()) || parts.after.size() == 2 ? 30 : 10);
}

// No break in 1923–1940, XVIII–XIX and «—Да»; a closed-up dash between words may end a line, not begin one.
BreakOpportunity after_dash(const BreakPlace& place, const SignNeighbours& parts) {
    const std::u16string_view text = place.text;
    const std::size_t at = place.position;
    if (is_number(parts.before) && is_number(parts.after)) return prohibited;
    const bool begins_word = at < 2 || is_break_space(text[at - 2]) || is_dash(text[at - 2]);
    if (begins_word || is_dash(text[at])) return prohibited;
    return text[at - 1] == en_dash ? with(10) : gladly;
}

// No break in 3/4, м/с and 1917/18.
BreakOpportunity after_slash(const SignNeighbours& parts) {
    const bool short_part = parts.before.size() < 2 || parts.after.size() < 2;
    return short_part || is_digit(parts.after.front()) ? prohibited : with(30);
}

// «…и» keeps its dots; "но…и" may break after them.
BreakOpportunity after_ellipsis(const BreakPlace& place) {
    std::size_t before = place.position - 1;
    while (before > 0 && (place.text[before - 1] == ellipsis || place.text[before - 1] == '.')) --before;
    return before > 0 && is_letter_or_digit(place.text[before - 1]) ? with(20) : prohibited;
}

constexpr std::u16string_view quotation_marks = u"«»„“”\"‘’‚'";

bool begins_bracket(char16_t c) { return c == '(' || c == '[' || c == u'„' || c == u'‚'; }

// A quotation mark, then the spaces before `position`.
bool ends_quotation(std::u16string_view text, std::size_t position) {
    const std::size_t last = text.find_last_not_of(' ', position - 1);
    return last != std::u16string_view::npos && quotation_marks.find(text[last]) != std::u16string_view::npos;
}

bool opens_a_quotation(std::u16string_view text, std::size_t at) {
    const bool is_mark = quotation_marks.find(text[at]) != std::u16string_view::npos;
    return is_mark && at + 1 < text.size() && is_letter_or_digit(text[at + 1]);
}

}  // namespace

// Asked of every character, so it looks the rare ones up only.
bool is_break_space(char16_t c) {
    constexpr char16_t next_line = 0x0085, no_break_space = 0x00A0, first_rare = 0x1680;
    if (c < first_rare) return c == ' ' || (c >= '\t' && c <= '\r') || c == next_line || c == no_break_space;
    return u_isUWhiteSpace(c);
}

bool is_dash(char16_t c) { return c == en_dash || c == em_dash || c == bar; }

bool is_digit(char16_t c) { return c >= '0' && c <= '9'; }

bool is_of_a_word(char16_t c) {
    constexpr char16_t first_accented = 0x00C0, times = 0x00D7, divided = 0x00F7, after_latin = 0x0250, first_cyrillic = 0x0400, first_mark = 0x0483;
    if (c < 0x80) return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return (c >= first_accented && c < after_latin && c != times && c != divided) || (c >= first_cyrillic && c < first_mark);
}

bool is_letter(char16_t c) { return u_isalpha(c) || (c >= 0x0300 && c <= 0x036F); }

// Russian typists write Х and І for X and I.
bool is_roman_number(std::u16string_view word) {
    return !word.empty() && word.find_first_not_of(u"IVXLCDMХІ") == std::u16string_view::npos;
}

namespace {

// Every address and identifier has one of them.
bool is_identifier_sign(char16_t c) { return std::u16string_view(u".:_@=&\\").find(c) != std::u16string_view::npos; }

bool is_plain_letter(char16_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Signs between letters that no word of a language has: "user@site", "a_name", "model.interchange".
bool has_inner_sign(std::u16string_view word) {
    for (std::size_t i = 1; i + 1 < word.size(); ++i) {
        const bool is_inside = is_letter_or_digit(word[i - 1]) && is_letter_or_digit(word[i + 1]);
        if (is_inside && std::u16string_view(u"_@=&\\").find(word[i]) != std::u16string_view::npos) return true;
        if (word[i] == '.' && is_plain_letter(word[i - 1]) && is_plain_letter(word[i + 1])) return true;
    }
    return false;
}

bool is_plain_capital(char16_t c) { return c >= 'A' && c <= 'Z'; }

// Capitals and figures in parts: "ABC-12/34". "COVID-19" is read as a word, and capitals alone are words too.
bool is_shelf_mark(std::u16string_view word) {
    const auto joins = [](char16_t c) { return std::u16string_view(u"-/.:").find(c) != std::u16string_view::npos; };
    const auto is_figure = [](char16_t c) { return c >= '0' && c <= '9'; };
    const auto count = [&](const auto& is) { return std::count_if(word.begin(), word.end(), is); };
    return count(is_plain_capital) > 0 && count(is_figure) > 0 && count(joins) > 1 &&
           std::all_of(word.begin(), word.end(), [&](char16_t c) { return is_plain_capital(c) || is_figure(c) || joins(c); });
}

}  // namespace

std::vector<TextRange> identifiers(std::u16string_view text) {
    std::vector<TextRange> found;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        bool has_sign = false;
        for (; end < text.size() && !is_break_space(text[end]); ++end) has_sign = has_sign || (text[end] < 0x80 && is_identifier_sign(text[end]));
        const std::u16string_view word = text.substr(begin, end - begin);
        const bool is_name = has_sign && (address_begin(word) != std::u16string_view::npos || has_inner_sign(word));
        if (is_name || is_shelf_mark(word)) found.push_back({begin, end});
        begin = end + 1;
    }
    return found;
}

BreakOpportunity break_inside_word(const BreakPlace& place) {
    const std::u16string_view text = place.text;
    const char16_t before = text[place.position - 1];
    if (place.is_code) return is_at_sign(text, place.position) ? with(20) : prohibited;
    if (before == soft_hyphen || is_dash(text[place.position])) return prohibited;   // the hyphenator handles soft hyphens
    if (before < 0x80) {
        const UnbrokenWord word = word_around(text, place.position);
        const std::size_t address = address_begin(word.text);
        if (address != std::u16string_view::npos) return in_address(word, address);
    }
    if (is_hyphen(before)) return after_hyphen(parts_around(text, place.position));
    if (is_dash(before)) return after_dash(place, parts_around(text, place.position));
    if (before == '/') return after_slash(parts_around(text, place.position));
    if (before == ellipsis) return after_ellipsis(place);
    return gladly;
}

bool may_break_more(std::u16string_view text, std::size_t position, bool is_code) {
    const char16_t before = text[position - 1], after = text[position];
    if (before == ' ') return begins_bracket(after) && ends_quotation(text, position);
    if (is_code) return is_at_sign(text, position);
    if (is_dash(before)) return opens_a_quotation(text, position);
    return is_at_sign(text, position) && address_begin(word_around(text, position).text) != std::u16string_view::npos;
}

}  // namespace nabor
