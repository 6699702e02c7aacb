// In: the rules that concern reading systems. Out: CSS text for the EPUB.
// Holds: no lengths in absolute units; the reader's device keeps its own text size, face, leading and colours. What only paper
// knows is left out. Rules stand in the order of the sheet.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/layout.h"
#include "layout/token.h"

namespace nabor {

struct EbookRule {
    std::vector<std::string> selectors;                       // as CSS text
    bool names_openings = false;                              // some selector names the class `opening`
    bool root = false;                                        // concerns :root, html or body: the device's own defaults hold there
    std::vector<std::pair<std::string, Tokens>> declarations; // var() replaced
};

// Properties that only reading systems know: a layout gives them in @media screen.
bool is_ebook_property(std::string_view name);

// `names_openings`: whether a rule that is written does so.
std::string ebook_css(const std::vector<EbookRule>& rules, const Style& root, bool& names_openings);

}  // namespace nabor
