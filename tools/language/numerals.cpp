#include "language/numerals.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

namespace nabor {

namespace {

constexpr std::u16string_view signs = u"+-\u2212\u2013\u00B1";
constexpr std::u16string_view dashes = u"-\u2010\u2011\u2012\u2013\u2014\u2212\u2026.";
constexpr std::u16string_view currencies = u"$\u00A3\u20AC\u20BD\u00A5";
constexpr std::u16string_view spaces = u" \u00A0\u2007\u2009\u202F";
constexpr std::u16string_view marks = u".,\u066B\u066C";  // and those of Arabic
constexpr std::u16string_view units = u"%\u066A\u2030\u00B0+?*";  // and marks of doubt
constexpr std::u16string_view range_dashes = u"-\u2010\u2011\u2012\u2013";
constexpr std::u16string_view fractions = u"\u00BC\u00BD\u00BE\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215A\u215B\u215C\u215D\u215E";
constexpr std::size_t group_size = 3;
// "Not available", "no data".
constexpr std::u16string_view no_values[] = {u"n/a", u"N/A", u"n.a.", u"n/d", u"N/D", u"n.d.", u"\u043D/\u0434", u"\u041D/\u0414", u"\u043D.\u0434."};

bool is_one_of(char16_t unit, std::u16string_view set) { return set.find(unit) != std::u16string_view::npos; }
bool is_blank(char16_t unit) { return is_one_of(unit, spaces); }

std::size_t skip(std::u16string_view text, std::size_t at, std::u16string_view set) {
    while (at < text.size() && is_one_of(text[at], set)) ++at;
    return at;
}

// The end of digits with marks and single spaces among them.
std::size_t end_of_number(std::u16string_view text, std::size_t at) {
    std::size_t end = at;
    for (std::size_t i = at; i < text.size(); ++i) {
        if (is_decimal_digit(text[i]))
            end = i + 1;
        else if (!(is_one_of(text[i], marks) || is_blank(text[i]) || text[i] == u'\u2019') || (i > at && !is_decimal_digit(text[i - 1])))
            break;
    }
    return end;
}

// The last point or comma, unless what follows is one more group of thousands.
std::size_t decimal_mark(std::u16string_view number) {
    const std::size_t mark = number.find_last_of(marks);
    if (mark == std::u16string_view::npos) return number.size();
    const std::size_t after = number.size() - mark - 1;
    const bool same_before = number.substr(0, mark).find(number[mark]) != std::u16string_view::npos;
    const bool groups = after == group_size && mark > 0 && mark <= group_size && number.front() != u'0';
    return same_before || groups ? number.size() : mark;
}

// A number from `at` on: its digits, and a fraction after them or alone. Its end is `at` where there is none.
struct Digits {
    std::size_t mark, end;
};

Digits digits_at(std::u16string_view text, std::size_t at) {
    const std::size_t end = end_of_number(text, at);
    if (end < text.size() && is_one_of(text[end], fractions)) return {end, end + 1};
    return {at + decimal_mark(text.substr(at, end - at)), end};
}

// Whether a number in parentheses has both: in accounts it is a loss, elsewhere a doubt.
bool has_pair(std::u16string_view text) {
    return text.size() > 2 && ((text.front() == u'(' && text.back() == u')') || (text.front() == u'[' && text.back() == u']'));
}

bool says_nothing(std::u16string_view text) {
    const bool is_dash = std::all_of(text.begin(), text.end(), [](char16_t unit) { return is_blank(unit) || is_one_of(unit, dashes); });
    return is_dash || std::find(std::begin(no_values), std::end(no_values), text) != std::end(no_values);
}

}  // namespace

bool is_decimal_digit(char16_t unit) { return u_isdigit(unit) != 0; }

Numeral numeral_of(std::u16string_view text) {
    if (says_nothing(text)) return {Numeral::Kind::nothing, static_cast<std::uint32_t>(text.size())};
    if (has_pair(text)) {
        Numeral inside = numeral_of(text.substr(1, text.size() - 2));
        if (inside.kind == Numeral::Kind::nothing || has_pair(text.substr(1, text.size() - 2))) return {};
        if (inside.kind != Numeral::Kind::words) ++inside.decimal_mark;
        return inside;
    }
    std::size_t begin = skip(text, 0, spaces);
    if (begin < text.size() && is_one_of(text[begin], signs)) ++begin;
    begin = skip(text, begin, currencies);
    Digits number = digits_at(text, begin);
    Numeral::Kind kind = Numeral::Kind::number;
    if (number.end > begin && number.end + 1 < text.size() && is_one_of(text[number.end], range_dashes) && is_decimal_digit(text[number.end + 1])) {
        kind = Numeral::Kind::range;
        number = digits_at(text, number.end + 1);
    }
    const std::size_t rest = skip(text, skip(text, skip(text, number.end, spaces), units), spaces);
    if (number.end == begin || rest != text.size()) return {};
    return {kind, static_cast<std::uint32_t>(number.mark)};
}

}  // namespace nabor
