// In: a table whose source marks no head. Out: how many of its first rows are one all the same.
#pragma once

#include <cstddef>

#include "book/book.h"

namespace nabor::reading {

// Rows of words over columns of numbers are the head of these. Zero where a head is marked, or where it is not as plain as that.
std::size_t unmarked_head_rows(const Table& table);

}  // namespace nabor::reading
