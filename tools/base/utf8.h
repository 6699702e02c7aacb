// In: bytes. Out: code points, and back.
// Holds: decoding never fails and never reads past the text. Ill-formed bytes decode as U+FFFD, one per maximal subpart (Unicode 15, 3.9, D93b).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nabor {

// The slow path of next_code_point: three and four bytes, and ill-formed bytes.
char32_t next_long_code_point(std::string_view text, std::size_t& position);

// Decodes the code point at `position` and moves past it. `position` must be within the text.
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
    const auto first = static_cast<unsigned char>(text[position]);
    if (first < 0x80) return ++position, first;
    if (first >= 0xC2 && first <= 0xDF && position + 1 < text.size()) {
        const auto second = static_cast<unsigned char>(text[position + 1]);
        if ((second & 0xC0) == 0x80) return position += 2, (first & 0x1FU) << 6 | (second & 0x3FU);
    }
    return next_long_code_point(text, position);
}

void append_utf8(std::string& text, char32_t code_point);

bool is_well_formed_utf8(std::string_view text);

std::u32string to_utf32(std::string_view text);
std::u16string to_utf16(std::string_view text);
std::string to_utf8(std::u32string_view text);
std::string to_utf8(std::u16string_view text);           // half of a surrogate pair becomes U+FFFD

// "U+0301"
std::string code_point_name(char32_t code_point);

// The XML white space of TEI: space, tab, line feed, carriage return. A no-break space is not white space here.
constexpr bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
std::string_view trim_xml_space(std::string_view text);
std::string collapse_xml_space(std::string_view text);   // runs become one space; none at either end

}  // namespace nabor
