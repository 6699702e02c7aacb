// Which declaration wins, what children inherit, and what relative lengths are relative to.
#include <gtest/gtest.h>

#include <optional>

#include "sheet.h"

namespace nabor::test {
namespace {

constexpr std::string_view base = "body { font-size: 10pt; line-height: 12pt }\n";

std::string with_base(std::string_view css) { return std::string(base) + std::string(css); }

TEST(Cascade, TheMoreSpecificRuleWinsThenTheLater) {
    const Sheet sheet("p.x { text-indent: 1pt } p { text-indent: 2pt } p { text-align: left } p { text-align: right }");
    EXPECT_DOUBLE_EQ(points(sheet.style({"p.x"}).first_indent), 1);
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}).first_indent), 2);
    EXPECT_EQ(sheet.style({"p"}).align, TextAlign::right);
}

TEST(Cascade, EveryClassOfAnElementCounts) {
    const Sheet sheet(".a { text-align: left } .b { font-style: italic }");
    const Style style = sheet.style({"p.a b"});
    EXPECT_EQ(style.align, TextAlign::left);
    EXPECT_TRUE(style.italic);
}

TEST(Cascade, TextPropertiesAreInheritedAndBoxPropertiesAreNot) {
    const Sheet sheet(
        "div { font-style: italic; color: #123456; text-indent: 7pt; orphans: 3; list-style-type: none;"
        " margin: 5pt; break-before: page; page: x; string-set: y content(); -nabor-hang: 4pt; display: none }");
    const Style child = sheet.style({"div", "p"});
    EXPECT_TRUE(child.italic);
    EXPECT_EQ(child.colour, 0x123456u);
    EXPECT_DOUBLE_EQ(points(child.first_indent), 7);
    EXPECT_EQ(child.orphans, 3);
    EXPECT_EQ(child.marker, "none");
    EXPECT_EQ(child.margin_left, Length{});
    EXPECT_EQ(child.space_before, Length{});
    EXPECT_EQ(child.break_before, PageBreak::automatic);
    EXPECT_EQ(child.page, "");
    EXPECT_EQ(child.string_set, "");
    EXPECT_EQ(child.hanging, Length{});
    EXPECT_TRUE(child.shown) << "the parent is not shown, and that is enough";
}

TEST(Cascade, AnotherSizeKeepsTheLeadingOfItsParent) {
    const Sheet sheet(with_base("small { font-size: 8pt }"));
    EXPECT_DOUBLE_EQ(points(sheet.style({"p", "small"}).leading), 12);
}

TEST(Cascade, ABareLineHeightIsAFactorForChildrenToo) {
    const Sheet sheet(with_base("div { line-height: 1.5 } small { font-size: 8pt } pre { line-height: 10pt } "));
    EXPECT_DOUBLE_EQ(points(sheet.style({"div"}).leading), 15);
    EXPECT_DOUBLE_EQ(points(sheet.style({"div", "small"}).leading), 12);
    EXPECT_DOUBLE_EQ(points(sheet.style({"div", "pre"}).leading), 10);
    EXPECT_DOUBLE_EQ(points(sheet.style({"div", "pre", "small"}).leading), 10) << "a length is inherited as it is";
}

TEST(Cascade, EmCountsTheElementsOwnSizeWhereverItIsDeclared) {
    const Sheet sheet(with_base("p { text-indent: 2em; margin-left: 1rem; margin-top: 1lh; font-size: 50% } q { font-size: 2em }"));
    const Style style = sheet.style({"p"});
    EXPECT_DOUBLE_EQ(points(style.size), 5);
    EXPECT_DOUBLE_EQ(points(style.first_indent), 10);
    EXPECT_DOUBLE_EQ(points(style.margin_left), 10);
    EXPECT_DOUBLE_EQ(points(style.space_before), 12);
    EXPECT_DOUBLE_EQ(points(sheet.style({"p", "q"}).size), 10);
}

