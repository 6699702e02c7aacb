// What real files have and a reader may lose: white space, characters, notes, readings, speech, data.
#include <gtest/gtest.h>

#include "helper.h"

namespace nabor::tei_test {
namespace {

std::string english(std::string_view body) {
    return read_document("<TEI><text xml:lang=\"en\"><body>" + std::string(body) + "</body></text></TEI>").outline();
}

// White space.
TEST(Kept, SpaceBesideElementsThatPreserveIt) {
    EXPECT_EQ(outline_of("<p>one <rs xml:space=\"preserve\">two</rs> three</p>"), "paragraph: one <name|two> three\n");
    EXPECT_EQ(outline_of("<p>one<emph xml:space=\"preserve\"> two </emph>three</p>"), "paragraph: one <emphasis|two> three\n");
    EXPECT_EQ(outline_of("<p><name>one</name> <emph xml:space=\"preserve\">two</emph></p>"), "paragraph: <name|one> <emphasis|two>\n");
    EXPECT_EQ(outline_of("<p>one <emph xml:space=\"preserve\">two</emph>, three <emph xml:space=\"preserve\"/>four</p>"),
              "paragraph: one <emphasis|two>, three four\n");
}

TEST(Kept, PreservedLines) {
    EXPECT_EQ(outline_of("<ab xml:space=\"preserve\">alpha   beta\n    gamma\n\tdelta\n\nend\n</ab>"),
              "paragraph no-indent: alpha\u00A0\u00A0 beta/\u00A0\u00A0\u00A0\u00A0gamma/\u00A0\u00A0\u00A0\u00A0delta/\u00A0/end\n");
    EXPECT_EQ(outline_of("<quote xml:space=\"preserve\"><p>one<lb/>\ntwo</p></quote>"), "block-quotation\n  paragraph: one/two\n");
}

TEST(Kept, ElementsInElementContentStandApart) {
    EXPECT_EQ(outline_of("<div><thing><part>one</part><part>two</part></thing></div>").find("onetwo"), std::string::npos);
    EXPECT_EQ(outline_of("<p>a <thing><part>one</part><part>two</part></thing></p>"),
              "paragraph: a <unknown-phrase|<unknown-phrase|one> <unknown-phrase|two>>\n");
    EXPECT_EQ(outline_of("<p>a <persName><forename>Jonas</forename><surname>Sample</surname></persName></p>"),
              "paragraph: a <person-name|Jonas Sample>\n");
    EXPECT_EQ(outline_of("<p>a <cit><quote rend=\"none\">one</quote><bibl>two</bibl></cit></p>"), "paragraph: a <quotation|one> two\n");
    // Parts of a word stay together.
    EXPECT_EQ(outline_of("<p><w><m>un</m><m>do</m></w><hi>a</hi><hi>b</hi></p>"), "paragraph: undo<emphasis|a><emphasis|b>\n");
}

TEST(Kept, DictionaryEntries) {
    EXPECT_EQ(outline_of("<div><entry><form><orth>abbey</orth></form><xr><lbl>see</lbl><ref>abbot</ref></xr><etym>from "
                         "<lang>OF</lang></etym></entry><entry><form><orth>able</orth></form><sense><def>fit</def></sense></entry></div>"),
              "chapter\n  dictionary-entry: <strong|abbey> see abbot from OF\n  dictionary-entry: <strong|able> fit\n");
}

TEST(Kept, BibliographicStructuresWithoutSpaces) {
    const std::string outline = outline_of(
        "<listBibl><biblStruct><analytic><title level=\"a\">On lamps</title><author><surname>Sample</surname><forename>Jonas</forename></author>"
        "</analytic><monogr><title level=\"j\">Journal</title><imprint><biblScope>12</biblScope><date>1999</date></imprint></monogr>"
        "</biblStruct></listBibl>");
    EXPECT_EQ(outline, "bibliography-entry: <title-of-article|On lamps>. Sample, Jonas. <title-of-work|Journal>. 12. <date|1999>\n");
}

TEST(Kept, EmptyElementsThatPartWords) {
    EXPECT_EQ(outline_of("<l>under<caesura/>over</l>"), "verse\n  verse-line: under\u2003over\n");
    EXPECT_EQ(outline_of("<l>under <caesura/> over<caesura/></l>"), "verse\n  verse-line: under\u2003over\n");
    EXPECT_EQ(outline_of("<p>one<space quantity=\"4\" unit=\"chars\"/>two<cb/>three</p>"), "paragraph: one\u2003two three\n");
}

// Words at line ends.
TEST(Kept, HardHyphensAtLineEnds) {
    EXPECT_EQ(english("<p>I am dis-\ntasted, distasted; the sup-\nport of it, a support; well-\nknown, well-known; Haus- und\nHof-\nund</p>"),
              "paragraph: I am distasted, distasted; the support of it, a support; well-known, well-known; Haus- und Hof- und\n");
    const Result unsure = read_body("<p>an after-\nthought</p>");
    EXPECT_EQ(unsure.outline(), "paragraph: an after-thought\n");
    EXPECT_EQ(unsure.count("tei-line-end-hyphen"), 1u);
}

TEST(Kept, HyphensBeforeCapitalsAndNumbersAtLineEnds) {
    const Result result = read_body("<p>Петров-\nВодкин, T-\n34, 1905-\n1907, 1905–\n1907, 9-\nго, 34-\nГО, Mac-\nDonald, MacDonald, Петро¬\nград</p>");
    EXPECT_EQ(result.outline(), "paragraph: Петров-Водкин, T-34, 1905-1907, 1905–1907, 9-го, 34-ГО, MacDonald, MacDonald, Петроград\n");
    EXPECT_EQ(result.count("tei-line-end-hyphen"), 0u) << "their hyphens are certain";
    EXPECT_EQ(outline_of("<p>Ж.-\nЖ. Руссо, так.-\nДа</p>"), "paragraph: Ж.-Ж. Руссо, так.- Да\n");
    EXPECT_EQ(outline_of("<p>2-\nund 3-fach, он -\nДа, так-\n(нет), так-\n«нет», <hi>T-</hi>\n34</p>"),
              "paragraph: 2- und 3-fach, он - Да, так- (нет), так- «нет», <emphasis|T->34\n");
    EXPECT_EQ(outline_of("<p>Петров-<lb/>Водкин, T-<lb/>34, 1905-<lb break=\"no\"/>1907, Петров-<lb break=\"no\"/>Водкин, сло-<lb break=\"no\"/>во, 5-<lb/>(а)</p>"),
              "paragraph: Петров-Водкин, T-34, 1905-1907, Петров-Водкин, слово, 5-/(а)\n");
}

TEST(Kept, WordsInCapitalsArePartedAsOthersAre) {
    const Result result = read_body("<p>ПЕТРО-\nГРАД, Петроград, НЬЮ-\nЙОРК, Нью-Йорк,\nЦАР-\nСКОЕ</p>");
    EXPECT_EQ(result.outline(), "paragraph: ПЕТРОГРАД, Петроград, НЬЮ-ЙОРК, Нью-Йорк, ЦАР-СКОЕ\n");
    EXPECT_EQ(result.complaints("tei-line-end-hyphen"),
              "4:4: warning: \"ЦАР-СКОЕ\" is parted by a line's end; whether it has a hyphen is not known, so it is kept\n");
}

TEST(Kept, WordsPartedInHeadsAreJoined) {
    EXPECT_EQ(outline_of("<div><head>VII.<lb/>Of house-<lb/>keep-<lb/>ing</head><p>x</p></div>"),
              "chapter\n  heading: VII./Of housekeeping\n  paragraph: x\n");
}

TEST(Kept, LineBreaksAreBreaksInAllRunningText) {
    EXPECT_EQ(outline_of("<p>a<lb/>b</p><quote><p>a<lb/>b</p></quote><list><item>a<lb/>b</item></list><table><row><cell>a<lb/>b</cell></row>"
                         "</table><ab>a<lb/>b</ab><p>x<note>a<lb/>b</note></p>"),
              "paragraph: a/b\nblock-quotation\n  paragraph: a/b\nlist-bulleted\n  list-item\n    paragraph: a/b\ntable\n  | a/b |\n"
              "paragraph: a/b\nparagraph: x(1)\nnote 1\n  paragraph: a/b\n");
}

TEST(Kept, LinesOfAPrintedSourceAreNotBreaks) {
    std::string lines = "<p>The first line of the print<lb/>";
    for (int i = 0; i < 60; ++i) lines += "goes on and on, and a word is par-<lb/>ted, and then it ends<lb/>";
    const Result result = read_body(lines + "here.</p><list><item>a<lb/>b</item></list><closer>c<lb/>d</closer>");
    EXPECT_EQ(result.outline().find("print/"), std::string::npos);
    EXPECT_NE(result.outline().find("a word is parted, and then it ends goes on"), std::string::npos);
    EXPECT_NE(result.outline().find("paragraph: a b\n"), std::string::npos);
    EXPECT_NE(result.outline().find("c/d"), std::string::npos);
    EXPECT_EQ(result.count("tei-source-lines"), 1u);
}

// Listings.
TEST(Kept, WhatStandsInListings) {
    EXPECT_EQ(outline_of("<eg>one<lb/>\ntwo<gap/><note>N</note></eg>"),
              "code-block: one\ntwo<gap|[…]>(1)\nnote 1\n  paragraph: N\n");
    EXPECT_EQ(outline_of("<p>As in <egXML>\n            <a>\n              <b/>\n            </a>\n         </egXML></p>"),
              "paragraph: As in\ncode-block: <a>\n  <b/>\n</a>\n");
    EXPECT_EQ(outline_of("<eg>if x:\n    y</eg>"), "code-block: if x:\n    y\n");
}

TEST(Kept, TextIncludedInAListing) {
    Folder folder;
    folder.write("v.xml", "<TEI xmlns:xi=\"http://www.w3.org/2001/XInclude\"><text><body><eg><xi:include href=\"code.txt\" parse=\"text\"/></eg>"
                          "<eg><xi:include href=\"no.txt\" parse=\"text\"/></eg></body></text></TEI>");
    folder.write("code.txt", "a <b>\n  & c\n");
    const Result result = folder.read("v.xml");
    EXPECT_EQ(result.outline(), "code-block: a <b>\n  & c\n");
    EXPECT_EQ(result.count("tei-include"), 1u);
}

// Characters.
TEST(Kept, CharactersThatOnlyMarkupNames) {
    const Result result = read_body("<p>a <g ref=\"#nowhere\"/> b<c rendition=\"#no\"/>d</p>");
    EXPECT_EQ(result.outline(), "paragraph: a <gap|[…]> b<gap|[…]>d\n");
    EXPECT_EQ(result.count("tei-undefined-character"), 2u);
    EXPECT_EQ(read_document("<TEI><teiHeader><encodingDesc><charDecl><char xml:id=\"y\"><mapping type=\"PUA\">U+E554</mapping><mapping "
                            "type=\"standard\">y</mapping></char><glyph xml:id=\"e\"><mapping>U+0364</mapping></glyph></charDecl>"
                            "</encodingDesc></teiHeader><text><body><p><g ref=\"#y\"/>o<g ref=\"#e\"/></p></body></text></TEI>")
                  .outline(),
              "paragraph: yo\u0364\n");
    EXPECT_EQ(read_body("<p>a<g ref=\"char:EOLhyphen\"/>b</p>").outline(), "paragraph: ab\n") << "known to print nothing";
}

TEST(Kept, DataIsNoText) {
    constexpr std::string_view png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    EXPECT_EQ(outline_of("<figure><binaryObject encoding=\"base64\">" + std::string(png) + "</binaryObject><figDesc>A dot</figDesc></figure>"),
              "figure\n  image\n    [image embedded-1 \"A dot\"]\n");
    EXPECT_EQ(outline_of("<p>a <graphic url=\"data:image/png;base64," + std::string(png) + "\" alt=\"d\"/></p>"),
              "paragraph: a [image embedded-1 \"d\"]\n");
    const std::string formula = "<formula><binaryObject encoding=\"base64\">" + std::string(png) + "<desc>f</desc></binaryObject></formula>";
    EXPECT_EQ(outline_of("<p>a " + formula + " b</p>" + formula), "paragraph: a [image embedded-1 \"f\"] b\nformula: [image embedded-2 \"f\"]\n");
    const std::string picture = "<binaryObject encoding=\"base64\">" + std::string(png) + "</binaryObject>";
    EXPECT_EQ(outline_of("<p>a <formula notation=\"TeX\">x^2" + picture + "</formula> b</p>"), "paragraph: a [image embedded-1 \"x^2\"] b\n");
    EXPECT_EQ(outline_of("<formula><math alttext=\"x squared\"><mi>x</mi></math>" + picture + "</formula>"), "formula: [image embedded-1 \"x squared\"]\n");
    EXPECT_EQ(outline_of("<figure><formula notation=\"TeX\">x^2</formula>" + picture + "</figure>"), "figure\n  image\n    [image embedded-1 \"x^2\"]\n");
    const auto referred = read_body("<figure><formula xml:id=\"f\">x^2</formula>" + picture + "</figure><p><ref target=\"#f\">it</ref></p>");
    EXPECT_EQ(referred.count("tei-dangling-reference"), 0u);
    EXPECT_EQ(outline_of("<p>a <formula notation=\"TeX\">x^2<graphic url=\"none.png\"/></formula> b</p>"), "paragraph: a <math|x^2> b\n");
    EXPECT_EQ(outline_of("<formula><figure><binaryObject encoding=\"base64\">" + std::string(png) + "<desc>f</desc></binaryObject></figure></formula>"),
              "formula: [image embedded-1 \"f\"]\n");
    const Result bad = read_body("<p>a <binaryObject encoding=\"uuencode\">begin 644</binaryObject>b</p>");
    EXPECT_EQ(bad.outline(), "paragraph: a b\n");
    EXPECT_EQ(bad.count("tei-bad-image"), 1u);
}

TEST(Kept, DescriptionsAndStrayText) {
    const std::string png = tiny_png();
    Folder folder;
    folder.write("a.png", png);
    const auto read = [&](std::string_view body) {
        folder.write("v.xml", "<TEI><text xml:lang=\"en\"><body>" + std::string(body) + "</body></text></TEI>");
        return folder.read("v.xml").outline();
    };
    EXPECT_EQ(read("<figure><graphic url=\"a.png\"/><figDesc>One</figDesc><figDesc>Two<note>N</note></figDesc></figure>"),
              "figure\n  image\n    [image a.png \"One Two (N)\"]\n");
    EXPECT_EQ(read("<figure><graphic url=\"a.png\">Stray <desc>One</desc></graphic></figure>"),
              "figure\n  image\n    [image a.png \"One\"]\n  caption: Stray\n");
    EXPECT_EQ(read("<p>x <media url=\"a.png\" alt=\"d\">stray</media> y</p>"), "paragraph: x [image a.png \"d\"]stray y\n");
    EXPECT_EQ(read("<figure><figDesc>One</figDesc><figDesc>Two</figDesc></figure><p>x</p>"),
              "figure\n  caption: One\n  caption: Two\nparagraph: x\n");
    EXPECT_EQ(outline_of("<figure><media url=\"none.mp3\"><desc>A sound</desc></media></figure><p>x</p>"),
              "figure\n  caption: [A sound]\nparagraph: x\n");
    EXPECT_EQ(outline_of("<p>a <choice>b <sic>c</sic><corr>d</corr> e</choice></p>"), "paragraph: a b d e\n");
}

// Notes and apparatus.
TEST(Kept, ANoteCalledTwice) {
    EXPECT_EQ(outline_of("<div><p>a<ref target=\"#n\" type=\"noteAnchor\">1</ref> b<ref target=\"#n\" type=\"noteAnchor\">1</ref></p><note "
                         "xml:id=\"n\" place=\"foot\">N</note></div>"),
              "chapter\n  paragraph: a(1) b(1)\nnote 1 [1]\n  paragraph: N\n");
    EXPECT_EQ(read_text("<body><p>one<anchor xml:id=\"a\"/> two<anchor xml:id=\"b\"/></p></body><back><div><note target=\"#a "
                        "#b\">N</note></div></back>")
                  .outline(),
              "paragraph: one(1) two(1)\nnote 1\n  paragraph: N\n");
    EXPECT_EQ(outline_of("<p>a<note xml:id=\"n\">N</note> b<ref target=\"#n\" type=\"noteref\"/></p>"),
              "paragraph: a(1) b(1)\nnote 1\n  paragraph: N\n");
}

TEST(Kept, ReadingsInGroupsAndTheirSigla) {
    EXPECT_EQ(outline_of("<p>the <app><lem wit=\"#A\">narrow</lem><rdgGrp><rdg wit=\"#B\">narow</rdg><rdg wit=\"#C\">narrowe</rdg></rdgGrp></app> "
                         "road</p>"),
              "paragraph: the <lemma|narrow>(1) road\nnote 1\n  paragraph: narow B, narrowe C\n");
    EXPECT_EQ(read_text("<body><p>a<app><lem>x</lem><rdg wit=\"#w1\">y</rdg><rdg source=\"#b1\">z</rdg></app></p></body><back><div><listWit><witness "
                        "xml:id=\"w1\" n=\"Vat\">First</witness></listWit><bibl xml:id=\"b1\"><author>A. Lachmann</author> <date>1830</date></bibl>"
                        "</div></back>")
                  .outline()
                  .find("paragraph: a<lemma|x>(1)\nchapter\n  list-plain\n    list-item\n      item-label: Vat\n      paragraph: First"),
              0u);
    EXPECT_NE(read_text("<body><p>a<app><lem>x</lem><rdg wit=\"#w1\">y</rdg><rdg source=\"#b1\">z</rdg></app></p></body><back><div><listWit><witness "
                        "xml:id=\"w1\" n=\"Vat\">First</witness></listWit><bibl xml:id=\"b1\"><author>A. Lachmann</author> <date>1830</date></bibl>"
                        "</div></back>")
                  .outline()
                  .find("paragraph: y Vat : z A. Lachmann 1830\n"),
              std::string::npos);
}

TEST(Kept, AnApparatusOverALineCallsAtItsEnd) {
    EXPECT_EQ(outline_of("<lg><l>one</l><app><lem><l>two</l></lem><rdg wit=\"#B\"><l>other</l></rdg></app><l>three</l></lg>"),
              "verse\n  verse-line: one\n  verse-line: <lemma|two>(1)\n  verse-line: three\nnote 1\n  verse\n    verse-line: other B\n");
}

TEST(Kept, NotesInAnApparatusArePartOfIt) {
    EXPECT_EQ(outline_of("<p>a<app><lem>x</lem><rdg wit=\"#B\">y<note>sic</note></rdg><note>all others agree</note></app></p>"),
              "paragraph: a<lemma|x>(1)\nnote 1\n  paragraph: y (<gloss|sic>) B (<gloss|all others agree>)\n");
    EXPECT_EQ(outline_of("<p>a<app><lem>x</lem><rdg wit=\"#B\">y <app><lem>p</lem><rdg wit=\"#C\">q</rdg></app></rdg></app></p>"),
              "paragraph: a<lemma|x>(1)\nnote 1\n  paragraph: y p [q C] B\n");
}

// Speech.
TEST(Kept, Utterances) {
    EXPECT_EQ(english("<div><note type=\"speaker\">CHAIR:</note><u><seg>I open.</seg><seg>Who?</seg></u><u>So am I. <pause/> "
                      "<incident><desc>laughter</desc></incident> Next.</u><vocal><desc>coughs</desc></vocal></div>"),
              "chapter\n  speech\n    speaker: CHAIR:\n    paragraph: I open. Who?\n  speech\n    paragraph: So am I. <inline-stage|[pause]> "
              "<inline-stage|[laughter]> Next.\n  stage-direction: [coughs]\n");
    EXPECT_EQ(read_document("<TEI><teiHeader><profileDesc><particDesc><listPerson><person xml:id=\"a\"><persName>Anna</persName></person>"
                            "</listPerson></particDesc></profileDesc></teiHeader><text xml:lang=\"en\"><body><u who=\"#a\">Yes.</u></body></text></TEI>")
                  .outline(),
              "speech\n  speaker: Anna\n  paragraph: Yes.\n");
    EXPECT_EQ(english("<p>an <u>underlined</u> word</p>"), "paragraph: an <highlighted underlined|underlined> word\n");
}

// Quotation marks.
TEST(Kept, QuotationsGetTheMarksOfTheirLanguage) {
    EXPECT_EQ(english("<p><said>They are</said>, he said; <q> they were <q>once</q> so </q>, a <soCalled>wit</soCalled>.</p>"),
              "paragraph: <quotation|“They are”>, he said; <quotation|“they were <quotation|‘once’> so”>, a <quotation|“wit”>.\n");
    EXPECT_EQ(outline_of("<p>он <q>так <q>и</q></q></p>"), "paragraph: он <quotation|«так <quotation|„и“>»>\n");
    EXPECT_EQ(outline_of("<p>он <q xml:lang=\"en\">so</q></p>"), "paragraph: он <quotation @en|«so»>\n") << "the marks are those of the text around";
    EXPECT_EQ(english("<list><item><q>one</q></item></list>"), "list-bulleted\n  list-item\n    paragraph: <quotation|“one”>\n");
    EXPECT_EQ(english("<p>said: <q><p>One</p><p>Two</p></q></p>"), "paragraph: said:\nparagraph: “One\nparagraph: Two”\n");
}

TEST(Kept, MarksThatAreThereAreNotDoubled) {
    EXPECT_EQ(english("<p>“<q>one</q>” and <q>‘two’</q> and <q rend=\"none\">three</q>, <q rend=\"italic\">four</q>, <said direct=\"false\">five</said></p>"),
              "paragraph: “<quotation|one>” and <quotation|‘two’> and <quotation|three>, <quotation italic|four>, <quotation|five>\n");
    EXPECT_EQ(outline_of("<p>— <q>Да</q>, — сказал он. — <q>Нет</q>.</p>"), "paragraph: — <quotation|Да>, — сказал он. — <quotation|Нет>.\n");
    EXPECT_EQ(read_document("<TEI><teiHeader><encodingDesc><editorialDecl><quotation marks=\"all\"/></editorialDecl></encodingDesc></teiHeader><text "
                            "xml:lang=\"en\"><body><p>a <q>b</q></p></body></text></TEI>")
                  .outline(),
              "paragraph: a <quotation|b>\n");
}

// Lists.
TEST(Kept, ListsInTheSentence) {
    EXPECT_EQ(english("<p>We need <list rend=\"inline\"><item>bread</item>, <item>salt</item> and <item>water</item></list>, no more.</p>"),
              "paragraph: We need bread, salt and water, no more.\n");
    EXPECT_EQ(english("<p>Need <list type=\"inline\"><item n=\"a\"><p>bread</p></item><item n=\"b\">salt</item></list>.</p>"),
              "paragraph: Need (a) bread (b) salt.\n");
}

// What is empty is known to the check.
TEST(Kept, EmptyDivisionsAndNotes) {
    const Result result = read_body("<div><p>a<note/></p></div><div/><div><p/></div>");
    ASSERT_TRUE(result.book);
    EXPECT_EQ(result.book->empty_divisions.size(), 2u);
    EXPECT_EQ(result.book->empty_notes.size(), 1u);
}

// Duties.
TEST(Kept, ADutyOfSeveralThingsIsNoTranslation) {
    const auto relator = [](std::string_view resp) {
        const Result result = read_header("<fileDesc><titleStmt><title>T</title><respStmt><resp>" + std::string(resp) +
                                          "</resp><name>A B</name></respStmt></titleStmt></fileDesc>");
        std::string relators;
        for (const Contributor& person : result.book->metadata.contributors) relators += person.relator + person.words + " ";
        return relators;
    };
    EXPECT_EQ(relator("text, translations of verse, and drawings"), "ctbtext, translations of verse, and drawings ");
    EXPECT_EQ(relator("Translated from the Russian by"), "trl ");
    EXPECT_EQ(relator("edited and translated by"), "edt trl ");
    EXPECT_EQ(relator("credits"), "ctbcredits ");
    EXPECT_EQ(relator("Transkription und Kommentierung"), "trcTranskription und Kommentierung wac ") << "named once";
    EXPECT_EQ(relator("Составитель"), "comСоставитель ") << "which the title page has no label for";
    EXPECT_EQ(relator("Original HTML version"), "ctb ") << "work on the file is no part of the title page";
    EXPECT_EQ(relator("перевод с английского"), "trl ");
    EXPECT_EQ(relator("перевод, редактура и рисунки"), "ctbперевод, редактура и рисунки ") << "a label for two of three would say too little";
    EXPECT_EQ(relator("transcription, edition and translation of letters"), "ctbtranscription, edition and translation of letters ");
    EXPECT_EQ(relator("translation of verse, and TEI encoding"), "ctbtranslation of verse, and TEI encoding ");
    EXPECT_EQ(relator("data capture, TEI encoding"), "ctb ");
}

TEST(Kept, ARoleOfMoreThanARoleIsKeptInItsWords) {
    const Result result = read_header("<fileDesc><titleStmt><title>T</title><editor role=\"translator of verse\">A B</editor><editor role=\"copy-editor\">C D</editor>"
                                      "<author role=\"memoirist\">E F</author><editor role=\"general editor\">G H</editor></titleStmt></fileDesc>");
    std::string people;
    for (const Contributor& person : result.book->metadata.contributors) people += person.relator + " " + person.words + "|";
    EXPECT_EQ(people, "ctb translator of verse|ctb copy-editor|aut |edt |");
}

// Numbers that an ebook's list does not know are labels; the others go on beside them.
TEST(Kept, NumbersOfItemsAreThoseOfTheSource) {
    EXPECT_EQ(outline_of("<list rend='numbered'><item n='5'>a</item><item>b</item><item n='12a'>c</item><item n='IV'>d</item><item n='1.1'>e</item><item n='b)'>f</item></list>"),
              "list-plain\n  list-item\n    item-label: 5.\n    paragraph: a\n  list-item\n    item-label: 6.\n    paragraph: b\n  list-item\n    item-label: 12a.\n    paragraph: c\n"
              "  list-item\n    item-label: IV.\n    paragraph: d\n  list-item\n    item-label: 1.1\n    paragraph: e\n  list-item\n    item-label: b)\n    paragraph: f\n");
}

// A short title heads pages; where no other title stands beside it, it is the title.
TEST(Kept, AShortTitleIsNoSubtitle) {
    const auto front = [](const std::string& parts) {
        return "<front><titlePage><docTitle>" + parts + "</docTitle></titlePage></front>";
    };
    const Result both = read_text(front("<titlePart>The Whole Title</titlePart><titlePart type=\"short\">Title</titlePart>") + "<body><p>Text.</p></body>");
    ASSERT_TRUE(both.book);
    EXPECT_EQ(both.book->front.front().blocks().size(), 1U);
    EXPECT_EQ(both.book->metadata.titles.back().type, "short");
    EXPECT_EQ(both.book->metadata.titles.back().text, "Title");
    const Result alone = read_text(front("<titlePart type=\"short\">Toward It</titlePart><titlePart type=\"sub\">A History</titlePart>") + "<body><p>Text.</p></body>");
    ASSERT_TRUE(alone.book);
    ASSERT_EQ(alone.book->front.front().blocks().size(), 2U);
    EXPECT_EQ(alone.book->front.front().blocks()[0].role, Role::title_main);
    EXPECT_EQ(alone.book->front.front().blocks()[1].role, Role::title_sub);
}

TEST(KeptText, ALabelAndTheWordsBehindItAreTwo) {
    EXPECT_EQ(outline_of("<lg><l><label type=\"speaker\">I.</label>Mille sub</l><l><hi><label>A.</label></hi><emph>at</emph> nos</l></lg>"),
              "verse\n  verse-line: <inline-label|I.> Mille sub\n  verse-line: <emphasis|<inline-label|A.>> <emphasis|at> nos\n");
    EXPECT_EQ(outline_of("<p>see <label>12</label>, and <label>3</label>) <label>b</label></p>"),
              "paragraph: see <inline-label|12>, and <inline-label|3>) <inline-label|b>\n") << "no space before marks, nor at the end";
}

TEST(KeptText, ASiglumIsAWordOfItsOwn) {
    EXPECT_EQ(outline_of("<p><persName><abbr type=\"siglum\">Guid.</abbr>Diomedes <abbr type=\"siglum\">G</abbr>: <abbr type=\"siglum\">H</abbr>, <abbr>J</abbr>ahr</persName></p>"),
              "paragraph: <person-name|<abbreviation|Guid.> Diomedes <abbreviation|G>: <abbreviation|H>, <abbreviation|J>ahr>\n");
}

TEST(KeptText, PartsOfAReferenceAreWordsBetweenOthers) {
    EXPECT_EQ(outline_of("<listBibl><bibl><abbr type=\"siglum\">Carrio</abbr><author>Carrion, Louis</author>. <title>Libri</title><date>1583</date>, <pubPlace>P</pubPlace>.</bibl></listBibl>"),
              "bibliography-entry: <abbreviation|Carrio> Carrion, Louis. <title-of-work|Libri> <date|1583>, P.\n");
}

}  // namespace
}  // namespace nabor::tei_test
