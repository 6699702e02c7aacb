// In: finished pages. Out: what an earlier build wrote of those that were the same in all that their content depends on.
// Holds: what is found is what writing would make, with the ids of this build. Anything in the file that is not as it should be is not
// found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cache.h"
#include "pdf/glyph_use.h"
#include "pdf/images.h"
#include "pdf/written_page.h"

namespace nabor::pdf {

// What a page is known by, and the ids that it names in this build, by first appearance.
struct PageIdentity {
    Digest key;
    std::vector<NodeId> nodes;
    std::vector<PageLinkId> links;
    std::vector<PageImageId> images;
};

// What is kept of a page. How it was written depends on the fonts, and they on what the glyphs of all pages say.
struct PageRecord {
    std::string uses;  // as write_uses() writes them
    Digest fonts;
    WrittenPage page;
};

class PageCache {
public:
    // Looks all pages up, on several threads.
    PageCache(const Pages& pages, const Images& images, Cache& cache, std::size_t threads);

    // What the page's glyphs say, each once, by first appearance.
    const std::vector<GlyphUse>& uses(std::size_t page) const { return known_[page].uses; }

    // What `write` makes of the page with fonts of this digest, without calling it where that is known. Once a page; any thread may ask.
    WrittenPage page(std::uint32_t index, const Digest& fonts, const std::function<WrittenPage(std::uint32_t)>& write);

private:
    struct Known {
        PageIdentity identity;
        std::vector<GlyphUse> uses;
        std::optional<std::string_view> bytes;  // of the record
    };

    Known look_up(std::size_t page, UseCollector& collector) const;

    const Pages& pages_;
    const Images& images_;
    Cache& cache_;
    std::vector<Known> known_;  // by page
};

std::string write_uses(const std::vector<GlyphUse>& uses);
std::optional<std::vector<GlyphUse>> read_uses(std::string_view bytes);

std::string write_record(const PageRecord& record, const PageIdentity& identity);
// Nothing when the bytes are not what write_record() makes of a page with these ids.
std::optional<PageRecord> read_record(std::string_view bytes, const PageIdentity& identity, std::uint32_t index);

}  // namespace nabor::pdf
