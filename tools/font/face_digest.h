// In: a face. Out: what tells it from all others.
#pragma once

#include "base/digest.h"
#include "font/font.h"

namespace nabor {

Digest face_digest(const FontSet& fonts, FaceId face);

}  // namespace nabor
