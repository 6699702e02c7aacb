// Real TEI files: the seventeen patterns that break a naive converter, each in its smallest form.
#include <gtest/gtest.h>

#include "helper.h"

namespace nabor::tei_test {
namespace {

// 1. No body; text in text; front and body directly under TEI; a root that is a div.
TEST(Wild, TextWithoutBody) {
    EXPECT_EQ(read_text("<div><head>I</head><p>Слово</p></div>").outline(), "chapter\n  heading: I\n  paragraph: Слово\n");
    EXPECT_EQ(read_text("<text><div><p>Слово</p></div></text>").outline(), "chapter\n  paragraph: Слово\n");
    EXPECT_EQ(read_document("<TEI><front><p>Перед</p></front><body><p>Слово</p></body></TEI>").outline(),
              "paragraph: Перед\nparagraph: Слово\n");
    EXPECT_EQ(read_document("<div xmlns=\"http://www.tei-c.org/ns/1.0\"><head>I</head><p>Слово</p></div>").outline(),
              "chapter\n  heading: I\n  paragraph: Слово\n");
}

// 2. Four models of notes.
TEST(Wild, NoteInline) {
    EXPECT_EQ(outline_of("<p>Слово<note n=\"3\">Примечание</note>.</p>"), "paragraph: Слово(1).\nnote 1 [3]\n  paragraph: Примечание\n");
}

TEST(Wild, NoteWithItsOwnNumber) {
    EXPECT_EQ(outline_of("<p>dites. <note n=\"n1\"><div type=\"section\"><head><ref target=\"index.xhtml#b1\"> 1 </ref></head><p> Ну, "
                         "князь. </p></div></note> Ну</p>"),
              "paragraph: dites.(1) Ну\nnote 1 [1]\n  paragraph: Ну, князь.\n");
}

TEST(Wild, NoteInBackCalledByReference) {
    const Result result = read_text(
        "<body><p>кичері,<ref target=\"#N1\">1</ref> чи</p></body><back><div type=\"notes\"><head>Примітки</head><note xml:id=\"N1\">1 "
        "Безлісній горі.</note></div></back>");
    EXPECT_EQ(result.outline(), "paragraph: кичері,(1) чи\nnote 1 [1]\n  paragraph: Безлісній горі.\n");
}

TEST(Wild, NoteAfterAnchorAndLemma) {
    EXPECT_EQ(
        outline_of(
            "<p>ein <anchor type=\"commentary\" xml:id=\"K1\"/>niece<note type=\"commentary\" corresp=\"K1\">Verwandt.</note> of</p>"),
        "paragraph: ein niece(1) of\nnote 1\n  paragraph: Verwandt.\n");
}

TEST(Wild, NoteInBackThatNamesItsAnchor) {
    EXPECT_EQ(
        read_text("<body><p>ein <anchor xml:id=\"a\"/> Wort</p></body><back><div><note target=\"#a\">Dazu.</note></div></back>").outline(),
        "paragraph: ein(1) Wort\nnote 1\n  paragraph: Dazu.\n");
}

TEST(Wild, NotesNestAndStandInHeads) {
    EXPECT_EQ(outline_of("<div><head>Глава<note>О главе<note>и о ней</note></note></head><p>Слово</p></div>"),
              "chapter\n  heading: Глава(1)\n  paragraph: Слово\nnote 1\n  paragraph: О главе(2)\nnote 2\n  paragraph: и о ней\n");
}

TEST(Wild, SecondCallOfANoteIsACall) {
    EXPECT_EQ(read_text("<body><p>a<ref target=\"#N\">1</ref> b<ref target=\"#N\">1</ref></p></body><back><div><note "
                        "xml:id=\"N\">Note</note></div></back>")
                  .outline(),
              "paragraph: a(1) b(1)\nnote 1 [1]\n  paragraph: Note\n");
}

// 3. White space that is only source formatting.
TEST(Wild, WhiteSpaceOfTheSource) {
    EXPECT_EQ(outline_of("<p>\n  Слово <note>n</note> и\n  <hi rend=\"italic\">\n   грипп </hi> , как <hi rend=\"italic\">\n   он\n  "
                         "</hi>\n  ; да\n</p>"),
              "paragraph: Слово(1) и <emphasis italic|грипп>, как <emphasis italic|он>; да\nnote 1\n  paragraph: n\n");
}

// 4. choice prints one of its readings.
TEST(Wild, ChoicePrintsOneReading) {
    const std::string_view body =
        "<p>Мечте <choice><reg>забытой</reg><orig>забытой–ѣ</orig></choice><choice><sic>а</sic><corr>б</corr></choice> "
        "<choice><abbr>ЦК</abbr><expan>Центральный Комитет</expan></choice></p>";
    EXPECT_EQ(outline_of(body), "paragraph: Мечте забытойб Центральный Комитет\n");
    EXPECT_EQ(outline_of(body, TextState::diplomatic), "paragraph: Мечте <original|забытой–ѣ><correction|а> <abbreviation|ЦК>\n");
}

// 5. Text carried by empty elements, and words split by elements.
TEST(Wild, EmptyElementsCarryText) {
    EXPECT_EQ(outline_of("<p>ganz<space unit=\"chars\" quantity=\"1\"/><c rendition=\"#langesS\">s</c>chwarze Ge<c rend=\"x\">s</c>chichte "
                         "<c rendition=\"#dots\" n=\"3\"/></p>"),
              "paragraph: ganz schwarze Geschichte …\n");
    EXPECT_EQ(outline_of("<p>am <ref target=\"1923-11-07\"/> und</p>"), "paragraph: am 1923-11-07 und\n");
    EXPECT_EQ(outline_of("<p>siehe <ref target=\"#d\"/></p><div xml:id=\"d\"><head>II</head><p>x</p></div>"),
              "paragraph: siehe <#d|>\nchapter\n  heading: II\n  paragraph: x\n");
}

// 6. HTML inside TEI.
TEST(Wild, HtmlTables) {
    EXPECT_EQ(
        outline_of("<table><col width=\"10%\"/><tr><td colspan=\"2\"><p>а</p></td><th style=\"text-align:center\">б</th></tr></table>"),
        "table\n  | а (2×1) | *б |\n");
}

// 7. p in p to depth 45; p after div; poems as div/div/p rend="v".
TEST(Wild, ParagraphsNest) {
    EXPECT_EQ(outline_of("<p>один <p>два <p>три</p> четыре</p> пять</p>"),
              "paragraph: один\nparagraph: два\nparagraph: три\nparagraph: четыре\nparagraph: пять\n");
    std::string deep, close;
    for (int i = 0; i < 45; ++i) deep += "<p>", close += "</p>";
    EXPECT_EQ(outline_of(deep + "дно" + close), "paragraph: дно\n");
    EXPECT_EQ(outline_of("<p>писал <del><p>памятного</p></del> июня</p>"), "paragraph: писал <deletion|памятного> июня\n");
}

TEST(Wild, ParagraphAfterDivision) {
    EXPECT_EQ(outline_of("<div><head>I</head><div><head>1</head><p>а</p></div><p>б</p></div>"),
              "chapter\n  heading: I\n  section\n    heading: 1\n    paragraph: а\n  paragraph: б\n");
}

TEST(Wild, PoemOfDivisions) {
    EXPECT_EQ(outline_of("<div><p>x</p><div type=\"poem\"><div rend=\"left\" type=\"stanza\"><p rend=\"v\">Раз</p><p "
                         "rend=\"v\">два</p></div></div></div>"),
              "chapter\n  paragraph: x\n  verse\n    stanza\n      verse-line: Раз\n      verse-line: два\n");
}

// 8. References to nothing, and targets of every shape.
TEST(Wild, ReferencesThatLeadNowhere) {
    const Result result = read_body(
        "<p xml:id=\"a\">см. <ref target=\"#none\">там</ref>, <ref target=\"#range(a, b)\">тут</ref>, <ref target=\"a\">ключ</ref>, "
        "<ref target=\"other.xml#x\">файл</ref>, <ref target=\"https://example.org/\">сеть</ref></p>");
    EXPECT_EQ(result.outline(), "paragraph: см. там, <#a|тут>, <#a|ключ>, файл, <https://example.org/|сеть>\n");
    EXPECT_EQ(result.count("tei-dangling-reference"), 2u);
}

TEST(Wild, ManyDanglingReferencesAreSummedUp) {
    std::string body = "<p>";
    for (int i = 0; i < 100; ++i) body += "<ref target=\"#x\">x</ref> ";
    const Result result = read_body(body + "</p>");
    EXPECT_EQ(result.count("tei-dangling-reference"), 21u);
    EXPECT_NE(result.complaints("tei-dangling-reference").find("80 more references lead nowhere"), std::string::npos);
}

// 9. One metrical line shared by speakers.
TEST(Wild, SharedVerseLine) {
    EXPECT_EQ(outline_of("<sp><speaker>А.</speaker><l part=\"I\" n=\"5\">Кто там?</l></sp><sp><speaker>Б.</speaker><l "
                         "part=\"M\">Я.</l></sp><sp><l part=\"F\">Войди.</l></sp>"),
              "speech\n  speaker: А.\n  verse-line n=5 part=I: Кто там?\nspeech\n  speaker: Б.\n  verse-line part=M: Я.\nspeech\n  "
              "verse-line part=F: Войди.\n");
}

// 10. Breaks inside words.
TEST(Wild, BreaksInsideWords) {
    EXPECT_EQ(outline_of("<p>Gu-<lb/>\n bernskiego</p>"), "paragraph: Gubernskiego\n");
    EXPECT_EQ(outline_of("<p>sa<c type=\"shy\">-</c><lb/>gen</p>"), "paragraph: sagen\n");
    EXPECT_EQ(outline_of("<p>wea\u00AD\n<lb/>kest</p>"), "paragraph: wea\u00ADkest\n");
    EXPECT_EQ(outline_of("<p>Rządu\n <lb break=\"no\"/>wy, Санкт-<lb/>Петербург, три<lb/>слова</p>"),
              "paragraph: Rząduwy, Санкт-Петербург, три/слова\n");
    EXPECT_EQ(outline_of("<p>сло<pb n=\"4\"/>во и <pb n=\"5\"/> дело<note>при<pb n=\"6\"/>мер</note></p>"),
              "paragraph: сло{4}во и {5}дело(1)\nnote 1\n  paragraph: при{6}мер\n");
}

// 11. Untagged languages, and invalid tags.
TEST(Wild, LanguageTags) {
    const Result result = read_body(
        "<p>a <foreign xml:lang=\"fra\">un</foreign> <foreign xml:lang=\"FR\">deux</foreign> <foreign xml:lang=\"greek\">ἕν</foreign> "
        "<foreign xml:lang=\"dk-DK\">en</foreign> <foreign xml:lang=\"x!\">q</foreign> <foreign xml:lang=\"x!\">r</foreign></p>");
    EXPECT_EQ(result.outline(),
              "paragraph: a <foreign-phrase @fr|un> <foreign-phrase @fr|deux> <foreign-phrase @el|ἕν> <foreign-phrase @da-DK|en> "
              "<foreign-phrase|q> <foreign-phrase|r>\n");
    EXPECT_EQ(result.count("tei-language"), 1u);
}

TEST(Wild, LanguageOfAnUntaggedBookIsGuessed) {
    EXPECT_EQ(read_document("<TEI><text><body><p>Он не знал, что это было и как она его там ждала.</p></body></text></TEI>")
                  .book->metadata.language,
              "ru");
    EXPECT_EQ(read_document("<TEI><text><body><p>Він не знав, що це була її пісня і як він її чекав.</p></body></text></TEI>")
                  .book->metadata.language,
              "uk");
    EXPECT_EQ(
        read_document("<TEI><text><body><p>Der Mann und die Frau sind nicht von hier.</p></body></text></TEI>").book->metadata.language,
        "de");
}

// 12. Wrong headers.
TEST(Wild, BrokenHeader) {
    const Result result = read_document(
        "<?xml-model href=\"x\"type=?><TEI><teiHeader><fileDesc><titleStmt><title>\n Давно\n забыто\n</title></titleStmt>"
        "<publicationStmt><sourceDesc><p>Том "
        "1</p></sourceDesc></publicationStmt></fileDesc></teiHeader><text><body><p>x</p></body></text></TEI>");
    ASSERT_TRUE(result.book);
    EXPECT_EQ(result.book->metadata.main_title(), "Давно забыто");
    EXPECT_EQ(result.book->metadata.source, "Том 1");
}

// 13. Ids of other names, and repeated.
TEST(Wild, IdsUnderOtherNames) {
    EXPECT_EQ(outline_of("<p id=\"9a\">a</p><p uuid=\"б\">b</p><p><ref target=\"#9a\">1</ref><ref target=\"#б\">2</ref></p>"),
              "paragraph: a\nparagraph: b\nparagraph: <#x9a|1><#x_|2>\n");
}

TEST(Wild, IdsRepeatedAcrossFiles) {
    Folder folder;
    folder.write("v.xml", "<TEI xmlns:xi=\"http://www.w3.org/2001/XInclude\"><text><body><xi:include href=\"a.xml\"/><xi:include href=\"b.xml\"/></body></text></TEI>");
    folder.write("a.xml", "<div><p xml:id=\"n\">a</p><p><ref target=\"#n\">к a</ref></p></div>");
    folder.write("b.xml", "<div><p xml:id=\"n\">b</p><p><ref target=\"#n\">к b</ref></p></div>");
    const Result result = folder.read("v.xml");
    EXPECT_EQ(result.outline(), "chapter\n  paragraph: a\n  paragraph: <#n|к a>\nchapter\n  paragraph: b\n  paragraph: <#n-2|к b>\n");
    EXPECT_EQ(result.count("tei-repeated-id"), 1u);
}

// 14. and 15. Images: missing, without suffix, under odd names and widths.
TEST(Wild, AnImageThatCannotBeTakenSaysWhy) {
    const Result result = read_body("<figure><graphic url=\"https://example.org/a.png\"/></figure><figure><graphic url=\"../../../../../../../a.png\"/></figure>"
                                    "<figure><graphic url=\"nowhere.png\"/></figure>");
    const std::string complaints = result.complaints("tei-missing-image");
    EXPECT_NE(complaints.find("\"https://example.org/a.png\" is on the web or at an address"), std::string::npos) << complaints;
    EXPECT_NE(complaints.find("lies outside the book's folder"), std::string::npos) << complaints;
    EXPECT_NE(complaints.find("there is no image \"nowhere.png\""), std::string::npos) << complaints;
}

TEST(Wild, MissingImageKeepsItsWords) {
    const Result result = read_body(
        "<figure><graphic url=\"none.png\"/><figDesc>Дом у реки</figDesc></figure><figure><graphic "
        "url=\"none.png\"/><head>Портрет</head></figure>");
    EXPECT_EQ(result.outline(), "figure\n  caption: Дом у реки\nfigure\n  caption: Портрет\n");
    EXPECT_EQ(result.count("tei-missing-image"), 2u);
}

TEST(Wild, ImagesUnderOddNames) {
    Folder folder;
    folder.write("images/«Вид» 1 .png", tiny_png());
    folder.write("v.xml",
                 "<TEI><text xml:lang=\"ru\"><body><figure><graphic url=\"../pics/«Вид» 1 \" width=\"5cm\"/><figDesc>Вид</figDesc></figure>"
                 "<figure><graphic url=\"images/%C2%AB%D0%92%D0%B8%D0%B4%C2%BB 1 .png\" "
                 "width=\"40%\"/><figDesc>Вид</figDesc></figure></body></text></TEI>");
    const Result result = folder.read("v.xml");
    EXPECT_EQ(result.outline(),
              "figure\n  image\n    [image ../pics/«Вид» 1  \"Вид\" 50.0mm]\nfigure\n  image\n    [image ../pics/«Вид» 1  \"Вид\" 0.40]\n");
    EXPECT_EQ(result.book->images.size(), 1u);
}

// 16. Characters stay unchanged.
TEST(Wild, CharactersAreKept) {
    const std::string text = "за\u0301мок, вѣдь Ѳома, ἀρχή, שלום, ſo, т.\u00A0е., Wör\u00ADter, \uF00F, оyпе";
    EXPECT_EQ(outline_of("<p>" + text + "</p>"), "paragraph: " + text + "\n");
}

// 17. Entities of the internal subset.
TEST(Wild, EntitiesOfTheInternalSubset) {
    const Result result = read_document(
        "<!DOCTYPE TEI [<!ENTITY lo \"Левая &who;\"><!ENTITY who \"оппозиция\">]>\n<TEI><text xml:lang=\"ru\"><body><p>&lo; &amp; "
        "&mdash;</p></body></text></TEI>");
    EXPECT_EQ(result.outline(), "paragraph: Левая оппозиция & —\n");
}

}  // namespace
}  // namespace nabor::tei_test
