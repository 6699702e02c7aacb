// In: slots for page numbers on finished pages, and those numbers. Out: the numbers set in their lines.
// Holds: a slot is as wide as the widest number that may come, so a number never changes where a line or page ends. What follows a narrower
// number moves up to it; a justified line gives the width so won to its word spaces.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "page/pages.h"
#include "typeset/galley.h"
#include "typeset/line_setting.h"

namespace nabor {

struct WaitingSlot {
    std::size_t page = 0;
    PageSlot slot;                              // x and y on the page
    std::size_t first_item = 0, last_item = 0;  // of the page: the slot's line
};

// `slots`: those of one line follow each other. `number_of` sets a slot's number as a line of its own.
void fill_slots(const std::vector<WaitingSlot>& slots, const std::function<SetLine(const PageSlot&)>& number_of, std::vector<Page>& pages);

}  // namespace nabor
