// In: the bytes of an image file. Out: its kind, size, density and colour, or the reason why it can't be used.
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
    bool plain_rgb = false;        // JPEG in RGB, told only by the ids of its components
    std::uint8_t orientation = 1;  // Exif orientation (CIPA DC-008, 4.6.5.1.6): 1 upright, 5 to 8 on its side
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

// True when the stored rows are the columns of the image as shown.
inline bool lies(const ImageFacts& facts) { return facts.orientation >= 5; }

}  // namespace nabor
