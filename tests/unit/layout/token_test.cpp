#include "layout/token.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

Tokens cut(std::string_view text) {
    Report report;
    Tokens tokens = tokenize(text, static_cast<SourceId>(0), report);
    EXPECT_FALSE(report.has_findings()) << text;
    return tokens;
}

Token first(std::string_view text) { return cut(text).front(); }

TEST(Token, NamesMayHoldAnyLetterAndEscapes) {
    EXPECT_EQ(first("заголовок").text, "заголовок");
    EXPECT_EQ(first("--size").text, "--size");
    EXPECT_EQ(first("-nabor-grid").text, "-nabor-grid");
    EXPECT_EQ(first("\\41 bc").text, "Abc");
    EXPECT_EQ(first("a\\:b").text, "a:b");
}

TEST(Token, StringsDecodeTheirEscapes) {
    EXPECT_EQ(first("'it\\'s'").text, "it's");
    EXPECT_EQ(first("\"\\2014 x\"").text, "—x");
    EXPECT_EQ(first("\"one\\\ntwo\"").text, "onetwo");
    EXPECT_EQ(first("\"\\0 \"").text, "\xEF\xBF\xBD") << "U+0000 is not a character of CSS";
    EXPECT_EQ(first("\"\\D800 \"").text, "\xEF\xBF\xBD") << "nor is a surrogate";
}

TEST(Token, NumbersHaveUnitsSignsAndExponents) {
    const Token size = first("10.5pt");
    EXPECT_EQ(size.kind, TokenKind::dimension);
    EXPECT_DOUBLE_EQ(size.number, 10.5);
    EXPECT_EQ(size.text, "pt");
    EXPECT_DOUBLE_EQ(first("-.25em").number, -0.25);
    EXPECT_DOUBLE_EQ(first("+1e3").number, 1000);
    EXPECT_NEAR(first("12345678901234567890").number, 12345678901234567890.0, 1e6) << "fifteen digits are kept";
    EXPECT_DOUBLE_EQ(first("0.000000001").number, 1e-9);
    EXPECT_EQ(first("33%").kind, TokenKind::percentage);
    EXPECT_TRUE(first("7").integer);
    EXPECT_FALSE(first("7.0").integer);
    EXPECT_EQ(first("1PT").text, "pt");
    EXPECT_EQ(first("1e").text, "e") << "an e without digits is a unit";
}

TEST(Token, CommentsLeaveNothing) {
    const Tokens tokens = cut("a/* x */b");
    ASSERT_EQ(tokens.size(), 3u);
    EXPECT_EQ(tokens[0].text, "a");
    EXPECT_EQ(tokens[1].text, "b");
    EXPECT_EQ(tokens[1].span.begin, 8u);
}

TEST(Token, FunctionsAtKeywordsHashesAndAddresses) {
    EXPECT_EQ(first("var(--x)").kind, TokenKind::function);
    EXPECT_EQ(first("@page").kind, TokenKind::at_keyword);
    EXPECT_EQ(first("#a0b1c2").text, "a0b1c2");
    EXPECT_EQ(first("url( fonts/a.ttf )").text, "fonts/a.ttf");
    EXPECT_EQ(first("url('a.ttf')").kind, TokenKind::function);
}

TEST(Token, WhatNeverEndsIsAnErrorWithItsPlace) {
    for (const std::string_view text : {"/* a", "'a", "\"a\nb\"", "url(a"}) {
        Report report;
        const Tokens tokens = tokenize(text, static_cast<SourceId>(0), report);
        ASSERT_GE(report.all().size(), 1u) << text;
        EXPECT_EQ(report.all().front().code, "layout-syntax");
        EXPECT_EQ(report.all().front().span.begin, 0u);
        EXPECT_EQ(tokens.back().kind, TokenKind::end);
    }
}

TEST(Token, TextOfTokensReadsBackTheSame) {
    for (const std::string_view text : {"a > b.c", "\"a\\\"b\\\\c\"", "1.5em -0.25em 33%", "#fff", "\\31 a", "var(--x, \"—\")"}) {
        const std::string once = to_css(cut(text));
        EXPECT_EQ(to_css(cut(once)), once) << text;
    }
}

TEST(Token, NumbersAreWrittenShort) {
    EXPECT_EQ(number_to_css(13.5 / 10.5), "1.286");
    EXPECT_EQ(number_to_css(-0.5), "-0.5");
    EXPECT_EQ(number_to_css(12), "12");
    EXPECT_EQ(number_to_css(-0.0001), "0");
}

}  // namespace
}  // namespace nabor
