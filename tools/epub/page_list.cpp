#include "epub/page_list.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "base/utf8.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

// A prefix that no id of the book has.
std::string free_prefix(const Book& book) {
    std::string prefix = "page-";
    const auto is_taken = [&](const Anchor& anchor) { return anchor.id.starts_with(prefix); };
    while (std::any_of(book.anchors.begin(), book.anchors.end(), is_taken)) prefix.insert(0, "print-");
    return prefix;
}

// A label as a part of an id: "Plate 1" has a space, «Вклейка 1» letters that an address would have to encode.
std::string id_word(std::string_view label) {
    std::string word;
    for (const char c : label) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
        if (plain)
            word += c;
        else if (!word.ends_with('-'))
            word += '-';
    }
    return word;
}

// Pages whose labels differ have ids that differ.
class PageIds {
public:
    explicit PageIds(const Book& book) : prefix_(free_prefix(book)) {}

    std::string next(std::string_view label) {
        std::string id = prefix_ + id_word(label);
        while (!taken_.insert(id).second) id += '_';
        return id;
    }

private:
    std::string prefix_;
    std::set<std::string> taken_;
};

bool is_before(const PrintPage& page, const PrintPage& other) {
    return std::tie(page.block, page.unit) < std::tie(other.block, other.unit);
}

}  // namespace

void page_break_attributes(Xhtml& xhtml, std::string_view label) {
    xhtml.attribute("class", row_of(Role::page_mark).css_class);
    xhtml.attribute("epub:type", "pagebreak");
    xhtml.attribute("role", "doc-pagebreak");
    xhtml.attribute("aria-label", label);
}

void plan_pages(const Book& book, const PageMap& pages, Plan& plan) {
    if (pages.empty()) return;
    PageIds ids(book);
    const bool has_texts_in_turn = !book.parallel_texts.empty();  // interleaved ones have the page's begin once
    for (const PageStart& start : pages.pages)
        if (has_texts_in_turn || !start.is_beside) plan.print_pages.push_back({start.block, start.unit, start.label, ids.next(start.label)});
    std::stable_sort(plan.print_pages.begin(), plan.print_pages.end(), is_before);
    plan.page_of_anchor.resize(book.anchors.size());
    for (std::size_t i = 0; i < pages.of_anchor.size() && i < plan.page_of_anchor.size(); ++i)
        if (pages.of_anchor[i] != no_page) plan.page_of_anchor[i] = pages.pages[pages.of_anchor[i]].label;
}

std::span<const PrintPage> Plan::pages_in(BlockId block) const {
    if (block == BlockId::none) return {};
    const auto first =
        std::partition_point(print_pages.begin(), print_pages.end(), [&](const PrintPage& page) { return page.block < block; });
    const auto last = std::find_if(first, print_pages.end(), [&](const PrintPage& page) { return page.block != block; });
    return {first, last};
}

std::vector<ContentsPage> contents_pages(const Plan& plan, const std::vector<ContentsEntry>& entries,
                                         const std::vector<ContentsEntry>& all) {
    std::vector<ContentsPage> pages;
    for (const PrintPage& page : plan.print_pages) {
        if (page.block != BlockId::contents) continue;
        ContentsPage place{no_entry, &page};
        const AnchorId anchor = page.unit > 0 && page.unit <= all.size() ? all[page.unit - 1].anchor : AnchorId::none;
        const auto entry = std::find_if(entries.begin(), entries.end(), [&](const ContentsEntry& e) { return e.anchor == anchor; });
        if (entry != entries.end()) place.entry = static_cast<std::size_t>(entry - entries.begin());
        pages.push_back(place);
    }
    return pages;
}

std::vector<PageListEntry> source_page_links(const Book& book, const Plan& plan) {
    std::vector<PageListEntry> links;
    for (const SourcePage& page : plan.source_pages) {
        const std::string href = plan.href(book, page.anchor);
        const std::string number = collapse_xml_space(page.label);
        if (!href.empty())
            links.push_back({number.empty() ? std::string(label(Label::page, book.language(LanguageId::main))) : number, "text/" + href});
    }
    return links;
}

}  // namespace nabor::epub
