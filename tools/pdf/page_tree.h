// In: pages with their content. Out: page objects and a balanced tree of them (ISO 32000-1, 7.7.3).
// Holds: a page of a press file stands on a larger sheet, whose boxes say which part of it is the page (14.11.2).
#pragma once

#include <vector>

#include "page/pages.h"
#include "pdf/colour_spaces.h"
#include "pdf/content.h"
#include "pdf/serialiser.h"
#include "pdf/structure.h"

namespace nabor::pdf {

// The sheet around a page of a press file: what is painted before the page, in forms that its content names Marks and Label.
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
    const std::vector<Ref>& page_refs;  // reserved before anything may point to a page
    Ref default_rgb = Ref::none;        // ColourSpaces::default_rgb()
    std::vector<Ref> annotations{};     // parallel to the content's links
    std::vector<PageFrame> frames{};    // by page; empty: pages end where they are trimmed
};

// Gives the tree's root.
Ref write_page_tree(Serialiser& file, const PageTreeParts& parts);

}  // namespace nabor::pdf
