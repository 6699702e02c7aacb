// In: a page of Pages. Out: its content, before it has a place in the file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "page/pages.h"

namespace nabor::pdf {

// Thousandths of a point from the page's lower left corner.
struct Box {
    std::int64_t left = 0, bottom = 0, right = 0, top = 0;
};

// One line of a link: it becomes an annotation.
struct LinkArea {
    PageLinkId link;
    NodeId node;  // of the link, else of its text; none only in a file without structure
    std::uint32_t page = 0;
    Box box;
};

struct FigureArea {
    NodeId node;
    Box box;
};

struct WrittenPage {
    std::string stream;               // deflated
    std::vector<PageImageId> images;  // images on the page, without repeats
    std::vector<NodeId> marks;        // by MCID
    std::vector<LinkArea> links;
    std::vector<FigureArea> figures;
};

}  // namespace nabor::pdf
