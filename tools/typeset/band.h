// In: lines that stand side by side, of a table's cells or of columns. Out: the galley item that has them all.
#pragma once

#include "typeset/galley.h"

namespace nabor {

// Takes a line into a band, `x` to the right and `y` below the band's corner. The strings of running heads are left out.
void take_line(GalleyItem&& line, Length x, Length y, GalleyItem& band);

}  // namespace nabor
