// The languages of phrases, and what only looks like one.
#include <gtest/gtest.h>

#include <string>

#include "helper.h"

namespace nabor::tei_test {
namespace {

// An element without a phrase of its own keeps its language in one.
TEST(Languages, AnyPhraseHasItsOwn) {
    for (const std::string name : {"num", "measure", "w", "author", "bibl", "lang", "idno", "email", "s", "phr", "add", "supplied", "gloss", "term", "date", "unclear", "cit"})
        EXPECT_NE(outline_of("<p>Он спросил: <" + name + " xml:lang=\"he\">שלום!</" + name + "> конец.</p>").find(" @he|שלום!>"), std::string::npos) << name;
    EXPECT_EQ(outline_of("<p>Он: <num xml:lang=\"he\">א!</num> конец.</p>"), "paragraph: Он: <highlighted @he|א!> конец.\n");
    EXPECT_EQ(outline_of("<p>Он: <bibl><author xml:lang=\"he\">א</author>, б</bibl></p>"), "paragraph: Он: <highlighted @he|א>, б\n");
}

TEST(Languages, ReferencesHaveTheirOwn) {
    EXPECT_EQ(outline_of("<p>Он: <ref target=\"http://x.org\" xml:lang=\"he\">א!</ref> конец.</p>"),
              "paragraph: Он: <highlighted @he|<http://x.org|א!>> конец.\n");
    EXPECT_EQ(outline_of("<p>Он: <ref target=\"http://x.org\" rend=\"italic\" xml:lang=\"he\">א!</ref></p>"),
              "paragraph: Он: <highlighted italic @he|<http://x.org|א!>>\n");
    EXPECT_EQ(outline_of("<p>Он: <ref xml:lang=\"he\">א!</ref></p>"), "paragraph: Он: <highlighted @he|א!>\n");
}

TEST(Languages, EditorialMarksHaveTheirOwn) {
    EXPECT_EQ(outline_of("<p>а <choice xml:lang=\"he\"><sic>ב</sic><corr>א</corr></choice></p>"), "paragraph: а <highlighted @he|א>\n");
    EXPECT_EQ(outline_of("<p>а <choice><sic>ב</sic><corr xml:lang=\"he\">א</corr></choice></p>"), "paragraph: а <highlighted @he|א>\n");
    EXPECT_EQ(outline_of("<p>а <subst><del>ב</del><add xml:lang=\"he\">א</add></subst></p>"), "paragraph: а <highlighted @he|א>\n");
    EXPECT_EQ(outline_of("<p>а <app><lem xml:lang=\"he\">א</lem><rdg wit=\"#B\" xml:lang=\"he\">ב</rdg></app></p>"),
              "paragraph: а <lemma|<highlighted @he|א>>(1)\nnote 1\n  paragraph: <highlighted @he|ב> B\n");
    EXPECT_EQ(outline_of("<p>а <app xml:lang=\"he\"><lem>א</lem><rdg wit=\"#B\">ב</rdg></app></p>").find("paragraph: а <lemma|<highlighted @he|א>>(1)\n"), 0u);
    EXPECT_EQ(outline_of("<p>а <gap><desc xml:lang=\"he\">א</desc></gap></p>"), "paragraph: а <gap|[пропуск: <highlighted @he|א>]>\n");
    EXPECT_EQ(outline_of("<p>а <vocal><desc xml:lang=\"he\">א</desc></vocal></p>"), "paragraph: а <inline-stage|[<highlighted @he|א>]>\n");
}

TEST(Languages, ReferencesToWorksHaveTheirOwn) {
    EXPECT_EQ(outline_of("<p>Ср. <biblStruct><monogr><author xml:lang=\"he\"><surname>א</surname><forename>ב</forename></author><title>К</title></monogr></biblStruct></p>"),
              "paragraph: Ср. <highlighted @he|א, ב>. <title-of-work|К>\n");
    EXPECT_EQ(outline_of("<p>Ср. <biblStruct xml:lang=\"he\"><monogr><author>א</author></monogr></biblStruct></p>"), "paragraph: Ср. <highlighted @he|א>\n");
}

TEST(Languages, LeftIsNaturalWhereTheyBeginThere) {
    EXPECT_EQ(outline_of("<p rend=\"left\" xml:lang=\"en\">a</p>"), "paragraph @en: a\n");
    EXPECT_EQ(outline_of("<p rend=\"left\" xml:lang=\"he\">א</p>"), "paragraph left @he: א\n");
    EXPECT_EQ(outline_of("<p rend=\"right\" xml:lang=\"he\">א</p>"), "paragraph right @he: א\n");
}

// The marks of a quotation are those of the text around, and stand in its order.
TEST(Languages, MarksOfAQuotationThatRunsTheOtherWayStandOutsideOfIt) {
    EXPECT_EQ(outline_of("<p xml:lang=\"en\">Q: <q xml:lang=\"he\">מה?</q> end.</p>"), "paragraph @en: Q: “<quotation @he|מה?>” end.\n");
    EXPECT_EQ(outline_of("<p xml:lang=\"en\">Q: <quote xml:lang=\"ar\"> ما؟ </quote>.</p>"), "paragraph @en: Q: “<quotation @ar|ما؟>”.\n");
    EXPECT_EQ(outline_of("<p xml:lang=\"en\">Q: <q xml:lang=\"fr\">Quoi ?</q></p>"), "paragraph @en: Q: <quotation @fr|“Quoi ?”>\n");
}

// Blocks have it themselves.
TEST(Languages, BlocksNeedNoPhrase) {
    EXPECT_EQ(outline_of("<spGrp xml:lang=\"he\"><sp><p>א</p></sp></spGrp>"), "speech @he\n  paragraph @he: א\n");
    EXPECT_EQ(outline_of("<p xml:lang=\"he\"><num xml:lang=\"he\">א</num></p>"), "paragraph @he: א\n");
    EXPECT_EQ(outline_of("<list><item xml:lang=\"he\">א</item></list>"), "list-bulleted\n  list-item @he\n    paragraph @he: א\n");
}

// code/@lang is a formal language in free text (TEI chapter 22).
TEST(Languages, ThatOfCodeIsAFormalOne) {
    const Result result = read_body("<p><code lang=\"C++\">x</code> <code lang=\"xml\">y</code> <code xml:lang=\"en\">z</code></p><eg lang=\"C#\">a</eg>");
    EXPECT_EQ(result.outline(), "paragraph: <code|x> <code|y> <code @en|z>\ncode-block: a\n");
    EXPECT_EQ(result.count("tei-language"), 0u);
    EXPECT_EQ(outline_of("<p><foreign lang=\"fr\">y</foreign></p>"), "paragraph: <foreign-phrase @fr|y>\n") << "the attribute of TEI P4";
}

TEST(Languages, ASpeakerStandsWhereTheSpeechBegins) {
    const std::string he = "<sp><speaker xml:lang=\"he\">משה</speaker>", ru = "<sp xml:lang=\"he\"><speaker xml:lang=\"ru\">Моисей</speaker>";
    EXPECT_EQ(outline_of(he + "<lg><l>Да.</l></lg></sp>"), "speech\n  speaker: <highlighted @he|משה>\n  verse\n    verse-line: Да.\n");
    EXPECT_EQ(outline_of(he + "<stage>тихо</stage><p xml:lang=\"he\">א.</p></sp>"), "speech\n  speaker @he: משה\n  stage-direction: тихо\n  paragraph @he: א.\n");
    EXPECT_EQ(outline_of(ru + "<p>א.</p></sp>"), "speech @he\n  speaker @he: <highlighted|Моисей>\n  paragraph @he: א.\n");
    EXPECT_EQ(outline_of("<u xml:lang=\"he\"><speaker xml:lang=\"ru\">Моисей</speaker>א.</u>"),
              "speech @he\n  speaker @he: <highlighted|Моисей>\n  paragraph @he: א.\n");
}

}  // namespace
}  // namespace nabor::tei_test
