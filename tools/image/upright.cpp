// In: samples as a camera stored them. Out: the same image, upright.
#include <utility>

#include "image/raster.h"

namespace nabor {

namespace {

struct Pixel {
    std::uint32_t x, y;
};

// Where a pixel of the upright picture is stored (CIPA DC-008, 4.6.5.1.6).
Pixel stored_place(Pixel shown, std::uint8_t orientation, std::uint32_t width, std::uint32_t height) {
    const std::uint32_t right = width - 1, bottom = height - 1;
    switch (orientation) {
        case 2: return {right - shown.x, shown.y};
        case 3: return {right - shown.x, bottom - shown.y};
        case 4: return {shown.x, bottom - shown.y};
        case 5: return {shown.y, shown.x};
        case 6: return {shown.y, bottom - shown.x};
        case 7: return {right - shown.y, bottom - shown.x};
        case 8: return {right - shown.y, shown.x};
        default: return shown;
    }
}

}  // namespace

Raster upright(Raster raster, std::uint8_t orientation) {
    if (orientation < 2 || orientation > 8) return raster;
    Raster turned = raster;
    turned.samples.clear();
    turned.alpha.clear();
    if (orientation >= 5) std::swap(turned.width, turned.height);
    const std::size_t channels = raster.channels();
    for (std::uint32_t y = 0; y < turned.height; ++y) {
        for (std::uint32_t x = 0; x < turned.width; ++x) {
            const Pixel from = stored_place({x, y}, orientation, raster.width, raster.height);
            const std::size_t at = std::size_t{from.y} * raster.width + from.x;
            turned.samples.append(raster.samples, at * channels, channels);
            if (!raster.alpha.empty()) turned.alpha += raster.alpha[at];
        }
    }
    return turned;
}

}  // namespace nabor
