// In: the place of a thing in a row, and how rows are counted. Out: its number as text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nabor {

// `letters` and `symbols` are those of the language: a, b, c and *, †, ‡ in Latin, а, б, в and *, **, *** in Cyrillic script.
// `lines`: nothing is counted, a note names the lines that it is about; `lines_following` writes two lines as "12 f.".
enum class CounterStyle : std::uint8_t { figures, letters, roman, symbols, none, lines, lines_following };

constexpr bool is_keyed_to_lines(CounterStyle style) { return style == CounterStyle::lines || style == CounterStyle::lines_following; }

// Where numbers begin anew.
enum class CounterScope : std::uint8_t { chapter, book, page, document, section };

// A series of notes: which notes it has, and how they are counted.
struct NoteCounter {
    std::vector<std::string> words;     // types, kinds and places of its notes; empty: those that no other series takes
    CounterStyle style = CounterStyle::figures;
    std::optional<CounterScope> scope;  // nothing: as the book says

    friend bool operator==(const NoteCounter&, const NoteCounter&) = default;
};

// `number` ≥ 1; "" of the styles `none` and `lines`. Where letters and symbols give out, as after ****, a number is in figures.
std::string counter_text(CounterStyle style, std::uint32_t number, std::string_view language);

// Small Roman figures; 4000 and above begin with more than three m.
std::string roman_figures(std::uint32_t number);

}  // namespace nabor
