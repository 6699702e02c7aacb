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
    Origin start;  // of the page after
    for (std::size_t i = pages.pages.size(); i-- > 0;) {
        const Page& page = pages.pages[i];
        if (page.start.known()) start = page.start;
        if (!start.known() || (!page.start.known() && !shows_something(page))) continue;
        place_of_page[i] = static_cast<std::uint32_t>(map.pages.size());
        map.pages.push_back({folio_of(page), BlockId{start.block}, start.unit});
    }
    const auto count = static_cast<std::uint32_t>(map.pages.size());
    std::reverse(map.pages.begin(), map.pages.end());
    for (std::uint32_t& place : place_of_page)
        if (place != no_page) place = count - 1 - place;
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
