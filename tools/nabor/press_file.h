// In: [print] of book.toml. Out: what the writer of the press file is told.
#pragma once

#include "base/report.h"
#include "book/product.h"
#include "layout/layout.h"
#include "pdf/print_file.h"

namespace nabor {

// What both PDFs of a book are told.
PdfSettings pdf_settings(const Product& product, const Layout& layout);

// The profile is read and judged; one that cannot be used is an error, and the file is then made without.
PrintFileSettings press_settings(const Product& product, const Layout& layout, Report& report);

// What the PDF for readers and the one for a press both found is said once.
void append_new(Report& report, const Report& found);

}  // namespace nabor
