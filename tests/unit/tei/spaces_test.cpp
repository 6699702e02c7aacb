// Words that elements part: in imprints, in speech, beside spaces of lines.
#include <gtest/gtest.h>

#include "helper.h"

namespace nabor::tei_test {
namespace {

TEST(Spaces, AnImprintWithoutWhiteSpace) {
    EXPECT_EQ(read_text("<front><titlePage><docTitle><titlePart>К</titlePart></docTitle><docImprint><pubPlace>Москва</pubPlace><publisher>Печатники</publisher>"
                        "<docDate>1926</docDate></docImprint></titlePage></front><body><p>x</p></body>")
                  .outline(),
              "title-page\n  title-main: К\n  title-imprint: Москва Печатники 1926\nparagraph: x\n");
}

TEST(Spaces, OtherElementsOfElements) {
    EXPECT_EQ(outline_of("<castList><castItem><role>Гамлет</role><roleDesc>принц</roleDesc></castItem></castList>"),
              "cast-list\n  cast-item: Гамлет принц\n");
    EXPECT_EQ(outline_of("<p>на <geogName><geogFeat>гора</geogFeat><name>Эльбрус</name></geogName></p>"),
              "paragraph: на <place-name|<unknown-phrase|гора> <name|Эльбрус>>\n");
    EXPECT_EQ(outline_of("<p>по <measure><num>3</num><unit>кг</unit></measure></p>"), "paragraph: по 3 <unknown-phrase|кг>\n");
    EXPECT_EQ(outline_of("<closer><name>Анна</name><date>1926</date></closer>"), "closer\n  paragraph: <name|Анна> <date|1926>\n");
}

TEST(Spaces, SpeechBesideWritingAndGaps) {
    EXPECT_EQ(outline_of("<u>Начало.<writing>Повестка</writing><seg>Кто?</seg></u>"), "speech\n  paragraph: Начало. Повестка Кто?\n");
    EXPECT_EQ(outline_of("<writing>Повестка</writing><u>Кто?</u>"), "paragraph: Повестка\nspeech\n  paragraph: Кто?\n");
    EXPECT_EQ(outline_of("<u><seg>A.</seg> <gap reason=\"inaudible\"/><seg>Who?</seg></u>"), "speech\n  paragraph: A. <gap|[…]> Who?\n");
    EXPECT_EQ(outline_of("<closer><signed><name>Бланки</name><gap unit=\"chars\"/></signed></closer>"), "closer\n  signature: <name|Бланки><gap|[…]>\n");
    EXPECT_EQ(outline_of("<p>сло<gap/>во</p>"), "paragraph: сло<gap|[…]>во\n");
}

TEST(Spaces, ThoseOfLinesPartWords) {
    EXPECT_EQ(outline_of("<p>a<space dim=\"vertical\" quantity=\"2\" unit=\"lines\"/>b c<space unit=\"lines\"/>d</p>"), "paragraph: a b c d\n");
    EXPECT_EQ(outline_of("<p>a</p><space dim=\"vertical\"/><p>b</p>"), "paragraph: a\nparagraph: b\n");
}

TEST(Spaces, AtTheBeginningOfAVerseAreItsIndent) {
    EXPECT_EQ(outline_of("<lg><l>a</l><l><space quantity=\"4\" unit=\"chars\"/>b</l><l>\n<pb n=\"2\"/><space/>c</l><l rend=\"indent(5)\"><space/>d</l><l>e<space/>f</l>"
                         "<l><space quantity=\"900000\" unit=\"em\"/>g</l><l><caesura/>h</l><l><space dim=\"vertical\"/>i</l></lg>"),
              "verse\n  verse-line: a\n  verse-line indent=2: b\n  verse-line indent=1: {2}c\n  verse-line indent=5: d\n  verse-line: e\u2003f\n"
              "  verse-line indent=20: g\n  verse-line: h\n  verse-line: i\n");
}

// An annotationBlock speaks for the utterance in it.
TEST(Spaces, TheSpeakerOfAnAnnotationBlock) {
    const auto speech = [](const std::string& body) {
        return read_document("<TEI><teiHeader><profileDesc><particDesc><listPerson><person xml:id=\"s1\"><persName>Anne</persName></person></listPerson>"
                             "</particDesc></profileDesc></teiHeader><text xml:lang=\"fr\"><body>" + body + "</body></text></TEI>").outline();
    };
    EXPECT_EQ(speech("<annotationBlock who=\"#s1\"><u><seg>Bonjour.</seg></u></annotationBlock>"), "speech\n  speaker: Anne\n  paragraph: Bonjour.\n");
    EXPECT_EQ(speech("<annotationBlock who=\"#s1\"><u who=\"Jean\">Oui.</u></annotationBlock>"), "speech\n  speaker: Jean\n  paragraph: Oui.\n");
    EXPECT_EQ(speech("<note type=\"speaker\">A.</note><annotationBlock who=\"#s1\"><u>Oui.</u></annotationBlock>"), "speech\n  speaker: A.\n  paragraph: Oui.\n");
}

}  // namespace
}  // namespace nabor::tei_test
