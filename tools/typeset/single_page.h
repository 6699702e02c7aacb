// In: the lines of a title page, a dedication, a part's title: text that stands on one page with white around it. Out: the same with less
// white where it would not fit, and with its imprint at the foot where it does.
#pragma once

#include <vector>

#include "typeset/section_galley.h"

namespace nabor {

struct SinglePage {
    Length height, grid;  // of the text block; zero: no grid
};

// Text that has no room on a page without white keeps it all.
void fit_on_page(SinglePage page, std::vector<GalleyBlock>& text);

}  // namespace nabor
