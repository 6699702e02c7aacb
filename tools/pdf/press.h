// In: finished Pages, and what a printer asks. Out: the bytes of a PDF for a press (PDF/X-4, ISO 15930-7).
// Holds: the pages stand as in the PDF for readers, on larger sheets with marks; there are no tags, no links and no bookmarks. Black is
// black ink alone. The same Pages and settings give the same bytes, with any number of threads.
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

struct PressSettings {
    Length bleed = Length::millimetres(3);
    bool crop_marks = true, registration_marks = true, colour_bars = false, page_labels = true;
    std::optional<ColourProfile> profile;  // of the printing condition: class prtr
    std::string condition;                 // its name in the registry of characterizations: "FOGRA51"; may be empty
    std::uint32_t minimum_density = 0;     // pixels to the inch; 0: none is asked
    PdfSettings pdf;
};

// The faces are those of the pages; a face for the labels is found among them too.
std::string write_press_pdf(const Pages& pages, FontSet& fonts, Report& report, std::size_t jobs, const PressSettings& settings);

}  // namespace nabor
