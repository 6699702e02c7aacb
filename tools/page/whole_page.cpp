#include "page/whole_page.h"

#include <utility>

namespace nabor {

const Page& whole_page(const Pages& pages, std::size_t index, Page& scratch) {
    const Page& page = pages.pages[index];
    if (!page.body_is_kept) return page;
    scratch = page;
    PageBody body = pages.kept_body(index);
    scratch.items.insert(scratch.items.begin(), std::make_move_iterator(body.items.begin()), std::make_move_iterator(body.items.end()));
    scratch.lines = std::move(body.lines);
    scratch.body_items = static_cast<std::uint32_t>(body.items.size());
    scratch.body_is_kept = false;
    return scratch;
}

}  // namespace nabor
