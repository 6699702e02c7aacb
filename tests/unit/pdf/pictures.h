// Images that can be decoded, and their places on pages.
#pragma once

#include <memory>
#include <string>

#include "image/raster.h"
#include "unit/image/samples.h"
#include "unit/page/sample.h"

namespace nabor::samples {

// All samples are 0x80. `segments` stand before all others.
inline std::string a_jpeg(ImageColour colour, const std::string& segments = "", std::uint32_t width = 16, std::uint32_t height = 8) {
    Raster raster;
    raster.width = width;
    raster.height = height;
    raster.colour = colour;
    raster.samples.assign(raster.row_size() * height, '\x80');
    std::string bytes = encode_jpeg(raster);
    return bytes.insert(2, segments);
}

// On the last page, an inch wide and half an inch high unless it is said otherwise.
inline void put_image(Sample& sample, const std::string& bytes, Length width = Length::points(72), Length height = Length::points(36)) {
    const auto id = static_cast<PageImageId>(sample.pages.images.size());
    sample.pages.images.push_back({bytes, *probe(bytes).facts, "map.jpg"});
    sample.pages.pages.back().items.push_back(PlacedImage{id, Length::points(50), Length::points(60), width, height, NodeId::none});
}

}  // namespace nabor::samples
