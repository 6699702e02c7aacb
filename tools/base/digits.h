// In: text. Out: whether it is a whole number in figures.
#pragma once

#include <algorithm>
#include <string_view>

namespace nabor {

inline bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace nabor
