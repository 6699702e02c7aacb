// In: a face and a stretch of a paragraph. Out: its glyphs, in visual order.
// Holds: private to this folder. Nothing is kept between calls: a buffer lives as long as one call.
#pragma once

#include <vector>

#include "font/face.h"
#include "font/font.h"

namespace nabor {

void shape_with(const Face& face, const ShapeRequest& request, std::vector<ShapedGlyph>& glyphs);

bool face_has_feature(const Face& face, const char* tag, std::uint32_t script);

}  // namespace nabor
