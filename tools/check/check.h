// In: a Book. Out: findings that reading alone does not make.
#pragma once

#include "base/report.h"
#include "book/book.h"

namespace nabor {

// Images without alternative text, headings that skip, notes nobody calls, duplicate words … (docs/diagnostics.md).
void check_book(const Book& book, Report& report);

}  // namespace nabor
