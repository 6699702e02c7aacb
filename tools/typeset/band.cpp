#include "typeset/band.h"

#include <algorithm>
#include <utility>

namespace nabor {

void take_line(GalleyItem&& line, Length x, Length y, GalleyItem& band) {
    for (PageItem& item : line.items) {
        move_by(item, x, y);
        band.items.push_back(std::move(item));
    }
    for (PageSlot slot : line.slots) {
        slot.x += x;
        slot.y += y;
        band.slots.push_back(slot);
    }
    for (SideItem& side : line.side) {
        side.y += y;
        band.side.push_back(std::move(side));
    }
    band.notes.insert(band.notes.end(), line.notes.begin(), line.notes.end());
    band.destinations.insert(band.destinations.end(), line.destinations.begin(), line.destinations.end());
    band.height = std::max(band.height, y + line.height);
    if (!band.span.known()) band.span = line.span;
    band.origin = std::min(band.origin, line.origin);  // unknown is the greatest
}

}  // namespace nabor
