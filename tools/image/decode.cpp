// In: the bytes of an image file. Out: its samples, by the decoder of its kind.
#include "image/raster.h"

namespace nabor {

DecodeResult decode(std::string_view bytes) {
    const ProbeResult probed = probe(bytes);  // refuses what is too large before anything is allocated
    if (!probed.facts) return {std::nullopt, probed.problem};
    switch (probed.facts->kind) {
        case ImageKind::png: return decode_png(bytes);
        case ImageKind::jpeg: return decode_jpeg(bytes);
        case ImageKind::gif: return decode_gif(bytes);
        case ImageKind::webp: return decode_webp(bytes);
        case ImageKind::svg:
        case ImageKind::unknown: break;
    }
    return {std::nullopt, "is not made of pixels"};
}

}  // namespace nabor
