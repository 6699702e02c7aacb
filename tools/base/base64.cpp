#include "base/base64.h"

#include "base/utf8.h"

namespace nabor {

Base64 base64_decoded(std::string_view text) {
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Base64 decoded;
    decoded.bytes.reserve(text.size() / 4 * 3);
    unsigned value = 0, bits = 0;
    for (const char c : text) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos) {
            decoded.has_other = decoded.has_other || !(is_xml_space(c) || c == '=');
            continue;
        }
        value = value << 6 | static_cast<unsigned>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        decoded.bytes += static_cast<char>(value >> bits & 0xFF);
        value &= (1U << bits) - 1;
    }
    return decoded;
}

}  // namespace nabor
