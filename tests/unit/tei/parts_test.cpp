// What the parts of figures, heads, lists, readings, references and entries become.
#include <gtest/gtest.h>

#include "book/structure.h"
#include "helper.h"

namespace nabor::tei_test {
namespace {

TEST(Figures, WithoutTheirPictureTheyPrintTheirDescription) {
    const std::string printed = "figure\n  caption: Caption\n  caption: A man with a lamp\n";
    for (const std::string picture : {"<graphic url=\"missing.png\"/>", "<binaryObject encoding=\"hex\">00</binaryObject>", "<binaryObject>?</binaryObject>", ""})
        EXPECT_EQ(outline_of("<figure>" + picture + "<head>Caption</head><figDesc>A man with a lamp</figDesc></figure>"), printed) << picture;
    EXPECT_EQ(outline_of("<figure><p>Words</p><figDesc>A lamp</figDesc></figure>"), "figure\n  figure-text\n    paragraph: Words\n  caption: A lamp\n");
    EXPECT_EQ(outline_of("<figure><head>Map</head><figDesc>Map</figDesc></figure>"), "figure\n  caption: Map\n") << "the same words once";
}

TEST(Heads, LinesOfVerseInThem) {
    EXPECT_EQ(outline_of("<div><head><l>Of baking</l><l>of bread</l></head><p>x</p></div>"), "chapter\n  heading: Of baking/of bread\n  paragraph: x\n");
    EXPECT_EQ(outline_of("<div><head><lg><l>One</l> <l rend=\"italic\">two</l></lg> three</head><p>x</p></div>"),
              "chapter\n  heading: One/<emphasis italic|two>/three\n  paragraph: x\n");
    EXPECT_EQ(outline_of("<lg><head><l>One</l><l>two</l></head><l>x</l></lg>"), "verse\n  verse-head: One/two\n  verse-line: x\n");
    EXPECT_EQ(outline_of("<list><head><l>One</l><l>two</l></head><item>x</item></list>"),
              "list-bulleted\n  list-head: One/two\n  list-item\n    paragraph: x\n");
}

TEST(Speech, ANoteThatNamesTheSpeakerInALine) {
    const Result result = read_body("<p><note type=\"speaker\">CHAIR:</note> I open the sitting.</p><p><s><note type=\"speaker\">A:</note>Yes.</s></p>");
    EXPECT_EQ(result.outline(), "paragraph: <inline-label|CHAIR:> I open the sitting.\nparagraph: <inline-label|A:> Yes.\n");
    EXPECT_EQ(result.count("tei-note-type"), 0u);
    EXPECT_EQ(outline_of("<u who=\"Anna\"><seg><note type=\"speaker\">A:</note>Yes.</seg></u>"), "speech\n  paragraph: <inline-label|A:> Yes.\n");
}

TEST(Lists, InASentenceAlsoInOneAnother) {
    EXPECT_EQ(outline_of("<p>We need <list rend=\"inline\"><item>a (<list rend=\"inline\"><item>a1</item>, <item>a2</item></list>)</item>, <item>b</item></list>, no more.</p>"),
              "paragraph: We need a (a1, a2), b, no more.\n");
    for (const std::string look : {"inline numbered", "numbered inline", "Inline"})
        EXPECT_EQ(outline_of("<p>We need <list rend=\"" + look + "\"><item>one</item> <item>two</item></list>.</p>"), "paragraph: We need one two.\n") << look;
}

TEST(Readings, WhatIsLostIsNoOmission) {
    const auto readings = [](std::string_view text) {
        const std::string outline = outline_of("<p>x<app><lem>a</lem>" + std::string(text) + "</app></p>");
        return outline.substr(outline.rfind("paragraph: ") + 11);
    };
    EXPECT_EQ(readings("<rdg wit=\"D\"><gap reason=\"lost\"/></rdg>"), "<gap|[…]> D\n");
    EXPECT_EQ(readings("<rdg wit=\"D\"><seg><g ref=\"#nowhere\"/></seg></rdg><rdg wit=\"E\"/>"), "<gap|[…]> D : <highlighted italic|нет> E\n");
    EXPECT_EQ(readings("<rdgGrp wit=\"B C\"><rdg>x</rdg></rdgGrp><rdg>y</rdg>"), "x B C : y\n");
    EXPECT_EQ(readings("<rdgGrp wit=\"B C\"><rdg wit=\"B\">x</rdg><rdg wit=\"C\">z</rdg></rdgGrp>"), "x B, z C\n");
}

TEST(Calls, OfNotesThatOthersRepeat) {
    const std::string notes = "note 1\n  paragraph: First.\n";
    EXPECT_EQ(outline_of("<p>one<note xml:id=\"n\">First.</note> two<note sameAs=\"#n\"/> three<note copyOf=\"#n\"/></p>"),
              "paragraph: one(1) two(1) three(1)\n" + notes);
    EXPECT_EQ(outline_of("<p>one<note sameAs=\"#n\"/> two<note xml:id=\"n\">First.</note></p>"), "paragraph: one(1) two(1)\n" + notes);
    EXPECT_EQ(read_body("<p>one<note sameAs=\"#nowhere\"/></p>").book->empty_notes.size(), 1u);
}

TEST(Calls, OfSeveralNotesByOneReference) {
    const std::string notes = "<div><note xml:id=\"a\">A.</note><note xml:id=\"b\">B.</note></div>";
    const std::string outline = outline_of("<p>one<ref target=\"#a #b\">3,4</ref>, two<ref target=\"#a #b\">3, 4</ref></p>" + notes);
    EXPECT_TRUE(outline.starts_with("paragraph: one(1)(2), two(1)(2)\n")) << outline;
}

TEST(Calls, InARaisedPhraseAreRaisedOnce) {
    EXPECT_EQ(outline_of("<p>a<hi rend=\"sup\"><note place=\"foot\">9</note></hi> b<sup><hi rend=\"italic\"><note>8</note></hi></sup> c<hi rend=\"sup\">(<note>7</note>)</hi></p>"),
              "paragraph: a(1) b<emphasis italic|(2)> c<highlighted sup|((3))>\nnote 1\n  paragraph: 9\nnote 2\n  paragraph: 8\nnote 3\n  paragraph: 7\n");
}

TEST(Sentences, StandApart) {
    EXPECT_EQ(outline_of("<p><s>One sentence.</s><s>Two sentences.</s></p>"), "paragraph: One sentence. Two sentences.\n");
    EXPECT_EQ(outline_of("<ab><s>Who?</s><s>«Я».</s><s>— Да!</s></ab>"), "paragraph: Who? «Я». — Да!\n");
    EXPECT_EQ(outline_of("<l><s><w>One</w><pc>.</pc></s><pb/><s><w>Two</w></s></l>"), "verse\n  verse-line: One. Two\n");
    EXPECT_EQ(outline_of("<p><s>un</s><s>done. </s><s>T</s><s>.S. Eliot, vol.</s><s>ii</s></p>"), "paragraph: undone. T.S. Eliot, vol.ii\n");
}

TEST(Addresses, RunInWhereTheyStandInASentence) {
    EXPECT_EQ(outline_of("<p>Write to <address><addrLine>Weg 1</addrLine><addrLine>Bonn</addrLine></address>, please.</p>"), "paragraph: Write to Weg 1, Bonn, please.\n");
    EXPECT_EQ(outline_of("<p>To <address><addrLine>Weg 1,</addrLine> <addrLine><street>Am Tor</street> 2</addrLine></address></p>"), "paragraph: To Weg 1, Am Tor 2\n");
    EXPECT_EQ(outline_of("<p>To <address><street>Weg 1</street><settlement>Bonn</settlement></address></p>"), "paragraph: To Weg 1 <place-name|Bonn>\n");
    EXPECT_EQ(outline_of("<p><address><addrLine>Weg 1</addrLine><addrLine>Bonn</addrLine></address></p>"), "address\n  address-line: Weg 1\n  address-line: Bonn\n");
}

TEST(Casts, RolesStandApart) {
    EXPECT_EQ(outline_of("<castList><castItem><role>Анна</role><actor>Иванова</actor></castItem><castItem><role>A</role>, <roleDesc>b</roleDesc><actor>c</actor></castItem></castList>"),
              "cast-list\n  cast-item: Анна Иванова\n  cast-item: A, b c\n");
}

TEST(Lists, NumbersOfItemsAsTheSourceHasThem) {
    EXPECT_EQ(outline_of("<list rend=\"numbered\"><item n=\"5)\">x</item><item>y</item></list>"),
              "list-plain\n  list-item\n    item-label: 5)\n    paragraph: x\n  list-item\n    item-label: 6)\n    paragraph: y\n");
    EXPECT_EQ(outline_of("<list rend=\"numbered\"><item>a</item><item/><item>c</item><item>d</item></list>"),
              "list-ordered\n  list-item\n    paragraph: a\n  list-item n=3\n    paragraph: c\n  list-item\n    paragraph: d\n");
    EXPECT_EQ(outline_of("<list><item n=\"1.\">a</item><item n=\"2.\">b</item></list>"),
              "list-ordered n=1\n  list-item n=1\n    paragraph: a\n  list-item n=2\n    paragraph: b\n");
    EXPECT_EQ(outline_of("<list><item n=\"1\">a</item></list>"), outline_of("<list rend=\"bulleted\"><item n=\"1\">a</item></list>")) << "an identifier, as many files have";
}

TEST(Entries, SensesAreNumbered) {
    EXPECT_EQ(outline_of("<entry><form>abbé</form><sense n=\"1\"><def>a</def></sense><sense n=\"b)\"><def>b</def></sense><xr>voir<ref target=\"#x\">abbaye</ref></xr></entry>"),
              "dictionary-entry: abbé <inline-label|1.> a <inline-label|b)> b voir abbaye\n");
    EXPECT_EQ(outline_of("<entry><sense n=\"1\">1. fit</sense><sense n=\"2\">24 men</sense><sense n=\"sense.3\">x</sense><sense n=\"4\"/></entry>"),
              "dictionary-entry: 1. fit <inline-label|2.> 24 men x\n");
}

TEST(Entries, RangesInAttributes) {
    EXPECT_EQ(outline_of("<p>Kant, <biblScope unit=\"page\" from=\"12\" to=\"15\"/>; <date from=\"1900\" to=\"1905\"/>, <date notBefore=\"1900\" notAfter=\"1905\"/>, <biblScope from=\"7\">p. 7</biblScope></p>"),
              "paragraph: Kant, 12–15; <date|1900–1905>, <date|1900–1905>, p. 7\n");
    EXPECT_EQ(outline_of("<listBibl><biblStruct><monogr><title>T</title><imprint><biblScope from=\"12\" to=\"15\"/><date from=\"1900\" to=\"1900\"/></imprint></monogr></biblStruct></listBibl>"),
              "bibliography-entry: <title-of-work|T>. 12–15. <date|1900>\n");
}

TEST(Formulas, TheirSourceInALine) {
    const Result result = read_body("<p>so <formula notation=\"TeX\">a_{long}-b</formula> it</p>");
    EXPECT_EQ(result.outline(), "paragraph: so <math|a_{long}-b> it\n");
    ASSERT_EQ(result.book->formulas.size(), 1u);
    EXPECT_EQ(result.book->formulas.front().words, "a_{long}-b");
}

TEST(Readings, OfTablesAndItems) {
    const std::string table = outline_of("<app><lem><table><row><cell>a</cell><cell>b</cell></row></table></lem><rdg wit=\"B\">x</rdg></app>");
    EXPECT_NE(table.find("b(1)"), std::string::npos) << table;
    EXPECT_EQ(outline_of("<list><item>a</item><app><lem><item>b</item></lem><rdg wit=\"B\">x</rdg></app><item>c</item></list>"),
              "list-bulleted\n  list-item\n    paragraph: a\n  list-item\n    paragraph: <lemma|b>(1)\n  list-item\n    paragraph: c\nnote 1\n  paragraph: x B\n");
}

TEST(PageMarks, StandWithTheFirstWordOfTheirPage) {
    EXPECT_EQ(outline_of("<p>and <pb n=\"114\"/>after, wo<pb n=\"[115]\"/>rd, <hi>so</hi> <pb n=\"116\"/><hi>on</hi> <pb n=\"117\"/></p>"),
              "paragraph: and {114}after, wo{115}rd, <emphasis|so> {116}<emphasis|on>{117}\n");
}

TEST(Heads, WhatIsMissingNamesNothing) {
    const Result result = read_body("<div><head><gap reason=\"missing\"/></head><p>First words.</p></div><div><head>A <gap/> day</head><p>x</p></div>");
    const auto entries = contents(*result.book);
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].title, "First words.");
    EXPECT_EQ(entries[1].title, "A […] day");
}

TEST(Titles, OfTheHeaderAreReadAsText) {
    const Result result = read_document("<TEI xml:lang=\"de\"><teiHeader><fileDesc><titleStmt><title>Das <q>neue</q> <hi><soCalled>Buch</soCalled></hi></title>"
                                        "<title type=\"sub\">Ein Lehr-\nbuch, Lehrbuch, Haus-\nund Hof</title></titleStmt></fileDesc></teiHeader><text><body><p>x</p></body></text></TEI>");
    ASSERT_EQ(result.book->metadata.titles.size(), 2u);
    EXPECT_EQ(result.book->metadata.titles[0].text, "Das „neue“ „Buch“");
    EXPECT_EQ(result.book->metadata.titles[1].text, "Ein Lehrbuch, Lehrbuch, Haus- und Hof");
}

}  // namespace
}  // namespace nabor::tei_test
