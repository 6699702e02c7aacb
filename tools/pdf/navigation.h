// In: destinations, links, outline, folios. Out: named destinations, link annotations, outline, page labels.
#pragma once

#include <vector>

#include "page/pages.h"
#include "pdf/content.h"
#include "pdf/structure.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

// Link annotations, parallel to `areas`, without dates.
std::vector<Ref> write_annotations(Serialiser& file, const Pages& pages, const std::vector<LinkArea>& areas, const Structure& structure);

// The name tree for /Dests; Ref::none without destinations.
Ref write_destinations(Serialiser& file, const Pages& pages, const std::vector<Ref>& page_refs);

// The root of the outline; Ref::none without entries. Only its first level is open.
Ref write_outline(Serialiser& file, const Pages& pages, const Structure& structure);

void add_page_labels(Dictionary catalog, const Pages& pages);

}  // namespace nabor::pdf
