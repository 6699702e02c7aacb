// In: finished pages, some of whose bodies are still in a cache. Out: a page with all that stands on it.
#pragma once

#include <cstddef>

#include "page/pages.h"

namespace nabor {

// The page itself, or when its body is kept `scratch`, where the two are put together.
const Page& whole_page(const Pages& pages, std::size_t index, Page& scratch);

}  // namespace nabor
