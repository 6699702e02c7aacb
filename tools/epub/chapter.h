// In: a Book, its plan and the number of a file. Out: that file as XHTML, with what is to be said about it.
// Holds: a pure function, so files may be written at the same time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "epub/epub.h"
#include "epub/plan.h"

namespace nabor::epub {

struct Chapter {
    std::string bytes;
    std::vector<const PrintPage*> pages;   // that begin in it, in order
    std::vector<TableFacts> tables;
    Report report;
};

Chapter write_chapter(const Book& book, const Plan& plan, std::uint32_t file);

}  // namespace nabor::epub
