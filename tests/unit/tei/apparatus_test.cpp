// The apparatus of a critical edition (TEI chapter 13): three ways to write it, one Book.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "book/structure.h"
#include "book/walk.h"
#include "helper.h"
#include "tei/tei.h"

namespace nabor {
namespace {

using namespace tei_test;

// "musta A] iniusta B : om. C": a line each.
std::string entries_of(const Result& result) {
    std::string lines;
    for (const Note& note : result.book->notes) {
        if (!note.lemma) continue;
        lines += note.lemma->words + (note.lemma->sigla.empty() ? "" : " " + note.lemma->sigla) + "]";
        visit_blocks(note.content, [&](const Block& block) {
            if (block.is_leaf()) lines += " " + plain_text(block.inlines());
        });
        lines += "\n";
    }
    return lines;
}

std::string entries_of(std::string_view body) { return entries_of(read_body(body)); }

constexpr std::string_view witnesses =
    "<listWit><witness xml:id=\"A\"><abbr>A</abbr> first</witness><witness xml:id=\"B\"><abbr>B<hi rend=\"superscript\">1</hi></abbr></witness>"
    "<witness xml:id=\"wit-3\" n=\"Vat\">third</witness><witness xml:id=\"wit-4\">P</witness></listWit>";

std::string with_witnesses(std::string_view body) { return std::string(body) + std::string(witnesses); }

TEST(Apparatus, AnEntryKnowsTheWordsOfItsLemmaAndItsWitnesses) {
    const Result result = read_body(with_witnesses("<p>Nondum <app><lem wit=\"#A\"> <hi>ferventia</hi> musta </lem><rdg wit=\"#B #wit-3\">iniusta</rdg></app> est.</p>"));
    EXPECT_EQ(entries_of(result), "ferventia musta A] iniusta B¹ Vat\n");
    const Lemma& lemma = *result.book->notes.front().lemma;
    EXPECT_NE(lemma.begin, AnchorId::none);
    EXPECT_NE(lemma.end, AnchorId::none);
    EXPECT_EQ(result.outline().find("paragraph: Nondum <lemma|<emphasis|ferventia> musta>(1) est.\n"), 0u);
}

TEST(Apparatus, LemmasMayBeNestedAndRunOverLines) {
    EXPECT_EQ(entries_of("<lg><l>a <app><lem>b <app><lem>c</lem><rdg>cc</rdg></app> d</lem><rdg>e</rdg></app></l></lg>"), "c] cc\nb c d] e\n");
    const Result lines = read_body("<lg><l>one</l><app><lem><l>two</l><l>three</l></lem><rdg><l>other</l><l>lines</l></rdg></app></lg>");
    EXPECT_EQ(entries_of(lines), "two three] other lines\n");
    EXPECT_EQ(lines.outline().find("verse\n  verse-line: one\n  verse-line: {#lemma-1}two\n  verse-line: three(1)\n"), 0u) << lines.outline();
}

TEST(Apparatus, ALemmaThatBeginsAPhraseStandsInIt) {
    EXPECT_EQ(read_body("<lg><l><label type=\"speaker\"><app><lem>C.</lem><rdg>O.</rdg></app></label> dixit</l></lg>").outline().find("verse\n  verse-line: <inline-label|<lemma|C.>(1)> dixit\n"), 0u);
    EXPECT_EQ(outline_of("<p><hi><app><lem><app><lem>a</lem><rdg>x</rdg></app> b</lem><rdg>c</rdg></app></hi> d</p>").find("paragraph: <emphasis|<lemma|<lemma|a>(1) b>(2)> d\n"), 0u)
        << outline_of("<p><hi><app><lem><app><lem>a</lem><rdg>x</rdg></app> b</lem><rdg>c</rdg></app></hi> d</p>");
    EXPECT_EQ(outline_of("<p><hi><app><lem>a</lem><rdg>x</rdg></app> b</hi></p>").find("paragraph: <emphasis|<lemma|a>(1) b>\n"), 0u);
}

TEST(Apparatus, ReadingsOmitAndAdd) {
    EXPECT_EQ(entries_of("<p xml:lang=\"ru\">а <app><lem>б</lem><rdg wit=\"A\"/></app> <app><lem/><rdg wit=\"B\">в</rdg></app></p>"), "б] нет A\n] в доб. B\n");
    const Result english = read_document("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"en\"><text><body><p>a <app><lem>b</lem><rdg wit=\"A\"/></app></p></body></text></TEI>");
    EXPECT_EQ(entries_of(english), "b] om. A\n");
    EXPECT_EQ(entries_of("<p>a <app><lem xml:id=\"l1\">b</lem><rdg wit=\"A\">c</rdg><rdg wit=\"B\" copyOf=\"#l1\"/></app></p>"), "b] c A : b B\n");
}

TEST(Apparatus, ASpaceIsNoOmission) {
    EXPECT_EQ(entries_of("<p>a <app><lem>b</lem><rdg wit=\"A\"><space quantity=\"3\" unit=\"chars\"/></rdg><rdg wit=\"B\"/></app></p>"), "b] пробел A : нет B\n");
}

TEST(Apparatus, GroupsDetailsHandsAndBoundsOfWitnesses) {
    EXPECT_EQ(entries_of("<p>a <app><lem>b</lem><rdgGrp><rdg wit=\"A\" xml:id=\"r\">c</rdg><rdg wit=\"B\">d</rdg></rdgGrp><rdg wit=\"C\">e</rdg>"
                         "<witDetail wit=\"A\" target=\"#r\">corr.</witDetail></app></p>"),
              "b] c A (A corr.), d B : e C\n");
    EXPECT_EQ(entries_of(with_witnesses("<p>a <app><lem>b</lem><rdg wit=\"#A\" hand=\"#B\">c</rdg></app></p>")), "b] c A (B¹)\n");
    EXPECT_EQ(entries_of("<p>a <app><lem>b</lem><rdg wit=\"A\"><lacunaStart/></rdg><rdg wit=\"B\">c<witEnd/></rdg></app></p>"),
              "b] начало лакуны A : c конец B\n");
    EXPECT_EQ(entries_of("<p>a <app><note>locus desperatus</note></app></p>"), "] (locus desperatus)\n");
}

TEST(Apparatus, SiglaAreNeverReferences) {
    EXPECT_EQ(entries_of(with_witnesses("<p>a <app><lem>b</lem><rdg wit=\"#A #B #wit-3 #wit-4\">c</rdg></app></p>")), "b] c A B¹ Vat P\n");
    const Result dangling = read_body("<p>a <app><lem>b</lem><rdg wit=\"#Q\">c</rdg><rdg wit=\"#Q\">d</rdg></app></p>");
    EXPECT_EQ(entries_of(dangling), "b] c Q : d Q\n");
    EXPECT_EQ(dangling.count("tei-dangling-reference"), 1u);
}

// The same two lines in the three methods of TEI 13.2.
TEST(Apparatus, ThreeMethodsGiveTheSame) {
    const std::string one = entries_of(with_witnesses(
        "<div n=\"1\"><l n=\"1\">quamvis <app><lem>et</lem><rdg wit=\"#A\">ut</rdg></app> madidis <app><lem wit=\"#A\">et praela</lem><rdg wit=\"#B\"/></app></l>"
        "<l n=\"2\"><app><lem>et spument <app><lem>musta</lem><rdg wit=\"#A\">iniusta</rdg></app> susurro.</lem><rdg wit=\"#B\"><gap/></rdg></app></l></div>"));
    const std::string readings_two = "<lem>musta</lem><rdg wit=\"#A\">iniusta</rdg></app>", whole = "<lem>et spument … susurro.</lem><rdg wit=\"#B\"><gap/></rdg></app>";
    const std::string two = entries_of(with_witnesses(
        "<div n=\"1\"><l n=\"1\">quamvis <anchor xml:id=\"a\"/>et<anchor xml:id=\"b\"/> madidis <seg xml:id=\"s\">et praela</seg></l>"
        "<l n=\"2\"><anchor xml:id=\"c\"/>et spument <w xml:id=\"w\">musta</w> susurro.<anchor xml:id=\"d\"/></l></div>"
        "<div><head>Apparatus</head><listApp><app from=\"#a\" to=\"#b\"><lem>et</lem><rdg wit=\"#A\">ut</rdg></app>"
        "<app from=\"#s\"><lem wit=\"#A\">et praela</lem><rdg wit=\"#B\"/></app><app from=\"#w\" to=\"#w\">" + readings_two +
        "<app from=\"#c\" to=\"#d\">" + whole + "</listApp></div>"));
    const std::string three = entries_of(with_witnesses(
        "<div n=\"1\"><l n=\"1\">quamvis et madidis et praela</l><l n=\"2\">et spument musta susurro.</l></div>"
        "<listApp><app loc=\"1.1\"><lem n=\"1\">et</lem><rdg wit=\"#A\">ut</rdg></app><app loc=\"1.1\"><lem wit=\"#A\">et praela</lem><rdg wit=\"#B\"/></app>"
        "<app loc=\"1.2\">" + whole + "<app loc=\"1.2\">" + readings_two + "</listApp>"));
    EXPECT_EQ(one, "et] ut A\net praela A] нет B¹\nmusta] iniusta A\net spument musta susurro.] […] B¹\n");
    const std::string apart = "et] ut A\net praela A] нет B¹\nmusta] iniusta A\net spument … susurro.] […] B¹\n";
    EXPECT_EQ(two, apart) << "the same, but for the lemma that the editor cut short";
    EXPECT_EQ(three, apart);
}

TEST(Apparatus, AListWhoseEntriesAreCalledFromTheTextIsGone) {
    EXPECT_EQ(outline_of("<div><p>a <w xml:id=\"w\">b</w> c</p></div><div><head>Варианты</head><listApp><head>X</head><app from=\"#w\"><rdg wit=\"A\">d</rdg></app></listApp></div>"),
              "chapter\n  paragraph: a <lemma|b>(1) c\nnote 1\n  paragraph: d A\n");
}

TEST(Apparatus, AnEntryAtTheEndOfItsLemmaNamesItsBeginAlone) {
    EXPECT_EQ(outline_of("<p>a <anchor xml:id=\"x\"/>b c<app from=\"#x\"><lem>b c</lem><rdg wit=\"A\">d</rdg></app> e</p>"),
              "paragraph: a <lemma|b c>(1) e\nnote 1\n  paragraph: d A\n");
}

TEST(Apparatus, LemmasMayCutElementsAndEachOther) {
    const Result cut = read_body("<p>a <hi>b <anchor xml:id=\"x\"/>c</hi> d<anchor xml:id=\"y\"/> e</p><listApp><app from=\"#x\" to=\"#y\"><rdg wit=\"A\">z</rdg></app></listApp>");
    EXPECT_EQ(entries_of(cut), "c d] z A\n");
    EXPECT_EQ(cut.outline(), "paragraph: a <emphasis|b {#lemma-1}c> d(1) e\nnote 1\n  paragraph: z A\n");
    const Result crossing = read_body("<p><anchor xml:id=\"a\"/>one <anchor xml:id=\"b\"/>two<anchor xml:id=\"c\"/> three<anchor xml:id=\"d\"/></p><listApp>"
                                      "<app from=\"#a\" to=\"#c\"><rdg wit=\"A\">x</rdg></app><app from=\"#b\" to=\"#d\"><rdg wit=\"B\">y</rdg></app></listApp>");
    EXPECT_EQ(entries_of(crossing), "one two] x A\ntwo three] y B\n");
    EXPECT_EQ(entries_of("<p xml:id=\"p\">one</p><p xml:id=\"q\">two</p><listApp><app from=\"#p\" to=\"#q\"><rdg wit=\"A\">x</rdg></app></listApp>"), "one two] x A\n");
}

TEST(Apparatus, PlacesThatAreNowhereAreReported) {
    const Result nowhere = read_body("<p>a</p><listApp><app from=\"#x\"><lem>b</lem><rdg wit=\"A\">c</rdg></app><app loc=\"9\"><lem>d</lem><rdg>e</rdg></app></listApp>");
    EXPECT_EQ(nowhere.count("tei-apparatus-place"), 2u);
    EXPECT_NE(nowhere.outline().find("b [c A]"), std::string::npos) << nowhere.outline();
    EXPECT_NE(nowhere.outline().find("d [e]"), std::string::npos);
    const Result turned = read_body("<p>a <w xml:id=\"x\">b</w> <w xml:id=\"y\">c</w></p><listApp><app from=\"#y\" to=\"#x\"><rdg wit=\"A\">z</rdg></app></listApp>");
    EXPECT_EQ(turned.count("tei-apparatus-place"), 1u);
    EXPECT_EQ(entries_of(turned), "b c] z A\n");
}

TEST(Apparatus, NoReadingIsLostWhereItsPlaceIsNotPrinted) {
    const Result unread = read_document("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title xml:id=\"t\">T</title></titleStmt></fileDesc></teiHeader>"
                                        "<standOff><listApp><app from=\"#t\"><rdg wit=\"A\">lost</rdg></app><app><lem>x</lem><rdg wit=\"A\">away</rdg></app></listApp></standOff>"
                                        "<text><body><p>a</p></body></text></TEI>");
    EXPECT_NE(unread.outline().find("lost"), std::string::npos) << unread.outline();
    EXPECT_NE(unread.outline().find("x [away A]"), std::string::npos) << unread.outline();
    EXPECT_EQ(unread.count("tei-apparatus-place"), 2u) << "each at its place";
}

// Many entries about one long part of the text take time by their number.
TEST(Apparatus, ManyEntriesOfALongTextTakeLinearTime) {
    std::string text, list;
    for (int i = 0; i < 20'000; ++i) text += "<p>words <hi>of</hi> a paragraph</p>";
    for (int i = 0; i < 5'000; ++i) list += "<app from=\"#d\"><rdg wit=\"A\">x</rdg></app>";
    const auto begin = std::chrono::steady_clock::now();
    const Result result = read_body("<div xml:id=\"d\">" + text + "</div><listApp>" + list + "</listApp>");
    EXPECT_EQ(result.book->notes.size(), 5'000u);
    EXPECT_LT(result.book->notes.back().lemma->words.size(), 2'000u) << "how it begins and ends";
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Apparatus, LocationsNameLines) {
    const auto line = [](std::string_view list) {
        return entries_of("<div n=\"2\"><lg n=\"7\"><l n=\"5\">et tu et Brute</l><l n=\"6\">dies</l></lg></div><listApp>" + std::string(list) + "</listApp>");
    };
    EXPECT_EQ(line("<app loc=\"2.5\"><lem>Brute</lem><rdg>x</rdg></app>"), "Brute] x\n");
    EXPECT_EQ(line("<app loc=\"2.7.5\"><lem>Brute</lem><rdg>x</rdg></app>"), "Brute] x\n");
    EXPECT_EQ(line("<app loc=\"5\"><lem>tu</lem><rdg>x</rdg></app>"), "tu] x\n");
    EXPECT_EQ(line("<app loc=\"2.5\"><lem n=\"2\">et</lem><rdg>x</rdg></app>"), "et] x\n");
    EXPECT_EQ(line("<app loc=\"2.5\"><lem>et</lem><rdg>x</rdg></app><app loc=\"2.5\"><lem>et</lem><rdg>y</rdg></app>"), "et] x\net] y\n");
    EXPECT_EQ(line("<app loc=\"2.5\"><lem>et</lem><rdg>x</rdg></app>"), "et tu et Brute] x\n");
    EXPECT_EQ(line("<app loc=\"2.5-6\"><lem>et tu … dies</lem><rdg>x</rdg></app>"), "et tu … dies] x\n");
    EXPECT_EQ(outline_of("<l n=\"1\">a b</l><l n=\"2\">b c</l><listApp><app loc=\"1 2\"><lem>b</lem><rdg>x</rdg></app></listApp>"),
              "verse\n  verse-line n=1: a <lemma|b>(1)\n  verse-line n=2: b(1) c\nnote 1\n  paragraph: x\n");
    EXPECT_EQ(entries_of("<p><pb n=\"15\"/><lb/>one two <lb/>three four<lb/>five</p><listApp><app loc=\"15.2\"><lem>four</lem><rdg>x</rdg></app></listApp>"), "four] x\n");
}

TEST(Apparatus, ALemmaOfOtherWordsThanTheTextIsSaid) {
    const Result other = read_body("<p>a <w xml:id=\"w\">b</w></p><listApp><app from=\"#w\"><lem>quite other</lem><rdg>c</rdg></app></listApp>");
    EXPECT_EQ(entries_of(other), "quite other] c\n");
    EXPECT_EQ(other.count("tei-apparatus-lemma"), 1u);
}

Result read_as_witness(std::string_view body, std::string witness) {
    Result result;
    Product product;
    product.manuscript = "witness.xml";
    product.witness = std::move(witness);
    result.book = read_tei(product, "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"ru\"><text><body>" + with_witnesses(body) + "</body></text></TEI>", result.sources, result.report);
    return result;
}

TEST(Apparatus, AWitnessMayBeTheText) {
    const std::string_view text = "<p>a <app><lem wit=\"#wit-3\">b</lem><rdg wit=\"#A\">c</rdg><rdg wit=\"#B\"/></app> <app><lem>d</lem><rdg wit=\"#B\">e</rdg></app></p>";
    EXPECT_EQ(entries_of(read_as_witness(text, "A")), "c A] b Vat : нет B¹\nd] e B¹\n");
    EXPECT_EQ(read_as_witness(text, "A").outline().find("paragraph: a <lemma|c>(1) <lemma|d>(2)\n"), 0u);
    EXPECT_EQ(entries_of(read_as_witness(text, "B¹")), " B¹] b доб. Vat : c доб. A\ne B¹] d\n") << "by its siglum; it has nothing for b";
    EXPECT_EQ(entries_of(read_as_witness(text, "Vat")), "b Vat] c A : нет B¹\nd] e B¹\n");
}

TEST(Apparatus, AWitnessMayReplaceTheTextOfEntriesThatStandApart) {
    const Result result = read_as_witness("<p>a <w xml:id=\"w\">b</w> c <anchor xml:id=\"x\"/>d <w>e</w><note>n</note><anchor xml:id=\"y\"/> f</p><listApp>"
                                          "<app from=\"#w\"><lem wit=\"#B\">b</lem><rdg wit=\"#A\">z</rdg></app>"
                                          "<app from=\"#x\" to=\"#y\"><rdg wit=\"#A\">y</rdg><rdg wit=\"#B\"/></app></listApp>", "A");
    EXPECT_EQ(result.outline().find("paragraph: a <lemma|z>(1) c <lemma|y(2)>(3) f\n"), 0u) << result.outline();
    EXPECT_EQ(entries_of(result), "z A] b B¹\ny A] d e : нет B¹\n");
    EXPECT_EQ(entries_of(read_as_witness("<p>a <w xml:id=\"w\">b</w></p><listApp><app from=\"#w\"><rdg wit=\"#A\"/></app></listApp>", "A")), " A] b доб.\n");
}

TEST(Apparatus, AWitnessThatIsNoneIsAnError) {
    const Result result = read_as_witness("<p>a <app><lem>b</lem><rdg wit=\"#wit-3\">c</rdg></app></p>", "wit-5");
    EXPECT_EQ(result.count("product-wrong-value"), 1u);
    EXPECT_NE(result.complaints("product-wrong-value").find("no witness of the text is called \"wit-5\""), std::string::npos);
    const Result none = read_as_witness("<p>a</p>", "Zz");
    ASSERT_EQ(none.count("product-wrong-value"), 1u);
    EXPECT_EQ(read_as_witness("<p>a <app><lem>b</lem><rdg wit=\"Q\">c</rdg></app></p>", "Q").count("product-wrong-value"), 0u);
}

// The witnesses of a reading, as wit names them, and how often that is reported.
std::string witnesses_by(std::string_view wit) {
    const Result result = read_body(with_witnesses("<p>a <app><lem>b</lem><rdg wit=\"" + std::string(wit) + "\">c</rdg></app></p>"));
    const std::size_t told = result.count("tei-apparatus-witness") + result.count("tei-dangling-reference");
    return entries_of(result).substr(5) + (told == 0 ? "" : std::to_string(told));
}

TEST(Apparatus, WitnessesAreNamedByIdOrBySiglum) {
    EXPECT_EQ(witnesses_by("#A #B"), "A B¹\n");
    EXPECT_EQ(witnesses_by("A B wit-3"), "A B¹ Vat\n") << "ids";
    EXPECT_EQ(witnesses_by("Vat P"), "Vat P\n") << "sigla";
    EXPECT_EQ(witnesses_by("AP"), "A P\n") << "sigla of a letter each";
    EXPECT_EQ(witnesses_by("#A,#B"), "A B¹\n1");
    EXPECT_EQ(witnesses_by("#A; #B"), "A B¹\n1");
    EXPECT_EQ(witnesses_by("#A#B#wit-3"), "A B¹ Vat\n1");
    EXPECT_EQ(witnesses_by("A,B"), "A B¹\n1");
    EXPECT_EQ(witnesses_by("A#B"), "A B¹\n1");
    EXPECT_EQ(witnesses_by("other.xml#A"), "A\n") << "the witness may be in another file";
    EXPECT_EQ(witnesses_by("wit:A"), "A\n") << "a prefix of prefixDef";
}

TEST(Apparatus, WitThatNamesNobodyIsReported) {
    EXPECT_EQ(witnesses_by(""), "1");
    EXPECT_EQ(witnesses_by("A Q"), "A Q\n1");
    EXPECT_EQ(witnesses_by("#Q"), "Q\n1");
    const Result unknown = read_body(with_witnesses("<p>a <app><lem wit=\"Q\">b</lem><rdg wit=\"Q R\">c</rdg><rdg wit=\" \">d</rdg></app></p>"));
    EXPECT_EQ(unknown.complaints("tei-apparatus-witness"),
              "1:181: warning: no witness has the siglum or the id \"Q\"; the apparatus prints it as it is\n"
              "1:181: warning: no witness has the siglum or the id \"R\"; the apparatus prints it as it is\n"
              "1:203: warning: wit is empty: it names nobody\n");
    const Result none = read_body("<p>a <app><lem wit=\"Q\">b</lem><rdg wit=\"Q R\">c</rdg></app></p>");
    EXPECT_EQ(none.count("tei-apparatus-witness"), 1u) << "without any witness the sigla are told once";
}

TEST(Apparatus, ASiglumNamesTheWitnessWhoseReadingsAreTheText) {
    EXPECT_EQ(read_as_witness("<p>a <app><lem>b</lem><rdg wit=\"Vat\">c</rdg></app></p>", "wit-3").outline().find("paragraph: a <lemma|c>(1)"), 0u);
    EXPECT_EQ(read_as_witness("<p>a <app><lem>b</lem><rdg wit=\"#A,#wit-3\">c</rdg></app></p>", "Vat").outline().find("paragraph: a <lemma|c>(1)"), 0u);
}

TEST(Apparatus, ABoundOfOneWitnessNamesIt) {
    EXPECT_EQ(entries_of(with_witnesses("<p>a <app><lem>b</lem><rdg wit=\"#A #P\">c<lacunaStart wit=\"#A\"/></rdg></app></p>")), "b] c начало лакуны A A P\n");
}

TEST(Apparatus, BoundsInTheLemmaStandInTheEntry) {
    EXPECT_EQ(entries_of(with_witnesses("<p>a <app><lem wit=\"#P\">b<lacunaEnd wit=\"#A\"/></lem><rdg wit=\"#B\">c</rdg></app></p>")), "b P] (конец лакуны A) c B¹\n");
    EXPECT_EQ(entries_of(with_witnesses("<p>a <app><lem>b<witEnd wit=\"#A\"/></lem></app></p>")), "b] (конец A)\n");
    EXPECT_EQ(entries_of(with_witnesses("<p>a <app><lem>b</lem><rdg wit=\"#A\"><lacunaStart>f. 3</lacunaStart></rdg></app></p>")), "b] начало лакуны f. 3 A\n");
}

TEST(Apparatus, BoundsOutsideOfEntriesAreEntries) {
    EXPECT_EQ(outline_of(with_witnesses("<p>a <lacunaStart wit=\"#A\"/>b</p>")).find("paragraph: a(1) b\n"), 0u) << outline_of("<p>a <lacunaStart wit=\"#A\"/>b</p>");
    EXPECT_NE(outline_of(with_witnesses("<p>a <lacunaStart wit=\"#A\"/>b</p>")).find("note 1\n  paragraph: <highlighted italic|начало лакуны> A\n"), std::string::npos);
}

TEST(Apparatus, AnEntryMayBeAboutAGapOrAFigure) {
    const std::string list = "<listApp><app from=\"#x\"><rdg wit=\"A\">z</rdg></app></listApp>";
    EXPECT_EQ(entries_of("<p>a <gap xml:id=\"x\"/> b</p>" + list), "[…]] z A\n");
    EXPECT_EQ(entries_of("<p>a <anchor xml:id=\"x\"/> b</p>" + list), "] z доб. A\n");
    EXPECT_EQ(entries_of("<p>a</p><figure xml:id=\"x\"><head>Cap</head><figDesc>d</figDesc></figure>" + list), "Cap] z A\n");
}

TEST(Apparatus, ALemmaThatTheEditorCutShortIsPrintedSo) {
    const auto lemma = [](std::string_view words) {
        return read_body("<p><anchor xml:id=\"x\"/>one two three four five six seven eight nine<anchor xml:id=\"y\"/> ten</p><listApp><app from=\"#x\" to=\"#y\"><lem>" +
                         std::string(words) + "</lem><rdg wit=\"A\">z</rdg></app></listApp>");
    };
    for (const std::string words : {"One two … eight nine", "one two...nine", "one two [...] nine", "one – nine", "one two …"}) {
        const Result result = lemma(words);
        EXPECT_EQ(short_lemma(*result.book->notes.front().lemma), words);
        EXPECT_EQ(result.count("tei-apparatus-lemma"), 0u) << words;
    }
    EXPECT_EQ(lemma("one … eight").count("tei-apparatus-lemma"), 1u) << "the text does not end so";
    EXPECT_EQ(short_lemma(*lemma("one two three four five six seven eight nine").book->notes.front().lemma), "one … nine") << "cut short by Nabor";
}

TEST(Apparatus, AnEntryThatOnlyEndsIsReported) {
    const Result result = read_body("<p>a <w xml:id=\"x\">b</w></p><listApp><app to=\"#x\"><lem>b</lem><rdg wit=\"A\">c</rdg></app>"
                                    "<app from=\"\"><lem>b</lem><rdg wit=\"A\">d</rdg></app></listApp>");
    EXPECT_EQ(result.count("tei-apparatus-place"), 2u) << result.complaints("tei-apparatus-place");
    EXPECT_NE(result.outline().find("paragraph: b [c A]\n"), std::string::npos) << result.outline();
}

TEST(Apparatus, EachLineThatIsNoneIsReported) {
    const auto told = [](std::string_view loc) {
        return read_body("<l n=\"3\">a b</l><listApp><app loc=\"" + std::string(loc) + "\"><lem>b</lem><rdg>c</rdg></app></listApp>").complaints("tei-apparatus-place");
    };
    EXPECT_EQ(told("3"), "");
    EXPECT_EQ(told("Aen. 3"), "");
    EXPECT_NE(told("3 99").find("no line of the text has the number \"99\", which loc=\"3 99\" names"), std::string::npos) << told("3 99");
    EXPECT_NE(told("").find("loc is empty"), std::string::npos);
}

TEST(Apparatus, EntriesThatSayTooLittleAreReported) {
    EXPECT_EQ(read_body("<p>a <app><rdg>b</rdg><rdg>c</rdg></app> <app><rdg>b</rdg><rdg>c</rdg></app></p>").count("tei-apparatus-no-lemma"), 1u);
    EXPECT_EQ(read_body("<lg><l>a</l><app><lem><l>b</l></lem><rdg>c</rdg></app></lg>").count("tei-apparatus-structure"), 1u);
    EXPECT_EQ(read_body("<lg><l>a</l><app><lem><l>b</l></lem><rdg/></app></lg>").count("tei-apparatus-structure"), 0u);
}

// A person of a list of sources, whose name has the siglum.
TEST(Sigla, StandInTheNameOfWhatTheyStandFor) {
    const Result read = read_body("<p>а <app><lem>б</lem><rdg source=\"#g\">в</rdg></app></p><listPerson><person xml:id=\"g\"><persName><abbr type=\"siglum\">Guid.</abbr>Diomedes "
                                  "Guidalotti</persName></person></listPerson>");
    EXPECT_NE(read.outline().find("в Guid.\n"), std::string::npos) << read.outline();
    EXPECT_EQ(read.outline().find("Guid.Diomedes"), std::string::npos);
}

}  // namespace
}  // namespace nabor
