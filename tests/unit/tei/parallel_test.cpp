#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "book/dump.h"
#include "book/interleaved.h"
#include "helper.h"

namespace nabor::tei_test {
namespace {

// The alignment of a Book, as the dump writes it.
std::string alignment(const Result& result) {
    if (!result.book) return "no book";
    const std::string dump = dump_book(*result.book);
    const std::size_t at = dump.find("\nparallel ");
    return at == std::string::npos ? "" : dump.substr(at + 1);
}

// Two texts in a group: Russian and English.
std::string two_texts(std::string_view russian_text, std::string_view english_text, std::string_view before = {}) {
    return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>" +
           std::string(before) + "<text><group><text xml:lang=\"ru\"><body>" + std::string(russian_text) + "</body></text><text xml:lang=\"en\"><body>" +
           std::string(english_text) + "</body></text></group></text></TEI>";
}

constexpr std::string_view russian_text = R"(<div xml:id="r"><head>Р</head><p xml:id="r1">Один.</p><p xml:id="r2">Два.</p><p xml:id="r3">Три.</p></div>)";
constexpr std::string_view english_text = R"(<div xml:id="e"><head>E</head><p xml:id="e1">One.</p><p xml:id="e2">Two.</p><p xml:id="e3">Three.</p></div>)";

std::string standing_off(std::string_view links, std::string_view attributes = R"(type="translation")") {
    return "<standOff><linkGrp " + std::string(attributes) + ">" + std::string(links) + "</linkGrp></standOff>";
}

TEST(Parallel, CorrespondenceLeadsEitherWay) {
    const std::string there = R"(<div xml:id="r"><p xml:id="r1" corresp="#e1 #e2">Один.</p><p xml:id="r3">Три.</p></div>)";
    const std::string back = R"(<div xml:id="e" corresp="#r"><p xml:id="e1">One.</p><p xml:id="e2">Two.</p><p xml:id="e3" corresp="#r3">Three.</p></div>)";
    EXPECT_EQ(alignment(read_document(two_texts(there, back))),
              "parallel ru #r – en #e\n  1:1 divided #r – #e\n  1:2 #r1 – #e1 #e2\n  1:1 #r3 – #e3\n");
}

TEST(Parallel, LinksOfSeveralTargetsMakeOnePiece) {
    const Result result = read_document(two_texts(russian_text, english_text, standing_off(R"(<link target="#r1 #r2 #e1"/><link target="#r3 #e2 #e3"/>)")));
    EXPECT_EQ(alignment(result), "parallel ru #r – en #e\n  2:1 #r1 #r2 – #e1\n  1:2 #r3 – #e2 #e3\n");
    EXPECT_FALSE(result.report.has_findings());
}

TEST(Parallel, LinksInTheTextAndInItsBackAlignToo) {
    const std::string in_back = "</body><back><linkGrp><link target=\"#r1 #e1\"/></linkGrp></back></text><text><body><p>x</p>";
    EXPECT_NE(alignment(read_document(two_texts(russian_text, std::string(english_text) + in_back))).find("1:1 #r1 – #e1"), std::string::npos);
    const std::string in_text = std::string(russian_text) + R"(<link type="alignment" target="#e2 #r2"/>)";
    EXPECT_NE(alignment(read_document(two_texts(in_text, english_text))).find("1:1 #r2 – #e2"), std::string::npos);
}

TEST(Parallel, LinksOfAnotherTypeAlignNothing) {
    EXPECT_EQ(alignment(read_document(two_texts(russian_text, english_text, standing_off(R"(<link target="#r1 #e1"/>)", R"(type="syntax")")))), "");
}

TEST(Parallel, WhatHasNoCounterpartIsAPieceInItsPlace) {
    const Result result = read_document(two_texts(russian_text, english_text, standing_off(R"(<link target="#r1 #e2"/><link target="#r3 #e3"/>)")));
    const std::string found = alignment(result);
    EXPECT_EQ(found.substr(0, found.find("  1:0")), "parallel ru #r – en #e\n  0:1 – #e1\n  1:1 #r1 – #e2\n");
    EXPECT_NE(found.find("  1:0 #r2 –\n  1:1 #r3 – #e3\n"), std::string::npos) << found;
    EXPECT_EQ(result.count("tei-parallel-counterpart"), 2u);
    EXPECT_NE(result.complaints("tei-parallel-counterpart").find("1 piece of this text (ru) has no counterpart in the other one (en)"), std::string::npos);
}

TEST(Parallel, SentencesAreInTheirParagraphs) {
    const std::string left = R"(<div><p xml:id="r1" corresp="#e1"><s xml:id="rs" corresp="#es">Один.</s> <seg xml:id="rt">Два.</seg></p></div>)";
    const std::string right = R"(<div><p xml:id="e1"><s xml:id="es">One.</s> <seg xml:id="et" corresp="#rt">Two.</seg></p></div>)";
    const std::string found = alignment(read_document(two_texts(left, right)));
    EXPECT_NE(found.find("  1:1 #r1 – #e1\n  1:1 within #rs – #es\n  1:1 within #rt – #et\n"), std::string::npos) << found;
}

TEST(Parallel, AnEmptyParagraphIsNoPartOfAPiece) {
    const std::string left = R"(<div><p xml:id="r1">Один.</p><p xml:id="r2"><pb n="7"/></p><p xml:id="r3">Три.</p></div>)";
    const std::string found = alignment(read_document(two_texts(left, english_text, standing_off(R"(<link target="#r1 #r2 #e1"/><link target="#r3 #e2"/>)"))));
    EXPECT_NE(found.find("  1:1 #r1 – #e1\n"), std::string::npos) << found;
}

TEST(Parallel, ADivisionOfAlignedPiecesIsNotAPieceWithoutCounterpart) {
    const std::string left = R"(<div xml:id="r" corresp="#e"><p>Ноль.</p></div><div xml:id="q"><p xml:id="r1">Один.</p></div>)";
    const std::string right = R"(<div xml:id="e"><p>Zero.</p></div><div xml:id="f"><p corresp="#r1" xml:id="e1">One.</p></div>)";
    const std::string found = alignment(read_document(two_texts(left, right)));
    EXPECT_NE(found.find("  1:1 #r – #e\n  1:1 #r1 – #e1\n"), std::string::npos) << found;
    EXPECT_EQ(found.find("1:0"), std::string::npos) << found;
}

TEST(Parallel, LinesAndStanzasAlign) {
    const std::string left = R"(<div><lg xml:id="r"><l xml:id="r1">Один,</l><l xml:id="r2">два.</l></lg></div>)";
    const std::string right = R"(<div><lg corresp="#r" xml:id="e"><l corresp="#r1" xml:id="e1">One,</l><l corresp="#r2" xml:id="e2">two.</l></lg></div>)";
    const std::string found = alignment(read_document(two_texts(left, right)));
    EXPECT_NE(found.find("  1:1 divided #r – #e\n  1:1 #r1 – #e1\n  1:1 #r2 – #e2\n"), std::string::npos) << found;
}

TEST(Parallel, ParagraphsThatAlternateAreTwoTextsByTheirLanguages) {
    const Result result = read_body(R"(<div xml:id="d"><p xml:lang="la" xml:id="l1">Unum.</p><p xml:lang="en" xml:id="e1" corresp="#l1">One.</p>)"
                                    R"(<p xml:lang="en" xml:id="e2" corresp="#l2">Two.</p><p xml:lang="la" xml:id="l2">Duo.</p></div>)");
    EXPECT_EQ(alignment(result), "parallel la #d – en #d\n  1:1 #l1 – #e1\n  1:1 #l2 – #e2\n");
}

TEST(Parallel, EqualNumbersAlignTwoLanguages) {
    const std::string latin = R"(<div n="1"><div n="1"><p>Unum.</p></div><div n="2"><p>Duo.</p></div></div>)";
    const Result result = read_document(two_texts(latin, R"(<div n="urn:x:y"><div n="1"><div n="1"><p>One.</p></div><div n="2"><p>Two.</p></div></div></div>)"));
    const std::string found = alignment(result);
    EXPECT_NE(found.find("  1:1 divided "), std::string::npos) << found;
    std::size_t pieces = 0;
    for (std::size_t at = found.find("  1:1 "); at != std::string::npos; at = found.find("  1:1 ", at + 1)) ++pieces;
    EXPECT_EQ(pieces, 3u);
    EXPECT_EQ(result.count("tei-parallel-numbers"), 1u);
}

TEST(Parallel, ADivisionWithNumbersSaysTheLanguageOfItsText) {
    const auto text = [](std::string_view language) {
        return "<text><front><div xml:lang=\"" + std::string(language) + "\"><div n=\"1\"><p>a</p></div></div></front><body><p>x</p></body></text>";
    };
    const std::string found = alignment(read_text("<group>" + text("la") + text("en") + "</group>"));
    EXPECT_NE(found.find("parallel la"), std::string::npos) << found;
    EXPECT_NE(found.find(" – en"), std::string::npos) << found;
}

TEST(Parallel, EqualNumbersSayNothingOfTextsThatDifferOrAreOfOneLanguage) {
    const std::string few = R"(<div n="1"><p>а</p></div><div n="2"><p>б</p></div><div n="3"><p>в</p></div>)";
    EXPECT_EQ(alignment(read_document(two_texts(few, R"(<div n="7"><p>a</p></div><div n="8"><p>b</p></div><div n="1"><p>c</p></div>)"))), "");
    EXPECT_EQ(alignment(read_document(two_texts("<div n=\"1\"><p>а</p></div></body></text><text xml:lang=\"ru\"><body>" + few, few))), "")
        << "which of the two is the same work?";
}

TEST(Parallel, MilestonesAndParagraphsAlignByNumber) {
    const std::string left = R"(<p n="1">Раз <milestone unit="section" n="1"/>два.</p><p n="2"><milestone unit="section" n="2"/>Три.</p>)";
    const std::string found = alignment(read_document(two_texts(left, left)));
    std::size_t within = 0;
    for (std::size_t at = found.find(" within "); at != std::string::npos; at = found.find(" within ", at + 1)) ++within;
    EXPECT_EQ(within, 2u) << found;
    EXPECT_NE(found.find("\n  1:1 #"), std::string::npos) << found;
}

TEST(Parallel, LinksThatAlignNothingAreReported) {
    const Result one = read_document(two_texts(russian_text, english_text, standing_off(R"(<link target="#r1"/>)")));
    EXPECT_NE(one.complaints("tei-parallel-counterpart").find("has one target"), std::string::npos);
    const Result same = read_document(two_texts(russian_text, english_text, standing_off(R"(<link target="#r1 #r2"/>)")));
    EXPECT_NE(same.complaints("tei-parallel-link").find("in the same text"), std::string::npos);
    const Result twice = read_document(two_texts(russian_text, english_text, standing_off(R"(<link target="#r1 #e1 #e1"/>)")));
    EXPECT_NE(twice.complaints("tei-parallel-link").find("\"#e1\" stands twice"), std::string::npos);
    EXPECT_NE(alignment(twice).find("1:1 #r1 – #e1"), std::string::npos);
    const Result nothing = read_document(two_texts(R"(<div><p corresp="#nowhere">Один.</p></div>)", english_text));
    EXPECT_EQ(nothing.count("tei-dangling-reference"), 1u);
}

TEST(Parallel, CorrespondencesThatCannotBeAreReported) {
    const auto told = [](std::string_view paragraph) { return read_document(two_texts("<div>" + std::string(paragraph) + "</div>", english_text)).complaints("tei-parallel-link"); };
    EXPECT_NE(told(R"(<p corresp=" ">Один.</p>)").find("corresp names nothing"), std::string::npos);
    EXPECT_NE(told(R"(<p xml:id="r1" corresp="#r1">Один.</p>)").find("the element that it stands on"), std::string::npos);
    EXPECT_NE(told(R"(<div xml:id="r1" corresp="#e9"><p>Один.</p><p xml:id="e9" xml:lang="en">One.</p></div>)").find("inside of the other"), std::string::npos);
    EXPECT_EQ(told(R"(<div xml:id="r1"><p corresp="#r1">Один.</p></div>)"), "") << "of one language: no translation";
    EXPECT_EQ(told(R"(<p corresp="#e1">Один.</p>)"), "");
}

TEST(Parallel, PiecesOfThreeTextsKeepTheirOrderWhenInterleaved) {
    const auto text = [](std::string_view language, char letter) {
        std::string paragraphs;
        for (const char number : {'1', '2', '3'})
            paragraphs += fmt::format("<p xml:id=\"{0}{1}\" corresp=\"#a{1}\">{0}{1}</p>", letter, number);
        return fmt::format("<text xml:lang=\"{}\"><body><div><head>{}</head>{}</div></body></text>", language, letter, paragraphs);
    };
    std::string original = text("la", 'a');
    for (std::size_t at = 0; (at = original.find(" corresp")) != std::string::npos;) original.erase(at, 14);
    const Result result = read_text("<group>" + original + text("ru", 'b') + text("en", 'c') + "</group>");
    ASSERT_EQ(result.book->parallel_texts.size(), 2u);
    const std::string dump = dump_book(interleaved(*result.book));
    std::string order;
    for (std::size_t at = dump.find("paragraph"); at != std::string::npos; at = dump.find("paragraph", at + 1)) order += dump.substr(dump.find(": ", at) + 2, 2) + " ";
    EXPECT_EQ(order, "a1 b1 c1 a2 b2 c2 a3 b3 c3 ") << dump;
}

TEST(Parallel, CrossingOrderIsReported) {
    const Result result = read_document(two_texts(russian_text, english_text, standing_off(R"(<link target="#r1 #e2"/><link target="#r2 #e1"/><link target="#r3 #e3"/>)")));
    EXPECT_EQ(result.count("tei-parallel-order"), 1u);
}

TEST(Parallel, OtherCorrespondencesAreNone) {
    const Result result = read_body(R"(<div><p xml:id="a" corresp="#b">A.</p><p xml:id="b">B.</p></div><div type="x"><p corresp="people.xml#c http://x.org">C.</p></div>)");
    EXPECT_EQ(alignment(result), "");
}

}  // namespace
}  // namespace nabor::tei_test
