// Elements of other vocabularies than TEI: their text is kept, and no name of theirs means what it means in TEI.
#include <gtest/gtest.h>

#include <string>

#include "helper.h"

namespace nabor::tei_test {
namespace {

TEST(Vocabularies, ANoteOfMusicIsNoFootnote) {
    const Result result = read_body("<notatedMusic><score xmlns=\"http://www.music-encoding.org/ns/mei\"><note pname=\"c\">C</note><note>D</note></score></notatedMusic>"
                                    "<p>x</p>");
    EXPECT_TRUE(result.book->notes.empty());
    EXPECT_EQ(result.outline(), "figure\n  figure-text\n    unknown-block\n      unknown-block\n        paragraph: C\n      unknown-block\n        paragraph: D\n"
                                "paragraph: x\n");
    const std::string told = result.complaints("tei-unknown-element");
    EXPECT_EQ(told.substr(told.find(": ") + 2), "note: score of \"http://www.music-encoding.org/ns/mei\" is not TEI; its text is kept as it stands\n");
    EXPECT_EQ(outline_of("<p>a <m:note xmlns:m=\"http://www.music-encoding.org/ns/mei\">C</m:note></p>"), "paragraph: a <unknown-phrase|C>\n");
}

TEST(Vocabularies, AFormulaOfAnotherSaysSo) {
    const Result result = read_body("<p>a <formula notation=\"CML\"><molecule xmlns=\"http://www.xml-cml.org/schema\"><atom>H</atom><bond>1</bond></molecule></formula></p>");
    EXPECT_EQ(result.outline(), "paragraph: a <math|H 1>\n");
    EXPECT_EQ(result.count("tei-unknown-element"), 1u);
}

TEST(Vocabularies, NestedOnesEndWhereTheirElementsEnd) {
    const Result result = read_body("<p xmlns:x=\"urn:a\">a <x:hi>b <hi>c</hi> <x:hi xmlns:x=\"http://www.tei-c.org/ns/1.0\" rend=\"bold\">d</x:hi></x:hi> "
                                    "<q xmlns=\"urn:b\" lang=\"C++\" rend=\"frob\">e</q> <hi>f</hi> <x:hi>g</x:hi></p>");
    EXPECT_EQ(result.outline(), "paragraph: a <unknown-phrase|b <emphasis|c> <strong bold|d>> <unknown-phrase|e> <emphasis|f> <unknown-phrase|g>\n");
    EXPECT_EQ(result.count("tei-unknown-element"), 2u) << "one a vocabulary";
    EXPECT_EQ(result.report.all().size(), 2u) << "attributes of theirs are not TEI's either";
}

// TEI and what is read inside it, in any way that files declare them.
TEST(Vocabularies, ThoseThatAreReadStay) {
    EXPECT_EQ(read_document("<TEI.2><text lang=\"en\"><body><p>a <hi>b</hi></p></body></text></TEI.2>").outline(), "paragraph: a <emphasis|b>\n");
    EXPECT_EQ(outline_of("<p>a <hi xmlns=\"\">b</hi> <x:hi>c</x:hi> <i xmlns=\"http://www.w3.org/1999/xhtml\">d</i></p>"),
              "paragraph: a <emphasis|b> <emphasis|c> <emphasis|d>\n");
    EXPECT_EQ(outline_of("<p xmlns=\"https://tei-c.org/ns/1.0\">a <hi>b</hi></p>"), "paragraph: a <emphasis|b>\n") << "misspelt";
    EXPECT_EQ(read_body("<p>a <formula><m:math xmlns:m=\"http://www.w3.org/1998/Math/MathML\"><m:mi>x</m:mi><x:note xmlns:x=\"urn:a\">y</x:note></m:math></formula></p>")
                  .count("tei-unknown-element"), 0u) << "the reader of formulas tells";
}

TEST(Vocabularies, AreThoseOfEachFile) {
    Folder folder;
    folder.write("v.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"><text xml:lang=\"en\"><body>"
                          "<div xmlns:n=\"urn:a\"><xi:include href=\"p4.xml\"/><xi:include href=\"mei.xml\" xpointer=\"one\"/><p>a <n:hi>b</n:hi></p></div></body></text></TEI>");
    folder.write("p4.xml", "<p>c <hi>d</hi> <n:hi>e</n:hi></p>");
    folder.write("mei.xml", "<mei xmlns=\"http://www.music-encoding.org/ns/mei\"><p><p xml:id=\"one\">f <note>g</note></p></p></mei>");
    EXPECT_EQ(folder.read("v.xml").outline(),
              "chapter\n  paragraph: c <emphasis|d> <emphasis|e>\n  unknown-block\n    paragraph: f <unknown-phrase|g>\n  paragraph: a <unknown-phrase|b>\n");
}

}  // namespace
}  // namespace nabor::tei_test
