// In: a position after a space. Out: whether a line may end there, and with which reluctance.
#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "language/language.h"
#include "language/line_break_rules.h"

namespace nabor {

namespace {

constexpr std::uint8_t after_number_reluctance = 40, before_number_reluctance = 20, before_initials_reluctance = 20;

constexpr char16_t line_separator = 0x2028;

using Text = std::u16string_view;

bool is_capital(char16_t c) { return u_isupper(c); }

bool is_sentence_sign(char16_t c) { return c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == u'…'; }

// Brackets and quotation marks of any language; the position tells opening from closing.
bool is_wrapping(char16_t c) {
    constexpr Text marks = u"()[]{}«»„“”\"‘‚";
    return !is_of_a_word(c) && marks.find(c) != Text::npos;
}

Text without_front_wrapping(Text word) {
    while (!word.empty() && is_wrapping(word.front())) word.remove_prefix(1);
    return word;
}

Text without_end_signs(Text word) {
    while (!word.empty() && (is_wrapping(word.back()) || is_sentence_sign(word.back()))) word.remove_suffix(1);
    return word;
}

Text without_full_stop(Text word) { return word.ends_with('.') ? word.substr(0, word.size() - 1) : word; }

// The word that ends at `end`, and the one before it.
Text word_before(Text text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && !is_break_space(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

Text word_after(Text text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && !is_break_space(text[end])) ++end;
    return text.substr(begin, end - begin);
}

// A word in lower case, for look-up in lists; cut to more than the longest listed word.
class LowerCase {
public:
    explicit LowerCase(Text word) : size_(std::min(word.size(), letters_.size())) {
        std::transform(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size_), letters_.begin(),
                       [](char16_t c) { return static_cast<char16_t>(u_tolower(c)); });
    }
    operator Text() const { return {letters_.data(), size_}; }

private:
    std::array<char16_t, 16> letters_{};
    std::size_t size_;
};

// Asked of every word of a text, so most are told by their length.
bool is_listed_particle(Text list, Text word) {
    constexpr std::size_t longest = 4;
    return word.size() <= longest && lists(list, word);
}

// The two words around a space.
struct Pair {
    const BreakPlace& place;
    std::size_t left_begin = 0;
    Text left, right;              // as written
    Text left_core, right_core;    // "(т." → "т.", "д.)," → "д."
};

Pair pair_at(const BreakPlace& place) {
    std::size_t left_end = place.position;
    while (left_end > 0 && is_break_space(place.text[left_end - 1])) --left_end;
    const Text left = word_before(place.text, left_end), right = word_after(place.text, place.position);
    return {place, left_end - left.size(), left, right, without_front_wrapping(left), without_end_signs(right)};
}

bool ends_in_digit(Text word) { return !word.empty() && is_digit(word.back()); }

bool is_number_or_roman(Text word) { return !word.empty() && (is_digit(word.front()) || is_roman_number(word)); }

// The word before the left one: "1917" in "1917 г. | Москва".
Text word_before_left(const Pair& pair) {
    std::size_t end = pair.left_begin;
    while (end > 0 && is_break_space(pair.place.text[end - 1])) --end;
    return without_front_wrapping(word_before(pair.place.text, end));
}

bool is_unit(const BreakCustoms& customs, Text word) {
    return is_listed_unit(customs, LowerCase(word)) || is_listed_unit(customs, LowerCase(without_full_stop(word)));
}

// "г." in "1917 г." is a unit, so neither a title nor the start of an abbreviation.
bool left_belongs_to_a_number(const Pair& pair) {
    if (!is_unit(pair.place.left, pair.left_core)) return false;
    const Text before = word_before_left(pair);
    return ends_in_digit(before) || is_roman_number(before);
}

// А. | А.И. | J. | Ж.-П.
bool is_initials(Text word) {
    if (word.size() < 2 || word.back() != '.') return false;
    if (lists(u"Вл. Вс. Дж. Ev. Ch. Chr. Ph. Th.", word)) return true;
    bool after_letter = false;
    for (const char16_t c : word) {
        const bool is_stop = c == '.' || c == '-';
        if (!is_stop && (after_letter || !is_capital(c))) return false;
        after_letter = !is_stop;
    }
    return true;
}

// 10 | 000: one to three digits, then three.
bool is_thousands_group(const Pair& pair) {
    const auto digits = [](char16_t c) { return is_digit(c); };
    const Text left = pair.left_core, right = pair.right_core;
    if (!is_digit(right.front())) return false;
    const bool left_is_short = left.size() <= 3 && std::all_of(left.begin(), left.end(), digits);
    return left_is_short && std::find_if_not(right.begin(), right.end(), digits) - right.begin() == 3;
}

// A word without the raised figures after it: a power, or the number of a note.
Text without_raised(Text word) {
    const std::size_t last = word.find_last_not_of(u"0123456789\u00B2\u00B3\u00B9");
    return last == Text::npos ? word : word.substr(0, last + 1);
}

bool is_currency(Text word) { return word.size() == 1 && u_charType(word.front()) == U_CURRENCY_SYMBOL; }

// $ | 10, 10 | €, 5 Mio. | €
bool is_sum_of_money(const Pair& pair) {
    if (is_currency(pair.left_core)) return !pair.right_core.empty() && is_digit(pair.right_core.front());
    return is_currency(pair.right_core) && (ends_in_digit(pair.left_core) || left_belongs_to_a_number(pair));
}

// XIXe, 19th, 19.: a number and its ending. "Le" and "Ce" are words.
bool is_ordinal(const BreakCustoms& customs, Text word) {
    if (!is_digit(word.front()) && !is_capital(word.front())) return false;
    const std::size_t end = std::min(word.find_first_not_of(u"0123456789IVXLCDM"), word.size());
    const bool is_pronoun = end == 1 && Text(u"LCDM").find(word.front()) != Text::npos;
    return end > 0 && !is_pronoun && lists(customs.ordinal_endings, word.substr(end));
}

// 20 | h | 30
bool is_further_part_of_a_measure(const Pair& pair) {
    const bool is_between = is_digit(pair.right_core.front()) && lists(pair.place.left.between_numbers, LowerCase(pair.left_core));
    return is_between && ends_in_digit(word_before_left(pair));
}

// 5 | км, 10 | м2, 50 | %, XIX | в., XIXe | siècle
bool is_number_and_unit(const Pair& pair) {
    if (ends_in_digit(pair.left_core)) return is_unit(pair.place.left, pair.right_core) || is_unit(pair.place.left, without_raised(pair.right_core));
    if (is_ordinal(pair.place.left, pair.left_core) && lists(pair.place.left.after_ordinal, LowerCase(pair.right_core))) return true;
    const bool is_dotted = pair.right_core.ends_with('.');   // "I m…" is not a measure
    return is_dotted && is_roman_number(pair.left_core) && lists(pair.place.left.after_number, LowerCase(pair.right_core));
}

// The number that a range begins with: "I" in "I–V"; any other word as it is.
Text range_begin(Text word) {
    const auto dash = std::find_if(word.begin(), word.end(), [](char16_t c) { return is_dash(c) || c == '-'; });
    return dash == word.begin() ? word : word.substr(0, static_cast<std::size_t>(dash - word.begin()));
}

// Pages of a front matter: xii.
bool is_small_roman_number(Text word) { return !word.empty() && word.find_first_not_of(u"ivxl") == Text::npos; }

// с. | 5, т. | XII, № | 3, гл. | I–V, p. | xii
bool is_sign_and_number(const Pair& pair) {
    const Text number = range_begin(without_full_stop(pair.right_core));
    return (is_number_or_roman(number) || is_small_roman_number(number)) && lists(pair.place.left.before_number, LowerCase(pair.left_core));
}

// Whether a heading's left word numbers what follows: "I. | Начало", "Глава I. | Начало", but not "to V. | I. Lenin" or "of J. V. | Stalin".
bool numbers_division(const Pair& pair) {
    Text before = pair.place.text.substr(0, pair.place.position);
    while (!before.empty() && is_break_space(before.back())) before.remove_suffix(1);
    return !is_initials(pair.right_core) && is_division_number(to_utf8(without_full_stop(before)));
}

// Ленин, d’Épinay, O'Hara
bool begins_with_capital(Text word) {
    if (word.empty() || is_capital(word.front())) return !word.empty();
    const std::size_t apostrophe = word.substr(0, 3).find_first_of(u"'’");
    return apostrophe != Text::npos && apostrophe + 1 < word.size() && is_capital(word[apostrophe + 1]);
}

// "de" in "Mme de | Staël" and in "A. de | Musset".
bool is_particle_of_a_name(const Pair& pair) {
    const BreakCustoms& customs = pair.place.left;
    if (!is_listed_particle(customs.name_particles, pair.left_core)) return false;
    const Text before = word_before_left(pair);
    return is_initials(before) || lists(customs.before_name, before);
}

// А. | А. | Иоффе, Mr. | Micawber, Mme | de | Staël; but "Глава I. | Начало" and "1917 г. | Москва" may break.
bool is_name(const Pair& pair) {
    const BreakCustoms& customs = pair.place.left;
    const bool is_capitalised = begins_with_capital(pair.right_core);
    if (!is_capitalised && !is_listed_particle(customs.name_particles, pair.right_core)) return false;
    if (is_capitalised && is_particle_of_a_name(pair)) return true;
    if (is_initials(pair.left_core)) return !(pair.place.heading && numbers_division(pair));
    return lists(customs.before_name, pair.left_core) && !left_belongs_to_a_number(pair);
}

// т. | е., z. | B., н. | э.
bool is_abbreviation(const Pair& pair) {
    const bool left = pair.left_core.size() == 2 && pair.left_core[1] == '.' && u_islower(pair.left_core[0]);
    const bool right = pair.right_core.size() >= 2 && pair.right_core.size() <= 4 && pair.right_core.back() == '.';
    return left && right && is_letter(pair.right_core.front());
}

// и | др., и | т. д.; but not "и | т. Троцкий".
bool is_and_so_on(const Pair& pair) {
    const BreakCustoms& customs = pair.place.left;
    if (customs.conjunction.empty() || pair.left_core != customs.conjunction || !lists(customs.after_and, pair.right_core)) return false;
    if (pair.right_core != u"т.") return true;
    std::size_t next = pair.place.position + pair.right.size();
    while (next < pair.place.text.size() && is_break_space(pair.place.text[next])) ++next;
    return without_end_signs(word_after(pair.place.text, next)).size() == 2;
}

bool is_lone_dash(Text word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char16_t c) { return is_dash(c) || c == '-'; });
}

