// In: the contents of a book. Out: their section: an entry a paragraph, with a slot for its page number.
#pragma once

#include "typeset/sections.h"

namespace nabor {

// None where there are too few entries.
void collect_contents(BookSources& sources, SectionList& sections);

}  // namespace nabor
