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

namespace nabor {
class Hyphenator;
}

namespace nabor::epub {

struct Chapter {
    XhtmlFile file;
    std::vector<const PrintPage*> pages;   // that begin in it, in order
    std::vector<TableFacts> tables;
    bool has_formulas = false;             // MathML
    Report report;
};

struct ChapterSources {
    const Book& book;
    const Plan& plan;
    const Hyphenator* hyphenator = nullptr;   // for words in narrow cells; nullptr: none
};

// `paths`: as in Xhtml.
Chapter write_chapter(const ChapterSources& sources, std::uint32_t file, StylePaths* paths);

}  // namespace nabor::epub
