// In: CMYK samples. Out: RGB samples.
#include <cstdint>
#include <utility>

#include "image/raster.h"

namespace nabor {

Raster to_screen_colour(Raster raster, bool inverted) {
    if (raster.colour != ImageColour::cmyk) return raster;
    const std::string inks = std::exchange(raster.samples, {});
    const auto light = [&](std::size_t at) {
        const auto sample = static_cast<std::uint8_t>(inks[at]);
        return inverted ? unsigned{sample} : 255U - sample;
    };
    raster.colour = ImageColour::rgb;
    raster.samples.reserve(inks.size() / 4 * 3);
    for (std::size_t at = 0; at + 4 <= inks.size(); at += 4)
        for (std::size_t i = 0; i < 3; ++i) raster.samples += static_cast<char>((light(at + i) * light(at + 3) + 127U) / 255U);
    return raster;
}

}  // namespace nabor
