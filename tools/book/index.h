// In: a Book and the name of an index. Out: its entries, sorted, each with the places it leads to. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"

namespace nabor {

struct IndexEntry {
    std::uint8_t depth = 1;              // 1: a main entry, 2: below the one before it, …
    std::string text;
    std::string letter;                  // set where a new letter of the alphabet begins; else empty
    std::vector<AnchorId> places;        // in reading order, each once
};

// Sorted by the collation of the book's language, by the manuscript's sort keys where there are any. A main entry that is indexed only
// with sub-entries has no places. `index`: "subject", "person", "place", …; "" takes all.
std::vector<IndexEntry> index_entries(const Book& book, std::string_view index);

// Fills every empty block of role index_list with the entries of the index that its `number` names. A reader calls it once, after
// classify_divisions(). The ebook shows the links of an entry as running numbers, paper as page numbers (Link::number).
void fill_indexes(Book& book);

}  // namespace nabor
