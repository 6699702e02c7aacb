// In: the finished XHTML of a package, its layout. Out: which characters are set in which face.
// Holds: rather more than too few: what stands in italics counts as upright too where a rule of the reader's could make it so.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "epub/epub.h"
#include "font/font.h"
#include "layout/layout.h"

namespace nabor::epub {

struct UsedFace {
    FaceQuery query;
    std::set<char32_t> characters;
    Features features;  // those that the stylesheet turns on for some of the text
};

// In the order in which the text first uses them.
std::vector<UsedFace> used_faces(const Package& package, const Layout& layout);

}  // namespace nabor::epub
