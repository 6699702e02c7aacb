// In: a page. Out: its number as a reader would say it.
#pragma once

#include <string>

#include "page/pages.h"

namespace nabor {

// "12", "xii", "Plate 3": as counted, whether or not the page prints it.
std::string folio_of(const Page& page);
// With the letter of its side, where the page facing it has the same number: "12a". For lines, which each of the two pages counts.
std::string sided_folio_of(const Page& page);

}  // namespace nabor
