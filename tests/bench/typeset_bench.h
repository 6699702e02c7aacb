// In: a book before typesetting. Out: benchmarks of what typesetting consists of, one thread each: shaping, hyphenation, places where a
// line may end, lines, galleys, pages.
#pragma once

#include "bench/workshop.h"

namespace nabor::bench {

void register_typesetting(Workshop& workshop);

}  // namespace nabor::bench
