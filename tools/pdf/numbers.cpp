// In: numbers. Out: decimal digits, without streams or locales.
#include "pdf/numbers.h"

#include <charconv>
#include <string_view>

namespace nabor::pdf {

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

void append_millionths(std::string& out, double value) {
    char digits[400];  // the largest double has 309 before its point
    const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 6);
    std::string_view text(digits, end.ptr);
    while (text.ends_with('0')) text.remove_suffix(1);
    if (text.ends_with('.')) text.remove_suffix(1);
    out += text;
}

}  // namespace nabor::pdf
