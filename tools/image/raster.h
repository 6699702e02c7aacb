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

// Grey, RGB or CMYK without alpha, as a JPEG of quality 90 whose colours are as fine as its lightness (4:4:4).
std::string encode_jpeg(const Raster& raster);

// Each new pixel is the mean of the area it covers, in integers; transparent ones do not colour their neighbours. A palette becomes RGB;
// less than 8 bits of grey become 8. The size asked is not larger than the raster's.
Raster scaled_down(const Raster& raster, std::uint32_t width, std::uint32_t height);

}  // namespace nabor
