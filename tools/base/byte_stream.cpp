#include "base/byte_stream.h"

#include <algorithm>

namespace nabor {

void ByteWriter::text(std::string_view text) {
    number(text.size());
    bytes_ += text;
}

void ByteWriter::text(std::u16string_view text) {
    number(text.size());
    for (const char16_t unit : text) number(unit);
}

std::size_t ByteReader::count(std::size_t least_bytes) {
    return static_cast<std::size_t>(number_up_to((bytes_.size() - at_) / std::max<std::size_t>(1, least_bytes)));
}

std::string ByteReader::text() { return std::string(raw(count(1))); }

std::u16string ByteReader::utf16_text() {
    std::u16string text(count(1), u'\0');
    for (char16_t& unit : text) unit = static_cast<char16_t>(number_up_to(0xFFFF));
    return ok_ ? text : std::u16string();
}

std::string_view ByteReader::raw(std::size_t size) {
    if (size > bytes_.size() - at_) fail();
    if (!ok_) return {};
    const std::string_view taken = bytes_.substr(at_, size);
    at_ += size;
    return taken;
}

Digest ByteReader::digest() {
    Digest digest;
    const std::string_view bytes = raw(digest_size);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::uint64_t& half = i < digest_size / 2 ? digest.high : digest.low;
        half = half << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return digest;
}

}  // namespace nabor
