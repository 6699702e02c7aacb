// In: integers. Out: decimal digits, without streams or locales.
#include "pdf/numbers.h"

#include <charconv>

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

}  // namespace nabor::pdf
