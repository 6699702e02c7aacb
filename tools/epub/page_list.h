// In: where the pages of the printed book begin. Out: their places in the plan, and the links that a page list has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/page_map.h"
#include "book/structure.h"
#include "epub/plan.h"
#include "epub/xml.h"

namespace nabor::epub {

// Of a marker: what screen readers and reading aloud announce, or pass over, by its number.
void page_break_attributes(Xml& xml, std::string_view label);

// Fills print_pages and page_of_anchor.
void plan_pages(const Book& book, const PageMap& pages, Plan& plan);

struct PageLink {
    std::string label;
    std::string href;   // from the package's folder
};

// A page that begins in the contents: at an entry of the navigation, or (no_entry) at its heading.
struct ContentsPage {
    std::size_t entry = 0;
    const PrintPage* page = nullptr;
};
inline constexpr std::size_t no_entry = static_cast<std::size_t>(-1);

// `entries` are those of the navigation, `all` those that the printed contents have.
std::vector<ContentsPage> contents_pages(const Plan& plan, const std::vector<ContentsEntry>& entries, const std::vector<ContentsEntry>& all);

// The pages of an earlier edition, where they are shown.
std::vector<PageLink> source_page_links(const Book& book, const Plan& plan);

}  // namespace nabor::epub
