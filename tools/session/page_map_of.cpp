#include "session/page_map_of.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "page/folio.h"

namespace nabor {

namespace {

bool shows_something(const Page& page) {
    return std::any_of(page.items.begin(), page.items.end(), [](const PageItem& item) {
        const auto* run = std::get_if<GlyphRun>(&item);
        return run != nullptr && run->node != NodeId::none;
    });
}

struct PageBegun {
    Origin origin;
    std::size_t page = 0;
    bool is_beside = false;
};

bool is_plate(const Page& page) { return !page.folio_prefix.empty(); }

// What the book has itself, not made by the typesetter.
bool is_of_book(const Origin& origin) { return BlockId{origin.block} < BlockId::contents; }

// Facing pages and columns of parallel texts take turns: in the book one text follows the other.
void put_texts_in_order(std::vector<PageBegun>& begun) {
    for (auto first = begun.begin(); first != begun.end();) {
        const auto last = std::find_if_not(first, begun.end(), [](const PageBegun& one) { return is_of_book(one.origin); });
        std::stable_sort(first, last, [](const PageBegun& a, const PageBegun& b) { return a.origin < b.origin; });
        first = last == begun.end() ? last : last + 1;
    }
}

// In the book's order. A plate is bound in behind the leaf that its place is on, so pages before it may begin with what comes after it in
// the book.
std::vector<PageBegun> pages_begun(const Pages& pages) {
    std::vector<PageBegun> begun;
    Origin start;  // of the page after
    for (std::size_t i = pages.pages.size(); i-- > 0;) {
        const Page& page = pages.pages[i];
        if (page.start.known() && !is_plate(page)) start = page.start;
        const Origin own = is_plate(page) ? page.start : start;
        if (page.start_beside.known()) begun.push_back({page.start_beside, i, true});
        if (own.known() && (page.start.known() || shows_something(page))) begun.push_back({own, i});
    }
    std::reverse(begun.begin(), begun.end());
    for (std::size_t i = 0; i < begun.size(); ++i) {
        if (!is_plate(pages.pages[begun[i].page])) continue;
        const auto begins_later = [&](std::size_t other) {
            const Origin& origin = begun[other].origin;
            return origin > begun[i].origin && is_of_book(origin);
        };
        std::size_t to = i;
        while (to > 0 && begins_later(to - 1)) --to;
        std::rotate(begun.begin() + static_cast<std::ptrdiff_t>(to), begun.begin() + static_cast<std::ptrdiff_t>(i),
                    begun.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    put_texts_in_order(begun);
    return begun;
}

}  // namespace

PageMap page_map_of(const Book& book, const Pages& pages) {
    PageMap map;
    std::vector<std::uint32_t> place_of_page(pages.pages.size(), no_page);
    const std::vector<PageBegun> begun = pages_begun(pages);
    for (const auto& [origin, page, is_beside] : begun) {
        if (!is_beside) place_of_page[page] = static_cast<std::uint32_t>(map.pages.size());
        map.pages.push_back({folio_of(pages.pages[page]), BlockId{origin.block}, origin.unit, pages.pages[page].shared_side, is_beside});
    }
    std::unordered_map<std::string_view, const Destination*> by_name;  // asked, never walked
    for (const Destination& destination : pages.destinations)
        if (destination.placed) by_name.emplace(destination.name, &destination);
    map.of_anchor.assign(book.anchors.size(), no_page);
    map.line_of_anchor.assign(book.anchors.size(), 0);
    for (std::size_t i = 0; i < book.anchors.size(); ++i)
        if (const auto found = by_name.find(book.anchors[i].id); found != by_name.end()) {
            map.of_anchor[i] = place_of_page[found->second->page];
            map.line_of_anchor[i] = found->second->line;
        }
    return map;
}

}  // namespace nabor
