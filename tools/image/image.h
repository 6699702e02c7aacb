// In: the bytes of an image file. Out: its kind, size, density and colour, or why it is none.
// Holds: only headers are read; nothing is decoded here. Samples come from image/raster.h, colour profiles from image/profile.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nabor {

enum class ImageKind : std::uint8_t { unknown, png, jpeg, gif, svg, webp };
enum class ImageColour : std::uint8_t { grey, rgb, cmyk, palette };

struct ImageFacts {
    ImageKind kind = ImageKind::unknown;
    std::uint32_t width = 0;       // pixels, as the image is shown; for SVG, its width and height in CSS pixels
    std::uint32_t height = 0;
    double density_x = 0;          // pixels per inch as the file says, 0 when it does not
    double density_y = 0;
    ImageColour colour = ImageColour::rgb;
    std::uint8_t bits = 8;         // per component
    bool has_transparency = false;
    bool moves = false;            // WebP with several frames
    bool inverted_cmyk = false;    // Adobe JPEG
    bool plain_rgb = false;        // JPEG of red, green and blue, which nothing but the names of its components says
    std::uint8_t orientation = 1;  // how the stored rows stand in what is shown, as Exif counts (CIPA DC-008, 4.6.5.1.6): 1 upright, 5 to 8 lying
};

struct ProbeResult {
    std::optional<ImageFacts> facts;
    std::string problem;           // "is not an image Nabor reads (PNG, JPEG, GIF, WebP, SVG)", "is cut short", …
};

// Largest image accepted, in pixels; beyond it probe refuses ("has 200 megapixels; 100 are allowed").
inline constexpr std::uint64_t largest_image = 100'000'000;

ProbeResult probe(std::string_view bytes);

std::string_view media_type(ImageKind kind);      // "image/png"
std::string_view file_suffix(ImageKind kind);     // ".png"

// Whether the stored rows are the columns of what is shown.
inline bool lies(const ImageFacts& facts) { return facts.orientation >= 5; }

}  // namespace nabor
