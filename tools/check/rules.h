// The rules, a function each family. In: a Book. Out: findings in reading order.
#pragma once

#include "base/report.h"
#include "book/book.h"

namespace nabor {

// Divisions without content, headings whose level skips, notes without text.
void check_structure(const Book& book, Report& report);

// Letters and marks: look-alike letters of another alphabet, lost characters, doubled words, spaces before marks, straight quotation marks.
void check_prose(const Book& book, Report& report);

}  // namespace nabor
