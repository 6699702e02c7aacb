// In: a TEI P5 manuscript. Out: a Book.
// Holds: any well-formed TEI gives a Book, whatever its customization. No text is lost silently: unknown elements are dropped, their
// content is kept, and a diagnostic reports them. Nothing outside the product's folder is read, nothing is fetched.
#pragma once

#include <optional>
#include <string>

#include "base/report.h"
#include "base/source.h"
#include "book/book.h"
#include "book/product.h"

namespace nabor {

// Nothing when the file is missing, not XML, not TEI, or has no text (errors in the report).
// TEI P5 Guidelines; XInclude 1.0 (relative, nested, fallback, cycles refused); entities of the internal DTD subset with limits.
std::optional<Book> read_tei(const Product& product, Sources& sources, Report& report);

// The same from bytes in memory (tests, fuzzing). Diagnostics name product.manuscript; included files and images are looked for in
// product.folder.
std::optional<Book> read_tei(const Product& product, std::string bytes, Sources& sources, Report& report);

}  // namespace nabor
