#include "book/title_page.h"

#include <gtest/gtest.h>

#include <variant>

namespace nabor {
namespace {

std::vector<std::string> lines_of(const Book& book) {
    std::vector<std::string> lines;
    const Block page = title_page_of(book, "Title");
    for (const Block& leaf : page.blocks()) lines.push_back(std::get<Text>(leaf.inlines().front().content).text);
    return lines;
}

Contributor named(std::string name, std::string relator, bool corporate) {
    Contributor contributor;
    contributor.name = std::move(name);
    contributor.relator = std::move(relator);
    contributor.corporate = corporate;
    return contributor;
}

// An institution's article is small where the line goes on before it, and great where the name begins the line.
TEST(TitlePage, NamesInstitutionsAsPartOfTheLine) {
    Book book;
    book.languages = {"en"};
    book.metadata.contributors = {named("The Nabor project", "aut", true), named("The Other project", "aut", true),
                                  named("Ann Editor", "edt", false), named("The Nabor project", "edt", true),
                                  named("The Man", "trl", false)};
    EXPECT_EQ(lines_of(book), (std::vector<std::string>{"The Nabor project, the Other project", "Title",
                                                        "Edited by Ann Editor, the Nabor project", "Translated by The Man"}));
}

TEST(TitlePage, LeavesTheNameAfterAColon) {
    Book book;
    book.languages = {"ru"};
    book.metadata.contributors = {named("The Nabor project", "edt", true)};
    EXPECT_EQ(lines_of(book), (std::vector<std::string>{"Title", "Редактор: The Nabor project"}));
}

// What is no known role is said in the words of the source.
TEST(TitlePage, SaysWhatOthersDidInTheirWords) {
    Book book;
    book.languages = {"en"};
    for (const char* name : {"Ann Drawer", "Ben Drawer"}) {
        book.metadata.contributors.push_back(named(name, "ctb", false));
        book.metadata.contributors.back().words = "maps and drawings";
    }
    book.metadata.contributors.push_back(named("Cal Head", "ctb", false));
    book.metadata.contributors.back().words = "prepared under the supervision of";
    EXPECT_EQ(lines_of(book), (std::vector<std::string>{"Title", "Maps and drawings: Ann Drawer, Ben Drawer", "Prepared under the supervision of Cal Head"}));
}

}  // namespace
}  // namespace nabor
