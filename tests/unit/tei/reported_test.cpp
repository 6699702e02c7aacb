// Texts of real files that were read wrongly: references to works, heads after marks, lists of apparatus entries, speakers, examples, quotations.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>

#include "book/structure.h"
#include "helper.h"

namespace nabor::tei_test {
namespace {

// References to works.
constexpr std::string_view monograph =
    "<biblStruct><monogr><author><surname>Иванов</surname><forename>Пётр</forename></author><title>Книга</title><imprint><pubPlace>Москва</pubPlace>"
    "<date when=\"1924\"/></imprint></monogr></biblStruct>";

TEST(References, AMonographAloneHasItsPunctuation) {
    EXPECT_EQ(outline_of("<listBibl>" + std::string(monograph) + "<biblStruct><monogr><title>Одна</title></monogr></biblStruct></listBibl>"),
              "bibliography-entry: Иванов, Пётр. <title-of-work|Книга>. Москва. 1924\nbibliography-entry: <title-of-work|Одна>\n");
}

TEST(References, OneInASentenceBeginsWithoutAStop) {
    EXPECT_EQ(outline_of("<p>См. " + std::string(monograph) + ", с. 5.</p><p>а<note>Ср. " + std::string(monograph) + ".</note></p>"),
              "paragraph: См. Иванов, Пётр. <title-of-work|Книга>. Москва. 1924, с. 5.\nparagraph: а(1)\nnote 1\n"
              "  paragraph: Ср. Иванов, Пётр. <title-of-work|Книга>. Москва. 1924.\n");
    EXPECT_EQ(outline_of("<p>в <biblStruct><monogr><title>Книге</title></monogr></biblStruct> сказано</p>"),
              "paragraph: в <title-of-work|Книге> сказано\n");
    EXPECT_EQ(outline_of("<p>слова (<biblStruct><monogr><title>Книга</title></monogr></biblStruct>)</p>"), "paragraph: слова (<title-of-work|Книга>)\n");
}

// Heads.
TEST(Heads, WhatIsNotTextMayPrecedeThem) {
    EXPECT_EQ(outline_of("<div><pb n=\"5\"/><gap/><head>Глава</head><p>а</p></div>"), "chapter\n  paragraph: {5}<gap|[…]>\n  heading: Глава\n  paragraph: а\n");
    EXPECT_EQ(outline_of("<div><note>Прим.</note><milestone unit=\"x\"/><head>Глава</head><p>а</p><note>б</note><head>Ещё</head></div>"),
              "chapter\n  note-block\n    paragraph: Прим.\n  heading: Глава\n  paragraph: а\n  note-block\n    paragraph: б\n  subheading: Ещё\n");
}

TEST(Heads, ThatOfABodyFollowsItsFrontMatter) {
    const std::string_view document = "<group><text><front><head>Заглавие</head><p>О нём</p></front><body><head>Ещё</head><p>а</p></body></text></group>";
    const std::string outline = read_text(document).outline();
    EXPECT_NE(outline.find("  heading: Заглавие\n"), std::string::npos) << outline;
    EXPECT_NE(outline.find("  subheading: Ещё\n"), std::string::npos) << outline;
    EXPECT_TRUE(outline_of("<gap/><head>Глава</head><p>а</p>").find("heading: Глава\n") != std::string::npos);
}

std::string contents_of(std::string_view text) {
    const Result result = read_text(text);
    std::string lines;
    for (const ContentsEntry& entry : contents(*result.book)) lines += entry.title + "\n";
    return lines;
}

TEST(Heads, DivisionsOfTheBackWithoutThemAreInTheContents) {
    EXPECT_EQ(contents_of("<body><div><gap/><note>Прим.</note><p>Первые слова</p></div></body><back><div type=\"appendix\"><p>Текст договора</p></div>"
                          "<div type=\"afterword\"><p>В заключение</p></div><div type=\"glossary\"><p>Агитпроп</p></div>"
                          "<div type=\"bibliography\"><p>Иванов</p></div><div type=\"colophon\"><p>Набрано</p></div></back>"),
              "Первые слова\nТекст договора\nВ заключение\nАгитпроп\nБиблиография\n");
}

// Apparatus.
TEST(Apparatus, AListHasAnItemForEachEntry) {
    EXPECT_EQ(outline_of("<listApp><head>Варианты</head><app loc=\"12\"><lem>дом</lem><rdg wit=\"A\">сад</rdg></app><app><lem>а</lem><rdg>б</rdg></app></listApp>"),
              "list-plain\n  list-head: Варианты\n  list-item\n    item-label: 12\n    paragraph: дом [сад A]\n  list-item\n    paragraph: а [б]\n");
}

TEST(Apparatus, AttributionsAreComplete) {
    const Result result = read_body(
        "<p>а<app><lem>б</lem><rdg wit=\"#A #X\" source=\"#s\">в</rdg><rdg resp=\"#e\">г</rdg><rdg wit=\"#X\">д</rdg></app></p>"
        "<listWit><witness xml:id=\"A\">Список</witness></listWit><div><listBibl><bibl xml:id=\"s\"><abbr>ПСС</abbr> <author>Автор</author> <date>1900</date></bibl></listBibl>"
        "<listPerson><person xml:id=\"e\"><persName>Редактор</persName></person></listPerson></div>");
    EXPECT_NE(result.outline().find("paragraph: в A X, ПСС : г Редактор : д X\n"), std::string::npos) << result.outline();
    EXPECT_EQ(result.count("tei-dangling-reference"), 1u) << "the siglum X, once";
}

// Numbers.
TEST(Numbers, ThatAreNoneAreToldWithWhatIsUsed) {
    const Result result = read_body("<table rows=\"2\"><row><cell cols=\"many\">a</cell><cell rows=\"0\">b</cell><cell cols=\"-2\">c</cell>"
                                    "<cell cols=\"99999\">d</cell><cell cols=\"2x\">e</cell><cell cols=\"2\" rows=\" 3 \">f</cell></row></table>"
                                    "<p>a <space quantity=\"some\"/> b <gap quantity=\"2.5\"/></p>");
    EXPECT_EQ(result.count("tei-number"), 6u);
    std::string messages;
    for (const Diagnostic& one : result.report.all())
        if (one.code == "tei-number") messages += one.message + "|";
    EXPECT_EQ(messages, "cols=\"many\" is no number of columns: the cell has 1|rows=\"0\" is no number of rows: the cell has 1|"
                        "cols=\"-2\" is no number of columns: the cell has 1|cols=\"99999\" is no number of columns: the cell has 1000|"
                        "cols=\"2x\" is no number of columns: the cell has 2|quantity=\"some\" is no amount: it counts as one|");
}

TEST(Numbers, LengthsOfImagesAreLengths) {
    const auto told = [](std::string_view attributes) {
        const Result result = read_body("<figure><graphic url=\"none.png\" " + std::string(attributes) + "/></figure>");
        return result.count("tei-number") + 10 * result.count("tei-width");
    };
    for (const char* wrong : {"width=\"wide\"", "width=\"5 furlongs\"", "height=\"1e99cm\"", "height=\"high\"", "height=\"-2cm\""}) EXPECT_EQ(told(wrong), 1u) << wrong;
    for (const char* right : {"width=\"5cm\"", "width=\"50%\"", "width=\"120px\" height=\"80\"", "width=\"\"", "height=\"auto\""}) EXPECT_EQ(told(right), 0u) << right;
}

// Transcribed speech.
TEST(Spoken, EverySpeakerIsNamed) {
    const Result result = read_body("<u who=\"#a #b\">Да.</u><u who=\"#x\">Нет.</u><u who=\"Анна\">Кто?</u><p>а <u who=\"#a\">б</u> <u>в</u></p>"
                                    "<div><listPerson><person xml:id=\"a\"><persName>Антон</persName></person><person xml:id=\"b\"><persName>Борис</persName></person></listPerson></div>");
    EXPECT_TRUE(result.outline().starts_with("speech\n  speaker: Антон, Борис\n  paragraph: Да.\nspeech\n  paragraph: Нет.\nspeech\n  speaker: Анна\n"
                                             "  paragraph: Кто?\nparagraph: а б <highlighted underlined|в>\n"))
        << result.outline();
    EXPECT_EQ(result.count("tei-dangling-reference"), 1u);
}

TEST(Spoken, EventsStandApartFromWordsAndNotFromCommas) {
    EXPECT_EQ(outline_of("<u>Да<kinesic><desc>кивает</desc></kinesic>и <vocal desc=\"смех\"/>, нет<event desc=\"стук\"/>.</u><event desc=\"дверь\"/>"),
              "speech\n  paragraph: Да <inline-stage|[кивает]> и <inline-stage|[смех]>, нет <inline-stage|[стук]>.\nstage-direction: [дверь]\n");
}

// Listings, formulas, analysis.
TEST(Listings, AnExampleStandsAsWritten) {
    EXPECT_EQ(outline_of("<egXML><a:b xmlns:a=\"u\" c='>'><!-- c --><?p d?><![CDATA[<]]>&lt;<a:b/></a:b></egXML><p>а <egXML/></p>"),
              "code-block: <a:b xmlns:a=\"u\" c='>'><!-- c --><?p d?><![CDATA[<]]>&lt;<a:b/></a:b>\nparagraph: а\n");
}

TEST(Listings, AFormulaAloneInAnItemIsItsText) {
    constexpr std::string_view math = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mn>1</mn></math>";
    const std::string outline = outline_of("<list><item>" + std::string(math) + "</item></list><table><row><cell><formula>" + std::string(math) +
                                           "</formula></cell></row></table><formula>" + std::string(math) + "</formula>");
    EXPECT_EQ(outline, "list-bulleted\n  list-item\n    paragraph: <math|1>\ntable\n  | <math|1> |\nformula: <math|1>\n");
}

TEST(Listings, AnalysisIsLeftOutWithANote) {
    const Result result = read_body("<p>а</p><spanGrp><span>б</span></spanGrp><interpGrp><interp>в</interp></interpGrp><fw>5</fw>");
    EXPECT_EQ(result.outline(), "paragraph: а\n");
    EXPECT_EQ(result.count("tei-left-out"), 2u);
}

TEST(Listings, NotesKeepTheirLinesToo) {
    EXPECT_EQ(outline_of("<p xml:space=\"preserve\">а<note>б\nв</note></p><p>г<note xml:space=\"preserve\">д\nе</note><note>ж\nз</note></p>"),
              "paragraph: а(1)\nparagraph: г(2)(3)\nnote 1\n  paragraph: б/в\nnote 2\n  paragraph: д/е\nnote 3\n  paragraph: ж з\n");
}

// Quotations.
TEST(Quotations, TypedMarksBehindAPageBreakOrASpaceAreNotDoubled) {
    EXPECT_EQ(outline_of("<p>«<pb n=\"2\"/><q>а</q>», « <q>б</q> » и <q>в</q></p>"),
              "paragraph: «{2}<quotation|а>», « <quotation|б> » и <quotation|«в»>\n");
}

TEST(Quotations, MarksDifferFromThoseAround) {
    EXPECT_EQ(outline_of("<p xml:lang=\"de\"><q>a <q xml:lang=\"ru\">б <q>в</q></q></q> <q xml:lang=\"ru\">г <q>д</q></q></p>"),
              "paragraph @de: <quotation @de|„a <quotation|‚б <quotation|«в»>‘>“> <quotation|„г <quotation|«д»>“>\n");
}

TEST(Quotations, LineBreaksStandOutsideOfTheirMarks) {
    EXPECT_EQ(outline_of("<p>а <q><lb/>б<lb/>в<lb/></q> г</p>"), "paragraph: а/<quotation|«б/в»>/г\n");
}

TEST(Quotations, LinesOfAPoemAreMarkedAtTheirEnds) {
    EXPECT_EQ(outline_of("<lg><l>а</l><q><l>б</l><l>в</l></q></lg>"), "verse\n  verse-line: а\n  verse-line: «б\n  verse-line: в»\n");
    EXPECT_EQ(outline_of("<lg><q><lg><l>а</l></lg><lg><l>б</l></lg></q></lg>"), "verse\n  stanza\n    verse-line: «а\n  stanza\n    verse-line: б»\n");
}

// Images.
std::string in_utf_16(std::string_view ascii) {
    std::string bytes = "\xFF\xFE";
    for (const char c : ascii) bytes += std::string{c, '\0'};
    return bytes;
}

std::string book_with(std::string_view body) {
    return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><text xml:lang=\"ru\"><body>" +
           std::string(body) + "</body></text></TEI>";
}

TEST(Images, AnAlternativeTextHasItsLanguage) {
    const Folder folder;
    folder.write("a.png", tiny_png());
    folder.write("book.xml", book_with("<figure><graphic url=\"a.png\"/><figDesc xml:lang=\"en\">A house</figDesc></figure>"
                                       "<figure xml:lang=\"en\"><graphic url=\"a.png\"><desc xml:lang=\"en\">A barn</desc></graphic></figure>"));
    const Result result = folder.read("book.xml");
    ASSERT_TRUE(result.book);
    const auto use = [&](std::size_t figure) { return std::get<ImageUse>(result.book->body.at(figure).blocks().at(0).content); };
    ASSERT_TRUE(use(0).language);
    EXPECT_EQ(result.book->language(*use(0).language), "en");
    EXPECT_FALSE(use(1).language) << "it is the figure's";
}

TEST(Images, ADrawingMayHaveAnyEncodingOfXml) {
    const std::string drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>a</text></svg>";
    const Folder folder;
    folder.write("wide.svg", in_utf_16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + drawing));
    folder.write("old.svg", "<?xml version=\"1.0\" encoding=\"windows-1251\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>\xC4</text></svg>");
    folder.write("book.xml", book_with("<figure><graphic url=\"wide.svg\"/><figDesc>а</figDesc></figure><figure><graphic url=\"old.svg\"/><figDesc>а</figDesc></figure>"));
    const Result result = folder.read("book.xml");
    ASSERT_TRUE(result.book);
    ASSERT_EQ(result.book->images.size(), 2u) << result.complaints("tei-bad-image");
    EXPECT_NE(result.book->images[0].bytes.find("<text>a</text>"), std::string::npos);
    EXPECT_NE(result.book->images[1].bytes.find("<text>Д</text>"), std::string::npos);
    EXPECT_EQ(result.book->images[1].bytes.find("windows"), std::string::npos);
}

TEST(Encodings, FourBytesACharacterAreRead) {
    const std::string text = book_with("<p>abc</p>");
    for (const bool mark : {true, false}) {
        std::string little = mark ? std::string("\xFF\xFE\0\0", 4) : std::string(), big = mark ? std::string("\0\0\xFE\xFF", 4) : std::string();
        for (const char c : text) {
            little += std::string{c, '\0', '\0', '\0'};
            big += std::string{'\0', '\0', '\0', c};
        }
        for (const std::string& bytes : {little, big}) {
            const Result result = read_document(bytes);
            EXPECT_EQ(result.outline(), "paragraph: abc\n");
            EXPECT_EQ(result.count("tei-encoding"), 0u);
        }
    }
}

// References by page.
TEST(PageReferences, KeepWordsThatAreNoNumberOfAPage) {
    const auto printed = [](std::string_view words, const std::string& language) {
        Link link;
        link.content.push_back({{}, Text{std::string(words)}});
        const NumberReferenceText text = number_reference_text(link, language);
        return plain_text(text.words) + text.before + "#" + text.after;
    };
    EXPECT_EQ(printed("page", "en"), "page\u00A0#");
    EXPECT_EQ(printed("на странице", "ru"), "на странице\u00A0#");
    EXPECT_EQ(printed("см. стр.", "ru"), "см. стр.\u00A0#");
    EXPECT_EQ(printed("above", "en"), "above, p.\u00A0#");
    EXPECT_EQ(printed("see page 12", "en"), "see page\u00A0#");
    EXPECT_EQ(printed("(p. 12–14)", "en"), "(p.\u00A0#)");
    EXPECT_EQ(printed("the chapter on 1917", "en"), "the chapter on 1917, p.\u00A0#") << "a year is a word";
    EXPECT_EQ(printed("Das Kapital vol. 3", "de"), "Das Kapital vol. 3, S.\u00A0#");
    EXPECT_EQ(printed("12", "en"), "#") << "the number takes the words' place";
    EXPECT_EQ(printed("xii–xiv", "en"), "#");
    EXPECT_EQ(printed("S. 12 f.", "de"), "S.\u00A0#") << "and the page that follows it in the other edition";
    EXPECT_EQ(printed("vgl. Seite 12ff.", "de"), "vgl. Seite\u00A0#");
    EXPECT_EQ(printed("(S. 12 ff.)", "de"), "(S.\u00A0#)");
    EXPECT_EQ(printed("page xii", "de"), "page\u00A0#");
    EXPECT_EQ(printed("pp. 12, 14", "en"), "pp.\u00A0#");
    EXPECT_EQ(printed("12, 14", "en"), "#");
    EXPECT_EQ(printed("the letter f.", "en"), "the letter f., p.\u00A0#");
    EXPECT_EQ(printed("f.", "en"), "f., p.\u00A0#");
    EXPECT_EQ(printed("", "en"), "#");
}

TEST(PageReferences, KeepTheLooksOfTheirWords) {
    Link link;
    Phrase title;
    title.content.push_back({{}, Text{"page 12"}});
    link.content.push_back({{}, Text{"see "}});
    link.content.push_back({{}, std::move(title)});
    const NumberReferenceText text = number_reference_text(link, "en");
    EXPECT_EQ(text.words.size(), 2u);
    EXPECT_EQ(plain_text(text.words), "see page");
}

}  // namespace
}  // namespace nabor::tei_test
