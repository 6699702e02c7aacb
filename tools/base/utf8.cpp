#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/eight_bytes.h"

namespace nabor {

namespace {

constexpr char32_t replacement = 0xFFFD;

// A row of Unicode 15, table 3-7: lead bytes, the length of their sequence, and the range of its second byte.
struct Lead {
    unsigned char first, last;
    unsigned char length;
    unsigned char second_least, second_most;
    unsigned char payload;  // bits of the lead byte that belong to the code point
};

constexpr std::array<Lead, 9> leads = {{
    {0x00, 0x7F, 1, 0x00, 0x00, 0x7F},
    {0xC2, 0xDF, 2, 0x80, 0xBF, 0x1F},
    {0xE0, 0xE0, 3, 0xA0, 0xBF, 0x0F},
    {0xE1, 0xEC, 3, 0x80, 0xBF, 0x0F},
    {0xED, 0xED, 3, 0x80, 0x9F, 0x0F},
    {0xEE, 0xEF, 3, 0x80, 0xBF, 0x0F},
    {0xF0, 0xF0, 4, 0x90, 0xBF, 0x07},
    {0xF1, 0xF3, 4, 0x80, 0xBF, 0x07},
    {0xF4, 0xF4, 4, 0x80, 0x8F, 0x07},
}};

const Lead* lead_of(unsigned char byte) {
    for (const Lead& lead : leads) {
        if (byte >= lead.first && byte <= lead.last) return &lead;
    }
    return nullptr;
}

// A decoded code point, or the replacement character for a maximal subpart.
struct Step {
    char32_t code_point = replacement;
    std::size_t length = 1;
    bool well_formed = false;
};

Step decode(std::string_view text, std::size_t position) {
    const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[position + offset]); };
    const Lead* lead = lead_of(byte(0));
    if (lead == nullptr) return {};
    char32_t code_point = byte(0) & lead->payload;
    for (std::size_t i = 1; i < lead->length; ++i) {
        const unsigned char least = i == 1 ? lead->second_least : 0x80;
        const unsigned char most = i == 1 ? lead->second_most : 0xBF;
        if (position + i >= text.size() || byte(i) < least || byte(i) > most) return {replacement, i, false};
        code_point = (code_point << 6) | (byte(i) & 0x3FU);
    }
    return {code_point, lead->length, true};
}

// Skips well-formed sequences of one and two bytes, eight bytes at a time. Stops at any other sequence, and within eight bytes of the end.
std::size_t skip_short(std::string_view text, std::size_t position) {
    constexpr std::uint64_t high = eight_times(0x80);
    bool is_owed = false;  // the last eight bytes ended with the first byte of a pair
    std::size_t at = position;
    for (; at + 8 <= text.size(); at += 8) {
        const std::uint64_t word = eight_bytes(text.data() + at), set = word & high, third = (word << 2) & high, second = (word << 1) & high;
        const std::uint64_t starts = set & second & ~third, continuations = set & ~second;  // 110xxxxx, and 10xxxxxx
        const std::uint64_t wanted = starts << 8 | (is_owed ? 0x80 : 0);
        const std::uint64_t long_enough = (word & eight_times(0x1E)) + eight_times(0x7E);  // C0 and C1 have none of these bits
        if ((starts | continuations) != set || continuations != wanted || (starts & ~long_enough) != 0) break;
        is_owed = starts >> 63 != 0;
    }
    return is_owed ? at - 1 : at;
}

}  // namespace

char32_t next_long_code_point(std::string_view text, std::size_t& position) {
    const Step step = decode(text, position);
    position += step.length;
    return step.code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
    const bool is_scalar = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
    const char32_t c = is_scalar ? code_point : replacement;
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
        return;
    }
    if (c < 0x800) {
        put(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

bool is_well_formed_utf8(std::string_view text) {
    for (std::size_t position = skip_short(text, 0); position < text.size(); position = skip_short(text, position)) {
        const Step step = decode(text, position);
        if (!step.well_formed) return false;
        position += step.length;
    }
    return true;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) result.push_back(next_code_point(text, position));
    return result;
}

std::string to_utf8(std::u32string_view text) {
    std::string result;
    result.reserve(text.size() * 2);
    for (char32_t code_point : text) append_utf8(result, code_point);
    return result;
}

std::u16string to_utf16(std::string_view text) {
    std::u16string result;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (c < 0x10000) {
            result += static_cast<char16_t>(c);
        } else {
            result += static_cast<char16_t>(0xD7C0 + (c >> 10U));
            result += static_cast<char16_t>(0xDC00 + (c & 0x3FFU));
        }
    }
    return result;
}

std::string to_utf8(std::u16string_view text) {
    std::string result;
    result.reserve(text.size() * 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t code_point = text[i];
        const bool pair = code_point >= 0xD800 && code_point < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000;
        if (pair) code_point = 0x10000 + ((code_point - 0xD800) << 10) + (text[++i] - 0xDC00U);
        append_utf8(result, code_point);
    }
    return result;
}

std::string code_point_name(char32_t code_point) { return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code_point)); }

std::string_view trim_xml_space(std::string_view text) {
    while (!text.empty() && is_xml_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_xml_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string collapse_xml_space(std::string_view text) {
    text = trim_xml_space(text);
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto word_end = std::find_if(text.begin(), text.end(), is_xml_space);
        const auto next_word = std::find_if_not(word_end, text.end(), is_xml_space);
        result.append(text.begin(), word_end);
        if (word_end != text.end()) result += ' ';
        text.remove_prefix(static_cast<std::size_t>(next_word - text.begin()));
    }
    return result;
}

}  // namespace nabor
