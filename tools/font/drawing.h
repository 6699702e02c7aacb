// In: a face, glyphs, a size. Out: how much of each pixel they cover.
// Holds: private to this folder. Unhinted, so that a letter is the same wherever it stands.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "font/face.h"
#include "font/font.h"

namespace nabor {

std::vector<GlyphBitmap> draw_glyphs(const Face& face, std::span<const std::uint32_t> glyphs, std::uint32_t pixels_per_em);

}  // namespace nabor
