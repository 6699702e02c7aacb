// In: finished Pages, fonts, images. Out: the pages' content streams, written as they are made, and what other stages need of them.
// Holds: all content is marked, as part of a structure element or as artifact (ISO 14289-1, 7.1); an MCID stands for a consecutive
// stretch of one node on a page. Pages are written on the file's threads, only a few of them in memory at a time; the bytes and the
// lists are those of pages written one after another.
#pragma once

#include <cstdint>
#include <vector>

#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/serialiser.h"
#include "pdf/written_page.h"

namespace nabor::pdf {

struct MarkedContent {
    NodeId node;
    std::uint32_t page = 0, mcid = 0;
};

struct ImageUse {
    PageImageId image;
    Ref ref;
};

struct PageContent {
    Ref stream = Ref::none;
    std::vector<ImageUse> images;  // what the page's resources must name, without repeats
};

struct Content {
    std::vector<PageContent> pages;
    std::vector<MarkedContent> marks;  // by page, then MCID
    std::vector<LinkArea> links;       // by page
    std::vector<FigureArea> figures;
};

enum class Tagging : std::uint8_t { none, full };  // none: no marks, no links, no spellings

Content write_content(const Pages& pages, const FontSet& faces, const Fonts& fonts, const Images& images, Serialiser& file,
                      Tagging tagging = Tagging::full);

// What a structure node's content is called in marked-content operators and as an element when it needs one of its own.
std::string_view mark_tag(const Pages& pages, NodeId node);

}  // namespace nabor::pdf
