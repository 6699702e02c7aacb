// In: the side material of a page's lines. Out: where each item stands in the margin.
// Holds: items stand beside their lines, in order. Where they would overlap or leave the page, those that may move are moved so that the
// squares of their moves have the least sum; those that may not stand at their lines, and the others keep out of their way.
#pragma once

#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "typeset/number_column.h"
#include "typeset/set_section.h"

namespace nabor {

// An item's height, and where its top would stand if there were only this item.
struct SideWish {
    Length top, height;
    bool may_move = true;
};

// The tops of items in one margin, in order. `first`, `last`: the edges of the space for them. Items that have no room in it stand one below
// another from where the room ends.
std::vector<Length> place_apart(const std::vector<SideWish>& wishes, Length first, Length last);

// The widths of side material in the two margins of all pages of a name. It stands beyond the column of numbers.
struct SideWidths {
    Length outer, inner;
    NumberColumn numbers{};

    Length of(SideMargin margin) const { return margin == SideMargin::outer ? outer : inner; }
};
// The same for items that may stand in either margin.
SideWidths for_either_margin(SideWidths widths);
SideWidths side_widths(const PageGeometry& right, const PageGeometry& left, const NumberColumn& numbers = {});
SideWidths side_widths(const Layout& layout, std::string_view page, const NumberColumn& numbers);

// Side material in the page's coordinates. The boxes count its items from the first.
struct SetSide {
    std::vector<PageItem> items;
    std::vector<SideBox> boxes;
};
SetSide set_side_material(std::vector<PlacedSideItem> side, const PageGeometry& geometry, PageSide page, const SideWidths& widths);

// Takes from `page` what its margins have no room for, the last items first: it goes on overleaf. The first item of a margin stays, however high.
std::vector<PlacedSideItem> take_overflow(SetPage& page, Length page_height);

}  // namespace nabor
