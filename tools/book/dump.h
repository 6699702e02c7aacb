// In: a Book. Out: the same as text, a line a block, for tests and for curious editors (nabor dump).
#pragma once

#include <string>

#include "book/book.h"

namespace nabor {

std::string dump_book(const Book& book);
std::string dump_index(const Book& book);

}  // namespace nabor
