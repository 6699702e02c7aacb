// In: the bytes of a GIF (87a, 89a) or WebP (RFC 9649) file. Out: its size and whether it has transparent parts.
// Holds: the outer blocks are walked, or their lengths compared with the file's, so a truncated file is found.
#include "image/bytes.h"
#include "image/formats.h"
#include "image/raw_profile.h"

namespace nabor {

namespace {

std::size_t colour_table_size(std::uint32_t flags) { return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0; }

// Skips the data sub-blocks at `at`; beyond the file's end when they are truncated.
std::size_t skip_sub_blocks(ByteView file, std::size_t at) {
    while (file.has(at, 1) && file.byte(at) != 0) at += 1U + file.byte(at);
    return at + 1;
}

bool read_webp_canvas(ByteView file, ImageFacts& facts) {
    constexpr std::size_t body = 20;
    if (file.is(12, "VP8X")) {
        facts.has_transparency = (file.byte(body) & 0x10) != 0;
        facts.moves = (file.byte(body) & 0x02) != 0;
        facts.width = file.little(body + 4, 3) + 1;
        facts.height = file.little(body + 7, 3) + 1;
        return file.has(body, 10);
    }
    if (file.is(12, "VP8L")) {
        const std::uint32_t bits = file.little(body + 1, 4);
        facts.width = (bits & 0x3FFF) + 1;
        facts.height = (bits >> 14 & 0x3FFF) + 1;
        facts.has_transparency = (bits >> 28 & 1) != 0;
        return file.has(body, 5) && file.byte(body) == 0x2F;
    }
    facts.width = file.little(body + 6, 2) & 0x3FFF;
    facts.height = file.little(body + 8, 2) & 0x3FFF;
    return file.is(12, "VP8 ") && file.is(body + 3, "\x9D\x01\x2A") && file.has(body, 10);
}

}  // namespace

ProbeResult probe_gif(std::string_view bytes) {
    const ByteView file(bytes);
    if (!file.has(0, 13)) return {std::nullopt, image_is_cut_short};
    ImageFacts facts;
    facts.kind = ImageKind::gif;
    facts.width = file.little(6, 2);
    facts.height = file.little(8, 2);
    facts.colour = ImageColour::palette;
    std::size_t at = 13 + colour_table_size(file.byte(10));
    while (file.has(at, 1)) {
        switch (file.byte(at)) {
            case 0x3B: return {facts, {}};
            case 0x21:   // an extension; F9 is the graphic control, whose first flag is transparency
                if (file.byte(at + 1) == 0xF9 && (file.byte(at + 3) & 1) != 0) facts.has_transparency = true;
                at = skip_sub_blocks(file, at + 2);
                break;
            case 0x2C: at = skip_sub_blocks(file, at + 11 + colour_table_size(file.byte(at + 9))); break;
            default: return {std::nullopt, "is a GIF file with a broken block"};
        }
    }
    return {std::nullopt, image_is_cut_short};
}

ProbeResult probe_webp(std::string_view bytes) {
    const ByteView file(bytes);
    ImageFacts facts;
    facts.kind = ImageKind::webp;
    if (!file.has(8, file.little(4, 4))) return {std::nullopt, image_is_cut_short};
    if (!read_webp_canvas(file, facts)) return {std::nullopt, "is a WebP file with a broken header"};
    return {facts, {}};
}

RawProfile webp_profile(std::string_view bytes) {
    const ByteView file(bytes);
    for (std::size_t at = 12; file.has(at, 8);) {
        const std::size_t size = file.little(at + 4, 4);
        if (!file.has(at + 8, size)) break;
        if (file.is(at, "ICCP")) return {std::string(bytes.substr(at + 8, size)), {}};
        at += 8 + size + size % 2;
    }
    return {};
}

}  // namespace nabor
