// In: a Book and the finished Pages of it. Out: where in the Book each page begins, and on which page each anchor stands.
#pragma once

#include "book/book.h"
#include "book/page_map.h"
#include "page/pages.h"

namespace nabor {

PageMap page_map_of(const Book& book, const Pages& pages);

}  // namespace nabor