TEST(Cascade, PercentagesCountTheTextBlockOfTheDefaultPage) {
    const Sheet sheet("@page { size: 300pt 600pt; margin: 100pt 50pt } p { margin-left: 10%; text-indent: -5% } h1 { -nabor-sink: 25% }");
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}).margin_left), 20);
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}).first_indent), -10);
    EXPECT_DOUBLE_EQ(points(sheet.style({"h1"}).sink), 100);
}

TEST(Cascade, InheritAndInitialWorkForEveryProperty) {
    const Sheet sheet(
        with_base("div { margin-left: 9pt; font-style: italic } div p { margin-left: inherit } div q { font-style: initial }"));
    EXPECT_DOUBLE_EQ(points(sheet.style({"div", "p"}).margin_left), 9);
    EXPECT_TRUE(sheet.style({"div", "p"}).italic);
    EXPECT_FALSE(sheet.style({"div", "q"}).italic);
    EXPECT_EQ(sheet.findings(), "");
}

TEST(Cascade, RootStyleIsThatOfBodyBelowRoot) {
    const Sheet sheet(":root { font-size: 20pt } body { font-size: 1.5em; font-style: italic }");
    EXPECT_DOUBLE_EQ(points(sheet.layout().root_style().size), 30);
    const ElementKey body{"body", "", "en", false, ""};
    const Style again = sheet.layout().style(sheet.layout().root_style(), {&body, 1});
    EXPECT_DOUBLE_EQ(points(again.size), 30) << "a chain of body alone does not count body twice";
    EXPECT_TRUE(again.italic);
}

TEST(Cascade, LanguageRulesReachTheBodyAndItsChildren) {
    const Sheet sheet("body { text-indent: 10pt } body:lang(ru) { text-indent: 15pt }");
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}, "ru").first_indent), 15);
    EXPECT_DOUBLE_EQ(points(sheet.style({"p"}, "en").first_indent), 10);
}

TEST(Cascade, PaperHasPrintRulesAndNoScreenRules) {
    const Sheet sheet(
        "@media print { p { text-indent: 1pt } } @media screen { p { text-align: right } } @media print, screen { p { orphans: 4 } }");
    const Style style = sheet.style({"p"});
    EXPECT_DOUBLE_EQ(points(style.first_indent), 1);
    EXPECT_EQ(style.align, TextAlign::justify);
    EXPECT_EQ(style.orphans, 4);
}

std::optional<Style> initial_of(const Sheet& sheet, std::string_view css_class) {
    const ElementKey chain[] = {{"body", "", "en", false, ""}, {"p", css_class, "en", true, ""}};
    const Style own = sheet.layout().style(sheet.layout().root_style(), chain);
    return sheet.layout().initial_style(own, chain);
}

TEST(Cascade, AFirstLetterHasAStyleOfItsOwn) {
    const Sheet sheet(
        "p { font-style: italic; color: #123456 } p.opening::first-letter { initial-letter: 3; color: #880000 }"
        "p.opening::first-letter { font-weight: bold }");
    EXPECT_EQ(sheet.findings(), "");
    EXPECT_FALSE(initial_of(sheet, "").has_value());
    const auto capital = initial_of(sheet, "opening");
    ASSERT_TRUE(capital.has_value());
    EXPECT_EQ(capital->initial_lines, 3);
    EXPECT_EQ(capital->colour, 0x880000u);
    EXPECT_EQ(capital->weight, 700);
    EXPECT_TRUE(capital->italic) << "inherited from the paragraph";
    EXPECT_EQ(sheet.style({"p.opening"}).colour, 0x123456u) << "and nothing of it is the paragraph's";
    EXPECT_TRUE(sheet.layout().names_openings);
}

TEST(Cascade, NoFirstLetterWithoutLines) {
    EXPECT_FALSE(initial_of(Sheet("p::first-letter { initial-letter: none }"), "").has_value());
    EXPECT_FALSE(initial_of(Sheet("p::first-letter { initial-letter: 4 } p::first-letter { initial-letter: normal }"), "").has_value());
    EXPECT_FALSE(initial_of(Sheet("p::first-letter { color: #880000 }"), "").has_value());
    EXPECT_FALSE(Sheet("p::first-letter { initial-letter: 3 }").layout().names_openings);
    EXPECT_FALSE(Sheet("p.opening::first-letter { initial-letter: none }").layout().names_openings)
        << "a capital that is none costs nothing";
    EXPECT_TRUE(Sheet("p.opening { text-indent: 0 }").layout().names_openings);
}

