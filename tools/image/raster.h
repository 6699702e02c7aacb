// In: the bytes of an image file. Out: its samples, downsampled on request, and their encoding as JPEG or PNG.
// Holds: a file that can't be decoded to its end is refused with the reason. The same bytes give the same samples on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "image/image.h"

namespace nabor {

// Samples in the order of an image XObject: rows begin on a byte; alpha is separate (empty when opaque), 8 bits a pixel.
struct Raster {
    std::uint32_t width = 0, height = 0;  // as stored, before rotation
    ImageColour colour = ImageColour::rgb;
    std::uint8_t bits = 8;  // a sample; fewer only of grey and palette
    std::string samples;
    std::string palette;  // red, green and blue by index
    std::string alpha;

    std::size_t channels() const { return colour == ImageColour::rgb ? 3 : colour == ImageColour::cmyk ? 4 : 1; }
    std::size_t row_size() const { return (std::size_t{width} * channels() * bits + 7) / 8; }
};

struct DecodeResult {
    std::optional<Raster> raster;
    std::string problem;  // "is a damaged GIF file (…)"
};

// PNG, JPEG, GIF and WebP; the first frame of an animation. 16 bits a component become 8. CMYK samples stay as stored, complemented or
// not.
DecodeResult decode(std::string_view bytes);

DecodeResult decode_png(std::string_view bytes);
DecodeResult decode_jpeg(std::string_view bytes);
DecodeResult decode_gif(std::string_view bytes);
DecodeResult decode_webp(std::string_view bytes);

// Decodes all rows of a JPEG and keeps none. Empty when all are sound, else the reason.
std::string jpeg_damage(std::string_view bytes);

// Grey, RGB or CMYK without alpha, as a baseline JPEG of quality 1 to 100: chroma is not subsampled from 90 on (4:4:4), below it is
// halved both ways (4:2:0). `profile`: ICC, empty for none.
std::string encode_jpeg(const Raster& raster, int quality = 90, std::string_view profile = {});

// 8-bit grey or RGB with alpha, stored as the smallest of grey, palette and RGB that keeps every sample. Throws EnvironmentError.
std::string encode_png(const Raster& raster, std::string_view profile = {});

// Grey and RGB unchanged; CMYK converted without a profile: R = (1 − C)(1 − K). `inverted`: samples are complemented, as Adobe stores them.
Raster to_screen_colour(Raster raster, bool inverted);

// Rotated and mirrored by ImageFacts::orientation; 8 bits a sample.
Raster upright(Raster raster, std::uint8_t orientation);

// Each new pixel is the mean of its area, in integers and weighted by alpha. A palette becomes RGB; grey of fewer bits becomes 8.
// Requires a size not larger than the raster's.
Raster scaled_down(const Raster& raster, std::uint32_t width, std::uint32_t height);

}  // namespace nabor
