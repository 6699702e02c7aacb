// FreeType's handles, opened in one way. Private to the sources that include FreeType.
#pragma once

#include <ft2build.h>

#include <string>
#include FT_FREETYPE_H

#include "base/error.h"
#include "base/handle.h"

namespace nabor {

using FreeTypeLibrary = Handle<FT_LibraryRec_, FT_Done_FreeType>;
using FreeTypeFace = Handle<FT_FaceRec_, FT_Done_Face>;

inline FreeTypeLibrary open_freetype() {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw EnvironmentError("FreeType could not be started");
    return FreeTypeLibrary(library);
}

// Returns nothing for bytes that FreeType can't open. The bytes must outlive the face.
inline FreeTypeFace open_face(const FreeTypeLibrary& library, const std::string& bytes, unsigned index) {
    FT_Face opened = nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(bytes.data());
    const auto size = static_cast<FT_Long>(bytes.size());
    if (FT_New_Memory_Face(library.get(), data, size, static_cast<FT_Long>(index), &opened) != 0) return nullptr;
    return FreeTypeFace(opened);
}

}  // namespace nabor
