// In: UTF-8 or UTF-16. Out: UTF-16BE bytes, and bytes as hexadecimal digits.
#include "pdf/text_string.h"

#include <algorithm>

#include "base/utf8.h"

namespace nabor::pdf {

namespace {

void append_unit(std::string& out, char32_t unit) {
    out += static_cast<char>(unit >> 8 & 0xFF);
    out += static_cast<char>(unit & 0xFF);
}

}  // namespace

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string big_endian(std::u16string_view text) {
    std::string out;
    for (const char16_t unit : text) append_unit(out, unit);
    return out;
}

std::string text_string(std::string_view utf8) {
    std::string out = "\xFE\xFF";
    for (std::size_t i = 0; i < utf8.size();) {
        const char32_t c = next_code_point(utf8, i);
        if (c >= 0x10000) append_unit(out, 0xD800 + ((c - 0x10000) >> 10));
        append_unit(out, c < 0x10000 ? c : 0xDC00 + (c & 0x3FF));
    }
    return out;
}

void append_hexadecimal(std::string& out, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char byte : bytes) {
        out += digits[static_cast<unsigned char>(byte) >> 4];
        out += digits[static_cast<unsigned char>(byte) & 0xF];
    }
}

}  // namespace nabor::pdf
