// In: a face. Out: what tells it from all others.
#pragma once

#include "base/digest.h"
#include "font/font.h"

namespace nabor {

Digest face_digest(const FontSet& fonts, FaceId face);

// Of all that FontSet::face_for may answer with beside the faces it is given, and of their order. Their files are many and large, and most
// books need none of them: so these are told by their stamps (file_stamp.h), and none of them is read.
Digest fallbacks_digest(const FontSet& fonts);

}  // namespace nabor
