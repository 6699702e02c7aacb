// In: finished Pages, fonts, images. Out: the content streams, put into the file, and the places of marks, links and figures.
// Holds: all content is marked, as part of a structure element or as artifact (ISO 14289-1, 7.1). An MCID is a consecutive stretch of one
// node on a page. Threads write several pages at once, few of which are in memory at a time; the result is that of writing page after page.
#pragma once

#include <cstdint>
#include <vector>

#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/written_page.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

struct MarkedContent {
    NodeId node;
    std::uint32_t page = 0, mcid = 0;
};

struct ImageResource {
    PageImageId image;
    Ref ref;
};

struct PageContent {
    Ref stream = Ref::none;
    std::vector<ImageResource> images;  // for the resources of the page, without repeats
};

struct Content {
    std::vector<PageContent> pages;
    std::vector<MarkedContent> marks;  // by page, then MCID
    std::vector<LinkArea> links;       // by page
    std::vector<FigureArea> figures;
};

enum class Tagging : std::uint8_t { none, full };  // none: no marks, no links, no ActualText

struct ContentRequest {
    const Pages& pages;
    const FontSet& faces;
    const Fonts& fonts;
    const Images& images;
    Tagging tagging = Tagging::full;
};

Content write_content(const ContentRequest& request, Serialiser& file);

// The tag of the marked content of a node: its type, or that of its parent.
std::string_view mark_tag(const Pages& pages, NodeId node);

}  // namespace nabor::pdf
