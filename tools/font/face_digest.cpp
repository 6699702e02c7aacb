#include "font/face_digest.h"

namespace nabor {

Digest face_digest(const FontSet& fonts, FaceId face) {
    const auto& [family, style, postscript, path] = fonts.names(face);  // of a collection's faces only the names differ
    return Hasher().add(fonts.bytes(face)).add(family).add(style).add(postscript).digest();
}

}  // namespace nabor
