// In: a Book, a Layout, styles. Out: the flow, section by section; the structure tree, its destinations and its links on the way.
// Holds: every text of the book that a reader sees is in exactly one paragraph of exactly one section, or in one of its notes.
#pragma once

#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "book/product.h"
#include "book/text_numbers.h"
#include "layout/layout.h"
#include "typeset/flow.h"
#include "typeset/line_keys.h"
#include "typeset/number_column.h"
#include "typeset/structure_tree_builder.h"
#include "typeset/styles.h"

namespace nabor {

struct FlowInput {
    const Book& book;
    const Product& product;
    const Layout& layout;
    const TextNumbers& numbers;
    const NumberColumn& column;
};

struct CollectedFlow {
    std::vector<FlowSection> sections;
    KeyedNotes keyed_notes;
};

// Reports images that cannot be printed.
CollectedFlow collect(const FlowInput& input, StyleTable& styles, StructureTreeBuilder& tree, Report& report);

}  // namespace nabor
