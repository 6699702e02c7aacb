// What is wrong with a stylesheet, and where.
#include <gtest/gtest.h>

#include "sheet.h"

namespace nabor::test {
namespace {

TEST(Finding, NamesLineAndColumn) {
    const Sheet sheet(
        "p {\n"
        "  text-ident: 1em;\n"
        "  text-align: middle;\n"
        "}\n"
        "p:hover { color: red }\n"
        "@import 'x.css';\n"
        "@media (orientation: landscape) { p { color: red } }\n");
    EXPECT_EQ(sheet.findings(),
              "2:3 warning layout-unknown-property\n"
              "3:15 warning layout-unknown-value\n"
              "5:3 warning layout-unknown-selector\n"
              "6:1 error layout-import\n"
              "7:1 warning layout-unknown-at-rule\n");
}

TEST(Finding, OfARuleWithoutASelectorIsInTheSheet) {
    EXPECT_EQ(Sheet("p { text-align: left }\n{ color: red }").findings(), "2:1 error layout-syntax\n");
    EXPECT_EQ(Sheet("{}").findings(), "1:1 error layout-syntax\n");
}

TEST(Finding, AByteOrderMarkIsNoPartOfTheFirstRule) {
    const Sheet sheet("\xEF\xBB\xBF" "p { font-size: 9pt }");
    EXPECT_EQ(sheet.findings(), "");
    EXPECT_EQ(sheet.style({"p"}).size, Length::points(9));
}

TEST(Finding, SaysWhatToDo) {
    EXPECT_EQ(Sheet("p { text-ident: 1em }").messages(),
              "test.css:1:5: warning: unknown property 'text-ident' [layout-unknown-property]\n    did you mean "
              "text-indent?\n");
    EXPECT_EQ(Sheet("p { font-style: slanted }").messages(),
              "test.css:1:17: warning: invalid value 'slanted' for property 'font-style' [layout-unknown-value]\n    allowed: normal; italic, "
              "oblique\n");
    EXPECT_NE(Sheet("p { float: left }").messages().find("unknown property 'float'"), std::string::npos);
    EXPECT_NE(Sheet("p { padding: 1em }").messages().find("put it into @media screen"), std::string::npos);
    EXPECT_NE(Sheet("p { size: 1em }").messages().find("it belongs into an @page rule"), std::string::npos);
    EXPECT_NE(Sheet("p { content: 'x' }").messages().find("it belongs on ::before, ::after or into a margin box"), std::string::npos);
    EXPECT_NE(Sheet("p::before { color: red }").messages().find("has no effect on ::before and ::after on paper"), std::string::npos);
}

TEST(Finding, ABadDeclarationCostsOnlyItself) {
    for (const char* css : {"p { text-align left; orphans: 3 }", "p { : left; orphans: 3 }", "p { text-align: 'left;\n; orphans: 3 }",
                            "p { text-align: (left; orphans: 9); orphans: 3 }", "p { q { color: red } orphans: 3 }"}) {
        const Sheet sheet(css);
        EXPECT_TRUE(sheet.report().has_findings()) << css;
        EXPECT_EQ(sheet.style({"p"}).orphans, 3) << css;
    }
}

TEST(Finding, ABadRuleCostsOnlyItself) {
    const Sheet sheet("} p > { orphans: 5 } q; p { orphans: 3 }\np { widows: 4");
    EXPECT_EQ(sheet.findings(),
              "1:1 error layout-syntax\n"
              "1:22 error layout-syntax\n"
              "2:1 error layout-syntax\n"
              "1:5 error layout-syntax\n");
    EXPECT_EQ(sheet.style({"p"}).orphans, 3);
    EXPECT_EQ(sheet.style({"p"}).widows, 2) << "an unclosed rule is skipped";
}

TEST(Finding, OneUnknownSelectorOfAListCostsOnlyItself) {
    const Sheet sheet("p:hover, p { orphans: 3 }");
    EXPECT_EQ(sheet.findings(), "1:3 warning layout-unknown-selector\n");
    EXPECT_EQ(sheet.style({"p"}).orphans, 3);
}

TEST(Finding, ImportanceIsNotPartOfTheSubset) {
    const Sheet sheet("p { orphans: 3 !important }");
    EXPECT_EQ(sheet.findings(), "1:16 warning layout-unknown-value\n");
    EXPECT_EQ(sheet.style({"p"}).orphans, 3);
}

TEST(Finding, FilesThatAreNoStylesheetsAreRefused) {
    EXPECT_FALSE(Sheet(std::string("p { \xFF }")).was_read());
    EXPECT_FALSE(Sheet(std::string(300 * 1024, ' ')).was_read());
    const Sheet garbage([] {
        std::string css;
        for (int i = 0; i < 1000; ++i) css += "p { no-such-property: 1 }\n";
        return css;
    }());
    EXPECT_EQ(garbage.report().all().size(), 101u);
    EXPECT_EQ(garbage.report().all().back().code, "layout-too-many-findings");
}

TEST(Finding, HarmlessThingsPassInSilence) {
    const Sheet sheet("@charset \"utf-8\"; /* @name plain */ @font-face { font-family: X; src: url(x.ttf) } p { } ;\n@media all { }");
    EXPECT_EQ(sheet.messages(), "");
}

TEST(Finding, TheHeaderNamesTheLayout) {
    const Sheet sheet("\n/* @name pocket\n   @description 110 × 180 mm, small\n*/ p { orphans: 2 }");
    EXPECT_EQ(sheet.layout().name, "pocket");
    EXPECT_EQ(sheet.layout().description, "110 × 180 mm, small");
    EXPECT_EQ(Sheet("p { orphans: 2 }").layout().name, "test") << "without a header, the file's name";
}

}  // namespace
}  // namespace nabor::test