// 1917 – | 1923
bool is_range(const Pair& pair) {
    return is_lone_dash(pair.left_core) && ends_in_digit(word_before_left(pair)) && !pair.right_core.empty() && is_digit(pair.right_core.front());
}

// Signs that never begin or end a line, even beside a space.
bool is_tied_by_signs(const Pair& pair) {
    if (pair.left.empty() || pair.right.empty() || is_lone_dash(pair.right)) return true;
    const bool inwards = pair.place.left.guillemets_point_inwards;
    if (!inwards && (pair.right.front() == u'»' || pair.left.back() == u'«')) return true;
    constexpr Text openers = u"([{„‚";
    if (openers.find(pair.left.back()) != Text::npos || pair.right.find_first_not_of(u".…") == Text::npos) return true;
    const bool opens_speech = pair.left_begin == 0 || pair.left_core.size() < pair.left.size() ||
                              pair.place.text[pair.left_begin - 1] == line_separator;
    return opens_speech && is_lone_dash(pair.left_core);
}

bool is_tied_by_words(const Pair& pair) {
    if (pair.left_core.empty() || pair.right_core.empty()) return false;
    const bool is_particle = is_listed_particle(pair.place.right.never_first, without_full_stop(pair.right_core));
    return is_particle || is_thousands_group(pair) || is_number_and_unit(pair) || is_further_part_of_a_measure(pair) || is_sum_of_money(pair) ||
           is_sign_and_number(pair) || is_name(pair) || is_abbreviation(pair) || is_and_so_on(pair);
}

