// In: CSS declarations of an element, as in style="font-style: italic; text-align: center". Out: what a page can show of them.
#pragma once

#include <string_view>

#include "book/book.h"

namespace nabor::reading {

// Adds to `rendition`. Unknown properties and values are skipped: a source's style sheet says much that a book does not follow.
void apply_css(std::string_view declarations, Rendition& rendition);

}  // namespace nabor::reading
