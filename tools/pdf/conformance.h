// In: Pages and what their writing brought to light. Out: which standards the file may say it keeps.
// Holds: nothing is claimed that is known to be broken; what stands in the way is told in the report.
#pragma once

#include "base/report.h"
#include "page/pages.h"
#include "pdf/images.h"

namespace nabor::pdf {

struct Conformance {
    bool archival = true;      // PDF/A-2a (ISO 19005-2, level A)
    bool accessible = true;    // PDF/UA-1 (ISO 14289-1)
};

Conformance examine(const Pages& pages, const Images& images, Report& report);

}  // namespace nabor::pdf
