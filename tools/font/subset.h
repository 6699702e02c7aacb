// In: a face and the glyphs a PDF uses of it. Out: a font program with those glyphs alone.
// Holds: private to this folder.
#pragma once

#include <span>

#include "font/face.h"
#include "font/font.h"

namespace nabor {

Subset subset_of(const Face& face, std::span<const std::uint32_t> glyphs);

}  // namespace nabor
