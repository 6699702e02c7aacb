#include "base/printable.h"

#include <algorithm>

#include "base/utf8.h"

namespace nabor {

namespace {

// Whether nothing has to be replaced: nearly all text is plain.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string cleaned(std::string_view text, std::string_view kept) {
    if (is_plain(text)) return std::string(text);
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const std::string_view bytes = text.substr(begin, at - begin);
        const bool is_kept = c < 0x80 && kept.find(bytes.front()) != std::string_view::npos;
        if (!is_kept && (is_unprintable(c) || !is_well_formed_utf8(bytes)))
            result += '?';
        else
            result += bytes;
    }
    return result;
}

// The place after `count` code points.
std::size_t after(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < count && at < text.size(); ++i) next_code_point(text, at);
    return at;
}

// The place of the last `count` code points of well-formed text.
std::size_t before_last(std::string_view text, std::size_t count) {
    std::size_t at = text.size();
    while (at > 0 && count > 0)
        if ((static_cast<unsigned char>(text[--at]) & 0xC0) != 0x80) --count;
    return at;
}

}  // namespace

std::string printable(std::string_view text) { return cleaned(text, ""); }

std::string printable_lines(std::string_view text) { return cleaned(text, "\n\t"); }

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most || after(text, most) == text.size()) return std::string(text);
    const std::size_t tail = most / 3, head = most - tail - 1;
    return std::string(text.substr(0, after(text, head))) + "…" + std::string(text.substr(before_last(text, tail)));
}

}  // namespace nabor
