// In: finished Pages, and the requirements of a printer. Out: the bytes of a print file (PDF/X-4, ISO 15930-7).
// Holds: the pages are those of the PDF for readers, on larger sheets with marks, without tags, links and bookmarks. Black is black ink
// alone. The same Pages and settings give the same bytes with any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/report.h"
#include "font/font.h"
#include "image/profile.h"
#include "page/pages.h"
#include "pdf/pdf.h"

namespace nabor {

struct PrintFileSettings {
    Length bleed = Length::millimetres(3);
    bool crop_marks = true, registration_marks = true, colour_bars = false, page_labels = true;
    std::optional<ColourProfile> profile;  // of the printing condition; class prtr
    std::string condition;                 // its name in the ICC registry, "FOGRA51"; may be empty
    std::uint32_t minimum_density = 0;     // pixels per inch; 0: no minimum
    PdfSettings pdf;
};

// `fonts`: the faces of the pages; a face for the labels is added. Reports images below the minimum density (print-low-density), and why
// PDF/X-4 is not claimed (pdf-claim).
std::string write_print_pdf(const Pages& pages, FontSet& fonts, Report& report, std::size_t jobs, const PrintFileSettings& settings);

}  // namespace nabor
