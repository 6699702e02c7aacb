// In: the bytes of a WebP file. Out: RGB samples of it, or of its first frame on its canvas; alpha apart.
#include <webp/decode.h>
#include <webp/demux.h>

#include "base/handle.h"
#include "image/alpha.h"
#include "image/formats.h"
#include "image/raster.h"

namespace nabor {

namespace {

constexpr const char* damaged = "is a damaged WebP file";

DecodeResult with_alpha_apart(Raster raster) {
    split_alpha(raster, 4);
    return {std::move(raster), {}};
}

// The decoder of animations holds the canvas twice, so still images have their own.
DecodeResult decode_still(std::string_view bytes, const ImageFacts& facts) {
    Raster raster;
    raster.width = facts.width;
    raster.height = facts.height;
    raster.samples.resize(std::size_t{4} * facts.width * facts.height);
    auto* samples = reinterpret_cast<std::uint8_t*>(raster.samples.data());
    const auto* file = reinterpret_cast<const std::uint8_t*>(bytes.data());
    int width = 0, height = 0;
    const bool fits = WebPGetInfo(file, bytes.size(), &width, &height) != 0 && static_cast<std::uint32_t>(width) == facts.width &&
                      static_cast<std::uint32_t>(height) == facts.height;
    if (!fits || WebPDecodeRGBAInto(file, bytes.size(), samples, raster.samples.size(), width * 4) == nullptr)
        return {std::nullopt, damaged};
    return with_alpha_apart(std::move(raster));
}

DecodeResult decode_first_frame(std::string_view bytes, const ImageFacts& facts) {
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    WebPAnimDecoderOptions options;
    if (WebPAnimDecoderOptionsInit(&options) == 0) return {std::nullopt, damaged};
    options.color_mode = MODE_RGBA;
    const Handle<WebPAnimDecoder, WebPAnimDecoderDelete> decoder(WebPAnimDecoderNew(&data, &options));
    if (!decoder) return {std::nullopt, damaged};
    WebPAnimInfo information;
    std::uint8_t* pixels = nullptr;
    int when = 0;
    if (WebPAnimDecoderGetInfo(decoder.get(), &information) == 0 || information.canvas_width != facts.width ||
        information.canvas_height != facts.height || WebPAnimDecoderGetNext(decoder.get(), &pixels, &when) == 0)
        return {std::nullopt, damaged};
    Raster raster;
    raster.width = information.canvas_width;
    raster.height = information.canvas_height;
    raster.samples.assign(reinterpret_cast<const char*>(pixels), std::size_t{4} * raster.width * raster.height);
    return with_alpha_apart(std::move(raster));
}

}  // namespace

DecodeResult decode_webp(std::string_view bytes) {
    const ProbeResult probed = probe(bytes);
    if (!probed.facts) return {std::nullopt, probed.problem};
    if (probed.facts->kind != ImageKind::webp) return {std::nullopt, "is not a WebP file"};
    return probed.facts->moves ? decode_first_frame(bytes, *probed.facts) : decode_still(bytes, *probed.facts);
}

}  // namespace nabor
