// In: book.toml and a layout. Out: the settings of the writers of PDFs.
#pragma once

#include "base/files.h"
#include "base/report.h"
#include "book/product.h"
#include "layout/layout.h"
#include "pdf/print_file.h"

namespace nabor {

PdfSettings pdf_settings(const Product& product, const Layout& layout);

// For the PDF for print. Reads the colour profile; one that cannot be used is an error, and the PDF is then made without.
PrintFileSettings print_pdf_settings(const Files& files, const Product& product, const Layout& layout, Report& report);

}  // namespace nabor
