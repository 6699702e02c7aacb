// Divisions, documents, title pages, registers: the frame of a book.
#include <gtest/gtest.h>

#include "helper.h"

namespace nabor::tei_test {
namespace {

TEST(Structure, TypesOfDivisionsGiveRoles) {
    EXPECT_EQ(read_text("<front><div type=\"preface\"><p>a</p></div><div type=\"dedication\"><p>b</p></div></front><body><div "
                        "type=\"part\"><head>I</head>"
                        "<div type=\"chapter\"><head>1</head><p>c</p></div></div></body><back><div type=\"glossary\"><p>d</p></div><div "
                        "type=\"contents\"><p>e</p></div></back>")
                  .outline(),
              "preface\n  paragraph: a\ndedication\n  paragraph: b\npart\n  heading: I\n  chapter\n    heading: 1\n    paragraph: "
              "c\nglossary\n  paragraph: d\n"
              "chapter\n  paragraph: e\n");
}

TEST(Structure, EveryDivisionHasAnAnchorAndALevel) {
    const Result result = read_body("<div><div><p>a</p></div></div>");
    const Block& outer = result.book->body.at(0);
    const Block& inner = outer.blocks().at(0);
    EXPECT_NE(outer.anchor, AnchorId::none);
    EXPECT_NE(inner.anchor, AnchorId::none);
    EXPECT_GE(outer.level, 1);
    EXPECT_GE(inner.level, outer.level);
}

TEST(Structure, NumberedDivisionsAndTextBesideThem) {
    EXPECT_EQ(outline_of("<div1><head>A</head>голый текст<div2><head>B</head><p>b</p></div2></div1>"),
              "chapter\n  heading: A\n  paragraph: голый текст\n  section\n    heading: B\n    paragraph: b\n");
}

TEST(Structure, SubheadsAndHeadsInTheMiddle) {
    EXPECT_EQ(outline_of("<div><head>A</head><head type=\"sub\">b</head><head "
                         "type=\"shortened-for-running-head\">A</head><p>c</p><head>D</head><p>e</p></div>"),
              "chapter\n  heading: A\n  subheading: b\n  paragraph: c\n  subheading: D\n  paragraph: e\n");
}

constexpr std::string_view letter =
    "<TEI xml:id=\"d%\"><teiHeader><fileDesc><titleStmt><title>Письмо %</title><author>Троцкий, Лев</author></titleStmt></fileDesc>"
    "<profileDesc><creation><date when=\"1923-10-08\">8 октября "
    "1923</date></creation></profileDesc></teiHeader><text><body>@</body></text></TEI>";

std::string letter_with(std::string_view number, std::string_view body) {
    std::string text(letter);
    for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%')) text.replace(at, 1, number);
    return text.replace(text.find('@'), 1, body);
}

TEST(Structure, DocumentsTakeFromTheirHeadersWhatTheTextDoesNotSay) {
    const std::string header = "<teiHeader><fileDesc><titleStmt><title>Письма</title></titleStmt></fileDesc></teiHeader>";
    const Result result = read_document(
        "<teiCorpus xml:lang=\"ru\">" + header + letter_with("1", "<p>Текст</p>") +
        letter_with("2", "<div xml:id=\"x\"><head>Троцкий — в ЦК, 1923</head><p>Текст <ref target=\"#d2\">сюда</ref></p></div>") +
        "</teiCorpus>");
    EXPECT_EQ(result.outline(),
              "document\n  heading: Письмо 1\n  document-author: Лев Троцкий\n  document-date: 8 октября 1923\n  paragraph: Текст\n"
              "document\n  heading: {#d2}Троцкий — в ЦК, 1923\n  paragraph: Текст <#d2|сюда>\n");
    ASSERT_EQ(result.book->documents.size(), 2u);
    EXPECT_EQ(result.book->documents[1].metadata.contributors.at(0).file_as, "Троцкий, Лев");
    EXPECT_EQ(result.book->body.at(1).document, static_cast<DocumentId>(1));
}

TEST(Structure, GroupsWithHeadsAreParts) {
    EXPECT_EQ(read_text("<group><group><head>Часть</head><text type=\"part-introduction\"><body><p>О "
                        "части</p></body></text><text><body><div><head>A</head><p>a</p></div></body></text></group></group>")
                  .outline(),
              "part\n  heading: Часть\n  paragraph: О части\n  document\n    heading: A\n    paragraph: a\n");
}

TEST(Structure, TextsInAGroupWithoutNamesNeedNoFrame) {
    EXPECT_EQ(
        read_text("<group><text><body><div><head>A</head><p>a</p></div><div><head>B</head><p>b</p></div></body></text></group>").outline(),
        "chapter\n  heading: A\n  paragraph: a\nchapter\n  heading: B\n  paragraph: b\n");
}

TEST(Structure, TitlePages) {
    const std::string_view expected =
        "title-page\n  title-author: Лев Толстой\n  title-main: Война и мир\n  title-sub: Роман\n  title-imprint: Москва, 1869\nparagraph: "
        "x\n";
    EXPECT_EQ(read_text("<front><titlePage><docAuthor>Лев Толстой</docAuthor><docTitle><titlePart>Война и мир</titlePart><titlePart "
                        "type=\"sub\">Роман</titlePart></docTitle>"
                        "<docImprint>Москва, <docDate>1869</docDate></docImprint></titlePage></front><body><p>x</p></body>")
                  .outline(),
              expected);
    EXPECT_EQ(read_text("<front><docAuthor>Лев Толстой</docAuthor><docTitle><titlePart>Война и мир</titlePart><titlePart "
                        "type=\"sub\">Роман</titlePart></docTitle>"
                        "<docImprint>Москва, 1869</docImprint></front><body><p>x</p></body>")
                  .outline(),
              expected);
}

TEST(Structure, FloatingTextStandsLikeAnExtract) {
    EXPECT_EQ(outline_of("<p>до <floatingText><body><div><head>Устав</head><p>1</p></div></body></floatingText> после</p>"),
              "paragraph: до\nblock-quotation\n  subheading: Устав\n  paragraph: 1\nparagraph no-indent: после\n");
}

TEST(Registers, PeopleInADivisionArePrintedAndLinked) {
    const Result result = read_text(
        "<body><p><persName ref=\"#p1\">Роговин</persName> писал.</p></body><back><div type=\"biographies\"><head>О "
        "людях</head><listPerson><person xml:id=\"p1\">"
        "<persName xml:lang=\"en\">Rogovin, Vadim</persName><persName xml:lang=\"ru\">Роговин, Вадим</persName><birth "
        "when=\"1937\"/><death when=\"1998-09-18\">1998</death>"
        "<occupation>историк</occupation><note type=\"bio\">Автор семи томов.</note></person></listPerson></div></back>");
    EXPECT_EQ(result.outline(),
              "paragraph: <person-name|<#p1|Роговин>>{person/Rogovin, Vadim} писал.\n"
              "biographies\n  heading: О людях\n  biography\n    biography-name: <person-name|Роговин, Вадим> (<person-name @en|Rogovin, "
              "Vadim>; 1937–1998)\n"
              "    paragraph: историк\n    paragraph: Автор семи томов.\n");
}

TEST(Registers, AbandonedOnesAreNotPrinted) {
    const Result result = read_text(
        "<body><p><rs type=\"person\" ref=\"#p1\">Он</rs></p></body><back><listPerson><person "
        "xml:id=\"p1\"><persName>Имя</persName></person></listPerson></back>");
    EXPECT_EQ(result.outline(), "paragraph: <person-name|Он>\n");
    EXPECT_EQ(result.count("tei-register-not-shown"), 1u);
}

TEST(Bibliography, EntriesAreWrittenOrPutTogether) {
    EXPECT_EQ(read_text("<body><p>см. <bibl>Карр, <title level=\"m\">История</title>, 1</bibl>.</p></body><back><div "
                        "type=\"bibliography\"><listBibl><head>Книги</head>"
                        "<bibl>Карр. <title>История</title>.</bibl><biblStruct><analytic><author>Роговин В.</author><title "
                        "level=\"a\">Статья</title></analytic>"
                        "<monogr><title level=\"j\">Правда</title><imprint><pubPlace>Москва</pubPlace><date "
                        "when=\"1923\"/></imprint></monogr></biblStruct></listBibl></div></back>")
                  .outline(),
              "paragraph: см. Карр, <title-of-work|История>, 1.\nbibliography\n  list-head: Книги\n  bibliography-entry: Карр. "
              "<title-of-work|История>.\n"
              "  bibliography-entry: Роговин В. <title-of-article|Статья>. <title-of-work|Правда>. Москва. 1923\n");
}

TEST(Index, TermsNestAndLeaveNoText) {
    const Result result = read_body(
        "<p>Слово<index indexName=\"subjects\"><term sortKey=\"kirov\">Киров</term><index><term>убийство</term></index></index>.</p>");
    EXPECT_EQ(result.outline(), "paragraph: Слово{subject/Киров/убийство}.\n");
    ASSERT_EQ(result.book->index_terms.size(), 1u);
    EXPECT_EQ(result.book->index_terms[0].sort_key, "kirov");
}

TEST(Index, DivGenSaysWhereTheIndexStands) {
    EXPECT_EQ(read_text("<body><p>Слово<index><term>Киров</term></index></p></body><back><div type=\"index\"><head>Указатель</head>"
                        "<divGen type=\"index\" n=\"subjects\"/></div></back>")
                  .outline(),
              "paragraph: Слово{subject/Киров}\nindex\n  heading: Указатель\n  index-list n=subject\n    index-letter: К\n"
              "    index-entry: Киров, <#index-1 page|1>\n");
}

TEST(Structure, UnknownElementsAreKeptAndNamedOnce) {
    const Result result = read_body("<p>слово <wow>да</wow> <wow>и</wow></p><wowBlock><p>блок</p></wowBlock>");
    EXPECT_EQ(result.outline(), "paragraph: слово <unknown-phrase|да> <unknown-phrase|и>\nunknown-block\n  paragraph: блок\n");
    EXPECT_EQ(result.count("tei-unknown-element"), 2u);
}

}  // namespace
}  // namespace nabor::tei_test
