#include "font/drawing.h"

#include "font/freetype.h"

namespace nabor {

namespace {

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
    const FreeTypeLibrary library = open_freetype();
    const FreeTypeFace opened = face.bytes.empty() ? FreeTypeFace() : open_face(library, face.bytes, face.index);
    if (!opened || FT_Set_Pixel_Sizes(opened.get(), pixels_per_em, pixels_per_em) != 0) return bitmaps;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        if (FT_Load_Glyph(opened.get(), glyphs[i], FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) continue;
        if (FT_Render_Glyph(opened->glyph, FT_RENDER_MODE_NORMAL) == 0) bitmaps[i] = bitmap_of(opened->glyph);
    }
    return bitmaps;
}

}  // namespace nabor
