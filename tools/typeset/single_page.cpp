#include "typeset/single_page.h"

#include <algorithm>

namespace nabor {

namespace {

constexpr std::int64_t all = 100;  // per cent

std::vector<GalleyItem*> items_of(std::vector<GalleyBlock>& text) {
    std::vector<GalleyItem*> items;
    for (GalleyBlock& block : text)
        for (GalleyItem& item : block.settings.front().items) items.push_back(&item);
    return items;
}

// Where the text ends with a part of its white, as the page filler will place it.
Length bottom_of(const std::vector<GalleyItem*>& items, Length grid, std::int64_t percent) {
    Length y;
    for (const GalleyItem* item : items) {
        y += scaled(item == items.front() ? item->sink : item->space_before, percent, all);
        if (item->on_grid && grid.units > 0) y = {(y.units + grid.units - 1) / grid.units * grid.units};
        y += item->height;
    }
    return y;
}

void keep_white(const std::vector<GalleyItem*>& items, std::int64_t percent) {
    for (GalleyItem* item : items) {
        item->space_before = scaled(item->space_before, percent, all);
        item->sink = scaled(item->sink, percent, all);
    }
}

// The first of the items that stand at the foot; none where others follow them.
GalleyItem* first_at_foot(const std::vector<GalleyItem*>& items) {
    GalleyItem* first = nullptr;
    bool inside = false;  // the block of the item stands at the foot: its first item says so
    for (GalleyItem* item : items) {
        const bool begins_block = item->line.first || !item->is_line;
        if (begins_block) inside = item->at_foot;
        if (!inside) first = nullptr;
        if (inside && first == nullptr) first = item;
    }
    return first;
}

}  // namespace

void fit_on_page(SinglePage page, std::vector<GalleyBlock>& text) {
    for (GalleyBlock& block : text) block.settings.resize(1);
    const std::vector<GalleyItem*> items = items_of(text);
    if (items.empty() || bottom_of(items, page.grid, 0) > page.height) return;
    std::int64_t percent = all;
    while (percent > 0 && bottom_of(items, page.grid, percent) > page.height) --percent;
    if (percent < all) keep_white(items, percent);
    GalleyItem* foot = first_at_foot(items);
    if (foot == nullptr || foot == items.front()) return;
    const Length room = page.height - bottom_of(items, page.grid, all);
    foot->space_before += page.grid.units > 0 ? page.grid * (room.units / page.grid.units) : room;
}

}  // namespace nabor
