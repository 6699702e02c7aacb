// In: the bytes of a JPEG file (ITU-T T.81). Out: the facts in its frame header, JFIF, Exif and Adobe segments; its colour profile.
// Holds: accepts what PDF's DCTDecode decodes (ISO 32000-1, 7.4.8): Huffman-coded baseline or progressive, 8 bits.
#include <algorithm>
#include <array>
#include <utility>

#include "image/bytes.h"
#include "image/formats.h"
#include "image/raw_profile.h"

namespace nabor {

namespace {

constexpr double centimetres_per_inch = 2.54;
constexpr std::string_view exif_name("Exif\0\0", 6), profile_name("ICC_PROFILE\0", 12);

bool is_frame_header(std::uint32_t marker) {   // SOF0…SOF15; C4, C8 and CC are other segments
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool stands_alone(std::uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

void read_jfif(ByteView file, std::size_t at, ImageFacts& facts) {
    const std::uint32_t unit = file.byte(at + 7);
    const double per_inch = unit == 1 ? 1 : unit == 2 ? centimetres_per_inch : 0;   // 0: only an aspect ratio
    facts.density_x = file.big(at + 8, 2) * per_inch;
    facts.density_y = file.big(at + 10, 2) * per_inch;
}

// The orientation in the first directory (CIPA DC-008, 4.5 and 4.6.5.1.6); 1 by default.
std::uint8_t read_orientation(ByteView file, std::size_t at, std::size_t end) {
    constexpr std::uint32_t orientation_tag = 0x0112;
    constexpr std::size_t entry_size = 12;
    const bool is_big = file.is(at, "MM");
    if (!is_big && !file.is(at, "II")) return 1;
    const auto number = [&](std::size_t where, std::size_t bytes) {
        return where + bytes > end ? 0 : is_big ? file.big(where, bytes) : file.little(where, bytes);
    };
    const std::size_t directory = at + number(at + 4, 4);
    const std::size_t count = number(directory, 2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * entry_size;
        if (entry + entry_size > end) break;
        if (number(entry, 2) != orientation_tag) continue;
        const std::uint32_t value = number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<std::uint8_t>(value) : std::uint8_t{1};
    }
    return 1;
}

// An image on its side is as wide as it has rows.
void turn(ImageFacts& facts) {
    if (!lies(facts)) return;
    std::swap(facts.width, facts.height);
    std::swap(facts.density_x, facts.density_y);
}

constexpr std::uint64_t most_scanned_pixels = 600'000'000, most_coefficient_bytes = 210'000'000;

std::size_t scans_from(std::string_view bytes, std::size_t at) {
    std::size_t count = 0;
    for (; at != std::string_view::npos; at = bytes.find("\xFF\xDA", at + 2)) ++count;
    return count;
}

// A progressive JPEG holds every coefficient until its last scan (T.81, G.1), and each scan goes over all of them. `at`: of the frame header.
std::string takes_too_much(ByteView file, std::size_t at, std::size_t scans) {
    const std::uint64_t pixels = std::uint64_t{file.big(at + 1, 2)} * file.big(at + 3, 2);
    if (scans > 1 && scans * pixels > most_scanned_pixels)
        return "has " + std::to_string(scans) + " scans of " + std::to_string((pixels + 500'000) / 1'000'000) +
               " megapixels, which take too long to decode";
    std::uint64_t samples = 0, largest = 1;
    for (std::size_t i = 0; i < file.byte(at + 5); ++i) {
        const std::uint32_t factors = file.byte(at + 7 + 3 * i);
        samples += std::uint64_t{factors >> 4} * (factors & 15);
        largest = std::max<std::uint64_t>(largest, std::uint64_t{factors >> 4} * (factors & 15));
    }
    const bool is_held = scans > 1 && 2 * pixels * samples / largest > most_coefficient_bytes;
    return is_held ? "is a progressive JPEG that takes too much memory at its size; a plain (baseline) one does not" : std::string();
}

std::string read_frame(ByteView file, std::size_t at, std::uint32_t marker, ImageFacts& facts) {
    facts.bits = file.byte(at);
    facts.height = file.big(at + 1, 2);
    facts.width = file.big(at + 3, 2);
    const std::uint32_t components = file.byte(at + 5);
    if (marker > 0xC2) return "is a lossless or arithmetic JPEG, which readers do not show";
    if (facts.bits != 8) return "is a JPEG of " + std::to_string(facts.bits) + " bits a component; readers show 8";
    if (components != 1 && components != 3 && components != 4) {
        return "is a JPEG of " + std::to_string(components) + " components; 1, 3 and 4 are known";
    }
    facts.plain_rgb = components == 3 && file.byte(at + 6) == 'R' && file.byte(at + 9) == 'G' && file.byte(at + 12) == 'B';
    facts.colour = components == 1 ? ImageColour::grey : components == 3 ? ImageColour::rgb : ImageColour::cmyk;
    return {};
}

}  // namespace

ProbeResult probe_jpeg(std::string_view bytes) {
    const ByteView file(bytes);
    ImageFacts facts;
    facts.kind = ImageKind::jpeg;
    bool adobe = false, jfif = false, framed = false;
    std::size_t frame = 0;
    for (std::size_t at = 2; file.has(at, 2);) {
        if (file.byte(at) != 0xFF) return {std::nullopt, "is a JPEG file with a broken header"};
        const std::uint32_t marker = file.byte(at + 1);
        if (marker == 0xFF) { at += 1; continue; }   // fill bytes, T.81 B.1.1.2
        if (marker == 0xD9) break;
        if (stands_alone(marker)) { at += 2; continue; }
        if (marker == 0xDA) {
            if (!framed) return {std::nullopt, "is a JPEG file with a broken header"};
            if (bytes.find("\xFF\xD9", at) == std::string_view::npos) break;
            facts.inverted_cmyk = adobe && facts.colour == ImageColour::cmyk;
            facts.plain_rgb = facts.plain_rgb && !adobe && !jfif;
            turn(facts);
            if (std::string problem = takes_too_much(file, frame, scans_from(bytes, at)); !problem.empty()) return {std::nullopt, problem};
            return {facts, {}};
        }
        const std::uint32_t length = file.big(at + 2, 2);
        if (length < 2 || !file.has(at + 2, length)) break;
        const std::size_t body = at + 4;
        if (marker == 0xE0 && length >= 14 && file.is(body, std::string_view("JFIF\0", 5))) {
            read_jfif(file, body, facts);
            jfif = true;
        }
        if (marker == 0xE1 && length >= 16 && file.is(body, exif_name))
            facts.orientation = read_orientation(file, body + exif_name.size(), body + length - 2);
        if (marker == 0xEE && length >= 14 && file.is(body, "Adobe")) adobe = true;
        if (is_frame_header(marker)) {
            if (std::string problem = read_frame(file, body, marker, facts); !problem.empty()) return {std::nullopt, problem};
            framed = true;
            frame = body;
        }
        at = body + length - 2;
    }
    return {std::nullopt, image_is_cut_short};
}

// ICC.1:2010, B.4: the profile in numbered parts, in whatever order.
RawProfile jpeg_profile(std::string_view bytes) {
    const ByteView file(bytes);
    std::array<std::string_view, 256> parts;
    std::size_t count = 0, found = 0;
    for (std::size_t at = 2; file.has(at, 4) && file.byte(at) == 0xFF && file.byte(at + 1) != 0xDA;) {
        const std::uint32_t marker = file.byte(at + 1), length = file.big(at + 2, 2);
        if (marker == 0xFF || stands_alone(marker)) { at += marker == 0xFF ? 1 : 2; continue; }
        if (length < 2 || !file.has(at + 2, length)) break;
        const std::size_t body = at + 4, name = profile_name.size();
        if (marker == 0xE2 && length >= name + 4 && file.is(body, profile_name)) {
            const std::size_t number = file.byte(body + name);
            count = file.byte(body + name + 1);
            if (number == 0 || number > count || !parts[number].empty()) return {{}, "is damaged"};
            parts[number] = bytes.substr(body + name + 2, length - name - 4);
            ++found;
        }
        at += 2 + length;
    }
    if (found != count) return {{}, "has a part missing"};
    RawProfile profile;
    for (const std::string_view part : parts) profile.bytes += part;
    return profile;
}

}  // namespace nabor
