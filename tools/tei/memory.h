// In: a TEI document already in memory (tests, fuzzing). Out: a Book, as read_tei makes it.
#pragma once

#include <optional>
#include <string>

#include "base/report.h"
#include "base/source.h"
#include "book/book.h"
#include "book/product.h"

namespace nabor::tei {

// Diagnostics name product.manuscript; included files and images are looked for in product.folder.
std::optional<Book> read_bytes(const Product& product, std::string bytes, Sources& sources, Report& report);

}  // namespace nabor::tei
