#include "layout/selector.h"

#include <gtest/gtest.h>

#include "layout/syntax.h"

namespace nabor {
namespace {

std::vector<Selector> read(std::string_view text) {
    Report report;
    auto selectors = read_selectors(trimmed(tokenize(text, static_cast<SourceId>(0), report)), {}, report);
    EXPECT_FALSE(report.has_findings()) << text;
    return selectors.value_or(std::vector<Selector>{});
}

std::string problem_of(std::string_view text) {
    Report report;
    read_selectors(trimmed(tokenize(text, static_cast<SourceId>(0), report)), {}, report);
    return report.all().empty() ? "" : std::string(report.all().front().code);
}

// <body lang=ru><section class=part><h2/><p class="byline first"/></section>
const std::vector<ElementKey> byline{{"body", "", "ru", false, ""},
                                     {"section", "part", "ru", true, ""},
                                     {"p", "byline first", "ru-RU", false, "h2"}};

bool takes(std::string_view text, const std::vector<ElementKey>& chain = byline) {
    const std::vector<Selector> selectors = read(text);
    return selectors.size() == 1 && matches(selectors.front(), chain);
}

TEST(Selector, ElementsAndClasses) {
    EXPECT_TRUE(takes("p"));
    EXPECT_TRUE(takes("*"));
    EXPECT_TRUE(takes(".first"));
    EXPECT_TRUE(takes("p.first.byline"));
    EXPECT_FALSE(takes("p.by"));
    EXPECT_FALSE(takes("div.byline"));
    EXPECT_FALSE(takes("section")) << "only the last element of the chain is asked about";
}

TEST(Selector, Combinators) {
    EXPECT_TRUE(takes("body p"));
    EXPECT_TRUE(takes("section > p"));
    EXPECT_FALSE(takes("body > p"));
    EXPECT_TRUE(takes("body > section.part p"));
    EXPECT_TRUE(takes("h2 + p"));
    EXPECT_FALSE(takes("h3 + p"));
    EXPECT_TRUE(takes("section.part > h2 + p"));
    EXPECT_FALSE(takes("section.chapter > h2 + p"));
    EXPECT_TRUE(takes("* + p"));
    EXPECT_TRUE(takes(":root p"));
    EXPECT_TRUE(takes("html > body p"));
}

TEST(Selector, SiblingsMayHaveClasses) {
    const std::vector<ElementKey> after_salute{{"p", "", "en", false, "p.salute"}};
    EXPECT_TRUE(takes("p.salute + p", after_salute));
    EXPECT_TRUE(takes(".salute + p", after_salute));
    EXPECT_FALSE(takes("p.dateline + p", after_salute));
    EXPECT_FALSE(takes("* + p", {{"p", "", "en", true, ""}}));
}

// A greedy match takes the inner blockquote for the child's parent and fails.
TEST(Selector, DescendantsAreTriedAtEveryDepth) {
    const std::vector<ElementKey> chain{{"div", "letter", "", false, ""}, {"blockquote", "", "", true, ""},
                                        {"blockquote", "", "", true, ""}, {"p", "", "", true, ""}};
    EXPECT_TRUE(takes("div.letter > blockquote p", chain));
    EXPECT_TRUE(takes("div > blockquote > blockquote > p", chain));
    EXPECT_FALSE(takes("div.letter > p", chain));
}

TEST(Selector, PseudoClasses) {
    EXPECT_TRUE(takes("p:lang(ru)"));
    EXPECT_TRUE(takes("p:lang(en, RU)"));
    EXPECT_FALSE(takes("p:lang(r)"));
    EXPECT_FALSE(takes("p:lang(en)"));
    EXPECT_FALSE(takes("p:first-child"));
    EXPECT_TRUE(takes("section:first-child > p"));
}

TEST(Selector, ListsAndPseudoElements) {
    const auto selectors = read("h1, p::before , blockquote.epigraph p::after");
    ASSERT_EQ(selectors.size(), 3u);
    EXPECT_EQ(selectors[0].pseudo, PseudoElement::none);
    EXPECT_EQ(selectors[1].pseudo, PseudoElement::before);
    EXPECT_EQ(selectors[2].pseudo, PseudoElement::after);
    EXPECT_EQ(read("p.opening::first-letter").front().pseudo, PseudoElement::first_letter);
    EXPECT_EQ(problem_of("p:after"), "layout-unknown-selector") << "the spelling of CSS 2.1 is left out";
}

TEST(Selector, SpecificityCountsClassesBeforeTypes) {
    const auto specificity = [](std::string_view text) { return read(text).front().specificity; };
    EXPECT_LT(specificity("body section div p"), specificity(".x"));
    EXPECT_EQ(specificity("p.x"), specificity("p:first-child"));
    EXPECT_EQ(specificity("h1 + p"), specificity("section p"));
    EXPECT_EQ(specificity("*"), 0u);
    EXPECT_LT(specificity("p"), specificity("p::before"));
}

TEST(Selector, OutsideTheSubsetIsAWarning) {
    for (const std::string_view text : {"#id", "p[lang]", "p:hover", "p::first-line", "p:not(.x)", "h1 ~ p", "p:first-child + p"})
        EXPECT_EQ(problem_of(text), "layout-unknown-selector") << text;
}

TEST(Selector, MalformedIsAnError) {
    for (const std::string_view text :
         {"p >", "> p", "p .", "p,", ", p", "p > > q", "p::before q", ":lang(", ":lang()", "p:", "5", "p + + q"})
        EXPECT_EQ(problem_of(text), "layout-syntax") << text;
}

TEST(Selector, IsWrittenAsItIsRead) {
    for (const std::string_view text : {"p", "*", "section.part > h2 + p.x.y:first-child", "body:lang(ru, uk) em::after", ":root", "* + p", "h2 + p::first-letter"})
        EXPECT_EQ(to_css(read(text).front()), text);
}

}  // namespace
}  // namespace nabor