TEST(Cascade, WhatAFirstLetterTakesOnPaper) {
    EXPECT_EQ(Sheet("p { initial-letter: 3 }").findings(), "1:5 warning layout-unknown-property\n");
    EXPECT_EQ(Sheet("p::before { initial-letter: 3 }").findings(), "1:13 warning layout-unknown-property\n");
    EXPECT_EQ(Sheet("p::first-letter { font-size: 3em }").findings(), "1:19 warning layout-unknown-property\n");
    EXPECT_EQ(Sheet("p::first-letter { initial-letter: 1 }").findings(), "1:35 warning layout-unknown-value\n");
    EXPECT_EQ(Sheet("p::first-letter { initial-letter: 3.5 }").findings(), "1:35 warning layout-unknown-value\n");
    EXPECT_EQ(Sheet("p::first-letter { content: 'x' }").findings(), "1:19 warning layout-unknown-property\n");
    EXPECT_EQ(Sheet("@media screen { p::first-letter { padding-right: 3pt; font-size: 2em } }").findings(), "");
}

// The stylesheet of the ebook passes on what it does not set itself, and stays a stylesheet.
TEST(Cascade, AnInitialElsewhereIsADeclarationLikeOthers) {
    const std::string css = Sheet("@media screen { p { initial-letter: 2; float: left\x01 } }").layout().epub_stylesheet();
    EXPECT_NE(css.find("p {\n    initial-letter: 2;\n    float: left;\n}"), std::string::npos) << css;
    EXPECT_EQ(css.find("\n {"), std::string::npos);
}

TEST(Cascade, TextWithoutALanguageIsSelectedInTheEbookToo) {
    EXPECT_NE(Sheet(":lang(\"\")::before { content: \"x\" }").layout().epub_stylesheet().find(":lang(\"\")::before"), std::string::npos);
}

TEST(Cascade, ContentStandsBeforeAndAfter) {
    const Sheet sheet(
        "span.supplied::before { content: \"[\" } span.supplied::after { content: \"]\" ' ' } em span.supplied::before { content: none }");
    EXPECT_EQ(sheet.style({"p", "span.supplied"}).before, "[");
    EXPECT_EQ(sheet.style({"p", "span.supplied"}).after, "] ");
    EXPECT_EQ(sheet.style({"p", "em", "span.supplied"}).before, "");
    EXPECT_EQ(sheet.style({"p"}).before, "");
}

TEST(Cascade, HostileNumbersStayWithinBounds) {
    const Sheet sheet(
        "@page { size: 100pt 100pt; margin: 10pt }"
        "p { font-size: 9e9pt; line-height: 99999; margin: 99999pt; text-indent: -99999em; letter-spacing: 99999em; -nabor-sink: 99999% }"
        "q { font-size: 0; line-height: 0; letter-spacing: -50em } em { font-size: 3em }");
    const Style p = sheet.style({"p"});
    EXPECT_LE(p.size, Length::points(288));
    EXPECT_LE(p.leading, Length::points(576));
    EXPECT_LE(p.margin_left + p.margin_right, Length::points(80));
    EXPECT_GT(p.margin_left, Length{});
    EXPECT_GE(p.first_indent, -Length::points(80));
    EXPECT_LE(p.sink, Length::points(80));
    EXPECT_LE(p.letter_spacing, 2000);
    EXPECT_GE(sheet.style({"q"}).size, Length::points(1));
    EXPECT_GE(sheet.style({"q"}).leading, Length::points(1));
    EXPECT_LE(sheet.style({"em", "em", "em", "em", "em", "em", "em"}).size, Length::points(288));
}

}  // namespace
}  // namespace nabor::test
