#include "font/face_digest.h"

#include "base/file_stamp.h"

namespace nabor {

Digest face_digest(const FontSet& fonts, FaceId face) {
    const auto& [family, style, postscript, path] = fonts.names(face);  // of a collection's faces only the names differ
    return Hasher().add(fonts.bytes(face)).add(family).add(style).add(postscript).digest();
}

Digest fallbacks_digest(const FontSet& fonts) {
    Hasher hasher;
    for (const FaceId face : fonts.fallbacks()) hasher.add(file_stamp(fonts.path(face)));
    return hasher.digest();
}

}  // namespace nabor
