// Title pages of the manuscript, and what the header adds to them.
#include <gtest/gtest.h>

#include <string>

#include "helper.h"

namespace nabor::tei_test {
namespace {

std::string book(const std::string& front, const std::string& title = "<title>Лампы</title><author>Анна Петрова</author>") {
    const std::string outline = read_document("<TEI><teiHeader><fileDesc><titleStmt>" + title + "</titleStmt></fileDesc></teiHeader><text xml:lang=\"ru\"><front>" +
                                              front + "</front><body><p>x</p></body></text></TEI>").outline();
    return outline.substr(0, outline.find("paragraph: x"));
}

constexpr std::string_view titles = "<docTitle><titlePart>Лампы</titlePart></docTitle>";

TEST(TitlePages, TheFullOneGetsTheAuthor) {
    const std::string half = "title-page\n  title-main: Лампы\n", full = "title-page\n  title-author: Анна Петрова\n  title-main: Лампы\n";
    const std::string page = "<titlePage>" + std::string(titles) + "</titlePage>", typed = "<titlePage type=\"half\">" + std::string(titles) + "</titlePage>";
    EXPECT_EQ(book(typed + page), half + full);
    EXPECT_EQ(book(page + typed), full + half) << "in any order";
    EXPECT_EQ(book(page + page), full + half);
    EXPECT_EQ(book(page + "<titlePage>" + std::string(titles) + "<docDate>1926</docDate></titlePage>"), half + full + "  title-imprint: 1926\n")
        << "a page of titles alone before the full one";
    EXPECT_EQ(book(typed + "<titlePage>" + std::string(titles) + "<docAuthor>А. Петрова</docAuthor></titlePage>"),
              half + "title-page\n  title-main: Лампы\n  title-author: А. Петрова\n");
    EXPECT_EQ(book(typed), full) << "where there is no other";
}

TEST(TitlePages, WithoutATitleGetTheHeaders) {
    EXPECT_EQ(book("<titlePage><byline>Анна Петрова</byline></titlePage>"), "title-page\n  title-main: Лампы\n  title-part: Анна Петрова\n");
    EXPECT_EQ(book("<titlePage><docImprint>Москва</docImprint></titlePage>"),
              "title-page\n  title-author: Анна Петрова\n  title-main: Лампы\n  title-imprint: Москва\n");
    EXPECT_EQ(book("<titlePage><docAuthor>Анна</docAuthor><docDate>1926</docDate></titlePage>", "<title>Лампы</title><title type=\"sub\">Повесть</title>"),
              "title-page\n  title-author: Анна\n  title-main: Лампы\n  title-sub: Повесть\n  title-imprint: 1926\n");
    EXPECT_EQ(book("<docAuthor>Анна</docAuthor><docDate>1926</docDate>"), "title-page\n  title-author: Анна\n  title-main: Лампы\n  title-imprint: 1926\n");
    EXPECT_EQ(book("<titlePage type=\"half\">" + std::string(titles) + "</titlePage><titlePage><docAuthor>Анна</docAuthor></titlePage>"),
              "title-page\n  title-main: Лампы\ntitle-page\n  title-author: Анна\n  title-main: Лампы\n");
}

TEST(TitlePages, WithATitleOfAnyKindKeepIt) {
    EXPECT_EQ(book("<titlePage><p>О лампах</p><docAuthor>Анна</docAuthor></titlePage>"), "title-page\n  title-part: О лампах\n  title-author: Анна\n");
    EXPECT_EQ(book("<titlePage>" + std::string(titles) + "<docAuthor>Анна</docAuthor></titlePage><titlePage type=\"verso\"><docImprint>Москва</docImprint></titlePage>"),
              "title-page\n  title-main: Лампы\n  title-author: Анна\ntitle-page\n  title-imprint: Москва\n");
    EXPECT_EQ(book("<titlePage><docImprint>Москва</docImprint></titlePage><titlePage>" + std::string(titles) + "<docAuthor>Анна</docAuthor></titlePage>"),
              "title-page\n  title-imprint: Москва\ntitle-page\n  title-main: Лампы\n  title-author: Анна\n");
    EXPECT_EQ(book("<titlePage><docAuthor>Анна</docAuthor></titlePage>", "<title/>"), "title-page\n  title-author: Анна\n");
}

}  // namespace
}  // namespace nabor::tei_test
