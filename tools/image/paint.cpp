#include "image/paint.h"

#include <algorithm>

namespace nabor {

namespace {

// The part of the box on the raster, as a range of the box's columns or rows.
struct Range {
    std::int32_t begin, end;
};

Range visible(std::int32_t start, std::int32_t length, std::uint32_t size) {
    return {std::max(0, -start), std::min(length, static_cast<std::int32_t>(size) - start)};
}

template <typename Paint>
void for_each_pixel(Raster& raster, const PaintBox& box, Paint paint) {
    const Range rows = visible(box.top, box.height, raster.height), columns = visible(box.left, box.width, raster.width);
    for (std::int32_t row = rows.begin; row < rows.end; ++row) {
        for (std::int32_t column = columns.begin; column < columns.end; ++column) {
            const std::size_t at = static_cast<std::size_t>(box.top + row) * raster.width + static_cast<std::size_t>(box.left + column);
            paint(&raster.samples[3 * at],
                  static_cast<std::size_t>(row) * static_cast<std::size_t>(box.width) + static_cast<std::size_t>(column));
        }
    }
}

char mixed(char below, std::uint8_t above, unsigned share) {
    return static_cast<char>((static_cast<std::uint8_t>(below) * (255 - share) + above * share + 127) / 255);
}

}  // namespace

Raster blank_raster(std::uint32_t width, std::uint32_t height, PaintColour colour) {
    Raster raster;
    raster.width = width;
    raster.height = height;
    raster.samples.resize(std::size_t{3} * width * height);
    fill(raster, {0, 0, static_cast<std::int32_t>(width), static_cast<std::int32_t>(height)}, colour);
    return raster;
}

void fill(Raster& raster, const PaintBox& box, PaintColour colour) {
    for_each_pixel(raster, box, [&](char* pixel, std::size_t) {
        pixel[0] = static_cast<char>(colour.red);
        pixel[1] = static_cast<char>(colour.green);
        pixel[2] = static_cast<char>(colour.blue);
    });
}

void blend(Raster& raster, const PaintBox& box, std::string_view coverage, PaintColour colour) {
    for_each_pixel(raster, box, [&](char* pixel, std::size_t index) {
        const unsigned share = static_cast<std::uint8_t>(coverage[index]);
        pixel[0] = mixed(pixel[0], colour.red, share);
        pixel[1] = mixed(pixel[1], colour.green, share);
        pixel[2] = mixed(pixel[2], colour.blue, share);
    });
}

}  // namespace nabor
