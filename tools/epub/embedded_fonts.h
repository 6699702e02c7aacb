// In: which characters a package's text uses in which face, fonts. Out: the font files, and the families by which the stylesheet names
// them.
// Holds: fonts are not obfuscated: EPUB 3.4 deprecates obfuscation, and it hides nothing.
#pragma once

#include <string>
#include <vector>

#include "book/product.h"
#include "epub/epub.h"
#include "epub/used_text.h"
#include "layout/layout.h"

namespace nabor::epub {

struct EmbeddedFace {
    std::string family, path;   // as the stylesheet calls it; in the package's folder
    bool bold = false, italic = false;
};

struct EmbeddedFaces {
    std::vector<EmbeddedFace> faces;
    StandInFamilies stand_ins;          // those that have the family's own characters, then those that supply what it lacks
    std::vector<PackageEntry> files;
};

EmbeddedFaces embed_fonts(const UsedText& used, EmbeddedFonts how, FontSet& fonts, Report& report);

}  // namespace nabor::epub
