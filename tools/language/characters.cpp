#include "language/characters.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace nabor {

namespace {

std::size_t last_start(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

}  // namespace

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

bool is_lower_case_letter(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }

bool is_combining_mark(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

bool is_line_end_control(char32_t c) { return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF; }

bool is_direction_control(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL) != 0; }

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011 || c == 0xAD || c == 0xAC || c == 0x2E17; }

char32_t first_code_point(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : next_code_point(text, at);
}

char32_t last_code_point(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t at = last_start(text);
    return next_code_point(text, at);
}

std::string_view without_last_code_point(std::string_view text) { return text.empty() ? text : text.substr(0, last_start(text)); }

std::string folded(std::string_view text) {
    std::string lower;
    icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))).foldCase().toUTF8String(lower);
    return lower;
}

}  // namespace nabor
