// In: the words of a cover, fonts, a colour. Out: the cover, drawn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "font/font.h"
#include "image/raster.h"

namespace nabor::epub {

// The size that shops ask for: 1.6 times as high as wide (Kindle Publishing Guidelines, 4.1), under 5.6 megapixels (Apple Books Asset Guide).
inline constexpr std::uint32_t cover_width = 1600, cover_height = 2560;

struct CoverWords {
    std::string authors, title, subtitle, series, publisher;
    std::vector<std::string> people;  // "Edited by …", "Translated by …"
    std::string language;
};

struct CoverFaces {
    std::vector<FaceId> regular, italic;  // first choice first; neither is empty
};

// 0xRRGGBB: one of a few dark colours, always the same one for the same words.
std::uint32_t colour_for(const CoverWords& words);

Raster draw_cover(const CoverWords& words, const FontSet& fonts, const CoverFaces& faces, std::uint32_t colour);

}  // namespace nabor::epub
