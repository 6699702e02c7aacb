#include "image/drawing_links.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"

namespace nabor {

namespace {


bool is_space(char c) { return static_cast<unsigned char>(c) <= 0x20; }

// Without white space, which browsers pass over in schemes, and in lower case.
std::string beginning_of(std::string_view address) {
    std::string start;
    for (const char c : address) {
        if (start.size() == 24) break;
        if (!is_space(c)) start += ascii_lower(c);
    }
    return start;
}

bool has_scheme(std::string_view start) {
    const std::size_t colon = start.find(':');
    return colon != std::string_view::npos && colon < start.find_first_of("/?#") &&
           std::all_of(start.begin(), start.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
           });
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Escapes of ASCII (CSS Syntax 3, 4.3.7) as their characters, for they may hide url( and @import; those of quotes stay. No comments.
std::string plain_css(std::string_view css) {
    std::string plain;
    for (std::size_t at = 0; at < css.size();) {
        if (css.substr(at, 2) == "/*") {
            const std::size_t end = css.find("*/", at + 2);
            at = end == std::string_view::npos ? css.size() : end + 2;
        } else if (css[at] == '\\' && at + 1 < css.size() && digit_of(css[at + 1]) >= 0) {
            unsigned code = 0;
            std::size_t end = at + 1;
            for (; end < css.size() && end < at + 7 && digit_of(css[end]) >= 0; ++end) code = code * 16 + static_cast<unsigned>(digit_of(css[end]));
            if (end < css.size() && is_space(css[end])) ++end;
            const bool is_ascii = code > 0x20 && code < 0x7F && code != '"' && code != '\'' && code != '\\';
            if (is_ascii) plain += static_cast<char>(code);
            else plain += css.substr(at, end - at);
            at = end;
        } else {
            plain += css[at++];
        }
    }
    return plain;
}

bool begins(std::string_view css, std::size_t at, std::string_view word) {
    if (at + word.size() > css.size()) return false;
    return std::equal(word.begin(), word.end(), css.begin() + static_cast<std::ptrdiff_t>(at), [](char a, char b) { return a == ascii_lower(b); });
}

// The end of url(…) that begins at `at`, past its bracket; its address.
std::size_t end_of_address(std::string_view css, std::size_t at, std::string_view& address) {
    std::size_t begin = at + 4;
    while (begin < css.size() && is_space(css[begin])) ++begin;
    const bool is_quoted = begin < css.size() && (css[begin] == '"' || css[begin] == '\'');
    std::size_t end = is_quoted ? css.find(css[begin], begin + 1) : css.find(')', begin);
    if (end == std::string_view::npos) end = css.size();
    if (is_quoted) ++begin;
    address = css.substr(begin, end - std::min(begin, end));
    const std::size_t bracket = css.find(')', end);
    return bracket == std::string_view::npos ? css.size() : bracket + 1;
}

}  // namespace

LinkPlace place_of_link(std::string_view address) {
    const std::string start = beginning_of(address);
    if (start.empty() || start.front() == '#') return LinkPlace::inside;
    for (const std::string_view image : {"data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"})
        if (start.starts_with(image)) return LinkPlace::data;
    if (start.starts_with("//") || start.starts_with("http:") || start.starts_with("https:") || start.starts_with("ftp:") ||
        start.starts_with("mailto:"))
        return LinkPlace::network;
    return has_scheme(start) ? LinkPlace::script : LinkPlace::file;
}

SafeStyle safe_style(std::string_view css) {
    const std::string plain = plain_css(css);
    SafeStyle safe;
    for (std::size_t at = 0; at < plain.size();) {
        if (begins(plain, at, "@import")) {
            const std::size_t end = plain.find_first_of(";}", at);
            at = end == std::string::npos ? plain.size() : end + (plain[end] == ';' ? 1 : 0);
            safe.changed = true;
        } else if (begins(plain, at, "url(")) {
            std::string_view address;
            const std::size_t end = end_of_address(plain, at, address);
            const LinkPlace place = place_of_link(address);
            const bool stays = place == LinkPlace::inside || place == LinkPlace::data || address.starts_with("data:font/");
            safe.css += stays ? std::string_view(plain).substr(at, end - at) : std::string_view("none");
            safe.changed = safe.changed || !stays;
            at = end;
        } else {
            safe.css += plain[at++];
        }
    }
    if (!safe.changed) safe.css = css;
    return safe;
}

std::string data_address(std::string_view media_type, std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string address = "data:" + std::string(media_type) + ";base64,";
    address.reserve(address.size() + bytes.size() * 4 / 3 + 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i) three = three << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            address += at + i > bytes.size() ? '=' : digits[three >> (18 - 6 * i) & 0x3F];
    }
    return address;
}

}  // namespace nabor
