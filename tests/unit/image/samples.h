// Image files written byte by byte, so that a test says all it depends on.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace nabor::samples {

using std::string_literals::operator""s;

inline std::string big(std::uint64_t value, int count) {
    std::string bytes;
    for (int i = count - 1; i >= 0; --i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
}

inline std::string little(std::uint64_t value, int count) {
    const std::string reversed = big(value, count);
    return {reversed.rbegin(), reversed.rend()};
}

// CRC-32 of PNG (annex D) and Adler-32 of zlib (RFC 1950), slow and short.
inline std::uint32_t crc(std::string_view bytes) {
    std::uint32_t value = 0xFFFFFFFF;
    for (const char byte : bytes) {
        value ^= static_cast<std::uint8_t>(byte);
        for (int i = 0; i < 8; ++i) value = value >> 1 ^ ((value & 1) != 0 ? 0xEDB88320 : 0);
    }
    return ~value;
}

inline std::uint32_t adler(std::string_view bytes) {
    std::uint32_t low = 1, high = 0;
    for (const char byte : bytes) {
        low = (low + static_cast<std::uint8_t>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16 | low;
}

// A zlib stream of one stored block.
inline std::string stored(std::string_view bytes) {
    return "\x78\x01\x01"s + little(bytes.size(), 2) + little(~bytes.size() & 0xFFFF, 2) + std::string(bytes) + big(adler(bytes), 4);
}

inline std::string png_chunk(std::string_view type, std::string_view body) {
    const std::string checked = std::string(type) + std::string(body);
    return big(body.size(), 4) + checked + big(crc(checked), 4);
}

struct Png {
    std::uint32_t width = 1, height = 1;
    std::uint32_t depth = 8, colour_type = 2, interlace = 0;
    std::string chunks{};   // between IHDR and IDAT
    std::string rows{};     // each with its filter byte
};

inline std::string png(const Png& image) {
    const std::string header = big(image.width, 4) + big(image.height, 4) + big(image.depth, 1) +
                               big(image.colour_type, 1) + "\0\0"s +
                               big(image.interlace, 1);
    return "\x89PNG\r\n\x1a\n"s + png_chunk("IHDR", header) + image.chunks + png_chunk("IDAT", stored(image.rows)) + png_chunk("IEND", "");
}

inline std::string jpeg_segment(int marker, std::string_view body) {
    return "\xFF"s + static_cast<char>(marker) + big(body.size() + 2, 2) + std::string(body);
}

inline std::string jpeg_frame(int marker, std::uint32_t bits, std::uint32_t width, std::uint32_t height, std::uint32_t components) {
    std::string body = big(bits, 1) + big(height, 2) + big(width, 2) + big(components, 1);
    for (std::uint32_t i = 1; i <= components; ++i) body += big(i, 1) + "\x11\0"s;
    return jpeg_segment(marker, body);
}

// The segments are given; scan header, a few coded bytes and EOI are added.
inline std::string jpeg(std::string_view segments) {
    return "\xFF\xD8"s + std::string(segments) + jpeg_segment(0xDA, "\x01\x01\0\0\x3F\0"s) + "\x12\x34\xFF\xD9";
}

inline const std::string jfif_300_dpi = jpeg_segment(0xE0, "JFIF\0\x01\x02\x01\x01\x2C\x01\x2C\0\0"s);
inline const std::string adobe = jpeg_segment(0xEE, "Adobe\0\x64\0\0\0\0\x02"s);

inline std::string gif(std::uint32_t width, std::uint32_t height, bool transparent) {
    return "GIF89a"s + little(width, 2) + little(height, 2) + "\x80\0\0"s + "\0\0\0\xFF\xFF\xFF"s +
           "\x21\xF9\x04"s + (transparent ? "\x01" : "\0"s) + "\0\0\0\0"s +
           "\x2C"s + little(0, 4) + little(width, 2) + little(height, 2) + "\0"s + "\x02\x02\x44\x01\0"s + ";";
}

inline std::string webp(std::string_view type, std::string_view body) {
    const std::string chunk = std::string(type) + little(body.size(), 4) + std::string(body);
    return "RIFF"s + little(chunk.size() + 4, 4) + "WEBP" + chunk;
}

}  // namespace nabor::samples
