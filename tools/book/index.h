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

// Sorted by the collation of the book's language, by the manuscript's sort keys where it gives them. A main entry that the
// manuscript indexes only together with sub-entries comes without places. `index`: "subject", "person", "place", …; "" takes all.
std::vector<IndexEntry> index_entries(const Book& book, std::string_view index);

// Fills every empty block of role index_list with the entries of the index that its `number` names. Called once by a reader, after
// classify_divisions. An entry's links carry running numbers for the ebook; on paper their page numbers stand instead (Link::page_number).
void fill_indexes(Book& book);

}  // namespace nabor
