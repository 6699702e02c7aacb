// What references mean: addresses with encoded characters, notes that stand elsewhere, works that an apparatus names.
#include <gtest/gtest.h>

#include <string>

#include "helper.h"

namespace nabor::tei_test {
namespace {

// IRI references (RFC 3987): an id may be written percent-encoded in any attribute.
TEST(Encoded, TargetsOfReferencesAndNotes) {
    const Result result = read_body("<p>See <ref target=\"#caf%C3%A9\">x</ref>, word<ref target=\"#n%C3%A9\">1</ref>.</p><p xml:id=\"café\">T</p>"
                                    "<note xml:id=\"né\" place=\"foot\">N.</note>");
    EXPECT_EQ(result.outline(), "paragraph: See <#caf_|x>, word(1).\nparagraph: T\nnote 1 [1]\n  paragraph: N.\n");
    EXPECT_EQ(result.count("tei-dangling-reference"), 0u);
    EXPECT_EQ(outline_of("<p>a<anchor xml:id=\"né\"/></p><div><note corresp=\"#n%C3%A9\">N</note></div>"), "paragraph: a(1)\nnote 1\n  paragraph: N\n");
    EXPECT_EQ(outline_of("<p>a <ptr target=\"#%D0%B0\"/></p><p xml:id=\"а\">T</p><p><ref target=\"#50%\">b</ref></p><p xml:id=\"50%\">c</p>"),
              "paragraph: a <#x_|>\nparagraph: T\nparagraph: <#x50_|b>\nparagraph: c\n");
}

TEST(Encoded, SiglaSpeakersLooksAndCharacters) {
    EXPECT_NE(outline_of("<p>a<app><lem>x</lem><rdg wit=\"#%C3%A9\">y</rdg></app></p><listWit><witness xml:id=\"é\" n=\"Vat\">First</witness></listWit>")
                  .find("paragraph: y Vat\n"),
              std::string::npos);
    const Result result = read_document(
        "<TEI><teiHeader><encodingDesc><charDecl><char xml:id=\"é\"><mapping>ȝ</mapping></char></charDecl><tagsDecl><rendition xml:id=\"à\">font-style: "
        "italic</rendition></tagsDecl></encodingDesc><profileDesc><particDesc><listPerson><person xml:id=\"ö\"><persName>Anna</persName></person></listPerson>"
        "</particDesc></profileDesc></teiHeader><text xml:lang=\"en\"><body><u who=\"#%C3%B6\"><hi rendition=\"#%C3%A0\">Yes</hi><g ref=\"#%C3%A9\"/>.</u></body>"
        "</text></TEI>");
    EXPECT_EQ(result.outline(), "speech\n  speaker: Anna\n  paragraph: <emphasis italic|Yes>ȝ.\n");
    EXPECT_EQ(result.report.all().size(), 0u);
}

TEST(Encoded, PartsOfOtherFiles) {
    Folder folder;
    folder.write("v.xml", "<TEI xmlns:xi=\"http://www.w3.org/2001/XInclude\"><text xml:lang=\"en\"><body><p>a <ref target=\"b.xml#caf%C3%A9\">b</ref></p>"
                          "<xi:include href=\"b.xml\" xpointer=\"caf%C3%A9\"/></body></text></TEI>");
    folder.write("b.xml", "<div><p>c</p><p xml:id=\"café\">d</p></div>");
    const Result result = folder.read("v.xml");
    EXPECT_EQ(result.outline(), "paragraph: a <#caf_|b>\nparagraph: d\n");
    EXPECT_EQ(result.report.all().size(), 0u);
}

// The siglum that the note has stands before the item that it means, as in listWit.
TEST(Sigla, OfWorksStandBeforeThem) {
    const auto entry = [](const std::string& work) {
        const std::string outline =
            outline_of("<p>the <app><lem>narrow</lem><rdg source=\"#K\">narow</rdg></app></p><listBibl>" + work + "<bibl xml:id=\"o\">Other</bibl></listBibl>");
        return outline.substr(outline.find('\n') + 1);
    };
    EXPECT_EQ(entry("<bibl xml:id=\"K\" n=\"KW\">Kant, Werke</bibl>"),
              "bibliography-entry: <inline-label|KW> Kant, Werke\nbibliography-entry: Other\nnote 1\n  paragraph: narow KW\n");
    EXPECT_EQ(entry("<bibl xml:id=\"K\">Werke</bibl>"), "bibliography-entry: <inline-label|K> Werke\nbibliography-entry: Other\nnote 1\n  paragraph: narow K\n");
    EXPECT_EQ(entry("<biblStruct xml:id=\"K\" n=\"KW\"><monogr><title>W</title><imprint><date>1900</date></imprint></monogr></biblStruct>"),
              "bibliography-entry: <inline-label|KW> <title-of-work|W>. <date|1900>\nbibliography-entry: Other\nnote 1\n  paragraph: narow KW\n");
    // What says it itself.
    EXPECT_EQ(entry("<bibl xml:id=\"K\"><author>A. Lachmann</author> <date>1830</date></bibl>"),
              "bibliography-entry: A. Lachmann. <date|1830>\nbibliography-entry: Other\nnote 1\n  paragraph: narow A. Lachmann 1830\n");
    EXPECT_EQ(entry("<bibl xml:id=\"K\"><abbr type=\"siglum\">KW</abbr> Kant</bibl>"),
              "bibliography-entry: <abbreviation|KW> Kant\nbibliography-entry: Other\nnote 1\n  paragraph: narow KW\n");
    EXPECT_EQ(entry("<bibl xml:id=\"K\" n=\"KW\">KW: Kant</bibl>"), "bibliography-entry: KW: Kant\nbibliography-entry: Other\nnote 1\n  paragraph: narow KW\n");
    EXPECT_EQ(outline_of("<p>a<app><lem>x</lem><rdg source=\"#K\">y</rdg></app></p><list><item><bibl xml:id=\"K\" n=\"KW\">Kant</bibl></item></list>"),
              "paragraph: a<lemma|x>(1)\nlist-bulleted\n  list-item\n    paragraph: <inline-label|KW> Kant\nnote 1\n  paragraph: y KW\n");
}

}  // namespace
}  // namespace nabor::tei_test
