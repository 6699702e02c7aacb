// In: what a cache has of the bodies of pages. Out: those bodies, when somebody wants to look at them.
// Holds: nearly all pages of a book that was built before are never looked at: what is printed of them is kept as well. The bytes of a body
// are believed when they are those that were written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/cache_pack.h"
#include "base/length.h"
#include "font/font.h"
#include "page/pages.h"
#include "typeset/section_ids.h"

namespace nabor {

// Places a body, whose coordinates begin at the text block's corner, on a page.
void place(PageBody& body, Length x, Length y, std::uint32_t paragraphs_before);

class KeptBodies {
public:
    // `cache` is named when the bytes of a body turn out not to be those that were written.
    KeptBodies(const FontSet& fonts, std::string cache) : fonts_(&fonts), cache_(std::move(cache)) {}

    // Throws EnvironmentError when the cache is damaged.
    PageBody read(const Blob& body, const SectionIds& ids) const;
    [[noreturn]] void refuse() const;

    // A section whose bodies may be left where they are; returns its number.
    std::size_t add_section(SectionIds&& ids);
    const SectionIds& ids(std::size_t section) const { return sections_[section]; }
    void leave(std::size_t page, std::size_t section, const Blob& body, Length x, Length y, std::uint32_t paragraphs_before);
    PageBody operator()(std::size_t page) const;

private:
    struct Left {
        std::size_t section = 0;
        Blob body;
        Length x, y;
        std::uint32_t paragraphs_before = 0;
    };

    const FontSet* fonts_;
    std::string cache_;
    std::vector<SectionIds> sections_;
    std::vector<Left> left_;  // by page
};

}  // namespace nabor
