// In: a Book. Out: findings about its text and structure.
#pragma once

#include "base/report.h"
#include "book/book.h"

namespace nabor {

// The codes of the section "Checking the text" of docs/diagnostics.md, in reading order within each rule.
void check_book(const Book& book, Report& report);

}  // namespace nabor
