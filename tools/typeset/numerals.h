// In: a cell of a table. Out: whether it is a number, and where its decimal mark stands in its paragraph.
#pragma once

#include "language/numerals.h"
#include "typeset/flow.h"

namespace nabor {

// Words unless the cell holds one paragraph that the source does not align. A note call after the number is no part of it.
Numeral numeral_of(const FlowCell& cell);

}  // namespace nabor
