#include "font/drawing.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include "base/error.h"
#include "base/handle.h"

namespace nabor {

namespace {

using LibraryHandle = Handle<FT_LibraryRec_, FT_Done_FreeType>;
using FreeTypeFace = Handle<FT_FaceRec_, FT_Done_Face>;

LibraryHandle open_library() {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw EnvironmentError("FreeType could not be started");
    return LibraryHandle(library);
}

FreeTypeFace open_face(FT_Library library, const Face& face) {
    FT_Face opened = nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(face.bytes.data());
    const auto index = static_cast<FT_Long>(face.index);
    if (FT_New_Memory_Face(library, data, static_cast<FT_Long>(face.bytes.size()), index, &opened) != 0) return nullptr;
    return FreeTypeFace(opened);
}

GlyphBitmap bitmap_of(FT_GlyphSlot slot) {
    GlyphBitmap bitmap;
    bitmap.left = slot->bitmap_left;
    bitmap.top = slot->bitmap_top;
    bitmap.width = slot->bitmap.width;
    bitmap.height = slot->bitmap.rows;
    for (unsigned row = 0; row < bitmap.height; ++row)
        bitmap.coverage.append(reinterpret_cast<const char*>(slot->bitmap.buffer) + static_cast<std::ptrdiff_t>(row) * slot->bitmap.pitch,
                               bitmap.width);
    return bitmap;
}

}  // namespace

std::vector<GlyphBitmap> draw_glyphs(const Face& face, std::span<const std::uint32_t> glyphs, std::uint32_t pixels_per_em) {
    std::vector<GlyphBitmap> bitmaps(glyphs.size());
    const LibraryHandle library = open_library();
    const FreeTypeFace opened = face.bytes.empty() ? FreeTypeFace() : open_face(library.get(), face);
    if (!opened || FT_Set_Pixel_Sizes(opened.get(), pixels_per_em, pixels_per_em) != 0) return bitmaps;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        if (FT_Load_Glyph(opened.get(), glyphs[i], FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) continue;
        if (FT_Render_Glyph(opened->glyph, FT_RENDER_MODE_NORMAL) == 0) bitmaps[i] = bitmap_of(opened->glyph);
    }
    return bitmaps;
}

}  // namespace nabor
