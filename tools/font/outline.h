// In: a face and one of its glyphs. Out: the bounds of its ink, as a whole or between two heights.
// Holds: private to this folder. Curves are followed in integers, so the bounds are the same on every machine.
#pragma once

#include <cstdint>

#include "font/face.h"
#include "font/font.h"

namespace nabor {

GlyphBounds glyph_bounds(const Face& face, std::uint32_t glyph, HeightBand band);

}  // namespace nabor
