// In: the metadata of a book without a title page. Out: a title page as a block of the model.
#pragma once

#include <string_view>

#include "book/book.h"

namespace nabor {

// Names and title as the metadata give them, with their languages where the book knows these.
Block title_page_of(const Book& book, std::string_view title);

}  // namespace nabor
