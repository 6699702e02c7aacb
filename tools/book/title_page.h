// In: a Book. Out: a title page for a book whose manuscript has none.
#pragma once

#include "book/book.h"

namespace nabor {

// A division of role title_page with author, title, subtitle and imprint from the metadata; without children when the metadata
// names no title.
Block title_page_of(const Book& book);

}  // namespace nabor
