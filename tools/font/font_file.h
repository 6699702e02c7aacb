// In: a face, and the characters a book has in it. Out: a font file that reading systems load.
// Holds: private to this folder.
#pragma once

#include <string_view>

#include "font/face.h"
#include "font/font.h"

namespace nabor {

FontFile whole_file(const Face& face);
FontFile cut_file(const Face& face, std::u32string_view characters, const Features& features);

// True when a changed font must have another name: a Reserved Font Name (SIL OFL 1.1, condition 3) or a trademark.
bool has_reserved_name(const Face& face);

}  // namespace nabor
