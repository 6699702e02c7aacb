// In: a Book and its plan. Out: nav.xhtml (EPUB 3.3, 7) and toc.ncx (OPF 2.0.1, 2.4.1).
#pragma once

#include <string>
#include <vector>

#include "book/structure.h"
#include "epub/page_list.h"
#include "epub/plan.h"

namespace nabor::epub {

// `entries` are the contents that lead somewhere, in reading order; `pages` the page list; `in_contents` the pages that begin in the
// contents themselves.
struct NavigationLists {
    std::vector<ContentsEntry> entries;
    std::vector<ContentsPage> in_contents;
    std::vector<PageLink> pages;
};
std::string write_navigation(const Book& book, const Plan& plan, const NavigationLists& lists);
std::string write_ncx(const Book& book, const Plan& plan, const NavigationLists& lists, std::string_view identifier);

// Contents without the entries that are nowhere in the text.
std::vector<ContentsEntry> reachable_contents(const Book& book, const Plan& plan, std::uint8_t deepest);

// What an entry says: its title, with the author of a document before it, unless the title names everyone already.
std::string entry_text(const Book& book, const ContentsEntry& entry);

// Where an entry leads, from the package's folder: a file as a whole where its division opens it.
std::string entry_href(const Book& book, const Plan& plan, const ContentsEntry& entry);

// The file at which reading begins.
const ChapterFile& first_of_body(const Plan& plan);

}  // namespace nabor::epub
