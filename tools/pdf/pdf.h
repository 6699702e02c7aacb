// In: finished Pages and the fonts they name. Out: the bytes of a tagged PDF.
// Holds: PDF 1.7 (ISO 32000-1), tagged; fonts subset and embedded with complete ToUnicode; the same Pages give the same bytes,
// with any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/report.h"
#include "font/font.h"
#include "page/pages.h"

namespace nabor {

struct PdfSettings {
    std::uint32_t image_density = 0;  // pixels to the inch beyond which an image is given fewer; 0 leaves all
};

std::string write_pdf(const Pages& pages, const FontSet& fonts, Report& report, std::size_t jobs,
                      const PdfSettings& settings = {});

}  // namespace nabor
