#include "book/isbn.h"

#include <algorithm>
#include <cstddef>

namespace nabor {

namespace {

bool is_isbn_13(std::string_view digits) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < 13; ++i) {
        if (digits[i] < '0' || digits[i] > '9') return false;
        sum += static_cast<unsigned>(digits[i] - '0') * (i % 2 == 0 ? 1U : 3U);
    }
    return sum % 10 == 0;
}

bool is_isbn_10(std::string_view digits) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < 10; ++i) {
        const bool ten = i == 9 && digits[i] == 'X';
        if (!ten && (digits[i] < '0' || digits[i] > '9')) return false;
        sum += (ten ? 10U : static_cast<unsigned>(digits[i] - '0')) * static_cast<unsigned>(10 - i);
    }
    return sum % 11 == 0;
}

}  // namespace

std::optional<std::string> isbn_digits(std::string_view isbn) {
    if (isbn.starts_with("ISBN") || isbn.starts_with("isbn")) isbn.remove_prefix(4);
    std::string digits;
    for (char c : isbn)
        if (c != '-' && c != ' ' && c != ':') digits += c == 'x' ? 'X' : c;
    const bool right = (digits.size() == 13 && is_isbn_13(digits)) || (digits.size() == 10 && is_isbn_10(digits));
    return right ? std::optional(digits) : std::nullopt;
}

}  // namespace nabor
