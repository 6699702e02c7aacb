// In: a stylesheet that was read. Out: the data of a Layout: styles by precedence, on paper and in the ebook; pages; the ebook's rules.
// Holds: it does not change, so any number of threads may use it.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "layout/cascade.h"
#include "layout/ebook.h"
#include "layout/layout.h"

namespace nabor {

// The four pages of a name: by side, and whether a section opens on it.
using PageVariants = std::array<PageGeometry, 4>;
inline constexpr std::size_t page_variant(PageSide side, bool opening) { return (side == PageSide::left ? 1U : 0U) + (opening ? 2U : 0U); }

struct Layout::Rules {
    Cascade paper, ebook;
    LengthBases bases;
    Style html, root;              // on paper: of :root, and of body in no language
    Style ebook_html;              // of :root in the ebook; its family is the text's
    std::map<std::string, PageVariants, std::less<>> pages;
    std::vector<EbookRule> ebook_rules;  // those that the EPUB's stylesheet has
};

}  // namespace nabor
