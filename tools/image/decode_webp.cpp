// In: the bytes of a WebP file. Out: RGB samples of it, or of its first frame on its canvas; alpha apart.
#include <webp/demux.h>

#include "base/handle.h"
#include "image/alpha.h"
#include "image/formats.h"
#include "image/raster.h"

namespace nabor {

DecodeResult decode_webp(std::string_view bytes) {
    constexpr const char* damaged = "is a damaged WebP file";
    const ProbeResult probed = probe(bytes);
    if (!probed.facts) return {std::nullopt, probed.problem};
    if (probed.facts->kind != ImageKind::webp) return {std::nullopt, "is not a WebP file"};
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    WebPAnimDecoderOptions options;
    if (WebPAnimDecoderOptionsInit(&options) == 0) return {std::nullopt, damaged};
    options.color_mode = MODE_RGBA;
    const Handle<WebPAnimDecoder, WebPAnimDecoderDelete> decoder(WebPAnimDecoderNew(&data, &options));
    if (!decoder) return {std::nullopt, damaged};
    WebPAnimInfo information;
    std::uint8_t* pixels = nullptr;
    int when = 0;
    if (WebPAnimDecoderGetInfo(decoder.get(), &information) == 0 || information.canvas_width != probed.facts->width ||
        information.canvas_height != probed.facts->height || WebPAnimDecoderGetNext(decoder.get(), &pixels, &when) == 0)
        return {std::nullopt, damaged};
    Raster raster;
    raster.width = information.canvas_width;
    raster.height = information.canvas_height;
    raster.samples.assign(reinterpret_cast<const char*>(pixels), std::size_t{4} * raster.width * raster.height);
    split_alpha(raster, 4);
    return {std::move(raster), {}};
}

}  // namespace nabor
