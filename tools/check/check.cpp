// In: a Book. Out: findings about its text and structure.
// Holds: what a sound book may have is a note; a defect is a warning.
#include "check/check.h"

#include "book/walk.h"
#include "check/rules.h"

namespace nabor {

namespace {

bool has_two_forms(const Book& book) {
    bool has = false;
    for (const Blocks* matter : {&book.front, &book.body, &book.back}) visit_blocks(*matter, [&](const Block& block) { has = has || block.other_form; });
    return has;
}

void check_all(const Book& book, Report& report) {
    check_structure(book, report);
    check_prose(book, report);
}

}  // namespace

void check_book(const Book& book, Report& report) {
    if (!has_two_forms(book)) return check_all(book, report);
    Report found;  // what both forms of a text have is found twice
    check_all(book, found);
    report.append_new(found);
}

}  // namespace nabor
