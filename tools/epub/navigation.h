// In: a Book and its plan. Out: nav.xhtml (EPUB 3.3, 7) and toc.ncx (OPF 2.0.1, 2.4.1).
#pragma once

#include <string>
#include <vector>

#include "book/structure.h"
#include "epub/page_list.h"
#include "epub/plan.h"
#include "epub/xhtml.h"

namespace nabor::epub {

// `entries`: the contents that have targets, in reading order. `pages`: the page list. `in_contents`: the pages that begin in the contents.
struct NavigationLists {
    std::vector<ContentsEntry> entries;
    std::vector<ContentsPage> in_contents;
    std::vector<PageListEntry> pages;
};
XhtmlFile write_navigation(const Book& book, const Plan& plan, const NavigationLists& lists, StylePaths* paths = nullptr);
std::string write_ncx(const Book& book, const Plan& plan, const NavigationLists& lists, std::string_view identifier);

// The contents without entries that have no target in the text.
std::vector<ContentsEntry> reachable_contents(const Book& book, const Plan& plan, std::uint8_t deepest);

// The text of an entry: its title, after the author of a document unless the title names every author.
std::string entry_text(const Book& book, const ContentsEntry& entry);

// The target of an entry, relative to the package's folder: the file alone if the division opens it.
std::string entry_href(const Book& book, const Plan& plan, const ContentsEntry& entry);

// The file at which reading begins.
const ChapterFile& first_of_body(const Plan& plan);

}  // namespace nabor::epub
