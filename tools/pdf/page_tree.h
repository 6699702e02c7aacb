// In: pages with their content. Out: page objects and a balanced tree of them (ISO 32000-1, 7.7.3).
#pragma once

#include <vector>

#include "page/pages.h"
#include "pdf/content.h"
#include "pdf/serialiser.h"
#include "pdf/structure.h"

namespace nabor::pdf {

// Page numbers are reserved before anything may point to a page. Gives the tree's root.
Ref write_page_tree(Serialiser& file, const Pages& pages, const Content& content, const Structure& structure, Ref fonts,
                    const std::vector<Ref>& page_refs, const std::vector<Ref>& annotations);

}  // namespace nabor::pdf
