// In: any bytes as an image. Out: nothing; probing, decoding, scaling and drawing must neither crash nor throw, and what they say must
// agree.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "image/drawing.h"
#include "image/profile.h"
#include "image/raster.h"

namespace {

using namespace nabor;

// Larger ones would test the machine's memory and not the reader.
constexpr std::uint64_t largest_decoded = 1'000'000;

void check_samples(const Raster& raster, const ImageFacts& facts) {
    const std::size_t pixels = std::size_t{raster.width} * raster.height;
    const bool turned = lies(facts);
    if (raster.width != (turned ? facts.height : facts.width) || raster.height != (turned ? facts.width : facts.height)) std::abort();
    if (raster.samples.size() != raster.row_size() * raster.height) std::abort();
    if (!raster.alpha.empty() && raster.alpha.size() != pixels) std::abort();
    if ((raster.colour == ImageColour::palette) == raster.palette.empty()) std::abort();
}

// Half of it is a whole image again, and as a JPEG it can be read.
void check_smaller(const Raster& raster) {
    const Raster smaller = scaled_down(raster, (raster.width + 1) / 2, (raster.height + 1) / 2);
    if (smaller.bits != 8 || smaller.samples.size() != smaller.row_size() * smaller.height) std::abort();
    if (!smaller.alpha.empty() && smaller.alpha.size() != smaller.samples.size() / smaller.channels()) std::abort();
    if (smaller.width > 65500 || smaller.height > 65500) return;  // more than a JPEG has
    if (!decode_jpeg(encode_jpeg(smaller)).raster) std::abort();
}

void check_profile(std::string_view bytes, const ImageFacts& facts) {
    const ProfileResult result = embedded_profile(bytes, facts);
    if (result.profile && (!result.problem.empty() || !read_profile(result.profile->bytes).profile)) std::abort();
}

// A drawing takes as long as its author wanted; only small ones are drawn here.
void check_drawing(std::string_view bytes, const ImageFacts& facts) {
    if (facts.width > 2000 || facts.height > 2000) return;
    const DrawingResult drawn = draw(bytes, facts);
    if (drawn.page.empty() == drawn.problem.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read_profile(std::string(bytes));
    const ProbeResult probed = probe(bytes);
    if (probed.facts.has_value() != probed.problem.empty()) std::abort();  // facts, or the reason why there are none
    if (!probed.facts) return 0;
    const ImageFacts& facts = *probed.facts;
    if (facts.width == 0 || facts.height == 0) std::abort();
    check_profile(bytes, facts);
    if (facts.kind == ImageKind::svg) check_drawing(bytes, facts);
    if (facts.kind == ImageKind::svg || std::uint64_t{facts.width} * facts.height > largest_decoded) return 0;
    const DecodeResult decoded = decode(bytes);
    if (decoded.raster.has_value() != decoded.problem.empty()) std::abort();
    if (!decoded.raster) return 0;
    check_samples(*decoded.raster, facts);
    check_smaller(*decoded.raster);
    return 0;
}
