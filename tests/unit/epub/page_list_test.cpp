#include <gtest/gtest.h>

#include <string>

#include "book/structure.h"
#include "sample.h"

namespace nabor {
namespace {

using namespace sample;

struct Printed {
    BookBuilder builder;
    PageMap pages;

    // The package of the book with pages that begin in its blocks.
    Package make(const Product& product = {}, const Layout& layout = {}) {
        number_blocks(builder.book);
        EpubOptions how = options();
        how.pages = pages;
        how.pages.of_anchor.resize(builder.book.anchors.size(), nabor::no_page);
        Report report;
        return make_package({builder.book, product, layout}, how, report);
    }
};

const char* const marker_12 =
    "<span id=\"page-12\" class=\"page-mark\" epub:type=\"pagebreak\" role=\"doc-pagebreak\" aria-label=\"12\"></span>";

TEST(PageList, AMarkerStandsBeforeTheWordThatBeginsThePage) {
    Printed book;
    book.builder.book.body = {book.builder.division(
        Role::chapter, "c",
        {heading("C"), leaf(Role::paragraph, {text("Война "), phrase(Role::emphasis, {text("и мир")}), text(" 𝄞 мой")})})};
    book.pages.pages = {{"12", BlockId{2}, 8}, {"13", BlockId{2}, 15}};
    const Package package = book.make();
    EXPECT_TRUE(
        contains(body(package, "002-chapter.xhtml"), "<p>Война <em>и " + std::string(marker_12) + "мир</em> 𝄞 <span id=\"page-13\""))
        << body(package, "002-chapter.xhtml");
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), "<li><a href=\"text/002-chapter.xhtml#page-12\">12</a></li>"));
    EXPECT_TRUE(contains(file(package, "EPUB/toc.ncx"), "<meta name=\"dtb:maxPageNumber\" content=\"13\"/>"));
    EXPECT_TRUE(contains(file(package, "EPUB/toc.ncx"), "<pageTarget id=\"page-target-1\" type=\"normal\" value=\"12\">"));
}

TEST(PageList, APageThatBeginsWithAHeadingIsMarkedBeforeItsDivision) {
    Printed book;
    Block inner = book.builder.division(Role::section, "s", {heading("S", 2), leaf(Role::paragraph, "x")}, 2);
    book.builder.book.body = {book.builder.division(Role::chapter, "c", {heading("C"), leaf(Role::paragraph, "x"), inner})};
    book.pages.pages = {{"3", BlockId{1}, 0}, {"4", BlockId{4}, 0}};
    const std::string chapter = body(book.make(), "002-chapter.xhtml");
    EXPECT_TRUE(contains(chapter, "aria-label=\"3\"></div>\n<section id=\"c\"")) << chapter;
    EXPECT_TRUE(contains(chapter, "aria-label=\"4\"></div>\n<section id=\"s\"")) << chapter;
}

// Labels of plates have spaces and letters of their language.
TEST(PageList, IdsAreWordsOfAddresses) {
    Printed book;
    book.builder.book.body = {book.builder.division(Role::chapter, "c", {leaf(Role::paragraph, "one two three four")})};
    book.pages.pages = {{"1", BlockId{1}, 0}, {"Plate 1", BlockId{1}, 4}, {"Вклейка 1", BlockId{1}, 8}, {"Tafel-1", BlockId{1}, 14}};
    const Package package = book.make();
    const std::string chapter = body(package, "002-chapter.xhtml"), navigation = file(package, "EPUB/nav.xhtml");
    for (const char* id : {"page-1", "page-Plate-1", "page--1", "page-Tafel-1"}) {
        EXPECT_TRUE(contains(chapter, "<span id=\"" + std::string(id) + "\"")) << id << chapter;
        EXPECT_TRUE(contains(navigation, "#" + std::string(id) + "\"")) << id;
    }
    EXPECT_TRUE(contains(navigation, ">Вклейка 1</a>"));
}

TEST(PageList, NoIdOfTheBookIsTakenTwice) {
    Printed book;
    book.builder.book.body = {book.builder.division(Role::chapter, "page-12", {leaf(Role::paragraph, "x")})};
    book.pages.pages = {{"12", BlockId{1}, 0}};
    EXPECT_TRUE(contains(body(book.make(), "002-chapter.xhtml"), "<p><span id=\"print-page-12\""));
}

TEST(PageList, NamesThePrintedBookByItsIsbn) {
    Printed book;
    book.builder.book.body = {book.builder.division(Role::chapter, "c", {leaf(Role::paragraph, "x")})};
    book.pages.pages = {{"1", BlockId{1}, 0}};
    EXPECT_TRUE(contains(file(book.make(), "EPUB/package.opf"), "<meta property=\"pageBreakSource\">A Small Book (PDF)</meta>"));
    Product product;
    product.isbn["print"] = "9783161484100";
    const std::string opf = file(book.make(product), "EPUB/package.opf");
    EXPECT_TRUE(contains(opf, "<meta property=\"pageBreakSource\">urn:isbn:9783161484100</meta>"));
    EXPECT_TRUE(contains(opf, ">pageNavigation<") && contains(opf, ">pageBreakMarkers<"));
}

TEST(PageList, AnIndexShowsThePrintedPages) {
    Printed book;
    Inlines entry{text("Rogovin")};
    std::vector<AnchorId> places = {book.builder.anchor("a"), book.builder.anchor("b"), book.builder.anchor("d")};
    Inlines marks;
    for (std::size_t i = 0; i < places.size(); ++i) {
        marks.push_back({{}, AnchorMark{places[i]}});
        marks.push_back(text("x"));
        Inline link = link_to(places[i], {text(std::to_string(i + 1))});
        std::get<Link>(link.content).number = ReferenceNumber::page;
        entry.push_back(text(", "));
        entry.push_back(link);
    }
    book.builder.book.body = {book.builder.division(Role::chapter, "c", {leaf(Role::paragraph, marks)})};
    book.builder.book.back = {book.builder.division(Role::index, "i", {leaf(Role::index_entry, entry)})};
    book.pages.pages = {{"7", BlockId{1}, 0}, {"8", BlockId{1}, 2}};
    book.pages.of_anchor = {no_page, no_page, no_page};
    for (std::size_t i = 0; i < book.builder.book.anchors.size(); ++i) {
        if (i >= book.pages.of_anchor.size()) book.pages.of_anchor.push_back(no_page);
        const std::string& id = book.builder.book.anchors[i].id;
        book.pages.of_anchor[i] = id == "a" || id == "b" ? 0 : id == "d" ? 1 : no_page;
    }
    EXPECT_TRUE(contains(body(book.make(), "003-index.xhtml"),
                         "Rogovin, <a class=\"reference\" href=\"002-chapter.xhtml#a\">7</a>, "
                         "<a class=\"reference\" href=\"002-chapter.xhtml#d\">8</a></p>"))
        << body(book.make(), "003-index.xhtml");
}

}  // namespace
}  // namespace nabor
