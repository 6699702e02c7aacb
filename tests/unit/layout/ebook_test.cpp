#include <gtest/gtest.h>

#include "sheet.h"

namespace nabor::test {
namespace {

std::string ebook(std::string css) {
    const Sheet sheet("body { font-size: 10pt; line-height: 12pt } " + std::move(css));
    EXPECT_EQ(sheet.messages(), "");
    return sheet.layout().epub_stylesheet();
}

TEST(Ebook, LengthsBecomeEm) {
    EXPECT_EQ(ebook("p { text-indent: 15pt; margin: 1lh 0 5mm 10%; letter-spacing: 0.05em }"),
              "p {\n    text-indent: 1.5em;\n    margin: 1.2em 0 1.417em 10%;\n    letter-spacing: 0.05em;\n}\n");
}

TEST(Ebook, TheDeviceKeepsItsSizeFaceLeadingMarginsAndColours) {
    EXPECT_EQ(
        ebook(
            "body { font-family: X; text-align: justify; color: black; margin: 0; line-height: 1.3 } p { line-height: 12pt; color: navy }"),
        "");
}

TEST(Ebook, PaperOnlyThingsStayOut) {
    EXPECT_EQ(ebook("@page { margin: 10mm } @media print { p { orphans: 3 } } @font-face { font-family: X; src: url(x.otf) }"
                    "p { -nabor-hang: 1em; string-set: x content(); page: y; break-before: page; display: run-in }"
                    ":root { -nabor-grid: 12pt; --x: 1pt }"),
              "");
}

TEST(Ebook, VariablesAreResolved) { EXPECT_EQ(ebook(":root { --s: 8pt } p { font-size: var(--s) }"), "p {\n    font-size: 0.8em;\n}\n"); }

TEST(Ebook, OlderNamesComeFirst) {
    EXPECT_EQ(ebook("h1 { break-after: avoid; hyphens: none; font-variant-caps: all-small-caps; text-decoration-line: underline }").substr(0, 244),
              "h1 {\n    page-break-after: avoid;\n    break-after: avoid;\n    -webkit-hyphens: none;\n    hyphens: none;\n"
              "    font-variant: small-caps;\n    font-variant-caps: all-small-caps;\n    text-decoration: underline;\n    "
              "text-decoration-line: underline;\n}\n");
}

// Fonts of devices often have small capitals for Latin alone, fonts of the package are chosen.
TEST(Ebook, CyrillicSmallCapitalsAreInEveryFont) {
    const std::string css = ebook("p.speaker, p::first-letter { font-variant-caps: small-caps }");
    EXPECT_NE(css.find("p.speaker:lang(ru),\n"), std::string::npos) << css;
    EXPECT_NE(css.find("    text-transform: uppercase;\n    font-size: 0.85em;\n"), std::string::npos) << css;
    EXPECT_EQ(css.find("first-letter:lang"), std::string::npos) << css;
    EXPECT_EQ(ebook("em { font-variant-caps: small-caps; font-size: 0.9em }").find("0.85em"), std::string::npos);
    const Sheet sheet("body { font-family: X } em { font-variant-caps: small-caps }");
    EXPECT_EQ(sheet.layout().epub_stylesheet({{"X", {"Z"}}}).find("uppercase"), std::string::npos) << "embedded";
    EXPECT_EQ(ebook("em { font-variant-caps: normal }").find(":lang"), std::string::npos);
}

TEST(Ebook, OnlyColoursThatShowOnWhiteAndOnBlackStay) {
    EXPECT_EQ(ebook("p { color: #777 } q { color: #757575 } em { color: red } strong { color: white }"), "q {\n    color: #757575;\n}\n");
}

TEST(Ebook, ScreenRulesMayUseWhatOnlyDevicesKnow) {
    EXPECT_EQ(ebook("@media screen { img { max-width: 100%; height: auto } p { padding-left: 10pt; width: 50vw; height: 3em } }"),
              "img {\n    max-width: 100%;\n    height: auto;\n}\n\np {\n    padding-left: 1em;\n}\n");
}

TEST(Ebook, AFaceOtherThanTheBooksStays) {
    EXPECT_EQ(ebook("body { font-family: X } h1 { font-family: X } pre { font-family: \"PT Mono\", monospace }"),
              "pre {\n    font-family: \"PT Mono\", monospace;\n}\n");
}

TEST(Ebook, SelectorsAndStringsAreWrittenSafely) {
    EXPECT_EQ(ebook("section.part > h2 + p:lang(ru), em::before { content: '\\22 }\\\\' }"),
              "section.part > h2 + p:lang(ru),\nem::before {\n    content: \"\\\"}\\\\\";\n}\n");
}

TEST(Ebook, ACapitalOfSeveralLinesFloatsWhereADeviceKnowsNoBetter) {
    EXPECT_EQ(ebook("section > p.opening::first-letter { initial-letter: 3; font-style: italic }"),
              "section > p.opening {\n    text-indent: 0;\n    margin-top: 0.6em;\n    min-height: 4em;\n    min-height: 3lh;\n}\n\n"
              "section > p.opening::first-letter {\n    float: left;\n    font-size: 3.7em;\n    line-height: 0.88;\n    margin: 0 0.08em "
              "0 0;\n}\n\n"
              "@supports (initial-letter: 3) or (-webkit-initial-letter: 3) {\n    section > p.opening {\n        display: flow-root;\n    }\n"
              "    section > p.opening::first-letter {\n"
              "        float: none;\n        font-size: inherit;\n        line-height: inherit;\n        margin: 0 0.25em 0 0;\n"
              "        -webkit-initial-letter: 3;\n        initial-letter: 3;\n    }\n}\n\n"
              "section > p.opening::first-letter {\n    font-style: italic;\n}\n");
    EXPECT_EQ(ebook("p::first-letter { initial-letter: none }"), "");
    EXPECT_NE(ebook("p::first-letter { initial-letter: 2 } p.x::first-letter { initial-letter: normal }")
                  .find("p.x::first-letter {\n    float: none;\n"),
              std::string::npos)
        << "what an earlier rule gave is taken back";
    EXPECT_EQ(ebook("@media print { p::first-letter { initial-letter: 3 } }"), "");
}

TEST(Ebook, SaysWhetherAWrittenRuleNamesOpenings) {
    const auto names = [](std::string css) { return Sheet(std::move(css)).layout().names_openings_in_ebook; };
    EXPECT_TRUE(names("p.opening::first-letter { initial-letter: 2 }"));
    EXPECT_TRUE(names("p.opening + p { text-indent: 0 }"));
    EXPECT_FALSE(names("p.opening::first-letter { initial-letter: none }")) << "nothing of it is written";
    EXPECT_FALSE(names("p::first-letter { initial-letter: 2 }"));
}

TEST(Ebook, RulesUnderAConditionComeLast) {
    EXPECT_EQ(ebook("@media (max-width: 24em) { h1 { hyphens: auto } h2 { margin-top: 0 } } @container (min-width: 12.5em) { td { padding: 0 } }"
                    "h1 { hyphens: none }"),
              "h1 {\n    -webkit-hyphens: none;\n    hyphens: none;\n}\n\n"
              "@media (max-width: 24em) {\n    h1 {\n        -webkit-hyphens: auto;\n        hyphens: auto;\n    }\n\n"
              "    h2 {\n        margin-top: 0;\n    }\n}\n\n@container (min-width: 12.5em) {\n    td {\n        padding: 0;\n    }\n}\n");
}

TEST(Ebook, ConditionsAreWidthsInEmAndChangeNoFont) {
    const auto findings = [](std::string css) { return Sheet(std::move(css)).findings(); };
    EXPECT_EQ(findings("@media (max-width: 400px) { p { margin: 0 } }"), "1:1 warning layout-unknown-at-rule\n");
    EXPECT_EQ(findings("@container (max-height: 4em) { p { margin: 0 } }"), "1:1 warning layout-unknown-at-rule\n");
    EXPECT_EQ(findings("@media (max-width: 4em) { @container (max-width: 4em) { p { margin: 0 } } }"),
              "1:27 warning layout-unknown-at-rule\n");
    EXPECT_EQ(findings("@media (max-width: 24em) { p { font-weight: bold } }"), "1:32 warning layout-unknown-property\n");
    EXPECT_EQ(findings("@media (max-width: 24em) { p { margin-top: 25% } }"), "") << "in the ebook alone, so with the ebook's values";
}

TEST(Ebook, EmbeddedFamiliesComeFirst) {
    const Sheet sheet("body { font-family: X } h1 { font-family: X } pre { font-family: \"PT Mono\", monospace } h2 { font-family: Y }");
    EXPECT_EQ(sheet.layout().epub_stylesheet({{"PT Mono", {"Cut", "Other"}}, {"X", {"Z"}}}),
              "pre {\n    font-family: \"Cut\", \"Other\", \"PT Mono\", monospace;\n}\n\nh2 {\n    font-family: Y;\n}\n");
}

// Only what the ebook's stylesheet has, whatever paper has.
TEST(Ebook, LooksFollowTheRulesThatAreWritten) {
    const Sheet sheet("body { font-family: X; font-weight: bold; font-style: italic } @media print { em { font-weight: bold } }"
                      "@media screen { em { font-style: normal; font-variant: small-caps } q::before { content: '<' } "
                      "q::before, q::first-letter { font-weight: bold } }");
    EXPECT_EQ(sheet.messages(), "");
    std::vector<ElementKey> chain{{"body", "", "en", true, ""}};
    const EbookLook body = sheet.layout().ebook_look(sheet.layout().ebook_root_style(), chain);
    EXPECT_EQ(body.style.families, std::vector<std::string>{"X"});
    EXPECT_EQ(body.style.weight, 400) << "of the text, the device chooses it";
    EXPECT_TRUE(body.style.italic);
    chain.push_back({"em", "", "en", true, ""});
    const EbookLook em = sheet.layout().ebook_look(body.style, chain);
    EXPECT_FALSE(em.style.italic);
    EXPECT_EQ(em.style.weight, 400);
    EXPECT_EQ(em.style.capitals, Capitals::small);
    EXPECT_FALSE(em.before || em.after || em.initial);
    chain.back().element = "q";
    const EbookLook q = sheet.layout().ebook_look(body.style, chain);
    EXPECT_EQ(q.style.before, "<");
    ASSERT_TRUE(q.before && q.initial);
    EXPECT_EQ(q.before->weight, 700);
    EXPECT_EQ(q.initial->weight, 700);
    EXPECT_EQ(q.style.weight, 400);
}

TEST(Ebook, IsTheSameEveryTime) {
    const std::string css = "p { orphans: 3 } h1, h2 { text-align: center } .a { font-style: italic }";
    EXPECT_EQ(ebook(css), ebook(css));
    EXPECT_NE(ebook(css), "");
}

}  // namespace
}  // namespace nabor::test
