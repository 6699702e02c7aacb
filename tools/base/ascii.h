// In: names and keywords. Out: the same in lower case.
// Holds: letters of ASCII alone are changed, in every locale; text of a language is folded in language/.
#pragma once

#include <string>
#include <string_view>

namespace nabor {

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = ascii_lower(c);
    return lower;
}

}  // namespace nabor
