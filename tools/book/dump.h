// In: a Book. Out: the same as text, one line a block, for tests and `nabor dump`.
#pragma once

#include <string>

#include "book/book.h"

namespace nabor {

std::string dump_book(const Book& book);
std::string dump_index(const Book& book);

}  // namespace nabor
