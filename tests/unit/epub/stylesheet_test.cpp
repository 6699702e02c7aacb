#include "epub/stylesheet.h"

#include <gtest/gtest.h>

#include <regex>

#include "sample.h"

namespace nabor {
namespace {

// What the reader's device decides: colours, faces, heights, lengths that do not follow the text's size.
TEST(Stylesheet, LeavesTheReaderWhatIsTheReaders) {
    const std::string css = epub::write_stylesheet(sample::ebook_layout(), 3, {});
    for (const char* taken : {R"([{;\s](color|background[a-z-]*)\s*:)", R"([{;\s](min-)?height\s*:)",
                              R"(:[^;{}]*\d(px|pt|mm|cm|in)\b)", R"([{;\s]font-family\s*:(?!\s*monospace))", "!important"}) {
        std::smatch found;
        EXPECT_FALSE(std::regex_search(css, found, std::regex(taken))) << found.str();
    }
    EXPECT_NE(css.find(".indent-3 { padding-left: 3em; }"), std::string::npos);
    EXPECT_EQ(css.find(".indent-4"), std::string::npos);
}

// Whatever the layout says of hyphens in headings.
TEST(Stylesheet, LetsWordsOfHeadingsBeDividedOnSmallScreens) {
    const std::string css = epub::write_stylesheet(sample::ebook_layout("h1, h2 { hyphens: none }"), 0, {});
    EXPECT_GT(css.rfind("hyphens: auto"), css.rfind("hyphens: none"));
    EXPECT_GT(css.find("@media (max-width: 24em) {\n    h1,"), css.rfind("hyphens: none"));
}

// A layout may raise the mark of a page, which is empty here: its line must not become higher for it.
TEST(Stylesheet, KeepsLinesAsHighAsTheyAreWherePagesBegin) {
    EXPECT_NE(epub::write_stylesheet(sample::ebook_layout(), 0, {}).find("span.page-mark {\n    line-height: 0;\n}"), std::string::npos);
}

TEST(Stylesheet, PutsTheLayoutsRulesAfterTheDefaultOnes) {
    const std::string css = epub::write_stylesheet(sample::ebook_layout("blockquote { margin-left: 2em }"), 0, {});
    EXPECT_GT(css.find("blockquote {\n    margin-left: 2em;\n}"), css.find("blockquote {\n    margin: 1em 0 1em 1.5em;\n}"));
}

TEST(Stylesheet, AsksForEmbeddedFamiliesFirst) {
    epub::EmbeddedFaces faces;
    faces.faces = {{"Body Cut", "fonts/001.ttf", false, true}, {"Rare Cut", "fonts/002.otf", true, false}};
    faces.stand_ins = {{"Body", {"Body Cut", "Rare Cut"}}, {"Mono", {"Mono Cut", "Rare Cut"}}};
    const Layout layout = sample::ebook_layout("body { font-family: Body } pre { font-family: \"Mono\", monospace } h1 { font-family: Other }");
    const std::string css = epub::write_stylesheet(layout, 0, faces);
    EXPECT_TRUE(css.starts_with("@charset \"utf-8\";\n/* Fonts */\n@font-face {\n    font-family: \"Body Cut\";\n    font-style: italic;\n"
                                "    font-weight: normal;\n    src: url(fonts/001.ttf);\n}\n@font-face {\n    font-family: \"Rare Cut\";\n"
                                "    font-style: normal;\n    font-weight: bold;\n    src: url(fonts/002.otf);\n}\n"
                                "body { font-family: \"Body Cut\", \"Rare Cut\", serif; }\n\n"))
        << css.substr(0, 500);
    EXPECT_NE(css.find("pre {\n    font-family: \"Mono Cut\", \"Rare Cut\", \"Mono\", monospace;\n}"), std::string::npos);
    EXPECT_NE(css.find("h1 {\n    font-family: Other;\n}"), std::string::npos);
}

}  // namespace
}  // namespace nabor
