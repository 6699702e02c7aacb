#include "book/page_map.h"

#include "base/utf8.h"

namespace nabor {

namespace {

constexpr std::size_t tab_width = 4;

// Control characters (general category Cc) have no width, except tab and line feed in a block of code.
std::size_t units_of(char32_t point) {
    if (point == U'\t') return tab_width;
    if (point == U'\n') return 1;
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return 0;
    return point >= 0x10000 ? 2 : 1;
}

}  // namespace

std::size_t length_in_units(std::string_view utf8) {
    std::size_t units = 0;
    for (std::size_t i = 0; i < utf8.size();) units += units_of(next_code_point(utf8, i));
    return units;
}

std::size_t bytes_of_units(std::string_view utf8, std::size_t units) {
    std::size_t position = 0;
    for (std::size_t seen = 0; position < utf8.size() && seen < units;) seen += units_of(next_code_point(utf8, position));
    return position;
}

}  // namespace nabor
