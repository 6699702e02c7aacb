// In: an address as a manuscript gives it. Out: the same with its unsafe characters percent-encoded, or nothing.
#include "epub/address.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace nabor::epub {

namespace {

// EPUBCheck warns of schemes that are not registered (HTM-025); these are registered and useful to readers.
constexpr std::array<std::string_view, 6> schemes = {"http", "https", "ftp", "mailto", "tel", "news"};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_hexadecimal(char c) { return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f'); }
constexpr bool is_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

bool is_escaped(std::string_view text, std::size_t at) {
    return at + 2 < text.size() && is_hexadecimal(text[at + 1]) && is_hexadecimal(text[at + 2]);
}

bool must_be_encoded(std::string_view text, std::size_t at, bool in_fragment) {
    const char c = text[at];
    if (c == '%') return !is_escaped(text, at);
    if (c == '#') return in_fragment;
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || std::string_view("\"<>[]\\^`{|}").find(c) != std::string_view::npos;
}

std::string encoded(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string url;
    bool in_fragment = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (must_be_encoded(text, at, in_fragment)) (url += '%') += {digits[byte >> 4U], digits[byte & 15U]};
        else url += text[at];
        in_fragment = in_fragment || text[at] == '#';
    }
    return url;
}

bool is_host(std::string_view host) {
    const bool clean = std::all_of(host.begin(), host.end(), [](char c) {
        return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
    return clean && !host.empty() && host.front() != '.' && host.find("..") == std::string_view::npos;
}

// host[:port], after any user@.
bool is_authority(std::string_view authority) {
    authority.remove_prefix(std::min(authority.size(), authority.rfind('@') + 1));
    const std::size_t colon = authority.find(':');
    const std::string_view port = colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
    return is_host(authority.substr(0, colon)) && port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit);
}

bool has_authority_when_needed(std::string_view scheme, std::string_view rest) {
    if (scheme != "http" && scheme != "https" && scheme != "ftp") return !rest.empty();
    if (!rest.starts_with("//")) return false;
    rest.remove_prefix(2);
    return is_authority(rest.substr(0, rest.find_first_of("/?#")));
}

}  // namespace

std::optional<std::string> outside_address(std::string_view address) {
    address = trim_xml_space(address);
    const std::string with_scheme = (address.starts_with("www.") ? "https://" : "") + std::string(address);
    const std::size_t colon = with_scheme.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const std::string scheme = ascii_lower(with_scheme.substr(0, colon));
    const std::string_view rest = std::string_view(with_scheme).substr(colon + 1);
    if (std::find(schemes.begin(), schemes.end(), scheme) == schemes.end() || !has_authority_when_needed(scheme, rest)) return std::nullopt;
    return scheme + ":" + encoded(rest);
}

}  // namespace nabor::epub
