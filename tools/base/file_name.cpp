#include "base/file_name.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/printable.h"
#include "base/utf8.h"

namespace nabor {

namespace {

// In bytes. File systems take 255, and the longest suffix is that of a temporary copy or of a shop.
constexpr std::size_t longest_name = 200;

constexpr std::u32string_view of_windows = U"<>:\"|?*";

bool is_space(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// CON, NUL, COM1 …, whatever follows the first dot.
bool is_reserved(std::string_view name) {
    constexpr std::array<std::string_view, 6> devices = {"con", "prn", "aux", "nul", "com", "lpt"};
    const std::string stem = ascii_lower(name.substr(0, name.find('.')));
    const bool numbered = stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9';
    const auto* device = std::find(devices.begin(), devices.end(), numbered ? stem.substr(0, 3) : stem);
    return device != devices.end() && numbered == (device >= devices.begin() + 4);
}

}  // namespace

std::string fault_of_file_name(std::string_view name) {
    if (name.empty()) return "it is empty";
    if (name.size() > longest_name) return "it is too long";
    if (!is_well_formed_utf8(name)) return "it is not UTF-8";
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (c == U'/' || c == U'\\') return "it has a slash, and would lead to another folder";
        if (is_unprintable(c)) return "it has a control character: " + code_point_name(c);
        if (of_windows.find(c) != std::u32string_view::npos) return std::string("it has the character ") + static_cast<char>(c);
    }
    if (is_blank_text(name)) return "it has nothing but spaces";
    if (name.front() == '.') return "it begins with a dot";
    if (name.back() == '.') return "it ends with a dot";
    if (is_reserved(name)) return "Windows reserves it";
    return {};
}

bool is_blank_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!is_space(next_code_point(text, at))) return false;
    return true;
}

std::string without_controls(std::string_view name) {
    std::string usable;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(name, at);
        usable += is_unprintable(c) ? "-" : name.substr(begin, at - begin);
    }
    return usable;
}

}  // namespace nabor
