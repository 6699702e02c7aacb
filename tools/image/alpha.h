// In: samples with their transparency among them. Out: the two apart. An opaque image keeps no alpha.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "image/raster.h"

namespace nabor {

// Moves the last of each `channels` samples to the alpha and closes the gaps in place.
void split_alpha(Raster& raster, std::size_t channels);

// The alpha of each pixel, by its palette index; an index beyond `alphas` is opaque.
std::string alpha_of_indices(const Raster& raster, std::string_view alphas);

// The sample at `column` of `row`, of 1 to 8 bits.
inline unsigned sample_at(const char* row, std::size_t column, unsigned bits) {
    const std::size_t bit = column * bits;
    return static_cast<unsigned char>(row[bit / 8]) >> (8 - bits - bit % 8) & ((1U << bits) - 1);
}

}  // namespace nabor
