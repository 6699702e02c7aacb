#include "nabor/page_map_of.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "page/folio.h"

namespace nabor {

namespace {

bool shows_something(const Page& page) {
    return std::any_of(page.items.begin(), page.items.end(), [](const PageItem& item) {
        const auto* run = std::get_if<GlyphRun>(&item);
        return run != nullptr && run->node != NodeId::none;
    });
}

}  // namespace

PageMap page_map_of(const Book& book, const Pages& pages) {
    PageMap map;
    std::vector<std::uint32_t> place_of_page(pages.pages.size(), no_page);
    std::vector<std::pair<Origin, std::size_t>> begun;
    Origin start;  // of the page after
    for (std::size_t i = pages.pages.size(); i-- > 0;) {
        const Page& page = pages.pages[i];
        const bool is_plate = !page.folio_prefix.empty();
        if (page.start.known() && !is_plate) start = page.start;
        const Origin& own = is_plate ? page.start : start;
        if (!own.known() || (!page.start.known() && !shows_something(page))) continue;
        begun.push_back({own, i});
    }
    // A plate is bound in behind the leaf that its place is on, so a page before it may begin with what comes later in the book.
    std::sort(begun.begin(), begun.end());
    for (const auto& [origin, page] : begun) {
        place_of_page[page] = static_cast<std::uint32_t>(map.pages.size());
        map.pages.push_back({folio_of(pages.pages[page]), BlockId{origin.block}, origin.unit});
    }
    std::unordered_map<std::string_view, std::uint32_t> page_of_name;  // asked, never walked
    for (const Destination& destination : pages.destinations)
        if (destination.placed) page_of_name.emplace(destination.name, destination.page);
    map.of_anchor.assign(book.anchors.size(), no_page);
    for (std::size_t i = 0; i < book.anchors.size(); ++i)
        if (const auto found = page_of_name.find(book.anchors[i].id); found != page_of_name.end())
            map.of_anchor[i] = place_of_page[found->second];
    return map;
}

}  // namespace nabor
