// In: an imposition. Out: the same as text, for press operators and tests.
#pragma once

#include <string>

#include "impose/imposition.h"

namespace nabor {

// A heading, then a line for each side: its rows from the top with "/" between them, a dash for a blank page, and an arrow that points to
// the head of a page that is not upright.
std::string plan_text(const Imposition& imposition);

}  // namespace nabor
