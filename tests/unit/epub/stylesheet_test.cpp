#include "epub/stylesheet.h"

#include <gtest/gtest.h>

#include <regex>

namespace nabor {
namespace {

// What the reader's device decides: colours, faces, heights, lengths that do not follow the text's size.
TEST(Stylesheet, LeavesTheReaderWhatIsTheReaders) {
    const std::string css = epub::write_stylesheet({}, 3);
    for (const char* taken : {R"([{;\s](color|background[a-z-]*)\s*:)", R"([{;\s](min-)?height\s*:)",
                              R"(:[^;{}]*\d(px|pt|mm|cm|in)\b(?! solid))", R"([{;\s]font-family\s*:(?!\s*monospace))", "!important"}) {
        std::smatch found;
        EXPECT_FALSE(std::regex_search(css, found, std::regex(taken))) << found.str();
    }
    EXPECT_NE(css.find(".indent-3 { padding-left: 3em; }"), std::string::npos);
}

// Whatever the layout says of hyphens in headings.
TEST(Stylesheet, LetsWordsOfHeadingsBeDividedOnSmallScreens) {
    const std::string css = epub::write_stylesheet({}, 0);
    EXPECT_GT(css.rfind("hyphens: auto"), css.rfind("hyphens: none"));
    EXPECT_NE(css.find("@media (max-width: 24em)"), std::string::npos);
}

// A layout may raise the mark of a page, which is empty here: its line must not become higher for it.
TEST(Stylesheet, KeepsLinesAsHighAsTheyAreWherePagesBegin) {
    EXPECT_NE(epub::write_stylesheet({}, 0).find("span.page-mark { line-height: 0; }"), std::string::npos);
}

}  // namespace
}  // namespace nabor
