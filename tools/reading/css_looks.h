// In: CSS declarations of an element, as in style="font-style: italic; text-align: center". Out: what a page can show of them.
#pragma once

#include <string_view>
#include <vector>

#include "book/book.h"

namespace nabor::reading {

// Adds to `rendition`. Returns the declarations that changed nothing because their property or value is not followed.
std::vector<std::string_view> apply_css(std::string_view declarations, Rendition& rendition);

}  // namespace nabor::reading
