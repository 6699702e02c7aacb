// In: numbers, names and text. Out: the tokens of PDF syntax.
#include "pdf_file/tokens.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace nabor::pdf {

namespace {

constexpr std::string_view hexadecimal_digits = "0123456789ABCDEF";

// Regular characters stand for themselves, except the number sign (7.3.5).
bool is_plain(char c) { return c > ' ' && c <= '~' && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos; }
bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

void append_unit(std::string& out, char32_t unit) {
    out += static_cast<char>(unit >> 8 & 0xFF);
    out += static_cast<char>(unit & 0xFF);
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
    char digits[24];
    const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, value);
    out.append(digits, end.ptr);
}

void append_thousandths(std::string& out, std::int64_t value) {
    if (value < 0) {
        out += '-';
        value = -value;
    }
    std::int64_t fraction = value % 1000;
    if (value >= 1000 || fraction == 0) append_integer(out, value / 1000);
    if (fraction == 0) return;
    out += '.';
    for (std::int64_t place = 100; fraction != 0; place /= 10) {
        out += static_cast<char>('0' + fraction / place);
        fraction %= place;
    }
}

void append_real(std::string& out, double value) {
    if (!std::isfinite(value) || std::fabs(value) > 1e15 || value == 0) value = 0;  // no -0
    char digits[400];  // the smallest double has 324 decimal places before its first digit
    const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
    out.append(digits, end.ptr);
}

void append_name(std::string& out, std::string_view letters) {
    out += '/';
    if (std::all_of(letters.begin(), letters.end(), is_letter_or_digit)) {  // nearly all names
        out += letters;
        return;
    }
    for (const char c : letters) {
        if (is_plain(c)) {
            out += c;
        } else {
            out += '#';
            append_hexadecimal(out, std::string_view(&c, 1));
        }
    }
}

void append_byte_string(std::string& out, std::string_view bytes) {
    if (!is_printable_ascii(bytes)) {
        out += '<';
        append_hexadecimal(out, bytes);
        out += '>';
        return;
    }
    out += '(';
    for (const char c : bytes) {
        if (c == '(' || c == ')' || c == '\\') out += '\\';
        out += c;
    }
    out += ')';
}

void append_hexadecimal(std::string& out, std::string_view bytes) {
    for (const char byte : bytes) {
        out += hexadecimal_digits[static_cast<unsigned char>(byte) >> 4];
        out += hexadecimal_digits[static_cast<unsigned char>(byte) & 0xF];
    }
}

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

}  // namespace nabor::pdf
