// In: a table without a marked head. Out: the number of its rows that look like one.
#pragma once

#include <cstddef>

#include "book/book.h"

namespace nabor::reading {

// Rows of words above columns of numbers are a head. Zero when a head is marked, or in doubt.
std::size_t unmarked_head_rows(const Table& table);

}  // namespace nabor::reading
