// In: any bytes as an image. Out: nothing; probing and decoding must neither crash nor throw, and what they say must agree.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "image/image.h"

namespace {

using namespace nabor;

// Larger ones would test the machine's memory and not the reader.
constexpr std::uint64_t largest_decoded = 1'000'000;

void check_samples(const Raster& raster, const ImageFacts& facts) {
    const std::size_t pixels = std::size_t{raster.width} * raster.height;
    const std::size_t colours = raster.colour == ImageColour::grey ? 1 : 3;
    if (raster.width != facts.width || raster.height != facts.height) std::abort();
    if (raster.samples.size() != pixels * colours) std::abort();
    if (!raster.alpha.empty() && raster.alpha.size() != pixels) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const ProbeResult probed = probe(bytes);
    if (probed.facts.has_value() != probed.problem.empty()) std::abort();   // facts, or the reason why there are none
    if (!probed.facts || probed.facts->kind != ImageKind::png) return 0;
    if (probed.facts->width == 0 || probed.facts->height == 0) std::abort();
    if (std::uint64_t{probed.facts->width} * probed.facts->height > largest_decoded) return 0;
    const DecodeResult decoded = decode_png(bytes);
    if (decoded.raster.has_value() != decoded.problem.empty()) std::abort();
    if (decoded.raster) check_samples(*decoded.raster, *probed.facts);
    return 0;
}
