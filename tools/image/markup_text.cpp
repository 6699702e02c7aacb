#include "image/markup_text.h"

#include <algorithm>
#include <cstdio>

namespace nabor {

std::string svg_number(double value) {
    char digits[64];
    std::snprintf(digits, sizeof digits, "%.2f", value);
    std::string text(digits);
    std::replace(text.begin(), text.end(), ',', '.');
    return text;
}

}  // namespace nabor
