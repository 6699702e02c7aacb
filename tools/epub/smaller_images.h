// In: a package, limits from book.toml. Out: the package with images of fewer pixels, or of another quality.
// Holds: a file keeps its kind, its colour profile and its name; drawings, moving images and the cover are left alone, and so is a file
// that would not become smaller.
#pragma once

#include "base/report.h"
#include "book/product.h"
#include "epub/epub.h"

namespace nabor::epub {

void make_images_smaller(Package& package, const Product& product, Report& report);

}  // namespace nabor::epub
