// In: the places where printed pages begin. Out: their places in the plan, and the links of the page list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/page_map.h"
#include "book/structure.h"
#include "epub/plan.h"
#include "epub/xhtml.h"

namespace nabor::epub {

// The attributes of a page marker, named by its number, which screen readers announce or skip.
void page_break_attributes(Xhtml& xhtml, std::string_view label);

// Fills print_pages and page_of_anchor.
void plan_pages(const Book& book, const PageMap& pages, Plan& plan);

struct PageListEntry {
    std::string label;
    std::string href;   // from the package's folder
};

// A page that begins in the contents: at an entry of the navigation, or (no_entry) at its heading.
struct ContentsPage {
    std::size_t entry = 0;
    const PrintPage* page = nullptr;
};
inline constexpr std::size_t no_entry = static_cast<std::size_t>(-1);

// `entries`: those of the navigation. `all`: those of the printed contents.
std::vector<ContentsPage> contents_pages(const Plan& plan, const std::vector<ContentsEntry>& entries, const std::vector<ContentsEntry>& all);

// The pages of an earlier edition, if they are shown.
std::vector<PageListEntry> source_page_links(const Book& book, const Plan& plan);

}  // namespace nabor::epub
