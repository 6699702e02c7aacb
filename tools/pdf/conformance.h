// In: Pages and what their writing brought to light. Out: which standards the file may say it keeps.
// Holds: nothing is claimed that is known to be broken; what stands in the way is told in the report.
#pragma once

#include <cstdint>

#include "base/report.h"
#include "page/pages.h"
#include "pdf/images.h"

namespace nabor::pdf {

// The level of PDF/A-2 (ISO 19005-2, 5): U keeps all of it but the rules about structure, languages and descriptions (6.7).
enum class ArchivalLevel : std::uint8_t { none, unicode, accessible };

struct Conformance {
    ArchivalLevel archival = ArchivalLevel::accessible;
    bool accessible = true;  // PDF/UA-1 (ISO 14289-1)
    bool exchange = false;   // PDF/X-4 (ISO 15930-7): of files for a press alone
};

Conformance examine(const Pages& pages, const Images& images, Report& report);

}  // namespace nabor::pdf
