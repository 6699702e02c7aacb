// In: an imposition. Out: the same as text, for whoever stands at the press, and for tests.
#pragma once

#include <string>

#include "pdf/imposition.h"

namespace nabor {

// A heading of the whole; then a line a side: its rows from the top, "/" between them, a dash for a blank page, and an arrow that shows
// where the head of a page is that does not stand upright.
std::string plan_text(const Imposition& imposition);

}  // namespace nabor
