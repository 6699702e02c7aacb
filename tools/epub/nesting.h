// In: contents as a flat list with depths. Out: properly nested calls that open and close items and lists.
#pragma once

#include <cstddef>
#include <vector>

#include "book/structure.h"

namespace nabor::epub {

// Called with the entry; the others with nothing. A list is opened inside an item; the outermost list is the caller's.
template <typename OpenItem, typename OpenList, typename CloseList, typename CloseItem>
struct NestedCalls {
    OpenItem open_item;
    OpenList open_list;
    CloseList close_list;
    CloseItem close_item;
};
// Clang before 17 deduces no arguments of an aggregate.
template <typename OpenItem, typename OpenList, typename CloseList, typename CloseItem>
NestedCalls(OpenItem, OpenList, CloseList, CloseItem) -> NestedCalls<OpenItem, OpenList, CloseList, CloseItem>;

// Entries deeper than `deepest` are left out. A depth that jumps by more than one counts as one.
template <typename Calls>
void for_each_nested(const std::vector<ContentsEntry>& entries, std::size_t deepest, const Calls& calls) {
    std::vector<std::size_t> open;   // depths of the open items
    const auto close_to = [&](std::size_t depth) {
        while (!open.empty() && open.back() >= depth) {
            calls.close_item();
            open.pop_back();
            if (!open.empty() && open.back() >= depth) calls.close_list();
        }
    };
    for (const ContentsEntry& entry : entries) {
        if (entry.depth > deepest) continue;
        if (!open.empty() && open.back() < entry.depth) calls.open_list();
        else close_to(entry.depth);
        calls.open_item(entry);
        open.push_back(entry.depth);
    }
    close_to(0);
}

}  // namespace nabor::epub