// 5 | мая, 1917 | год; May | 5, мая | 1917.
std::uint8_t beside_number(const Pair& pair) {
    const Text list = pair.place.left.near_number, left = pair.left_core, right = pair.right_core;
    const bool after_number = ends_in_digit(without_full_stop(left)) || (left.size() >= 2 && is_roman_number(left));
    if (after_number && lists(list, LowerCase(without_full_stop(right)))) return after_number_reluctance;
    const bool before_number = !right.empty() && is_digit(right.front());
    return before_number && lists(list, LowerCase(left)) ? before_number_reluctance : std::uint8_t{0};
}

// A break before the initials of В. И. Ленин is better than one after them; the same for Герцен А. И.
std::uint8_t before_initials(const Pair& pair) {
    const bool after_name = !pair.left_core.empty() && is_capital(pair.left_core.front()) && is_letter(pair.left.back());
    return after_name && is_initials(pair.right_core) ? before_initials_reluctance : std::uint8_t{0};
}

// A heading is broken where its sense allows a pause: after a mark, or before a preposition, a conjunction or an article.
std::uint8_t heading_reluctance(const Pair& pair) {
    constexpr std::uint8_t before_short_word = 5, elsewhere = 10;
    constexpr Text pauses = u".:;!?,—–";
    if (!pair.left.empty() && pauses.find(pair.left.back()) != Text::npos) return 0;
    const BreakCustoms& customs = pair.place.right;
    const LowerCase word(pair.right_core);
    const bool is_letter_alone = pair.right_core.size() == 1 && is_letter(pair.right_core.front());
    return is_letter_alone || lists(customs.short_words, word) || lists(customs.heading_words, word) ? before_short_word : elsewhere;
}

