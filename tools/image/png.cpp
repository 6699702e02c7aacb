// In: the bytes of a PNG file (W3C PNG, second edition). Out: the facts in IHDR, pHYs and tRNS.
// Holds: the chunks are walked to IEND, so a truncated file is found.
#include "image/bytes.h"
#include "image/formats.h"

namespace nabor {

namespace {

constexpr std::size_t chunk_frame = 12;   // length, type, CRC
constexpr double metres_per_inch = 0.0254;

// Table 11.1: the depths each colour type allows.
bool depth_fits(std::uint32_t colour_type, std::uint32_t depth) {
    switch (colour_type) {
        case 0: return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
        case 3: return depth == 1 || depth == 2 || depth == 4 || depth == 8;
        case 2: case 4: case 6: return depth == 8 || depth == 16;
        default: return false;
    }
}

ImageColour colour_of(std::uint32_t colour_type) {
    if (colour_type == 3) return ImageColour::palette;
    return colour_type == 0 || colour_type == 4 ? ImageColour::grey : ImageColour::rgb;
}

// Returns false for a header that contradicts itself.
bool read_header(ByteView file, std::size_t at, ImageFacts& facts) {
    const std::uint32_t depth = file.byte(at + 8), colour_type = file.byte(at + 9);
    facts.width = file.big(at, 4);
    facts.height = file.big(at + 4, 4);
    facts.bits = static_cast<std::uint8_t>(depth);
    facts.colour = colour_of(colour_type);
    facts.has_transparency = colour_type == 4 || colour_type == 6;
    return depth_fits(colour_type, depth) && facts.width <= 0x7FFFFFFF && facts.height <= 0x7FFFFFFF;
}

void read_density(ByteView file, std::size_t at, ImageFacts& facts) {
    constexpr std::uint32_t per_metre = 1;
    if (file.byte(at + 8) != per_metre) return;
    facts.density_x = file.big(at, 4) * metres_per_inch;
    facts.density_y = file.big(at + 4, 4) * metres_per_inch;
}

}  // namespace

ProbeResult probe_png(std::string_view bytes) {
    const ByteView file(bytes);
    ImageFacts facts;
    facts.kind = ImageKind::png;
    std::size_t at = png_signature.size();
    if (!file.has(at, chunk_frame + 13)) return {std::nullopt, image_is_cut_short};
    if (file.big(at, 4) != 13 || !file.is(at + 4, "IHDR") || !read_header(file, at + 8, facts)) {
        return {std::nullopt, "is a PNG file with a broken header"};
    }
    for (;;) {
        if (!file.has(at, chunk_frame)) return {std::nullopt, image_is_cut_short};
        const std::uint32_t length = file.big(at, 4);
        if (!file.has(at + chunk_frame, length)) return {std::nullopt, image_is_cut_short};
        if (file.is(at + 4, "pHYs") && length == 9) read_density(file, at + 8, facts);
        if (file.is(at + 4, "tRNS")) facts.has_transparency = true;
        if (file.is(at + 4, "IEND")) return {facts, {}};
        at += chunk_frame + length;
    }
}

}  // namespace nabor
