// In: the bytes of a GIF file. Out: its first frame on its canvas: indices, palette, alpha where it is transparent or covers only a part.
// Holds: nothing after the first frame is read.
#include <gif_lib.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "base/handle.h"
#include "image/alpha.h"
#include "image/formats.h"
#include "image/raster.h"

namespace nabor {

namespace {

struct GifInput {
    std::string_view bytes;
};

int read_bytes(GifFileType* gif, GifByteType* target, int count) {
    auto* input = static_cast<GifInput*>(gif->UserData);
    const std::size_t taken = std::min(static_cast<std::size_t>(count), input->bytes.size());
    std::memcpy(target, input->bytes.data(), taken);
    input->bytes.remove_prefix(taken);
    return static_cast<int>(taken);
}

void close_gif(GifFileType* gif) { DGifCloseFile(gif, nullptr); }
using GifHandle = Handle<GifFileType, close_gif>;

DecodeResult failure(int error) {
    const char* reason = GifErrorString(error);
    return {std::nullopt, std::string("is a damaged GIF file (") + (reason == nullptr ? "no frame" : reason) + ")"};
}

// Skips an extension. Returns the transparent index of a graphic control extension (GIF89a, 23).
bool skip_extension(GifFileType* gif, int& transparent) {
    int code = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) return false;
    GraphicsControlBlock control;
    if (code == GRAPHICS_EXT_FUNC_CODE && block != nullptr && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
        transparent = control.TransparentColor;
    while (block != nullptr) {
        if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) return false;
    }
    return true;
}

// Skips to the first frame's header. Returns its transparent index, or -1.
bool find_frame(GifFileType* gif, int& transparent) {
    for (;;) {
        GifRecordType record = UNDEFINED_RECORD_TYPE;
        if (DGifGetRecordType(gif, &record) == GIF_ERROR) return false;
        if (record == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) == GIF_OK;
        if (record != EXTENSION_RECORD_TYPE) return false;
        if (!skip_extension(gif, transparent)) return false;
    }
}

// The frame's rows in the order of the file (GIF89a, appendix E); those outside the canvas are discarded.
bool read_rows(GifFileType* gif, Raster& raster, std::string& covered) {
    const GifImageDesc& frame = gif->Image;
    constexpr int offsets[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
    std::string row(static_cast<std::size_t>(frame.Width), '\0');
    for (int pass = 0; pass < (frame.Interlace ? 4 : 1); ++pass) {
        const int step = frame.Interlace ? steps[pass] : 1;
        for (int y = frame.Interlace ? offsets[pass] : 0; y < frame.Height; y += step) {
            if (DGifGetLine(gif, reinterpret_cast<GifPixelType*>(row.data()), frame.Width) == GIF_ERROR) return false;
            const auto top = static_cast<std::size_t>(frame.Top) + static_cast<std::size_t>(y), left = static_cast<std::size_t>(frame.Left);
            if (top >= raster.height || left >= raster.width) continue;
            const std::size_t width = std::min(row.size(), raster.width - left), at = top * raster.width + left;
            raster.samples.replace(at, width, row, 0, width);
            covered.replace(at, width, width, '\xFF');
        }
    }
    return true;
}

std::string palette_of(const GifFileType& gif) {
    std::string palette;
    const ColorMapObject* map = gif.Image.ColorMap != nullptr ? gif.Image.ColorMap : gif.SColorMap;
    for (int i = 0; map != nullptr && i < map->ColorCount; ++i) {
        for (const GifByteType component : {map->Colors[i].Red, map->Colors[i].Green, map->Colors[i].Blue})
            palette += static_cast<char>(component);
    }
    return palette;
}

}  // namespace

DecodeResult decode_gif(std::string_view bytes) {
    const ProbeResult probed = probe(bytes);
    if (!probed.facts) return {std::nullopt, probed.problem};
    if (probed.facts->kind != ImageKind::gif) return {std::nullopt, "is not a GIF file"};
    GifInput input{bytes};
    int error = 0;
    const GifHandle gif(DGifOpen(&input, read_bytes, &error));
    if (!gif) return failure(error);
    int transparent = NO_TRANSPARENT_COLOR;
    if (!find_frame(gif.get(), transparent)) return failure(gif->Error);
    Raster raster;
    raster.width = probed.facts->width;
    raster.height = probed.facts->height;
    raster.colour = ImageColour::palette;
    raster.palette = palette_of(*gif);
    if (raster.palette.empty() || gif->Image.Width <= 0 || gif->Image.Left < 0 || gif->Image.Top < 0) return failure(0);
    raster.samples.resize(raster.row_size() * raster.height);
    std::string covered(raster.samples.size(), '\0');
    if (!read_rows(gif.get(), raster, covered)) return failure(gif->Error);
    for (std::size_t i = 0; i < covered.size(); ++i) {
        if (static_cast<unsigned char>(raster.samples[i]) == transparent) covered[i] = '\0';
    }
    if (covered.find('\0') != std::string::npos) raster.alpha = std::move(covered);
    return {std::move(raster), {}};
}

}  // namespace nabor
