// In: Pages and their images. Out: the standards that the file may claim.
// Holds: no claim is made that is known to be false. The report gives the reason for each claim that is not made.
#pragma once

#include <cstdint>

#include "base/report.h"
#include "page/pages.h"
#include "pdf/images.h"

namespace nabor::pdf {

// The level of PDF/A-2 (ISO 19005-2, 5): U has no rules about structure, languages and descriptions (6.7).
enum class ArchivalLevel : std::uint8_t { none, unicode, accessible };

struct Conformance {
    ArchivalLevel archival = ArchivalLevel::accessible;
    bool accessible = true;  // PDF/UA-1 (ISO 14289-1)
    bool exchange = false;   // PDF/X-4 (ISO 15930-7): print files only
};

Conformance examine(const Pages& pages, const Images& images, Report& report);

}  // namespace nabor::pdf
