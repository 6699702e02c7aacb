// In: pages with their content. Out: page objects and a balanced page tree (ISO 32000-1, 7.7.3).
// Holds: a page of a print file is on a larger sheet; its boxes tell which part of the sheet is the page (14.11.2).
#pragma once

#include <vector>

#include "page/pages.h"
#include "pdf/colour_spaces.h"
#include "pdf/content.h"
#include "pdf/structure.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

// The sheet around a page of a print file. `before` is the content stream in front of the page's own; it names the forms Marks and Label.
struct PageFrame {
    Length margin, bleed;
    Ref before = Ref::none;
    Ref marks = Ref::none, label = Ref::none;
};

struct PageTreeParts {
    const Pages& pages;
    const Content& content;
    const Structure* structure = nullptr;  // nullptr: the pages are not tagged
    Ref fonts = Ref::none;
    const std::vector<Ref>& page_refs;  // reserved before anything refers to a page
    Ref default_rgb = Ref::none;        // ColourSpaces::default_rgb()
    std::vector<Ref> annotations{};     // parallel to content.links
    std::vector<PageFrame> frames{};    // by page; empty: no sheet around the pages
};

// Returns the root of the tree.
Ref write_page_tree(Serialiser& file, const PageTreeParts& parts);

}  // namespace nabor::pdf
