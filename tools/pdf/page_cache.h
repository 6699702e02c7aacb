// In: a finished page. Out: what an earlier build wrote of one that was the same in all that its content depends on.
// Holds: what is found is what writing would make, with the ids of this build. Anything in the file that is not as it should be is not
// found.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/cache.h"
#include "base/ordinals.h"
#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/written_page.h"

namespace nabor::pdf {

// What a page is known by, and the ids that it names in this build.
struct PageIdentity {
    Digest key;
    Ordinals<NodeId> nodes;
    Ordinals<PageLinkId> links;
    Ordinals<PageImageId> images;
};

class PageCache {
public:
    PageCache(const Pages& pages, const FontSet& faces, const Fonts& fonts, const Images& images, Cache& cache);

    // What `write` makes of the page, without calling it where that is known. Any thread may ask.
    WrittenPage page(std::uint32_t index, const std::function<WrittenPage(std::uint32_t)>& write) const;

private:
    PageIdentity identify(const Page& page) const;

    const Pages& pages_;
    const Images& images_;
    Cache& cache_;
    Digest common_;  // of what the content of all pages depends on
};

// Nothing when the bytes are not what write_page_bytes() makes of a page with these ids.
std::string write_page_bytes(const WrittenPage& page, const PageIdentity& identity);
std::optional<WrittenPage> read_page_bytes(std::string_view bytes, const PageIdentity& identity, std::uint32_t index);

}  // namespace nabor::pdf
