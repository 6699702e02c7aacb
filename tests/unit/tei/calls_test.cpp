// Calls of notes and readings of an apparatus: which reading is the text, which reference is a call.
#include <gtest/gtest.h>

#include <string>

#include "helper.h"

namespace nabor::tei_test {
namespace {

TEST(Lemma, StandsInAGroupOfReadingsToo) {
    EXPECT_EQ(outline_of("<p>в <app><rdg wit=\"#B\">саду</rdg><rdgGrp><lem wit=\"#A\">доме</lem><rdg wit=\"#C\">лесу</rdg></rdgGrp></app>.</p>"),
              "paragraph: в <lemma|доме>(1).\nnote 1\n  paragraph: саду B : лесу C\n");
    EXPECT_EQ(outline_of("<p>в <app><rdgGrp><rdgGrp><rdg wit=\"#A\">доме</rdg></rdgGrp></rdgGrp><rdg wit=\"#C\">лесу</rdg></app>.</p>"),
              "paragraph: в <lemma|доме>(1).\nnote 1\n  paragraph: лесу C\n")
        << "without a lemma the first reading";
}

// A head whose short form serves as the running head is read as a line.
TEST(Lemma, IsTheOnlyReadingOfALine) {
    const Result result = read_body("<div><head type=\"short\">В <app><rdg>саду</rdg><rdgGrp><lem>доме</lem></rdgGrp></app> <app><rdg>а</rdg><rdg>б</rdg></app>"
                                    "</head><head>Весь заголовок</head><p>x</p></div>");
    ASSERT_TRUE(result.book);
    EXPECT_EQ(result.book->body.front().short_heading, "В доме а");
}

TEST(Calls, ANoteInItsPlaceIsCalledAgain) {
    EXPECT_EQ(outline_of("<p>А<note xml:id=\"n\">Н</note>, б<ref target=\"#n\">1</ref>, в<ptr target=\"#n\"/> г <ref target=\"#n\">*</ref></p>"),
              "paragraph: А(1), б(1), в(1) г(1)\nnote 1\n  paragraph: Н\n");
}

TEST(Calls, ANoteInItsPlaceIsCalledBeforeIt) {
    EXPECT_EQ(outline_of("<p>а<ref target=\"#n\">1</ref></p><p>б<note xml:id=\"n\">Н</note></p>"),
              "paragraph: а(1)\nparagraph: б(1)\nnote 1 [1]\n  paragraph: Н\n");
}

TEST(Calls, ARaisedMarkIsACallWhereverItStands) {
    EXPECT_EQ(outline_of("<p>А<note xml:id=\"n\">Н</note> б <ref target=\"#n\" rend=\"sup\">1</ref> в <ref target=\"#n\"><hi rend=\"sup\">1</hi></ref> г</p>"),
              "paragraph: А(1) б(1) в(1) г\nnote 1\n  paragraph: Н\n");
}

// The number is the one that the note has in the book.
TEST(Calls, ANumberAfterASpaceIsAWordOfTheSentence) {
    EXPECT_EQ(outline_of("<p>А<note xml:id=\"n\">Н</note>, см. прим. <ref target=\"#n\">7</ref>, <ptr target=\"#n\"/> и <ref target=\"#n\">выше</ref></p>"),
              "paragraph: А(1), см. прим. <#n|>, <#n|> и <#n|выше>\nnote 1\n  paragraph: Н\n");
    EXPECT_EQ(outline_of("<p>А <note xml:id=\"n\" place=\"inline\">глосса</note>, б<ref target=\"#n\">1</ref></p>"),
              "paragraph: А <gloss|глосса>, б<#n|1>\n")
        << "a gloss has no number";
}

std::string with_notes(const std::string& body) {
    return read_text("<body><div><head>О</head><p>" + body + "</p></div></body><back><div type=\"notes\"><head>Notes</head><note xml:id=\"a\" n=\"1\">First.</note>"
                     "<note xml:id=\"b\" n=\"2\">Second.</note></div></back>").outline();
}

TEST(Calls, ANumberAfterASpaceIsAWordAlsoOfANoteFromElsewhere) {
    const std::string end = "\nnote 1 [1]\n  paragraph: First.\nnote 2 [2]\n  paragraph: Second.\n", begin = "chapter\n  heading: О\n  paragraph: ";
    EXPECT_EQ(with_notes("а<ref target=\"#a\">1</ref>, б<ref target=\"#b\">2</ref>, см. прим. <ref target=\"#b\">2</ref>."),
              begin + "а(1), б(2), см. прим. <#b|>." + end);
    EXPECT_EQ(with_notes("См. прим. <ref target=\"#b\">2</ref>: а<ref target=\"#a\">1</ref>, б<ref target=\"#b\">2</ref>."),
              begin + "См. прим. <#b|>: а(1), б(2)." + end) << "before its call, too";
    EXPECT_EQ(with_notes("а <ref target=\"#a\">1</ref>, б <ref target=\"#b\">2</ref>, в <hi rend=\"sup\"><ref target=\"#b\">2</ref></hi>, г <ref target=\"#b\">*</ref>."),
              begin + "а(1), б(2), в(2), г(2)." + end) << "the only call of a note, what is raised, and what is no number";
    EXPECT_EQ(with_notes("а<hi rend=\"sup\"><ref target=\"#a\">1</ref></hi>, б <ref target=\"#b\" type=\"noteAnchor\">2</ref>, в<ref target=\"#b\">2</ref>, г <ref target=\"#b\" type=\"noteAnchor\">2</ref>."),
              begin + "а(1), б(2), в(2), г(2)." + end);
}

}  // namespace
}  // namespace nabor::tei_test
