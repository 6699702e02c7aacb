#include <gtest/gtest.h>

#include "sheet.h"

namespace nabor::test {
namespace {

const std::string sheet_with_values =
    "body { font-size: var(--size); text-indent: var(--indent) }\n"
    ":root { --size: 10pt; --indent: var( --step ); --step: 2em; --font: \"PT Serif\", serif }\n"
    "p { font-family: var(--font) }\n";

TEST(Variable, StandForTheirValueWhereverTheyAreDeclared) {
    const Sheet sheet(sheet_with_values);
    EXPECT_EQ(sheet.messages(), "");
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}).size), 10);
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}).first_indent), 20);
    EXPECT_EQ(sheet.style({"p"}).families, (std::vector<std::string>{"PT Serif", "serif"}));
}

TEST(Variable, AreListedByTheLayout) {
    const std::map<std::string, std::string> expected{
        {"size", "10pt"}, {"indent", "2em"}, {"step", "2em"}, {"font", "\"PT Serif\", serif"}};
    EXPECT_EQ(Sheet(sheet_with_values).layout().variables, expected);
}

TEST(Variable, SettingsReplaceThem) {
    const Sheet sheet(sheet_with_values, {{"size", "12pt"}, {"--step", "1em"}, {"font", "Gentium Book Plus"}});
    EXPECT_EQ(sheet.messages(), "");
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}).size), 12);
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}).first_indent), 12);
    EXPECT_EQ(sheet.style({"p"}).families, std::vector<std::string>{"Gentium Book Plus"});
    EXPECT_EQ(sheet.layout().variables.at("size"), "12pt");
}

TEST(Variable, AnUnknownSettingIsAnErrorThatNamesTheNearestOrListsTheKnown) {
    const Sheet sheet(sheet_with_values, {{"seize", "12pt"}, {"colour", "red"}});
    EXPECT_EQ(sheet.messages(),
              "--set: error: unknown layout variable 'colour' [layout-unknown-setting]\n    the layout has: font, indent, size, step\n"
              "--set: error: unknown layout variable 'seize' [layout-unknown-setting]\n    did you mean \"size\"?\n");
}

TEST(Variable, ASettingOfAFileHasItsPlaceThereAndIsReportedOnce) {
    Sources sources;
    const SourceId sheet = sources.add("test.css", "p { font-size: var(--size); line-height: var(--size) } :root { --size: 10pt }");
    const SourceId book = sources.add("book.toml", "[layout]\nsize = \"11zz\"\nsise = \"1pt\"\n");
    Report report;
    read_layout({sheet, {{"size", "11zz"}, {"sise", "1pt"}}, {{"size", {book, 9, 13}}, {"sise", {book, 23, 27}}}}, sources, report);
    std::string places;
    for (const Diagnostic& finding : report.all()) places += to_text(finding, sources).substr(0, 20) + "\n";
    EXPECT_EQ(places, "book.toml:3:1: error\nbook.toml:2:1: error\n");
}

TEST(Variable, TheLayoutKnowsWhereItsFamiliesAreNamed) {
    const Sheet sheet("body { font-family: 'PT Serif', Gentium Plus } h1 { font-family: pt serif }");
    const FamilyPlaces& places = sheet.layout().family_places;
    ASSERT_EQ(places.size(), 2u);
    EXPECT_EQ(places.at("pt serif").begin, 20u);
    EXPECT_EQ(places.at("gentium plus").begin, 32u);
}

TEST(Variable, ASettingThatIsNoValueIsAnError) {
    for (const char* wrong : {"", "12pt; color: red", "}", "'open", "12pt !important"})
        EXPECT_EQ(Sheet(sheet_with_values, {{"size", wrong}}).report().all().at(0).code, "layout-setting") << wrong;
    const Sheet sheet(sheet_with_values, {{"size", "large"}});
    EXPECT_EQ(sheet.messages(), "--set: error: invalid value 'large' for property 'font-size', from --set [layout-setting]\n"
                                "    allowed: length, % of the parent's\n");
}

TEST(Variable, ASettingThatServesOftenIsReportedOnce) {
    const Sheet sheet(":root { --size: 10pt } p { font-size: var(--size) } q { font-size: var(--size) } h1 { line-height: var(--size) }",
                      {{"size", "large"}});
    EXPECT_EQ(sheet.report().all().size(), 2u) << "once a property";
}

TEST(Variable, FallbacksStandInForWhatIsNotDeclared) {
    const Sheet sheet("p { text-indent: var(--none, 3pt) } q { text-indent: var(--none) }");
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}).first_indent), 3);
    EXPECT_EQ(sheet.findings(), "1:41 warning layout-unknown-variable\n");
}

TEST(Variable, CirclesAndAvalanchesEnd) {
    EXPECT_EQ(Sheet(":root { --a: var(--b); --b: var(--a) } p { text-indent: var(--a) }").findings(),
              "1:44 warning layout-unknown-variable\n");
    std::string avalanche = ":root { --x0: 1pt;";
    for (int i = 1; i < 15; ++i) {
        const std::string before = "var(--x" + std::to_string(i - 1) + ") ";
        avalanche += "--x" + std::to_string(i) + ": ";
        for (int n = 0; n < 10; ++n) avalanche += before;
        avalanche += ";";
    }
    const Sheet sheet(avalanche + "} p { margin: var(--x14) }");
    EXPECT_EQ(sheet.report().count(Severity::warning), 1u);
}

TEST(Variable, CountOnlyOnRoot) {
    EXPECT_EQ(Sheet("p { --x: 1 }").findings(), "1:5 warning layout-unknown-property\n");
}

}  // namespace
}  // namespace nabor::test
