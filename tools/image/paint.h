// In: a raster, shapes, a colour. Out: the raster with the shapes painted.
// Holds: opaque RGB rasters; shapes are clipped to the raster.
#pragma once

#include <cstdint>
#include <string_view>

#include "image/raster.h"

namespace nabor {

struct PaintColour {
    std::uint8_t red = 0, green = 0, blue = 0;
};

constexpr PaintColour paint_colour(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

struct PaintBox {
    std::int32_t left = 0, top = 0, width = 0, height = 0;
};

Raster blank_raster(std::uint32_t width, std::uint32_t height, PaintColour colour);
void fill(Raster& raster, const PaintBox& box, PaintColour colour);

// `coverage`: 0 to 255 a pixel, in rows as wide as the box.
void blend(Raster& raster, const PaintBox& box, std::string_view coverage, PaintColour colour);

}  // namespace nabor
