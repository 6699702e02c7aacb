#include "language/initial.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace nabor {

namespace {

constexpr std::uint32_t most_marks = 6;  // UTF-16 units before the capital

UChar32 code_point(std::u16string_view text, std::uint32_t position) {
    UChar32 c = text[position];
    if (U16_IS_LEAD(c) && position + 1 < text.size() && U16_IS_TRAIL(text[position + 1])) c = U16_GET_SUPPLEMENTARY(c, text[position + 1]);
    return c;
}

bool is_space(UChar32 c) { return u_charType(c) == U_SPACE_SEPARATOR; }

// Punctuation allowed before the capital: all but full stops, commas and other closing marks.
bool is_opening_mark(UChar32 c) {
    switch (u_charType(c)) {
        case U_START_PUNCTUATION:
        case U_INITIAL_PUNCTUATION:
        case U_FINAL_PUNCTUATION:
        case U_DASH_PUNCTUATION: return true;
        default: return c == U'"' || c == U'\'' || c == 0x00BF || c == 0x00A1 || c == 0x2026;
    }
}

bool is_capital(UChar32 c) { return u_charType(c) == U_UPPERCASE_LETTER || u_charType(c) == U_TITLECASE_LETTER; }
bool is_accent(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

}  // namespace

std::optional<InitialCapital> initial_capital(std::u16string_view text) {
    InitialCapital found;
    const auto size = static_cast<std::uint32_t>(text.size());
    std::uint32_t& at = found.marks_end;
    while (at < size && at <= most_marks && (is_opening_mark(text[at]) || (at > 0 && is_space(text[at])))) ++at;
    if (at >= size || at > most_marks || !is_capital(code_point(text, at))) return std::nullopt;
    found.end = at + static_cast<std::uint32_t>(U16_LENGTH(code_point(text, at)));
    while (found.end < size && is_accent(code_point(text, found.end)))
        found.end += static_cast<std::uint32_t>(U16_LENGTH(code_point(text, found.end)));
    found.next = found.end;
    while (found.next < size && is_space(text[found.next])) ++found.next;
    if (found.next == size) return std::nullopt;
    return found;
}

bool begins_with_capital(std::string_view utf8, InitialMarks marks) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    const std::u16string_view units(text.getBuffer(), static_cast<std::size_t>(text.length()));
    const auto initial = initial_capital(units);
    if (!initial || marks == InitialMarks::any) return initial.has_value();
    return std::none_of(units.begin(), units.begin() + initial->marks_end, [](char16_t unit) { return is_space(unit); });
}

}  // namespace nabor
