// In: a CFF font program. Out: the same, its CIDs equal to its glyph ids.
// A CID-keyed program (Noto CJK) keeps the CIDs of its character collection when it is cut down, and a PDF finds glyphs by CID
// through the program's charset (ISO 32000-1 9.7.4.2): with charset 1, 2, 3 … a CID is a glyph id, as in every other subset.
// Holds: private to this folder.
#pragma once

#include <cstdint>
#include <string>

namespace nabor {

// Rewrites the charset in place; leaves programs alone that are not CID-keyed or have an unknown format.
void number_cids_by_glyph(std::string& cff, std::uint32_t glyph_count);

}  // namespace nabor
