// The rules over a Book, one function for each group. In: a Book. Out: findings in reading order.
#pragma once

#include "base/report.h"
#include "book/book.h"

namespace nabor {

// empty-division, heading-skips-level, empty-note
void check_structure(const Book& book, Report& report);

// mixed-alphabets, lost-character, doubled-word, space-before-mark, straight-quotes
void check_prose(const Book& book, Report& report);

}  // namespace nabor
