// In: a book with parallel texts, its units, and the sections that they become. Out: which units are set beside others; the sections of two
// parallel texts joined, with what begins level in them.
// Holds: a text stands beside one other at most: the first that it is aligned with. Level pieces ascend in both texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/report.h"
#include "base/source.h"
#include "book/book.h"
#include "book/structure.h"
#include "layout/layout.h"
#include "typeset/flow.h"
#include "typeset/of_both.h"
#include "typeset/structure_tree_builder.h"

namespace nabor {

class ParallelUnits {
public:
    // Reports pairs of texts that cannot be set beside each other, where the layout asks for that.
    ParallelUnits(const Book& book, const Layout& layout, const std::vector<Unit>& units, Report& report);

    // By index into the units.
    ParallelPlace of(std::size_t unit) const { return places_[unit]; }

    // The right text of each pair goes into the section of its left text.
    std::vector<FlowSection> joined(std::vector<FlowSection> sections, StructureTreeBuilder& tree) const;

private:
    using UnitsOfSides = OfBoth<std::vector<std::size_t>>;

    UnitsOfSides units_of(const ParallelTexts& texts, const std::vector<Unit>& units) const;
    void place(std::uint32_t pair, UnitsOfSides sides, const std::vector<Unit>& units);
    void tell_nothing_level(const ParallelTexts& texts) const;
    Span span_of(const ParallelTexts& texts) const;
    void level(const ParallelTexts& texts, FlowSection& left, StructureTreeBuilder& tree) const;

    const Book& book_;
    Report& report_;
    std::vector<ParallelPlace> places_;  // by unit
};

}  // namespace nabor
