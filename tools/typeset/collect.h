// In: a Book, a Layout, fonts. Out: the flow, unit by unit, and the skeleton of the pages.
// Holds: every text of the book that a reader sees is in exactly one paragraph of exactly one section, or in one of its notes.
#pragma once

#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "book/product.h"
#include "layout/layout.h"
#include "typeset/flow.h"
#include "typeset/skeleton.h"
#include "typeset/styles.h"

namespace nabor {

std::vector<FlowSection> collect(const Book& book, const Product& product, const Layout& layout, StyleTable& styles, Skeleton& skeleton,
                                 Report& report);

}  // namespace nabor
