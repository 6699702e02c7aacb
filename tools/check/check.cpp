// In: a Book. Out: findings about its text and structure.
// Holds: what a sound book may have is a note; a defect is a warning.
#include "check/check.h"

#include "check/rules.h"

namespace nabor {

void check_book(const Book& book, Report& report) {
    check_structure(book, report);
    check_prose(book, report);
}

}  // namespace nabor
