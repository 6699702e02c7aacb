#include "base/percent.h"

#include <charconv>

namespace nabor {

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned value = 0;
        const char* const digits = text.data() + at + 1;
        const bool escape =
            text[at] == '%' && at + 2 < text.size() && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2 && value != 0;
        decoded += escape ? static_cast<char>(value) : text[at];
        if (escape) at += 2;
    }
    return decoded;
}

}  // namespace nabor
