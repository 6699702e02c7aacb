// In: a Book and a Layout. Out: the Book with what the layout adds to its text, for every output; nothing where it adds nothing.
#pragma once

#include <optional>

#include "book/book.h"
#include "layout/layout.h"

namespace nabor {

std::optional<Book> book_shown_by(const Layout& layout, const Book& book);

}  // namespace nabor
