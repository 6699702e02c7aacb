// In: finished Pages and the faces that they use. Out: the bytes of a tagged PDF.
// Holds: PDF 1.7 (ISO 32000-1), tagged; fonts are subset and embedded, with complete ToUnicode. The same Pages give the same bytes with any
// number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/report.h"
#include "font/font.h"
#include "page/pages.h"

namespace nabor {

struct PdfSettings {
    std::uint32_t image_density = 0;  // pixels per inch above which images are scaled down; 0: never
};

// Reports images that cannot be shown (pdf-image), and the standards that the file does not claim (pdf-claim). `jobs`: number of threads.
std::string write_pdf(const Pages& pages, const FontSet& fonts, Report& report, std::size_t jobs, const PdfSettings& settings = {});

}  // namespace nabor
