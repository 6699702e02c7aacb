// In: a galley. Out: its lines as text: height, costs, marks and words (nabor dump --stage=galley).
#pragma once

#include <string>

#include "typeset/galley.h"

namespace nabor {

void dump_galley(const Galley& galley, std::string& out);
void dump_head(const RepeatedHead& head, std::string& out);

}  // namespace nabor
