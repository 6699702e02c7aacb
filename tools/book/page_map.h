// In: finished pages of a Book. Out: where in the Book each page begins, for writers that have no pages of their own.
// Holds: number_blocks() was called. A page begins at its first word; if the page before hyphenated that word, at the word's start. A page
// that holds only the rest of a note begins where the next page does. Empty pages are left out. Where two texts stand in columns, a page begins in each.
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
    std::uint32_t unit = 0;         // units of the leaf's text before the page (length_in_units)
    std::string side{};             // "a", "b": where the page facing it has the same label
    bool is_beside = false;         // the place of its right column, of a text beside another one
};

inline constexpr std::uint32_t no_page = 0xFFFFFFFF;

struct PageMap {
    std::vector<PageStart> pages;          // in the book's order
    std::vector<std::uint32_t> of_anchor;  // by AnchorId: index into pages, or no_page
    std::vector<std::uint32_t> line_of_anchor;  // by AnchorId: the number of its printed line; 0: it has none

    bool empty() const { return pages.empty(); }
};

// Text is counted as it is typeset: in UTF-16 units, without control characters, a tab as four spaces. Only a leaf's Text pieces count.
std::size_t length_in_units(std::string_view utf8);
// Bytes of the first `units` of a text; the whole text where it has fewer.
std::size_t bytes_of_units(std::string_view utf8, std::size_t units);

}  // namespace nabor
