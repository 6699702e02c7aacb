// In: contents. Out: toc.ncx for older reading systems, two levels deep, as Kindle shows them.
#include <algorithm>
#include <cstddef>
#include <string>

#include "epub/navigation.h"
#include "epub/nesting.h"
#include "epub/xml.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

constexpr std::size_t ncx_depth = 2;

void meta(Xml& xml, std::string_view name, std::string_view content) {
    xml.open("meta");
    xml.attribute("name", name);
    xml.attribute("content", content);
    xml.close_empty();
    xml.line();
}

void labelled(Xml& xml, std::string_view element, std::string_view text) {
    xml.open(element);
    xml.open("text");
    xml.text(text);
    xml.close();
    xml.close();
    xml.line();
}

void open_point(Xml& xml, std::size_t order, std::string_view text, std::string_view href) {
    xml.open("navPoint");
    xml.attribute("id", "point-" + std::to_string(order));
    xml.attribute("playOrder", std::to_string(order));
    xml.line();
    labelled(xml, "navLabel", text);
    xml.open("content");
    xml.attribute("src", href);
    xml.close_empty();
    xml.line();
}

void close_line(Xml& xml) {
    xml.close();
    xml.line();
}

std::string depth_of(const std::vector<ContentsEntry>& entries) {
    for (const ContentsEntry& entry : entries)
        if (entry.depth >= ncx_depth) return std::to_string(ncx_depth);
    return "1";
}

bool is_front(const PageListEntry& page) { return page.label.find_first_not_of("0123456789") != std::string::npos; }

std::string greatest_number(const std::vector<PageListEntry>& pages) {
    unsigned long greatest = 0;
    for (const PageListEntry& page : pages)
        if (!is_front(page) && page.label.size() < 9) greatest = std::max(greatest, std::stoul(page.label));
    return std::to_string(greatest);
}

void write_page_list(Xml& xml, const Book& book, const std::vector<PageListEntry>& pages) {
    if (pages.empty()) return;
    xml.open("pageList");
    xml.line();
    labelled(xml, "navLabel", label(Label::page_list, book.language(LanguageId::main)));
    std::size_t number = 0;
    for (const PageListEntry& page : pages) {
        xml.open("pageTarget");
        xml.attribute("id", "page-target-" + std::to_string(++number));
        xml.attribute("type", is_front(page) ? "front" : "normal");
        if (!is_front(page)) xml.attribute("value", page.label);
        xml.line();
        labelled(xml, "navLabel", page.label);
        xml.open("content");
        xml.attribute("src", page.href);
        xml.close_empty();
        xml.line();
        close_line(xml);
    }
    close_line(xml);
}

}  // namespace

std::string write_ncx(const Book& book, const Plan& plan, const NavigationLists& lists, std::string_view identifier) {
    const std::vector<ContentsEntry>& entries = lists.entries;
    Xml xml;
    xml.declaration();
    xml.open("ncx");
    xml.attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    xml.attribute("version", "2005-1");
    xml.attribute("xml:lang", book.language(LanguageId::main));
    xml.line();
    xml.open("head");
    xml.line();
    meta(xml, "dtb:uid", identifier);
    meta(xml, "dtb:depth", depth_of(entries));
    meta(xml, "dtb:totalPageCount", std::to_string(lists.pages.size()));
    meta(xml, "dtb:maxPageNumber", greatest_number(lists.pages));
    close_line(xml);
    labelled(xml, "docTitle", plan.book_title);
    xml.open("navMap");
    xml.line();
    std::size_t order = 0;
    if (entries.empty()) {
        open_point(xml, ++order, plan.book_title, "text/" + plan.files.front().name);
        close_line(xml);
    }
    const auto nothing = [] {};
    const auto open = [&](const ContentsEntry& entry) {
        open_point(xml, ++order, entry_text(book, entry), entry_href(book, plan, entry));
    };
    for_each_nested(lists.entries, ncx_depth, NestedCalls{open, nothing, nothing, [&] { close_line(xml); }});
    for (const ChapterFile& notes : plan.end_notes()) {
        open_point(xml, ++order, notes.title, "text/" + notes.name);
        close_line(xml);
    }
    close_line(xml);
    write_page_list(xml, book, lists.pages);
    close_line(xml);
    return xml.take();
}

}  // namespace nabor::epub
