// In: the rules that concern reading systems. Out: CSS text for the EPUB.
// Holds: no lengths in absolute units; text size, face, leading and colours of the whole book are the device's own. Properties of paper
// are left out. Rules stand in the order of the sheet.
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
    bool root = false;                                        // is for :root, html or body
    std::vector<std::pair<std::string, Tokens>> declarations; // var() replaced
};

// `names_openings` becomes true when a rule that is written names the class `opening`.
std::string ebook_css(const std::vector<EbookRule>& rules, const Style& root, bool& names_openings);

}  // namespace nabor
