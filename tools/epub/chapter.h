// In: a Book, its plan and the number of a file. Out: that file as XHTML, with its findings.
// Holds: a pure function, so files may be written in parallel.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "epub/epub.h"
#include "epub/plan.h"
#include "epub/xhtml.h"

namespace nabor::epub {

struct Chapter {
    XhtmlFile file;
    std::vector<const PrintPage*> pages;   // that begin in it, in order
    std::vector<TableFacts> tables;
    Report report;
};

// `paths`: as in Xhtml.
Chapter write_chapter(const Book& book, const Plan& plan, std::uint32_t file, StylePaths* paths);

}  // namespace nabor::epub
