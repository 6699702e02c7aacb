#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "book/document_source.h"
#include "book/dump.h"
#include "book/interleaved.h"
#include "book/structure.h"
#include "helper.h"

namespace nabor::tei_test {
namespace {

constexpr std::string_view peace = "<choice><orig>мирѣ</orig><reg>мире</reg></choice>";

std::string part_of_dump(const Book& book, std::string_view from, std::string_view to) {
    const std::string dump = dump_book(book);
    const std::size_t begin = dump.find(from), end = dump.find(to, begin);
    return begin == std::string::npos ? "" : dump.substr(begin, end == std::string::npos ? end : end - begin);
}

std::string body_of(const Result& result) { return result.book ? part_of_dump(*result.book, "body\n", "parallel ") : "no book"; }
std::string pieces_of(const Result& result) { return result.book ? part_of_dump(*result.book, "parallel ", "\n\n") : "no book"; }

Result both(std::string_view body) { return read_body(body, TextState::parallel); }

std::string with(std::string_view words) { return "<div><p>о " + std::string(peace) + std::string(words) + "</p></div>"; }

TEST(BothTexts, StandOneAfterTheOtherPieceByPiece) {
    const Result result = both("<div xml:id='d'><head>О " + std::string(peace) + "</head><p>Пунктъ <choice><sic>а</sic><corr>б</corr></choice>.</p><p>То же.</p></div>");
    EXPECT_EQ(body_of(result),
              "body\n"
              "  chapter level=1 other-form #d-diplomatic\n"
              "    heading level=1 other-form #piece-3: О <original|мирѣ>\n"
              "    paragraph #piece-5: Пунктъ <correction|а>.\n"
              "    paragraph #piece-7: То же.\n"
              "  chapter level=1 #d\n"
              "    heading level=1 #piece-4: О мире\n"
              "    paragraph #piece-6: Пунктъ б.\n"
              "    paragraph #piece-8: То же.\n");
    EXPECT_EQ(pieces_of(result),
              "parallel ru #d-diplomatic – ru #d\n  1:1 #piece-3 – #piece-4\n  1:1 #piece-5 – #piece-6\n  1:1 #piece-7 – #piece-8\n");
}

TEST(BothTexts, StandOnceWhereNothingDiffers) {
    const Result result = both(with("") + "<div><head>Б</head><p>То же.</p></div>");
    EXPECT_EQ(result.book->parallel_texts.size(), 1u);
    EXPECT_EQ(result.book->body.size(), 3u);
    EXPECT_EQ(result.count("tei-parallel-forms"), 0u);
}

TEST(BothTexts, ABookWithoutTwoFormsIsReported) {
    const Result result = both("<div><p>То же.</p></div>");
    EXPECT_TRUE(result.book->parallel_texts.empty());
    EXPECT_EQ(result.count("tei-parallel-forms"), 1u);
}

TEST(BothTexts, WordsOutsideOfDivisionsAreOneTextWithWhatIsAroundThem) {
    const Result result = both("<head>О " + std::string(peace) + "</head><p>а</p><div><head>Б</head><p>б</p></div>");
    ASSERT_EQ(result.book->body.size(), 2u);
    EXPECT_EQ(result.book->parallel_texts.front().pieces.size(), 4u);
    EXPECT_EQ(result.book->body[1].blocks().back().level, 2);
}

TEST(BothTexts, AnEditorsNoteAndAnIndexMarkStandOnceTheAuthorsNoteTwice) {
    const Result result = both(with("<note type='editor'>р</note><note type='author'>а</note><note>н</note><index><term>мир</term></index>"));
    const std::string body = body_of(result);
    EXPECT_NE(body.find("<original|мирѣ><note 4><note 5>\n"), std::string::npos) << body;
    EXPECT_NE(body.find("мире<note 1><note 2><note 3><index / мир>\n"), std::string::npos) << body;
    EXPECT_EQ(result.book->notes.size(), 5u);
    EXPECT_EQ(result.book->index_terms.size(), 1u);
}

TEST(BothTexts, APictureStandsOnceUnlessItsWordsDiffer) {
    const auto count = [](std::string_view body) {
        const std::string dump = body_of(both(body));
        return (dump.find("figure") != std::string::npos) + (dump.find("figure") != dump.rfind("figure"));
    };
    EXPECT_EQ(count(with("") .insert(5, "<figure><graphic url='a.png'/><head>Вид</head></figure>")), 1);
    EXPECT_EQ(count(with("") .insert(5, "<figure><graphic url='a.png'/><head>О " + std::string(peace) + "</head></figure>")), 2);
}

TEST(BothTexts, AMarkOfASourcePageStandsInTheDiplomaticFormAlone) {
    const std::string body = body_of(both(with(" <pb n='7' xml:id='p7'/>да")));
    EXPECT_EQ(body.find("<page-mark 7>"), body.rfind("<page-mark 7>"));
    EXPECT_LT(body.find("<page-mark 7>"), body.find("<anchor #p7>"));
}

TEST(BothTexts, ALinkStaysInItsForm) {
    const Result result = both("<div><p xml:id='a'>о " + std::string(peace) + "</p><p>см. <ref target='#a'>выше</ref>, <ref target='#b'>ниже</ref></p></div>"
                               "<div><head>Б</head><p xml:id='b'>да, <ref target='#a'>там</ref></p></div>");
    const std::string body = body_of(result);
    EXPECT_NE(body.find("см. <reference to #a-diplomatic|выше>, <reference to #b|ниже>"), std::string::npos) << body;
    EXPECT_NE(body.find("см. <reference to #a|выше>, <reference to #b|ниже>"), std::string::npos) << body;
    EXPECT_NE(body.find("да, <reference to #a|там>"), std::string::npos) << body;
}

TEST(BothTexts, TheLanguageOfTheOriginalWordsIsThatOfTheirText) {
    const Result result = both("<div xml:lang='ru'><p>о <choice><orig xml:lang='ru-petr1708'>мирѣ</orig><reg>мире</reg></choice> и <q xml:lang='fr'>paix</q></p></div>");
    const std::string body = body_of(result);
    EXPECT_NE(body.find("paragraph lang=ru-petr1708 #piece-"), std::string::npos) << body;
    EXPECT_NE(body.find("paragraph #piece-"), std::string::npos) << body;
    EXPECT_EQ(result.book->language(result.book->parallel_texts.front().left_language), "ru-petr1708");
}

TEST(BothTexts, AStanzaATableAndAnItemArePieces) {
    const Result result = both("<div><lg><l>о " + std::string(peace) + "</l><l>да</l></lg><list><item>а</item><item>б</item></list><table><row><cell>в</cell></row></table></div>");
    EXPECT_EQ(result.book->parallel_texts.front().pieces.size(), 4u);
}

TEST(BothTexts, ADocumentIsOnceInTheContentsAndHasItsSourceOnce) {
    const Result result = read_document(
        "<teiCorpus><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><TEI><teiHeader><fileDesc><titleStmt><title>D</title></titleStmt>"
        "<sourceDesc><p>РГАСПИ 17</p></sourceDesc></fileDesc></teiHeader><text><body><head>О " + std::string(peace) + "</head><p>а</p></body></text></TEI></teiCorpus>",
        TextState::parallel);
    const auto entries = contents(*result.book);
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries.front().title, "О мире");
    const std::string dump = dump_book(with_document_sources(*result.book, SourcePlace::line));
    EXPECT_EQ(dump.find("document-source"), dump.rfind("document-source"));
    const Book interleaved_book = interleaved(*result.book);
    ASSERT_EQ(contents(interleaved_book).size(), 1u);
    EXPECT_EQ(contents(interleaved_book).front().title, "О мире");
}

TEST(BothTexts, EveryIdIsUnique) {
    const Result result = both(with("<note type='author' xml:id='n'>а</note>").insert(5, "<p xml:id='n-diplomatic'>б</p>"));
    std::set<std::string> ids;
    for (const Anchor& anchor : result.book->anchors) EXPECT_TRUE(ids.insert(anchor.id).second) << anchor.id;
}

}  // namespace
}  // namespace nabor::tei_test
