// In: the units of a book, and its parallel texts. Out: the same, with each of two texts that stand side by side in one unit as a unit of its own.
// Holds: every block is in one unit, in reading order.
#pragma once

#include <vector>

#include "book/book.h"
#include "book/structure.h"

namespace nabor {

std::vector<Unit> parted_units(std::vector<Unit> units, const Book& book);

// Whether a unit has nothing but headings of what follows in its division.
bool is_heading_alone(const Unit& unit);

}  // namespace nabor