// The reluctance to end a line with a short left word.
BreakOpportunity after_short_word(const Pair& pair) {
    const BreakCustoms& customs = pair.place.left;
    const LowerCase word(pair.left_core);
    const bool one_letter = customs.after_one_letter > 0 && pair.left_core.size() == 1 && is_letter(pair.left_core.front());
    const bool is_short = lists(customs.short_words, word);
    if (is_range(pair)) return pair.place.heading ? prohibited : BreakOpportunity{BreakKind::allowed, after_number_reluctance};
    if (pair.place.heading && (one_letter || is_short || lists(customs.heading_words, word))) return prohibited;
    if (pair.place.heading) return {BreakKind::allowed, heading_reluctance(pair)};
    if (one_letter) return {BreakKind::allowed, customs.after_one_letter};
    return {BreakKind::allowed, is_short ? customs.after_short_word : std::uint8_t{0}};
}

}  // namespace

bool is_tied_at_space(const BreakPlace& place) {
    const Pair pair = pair_at(place);
    return is_tied_by_signs(pair) || is_tied_by_words(pair);
}

BreakOpportunity break_at_space(const BreakPlace& place) {
    const Pair pair = pair_at(place);
    if (is_tied_by_signs(pair) || is_tied_by_words(pair)) return prohibited;
    BreakOpportunity opportunity = after_short_word(pair);
    if (opportunity.kind == BreakKind::allowed) {
        opportunity.reluctance = std::max({opportunity.reluctance, beside_number(pair), before_initials(pair)});
    }
    return opportunity;
}

}  // namespace nabor
