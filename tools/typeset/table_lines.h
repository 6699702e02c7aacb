// In: the lines of a table's rows, set. Out: the same moved, ruled, or repeated at the head of a page.
#pragma once

#include "base/length.h"
#include "typeset/galley.h"

namespace nabor {

inline constexpr Length table_rule_gap = {Length::per_point * 2};  // between a rule and what is beside it

void shift(GalleyItem& line, Length x);
// What is repeated overleaf is not read aloud again (ISO 14289-1, 7.1).
void make_artifact(PageItem& item);
void rule_above(GalleyItem& item, Length left, Length width);
void rule_below(GalleyItem& item, Length left, Length width);

// Where the words of a line begin and end. From right to left they stand at the right of their cell already.
struct LineEdges {
    Length left, right;
};
LineEdges edges_of(const GalleyItem& line);

}  // namespace nabor
