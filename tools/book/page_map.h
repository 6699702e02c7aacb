// In: finished pages of a Book. Out: where in the Book each of them begins, for writers that have no pages of their own.
// Holds: a Book was numbered by number_blocks. A page begins at the word that begins its text; where the page before divided that word,
// at the word's own beginning. What holds only the rest of a note begins where the next page does, and an empty page is not here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace nabor {

struct PageStart {
    std::string label;              // as it is printed: "57", "xii"
    BlockId block = BlockId::none;  // a leaf, an image; BlockId::contents: `unit` counts its entries from 1, its heading is 0
    std::uint32_t unit = 0;         // units of the leaf's text that stand before the page (length_in_units)
};

inline constexpr std::uint32_t no_page = 0xFFFFFFFF;

struct PageMap {
    std::vector<PageStart> pages;          // in the book's order
    std::vector<std::uint32_t> of_anchor;  // by AnchorId: index into pages, or no_page

    bool empty() const { return pages.empty(); }
};

// Text is counted as it is set: in UTF-16 units, without control characters, a tab as four spaces. Only a leaf's Text pieces count.
std::size_t length_in_units(std::string_view utf8);
// How many bytes the first `units` of a text take; all of them where it has fewer.
std::size_t bytes_of_units(std::string_view utf8, std::size_t units);

}  // namespace nabor
