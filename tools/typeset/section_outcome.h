// In: nothing. Out: what setting a section makes and finds: all that make-up needs of it.
// Holds: a page's coordinates begin at the text block's top left corner.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/report.h"
#include "page/pages.h"
#include "typeset/galley.h"
#include "typeset/page_breaking.h"

namespace nabor {

// A page number to be printed when pages are known, and the line it stands in.
struct PlacedSlot {
    PageSlot slot;
    std::uint32_t first_item = 0, last_item = 0;  // of the body
};

struct PlacedDestination {
    DestinationId destination{};
    Length y;
};

// A page but for its body.
struct SetPage {
    PageBreak opens_with = PageBreak::automatic;               // page or right, as its first item asks
    bool ends_freely = false;                                  // what follows opens a new page
    Origin start;                                              // of what it begins with
    std::vector<std::pair<std::string, std::string>> strings;  // named, for running heads, in their order
    std::vector<PlacedSlot> slots;
    std::vector<PlacedDestination> destinations;
    std::vector<Relaxation> relaxations;  // page: none yet
};

struct SectionOutcome {
    std::vector<SetPage> pages;
    std::uint32_t paragraphs = 0;  // whose lines are on its pages; PageLine::paragraph is less
    FacingPage after;              // of the page that follows the last
    std::vector<Diagnostic> findings;
};

}  // namespace nabor
