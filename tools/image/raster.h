// In: the bytes of an image file. Out: its samples, fewer of them if that is wanted, and JPEG made of them again.
// Holds: what cannot be decoded to its end is refused with the reason; the same bytes give the same samples on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "image/image.h"

namespace nabor {

// Samples as an image XObject takes them: rows begin on a byte; alpha apart (empty when opaque), 8 bits a pixel.
struct Raster {
    std::uint32_t width = 0, height = 0;  // as stored, before any turning
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

// PNG, JPEG, GIF and WebP; of a moving image the first frame. 16 bits a component become 8. CMYK stays as the file has it, complements or
// not.
DecodeResult decode(std::string_view bytes);

DecodeResult decode_png(std::string_view bytes);
DecodeResult decode_jpeg(std::string_view bytes);
DecodeResult decode_gif(std::string_view bytes);
DecodeResult decode_webp(std::string_view bytes);

// "" when all rows of a JPEG can be decoded; else what is wrong. Nothing is kept of them.
std::string jpeg_damage(std::string_view bytes);

// Grey, RGB or CMYK without alpha, as a baseline JPEG of a quality from 1 to 100: from 90 on its colours are as fine as its lightness
// (4:4:4), below half as fine both ways, as cameras have them. `profile`: ICC, "" for none.
std::string encode_jpeg(const Raster& raster, int quality = 90, std::string_view profile = {});

// 8-bit grey or RGB, alpha and all, as the smallest of grey, palette and RGB that keeps every sample. Throws EnvironmentError.
std::string encode_png(const Raster& raster, std::string_view profile = {});

// Grey and RGB unchanged; CMYK by the plain rule (no profile): what is inked is not lit. `inverted`: samples are complements, as Adobe's.
Raster to_screen_colour(Raster raster, bool inverted);

// As ImageFacts::orientation says it is shown; 8 bits a sample.
Raster upright(Raster raster, std::uint8_t orientation);

// Each new pixel is the mean of the area it covers, in integers; transparent ones do not colour their neighbours. A palette becomes RGB;
// less than 8 bits of grey become 8. The size asked is not larger than the raster's.
Raster scaled_down(const Raster& raster, std::uint32_t width, std::uint32_t height);

}  // namespace nabor
