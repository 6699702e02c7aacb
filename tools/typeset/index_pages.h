// In: an index's flow, and finished pages before it. Out: the flow with its page numbers as text.
#pragma once

#include "page/pages.h"
#include "typeset/flow.h"

namespace nabor {

// Appends to every index entry the numbers of the pages its targets stand on, ascending, each once, each a link.
void print_index_pages(FlowSection& section, Pages& pages);

}  // namespace nabor
