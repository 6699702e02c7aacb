// In: interleaved samples, or indices and their transparency. Out: alpha apart.
#include "image/alpha.h"

#include <algorithm>

namespace nabor {

namespace {

bool is_opaque(std::string_view alpha) {
    return std::all_of(alpha.begin(), alpha.end(), [](char one) { return one == '\xFF'; });
}

}  // namespace

void split_alpha(Raster& raster, std::size_t channels) {
    std::string& samples = raster.samples;
    const std::size_t pixels = samples.size() / channels, colours = channels - 1;
    raster.alpha.resize(pixels);
    for (std::size_t i = 0; i < pixels; ++i) {
        raster.alpha[i] = samples[i * channels + colours];
        for (std::size_t c = 0; c < colours; ++c) samples[i * colours + c] = samples[i * channels + c];
    }
    samples.resize(pixels * colours);
    if (is_opaque(raster.alpha)) raster.alpha.clear();
}

std::string alpha_of_indices(const Raster& raster, std::string_view alphas) {
    std::string alpha(std::size_t{raster.width} * raster.height, '\xFF');
    for (std::size_t y = 0; y < raster.height; ++y) {
        const char* row = raster.samples.data() + y * raster.row_size();
        for (std::size_t x = 0; x < raster.width; ++x) {
            const unsigned index = sample_at(row, x, raster.bits);
            if (index < alphas.size()) alpha[y * raster.width + x] = alphas[index];
        }
    }
    if (is_opaque(alpha)) alpha.clear();
    return alpha;
}

}  // namespace nabor
