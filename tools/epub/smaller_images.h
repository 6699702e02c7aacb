// In: a package, limits from book.toml. Out: the package with images of fewer pixels, or of another quality.
// Holds: a file keeps its format, colour profile and name. Drawings, moving images, the cover and files that would not become smaller are
// not changed.
#pragma once

#include "base/report.h"
#include "book/product.h"
#include "epub/epub.h"

namespace nabor::epub {

void make_images_smaller(Package& package, const Product& product, Report& report);

}  // namespace nabor::epub
