// In: a Book. Out: findings that reading alone does not make.
// Holds: a rule that a sound book can break is a note, which fails no build; a rule whose break is a defect is a warning.
#include "check/check.h"

#include "check/rules.h"

namespace nabor {

void check_book(const Book& book, Report& report) {
    check_structure(book, report);
    check_prose(book, report);
}

}  // namespace nabor
