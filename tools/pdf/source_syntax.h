// In: a value of a PDF that PoDoFo has read. Out: its syntax (ISO 32000-1, 7.3).
// Holds: private to the sources that include PoDoFo. Its exceptions become EnvironmentError here (only its memory can fail).
#pragma once

#include <string>

#include "pdf/podofo_api.h"

namespace nabor::pdf {

std::string syntax_of(const podofo::PdfVariant& value);

}  // namespace nabor::pdf
