// In: a finished package, fonts. Out: the package with the faces its text uses, and a stylesheet that names them.
// Holds: no obfuscation, which EPUB 3.4 makes a thing of the past and which hides nothing.
#pragma once

#include "book/product.h"
#include "epub/epub.h"
#include "layout/layout.h"

namespace nabor::epub {

void embed_fonts(Package& package, const Product& product, const Layout& layout, FontSet& fonts, Report& report);

}  // namespace nabor::epub
