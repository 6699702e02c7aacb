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

// Red that is opaque, blue that is half so.
inline const std::string lossless_webp =
    "RIFF\x20\0\0\0WEBPVP8L\x13\0\0\0\x2F\x01\0\0\x10\x0F\x10\xFB\x3F\xFF\x0F\xFC\x8F\x0A\x15\x88\xE8\x7F\0\0"s;

// Two frames of 2 × 2 pixels: the first green, the second blue.
inline const std::string moving_webp =
    "RIFF\x84\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0\x01\0\0\x01\0\0"
    "ANIM\x06\0\0\0\0\0\0\0\0\0"
    "ANMF\x28\0\0\0\0\0\0\0\0\0\x01\0\0\x01\0\0\0\0\0\x02VP8L\x0F\0\0\0\x2F\x01\x40\0\0\x07\xD0\xFF\x88\xFE\x07\x22\xA2\xFF\x01\0"
    "ANMF\x28\0\0\0\0\0\0\0\0\0\x01\0\0\x01\0\0\0\0\0\0VP8L\x0F\0\0\0\x2F\x01\x40\0\0\x07\x10\xD1\xFF\xFE\x07\x22\xA2\xFF\x01\0"s;

// Rows 0 to 3 of one pixel, stored interlaced; their palette is of four greys.
inline const std::string interlaced_gif =
    "GIF87a\x01\0\x04\0\x81\0\0\0\0\0\x0A\x0A\x0A\x14\x14\x14\x1E\x1E\x1E\x2C\0\0\0\0\x01\0\x04\0\0\x08\x07\0\x01\x04\x10\x30\x20\x20\0\x3B"s;

// The least that is a profile (ICC.1:2010, 7.2): a header, and a description as version 2 writes it.
inline std::string icc_profile(std::string_view use, std::string_view colours, std::string_view description = "Test", int version = 2) {
    const std::string text = "desc\0\0\0\0"s + big(description.size() + 1, 4) + std::string(description) + '\0';
    const std::string tags = big(1, 4) + "desc" + big(144, 4) + big(text.size(), 4);
    std::string header = big(144 + text.size(), 4) + big(0, 4) + big(static_cast<std::uint64_t>(version), 1) + big(0, 3) + std::string(use) +
                         std::string(colours) + "XYZ " + std::string(12, '\0') + "acsp";
    header.resize(128);
    return header + tags + text;
}

// As a JPEG carries it, in parts of `size` bytes.
inline std::string jpeg_profile_parts(const std::string& profile, std::size_t size) {
    const std::size_t count = (profile.size() + size - 1) / size;
    std::string segments;
    for (std::size_t i = 0; i < count; ++i)
        segments += jpeg_segment(0xE2, "ICC_PROFILE\0"s + big(i + 1, 1) + big(count, 1) + profile.substr(i * size, size));
    return segments;
}

// Exif with one entry, in the byte order of Intel's machines or of Motorola's.
inline std::string exif(std::uint32_t orientation, bool is_little) {
    const auto number = [&](std::uint64_t value, int bytes) { return is_little ? little(value, bytes) : big(value, bytes); };
    const std::string entry = number(0x112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + "\0\0"s;
    return jpeg_segment(0xE1, "Exif\0\0"s + (is_little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(1, 2) + entry + number(0, 4));
}

}  // namespace nabor::samples
