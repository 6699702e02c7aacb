// In: a section's galley with its glyphs. Out: its lines as text: height, break costs, marks and words (nabor dump --stage=galley).
#pragma once

#include <string>

#include "typeset/section_pages.h"

namespace nabor {

std::string dump_galley(const SetGalley& galley);

}  // namespace nabor
