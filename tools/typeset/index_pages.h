// In: an index's flow, and the pages made up before it. Out: the flow with its page numbers as text, and their links in the structure.
#pragma once

#include "typeset/flow.h"
#include "typeset/make_up.h"
#include "typeset/structure_tree_builder.h"

namespace nabor {

// Appends to every index entry the numbers of the pages its targets stand on, ascending, each once, each a link.
void print_index_pages(FlowSection& section, const MadeUpPages& so_far, StructureTreeBuilder& tree);

}  // namespace nabor
