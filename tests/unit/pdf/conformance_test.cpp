// examine(): each rule by itself. A book that keeps all of them claims both standards; one change takes back what it must and says why.
#include "pdf/conformance.h"

#include <gtest/gtest.h>

#include <functional>

#include "pdf_file/serialiser.h"
#include "unit/pdf/pictures.h"

namespace nabor::pdf {
namespace {

using namespace samples;

struct Claimed {
    Conformance claims;
    std::vector<std::string> messages;
};

Claimed claims_of(Sample& sample) {
    Serialiser file;
    ColourSpaces colours(file, {});
    Report report;
    const Images images(sample.pages, 0, file, colours, report);
    Claimed claimed{examine(sample.pages, images, report), {}};
    for (const Diagnostic& diagnostic : report.all()) {
        EXPECT_EQ(diagnostic.code, "pdf-claim");
        EXPECT_EQ(diagnostic.severity, Severity::note);
        claimed.messages.push_back(diagnostic.message);
    }
    return claimed;
}

void put_text(Sample& sample) {
    sample.page();
    sample.line(sample.paragraph(), {u"Text"});
}

StructureNode& last_node(Sample& sample) { return sample.pages.structure.back(); }

struct Breach {
    std::string name;
    std::function<void(Sample&)> commit;
    ArchivalLevel archival;
    bool accessible;
    std::vector<std::string> messages;
};

const std::string no_archive = "the PDF does not claim PDF/A-2: ", level_u = "the PDF claims PDF/A-2u, not PDF/A-2a: ",
                  no_access = "the PDF does not claim PDF/UA-1: ";

const std::vector<Breach> breaches{
    {"NoTitle",
     [](Sample& sample) { sample.pages.metadata.title.clear(); },
     ArchivalLevel::accessible,
     false,
     {no_access + "the book has no title"}},
    {"UnknownLanguage",
     [](Sample& sample) { sample.pages.languages[2].clear(); },
     ArchivalLevel::unicode,
     false,
     {level_u + "a text's language is not known", no_access + "a text's language is not known"}},
    {"NoStructure",
     [](Sample& sample) { sample.pages.structure.clear(); },
     ArchivalLevel::unicode,
     false,
     {level_u + "it has no structure", no_access + "it has no structure"}},
    {"UndescribedFigure",
     [](Sample& sample) {
         sample.node("Figure", Sample::root);
         last_node(sample).texts.edit().alternative = "a caption stands for it";
         last_node(sample).undescribed = true;
     },
     ArchivalLevel::unicode,
     false,
     {level_u + "1 of its figures and formulas have no description", no_access + "1 of its figures and formulas have no description"}},
    {"SkippedHeading",
     [](Sample& sample) {
         sample.node("H1", Sample::root);
         sample.node("H3", Sample::root);
     },
     ArchivalLevel::accessible,
     false,
     {no_access + "a heading of level 3 follows one of level 1"}},
    {"ItemOutsideAList",
     [](Sample& sample) { sample.node("LI", Sample::root); },
     ArchivalLevel::accessible,
     false,
     {no_access + "an element LI stands in an element Document"}},
    {"ParagraphInATable",
     [](Sample& sample) { sample.node("P", sample.node("Table", Sample::root)); },
     ArchivalLevel::accessible,
     false,
     {no_access + "an element P stands in an element Table"}},
    {"CodePointThatIsNoCharacter",
     [](Sample& sample) { std::get<GlyphRun>(sample.pages.pages[0].items[0]).text[0] = u'\uFEFF'; },
     ArchivalLevel::none,
     false,
     {no_archive + "its text has code points that are no characters", no_access + "its text has code points that are no characters"}},
    {"CmykWithoutAProfile",
     [](Sample& sample) { put_image(sample, a_jpeg(ImageColour::cmyk)); },
     ArchivalLevel::none,
     true,
     {no_archive + "the image \"map.jpg\" is CMYK without a colour profile, beside an RGB output intent"}},
};

TEST(Conformance, OfASoundBookIsAllOfIt) {
    Sample sample;
    put_text(sample);
    const Claimed claimed = claims_of(sample);
    EXPECT_EQ(claimed.claims.archival, ArchivalLevel::accessible);
    EXPECT_TRUE(claimed.claims.accessible);
    EXPECT_FALSE(claimed.claims.exchange);
    EXPECT_TRUE(claimed.messages.empty());
}

TEST(Conformance, AllowsHeadingsToRiseByAnyNumberOfLevels) {
    Sample sample;
    put_text(sample);
    for (const char* type : {"H1", "H2", "H3", "H1", "H2"}) sample.node(type, Sample::root);
    EXPECT_TRUE(claims_of(sample).claims.accessible);
}

class ConformanceBreach : public testing::TestWithParam<Breach> {};

TEST_P(ConformanceBreach, TakesBackAClaimAndSaysWhy) {
    Sample sample;
    put_text(sample);
    GetParam().commit(sample);
    const Claimed claimed = claims_of(sample);
    EXPECT_EQ(claimed.claims.archival, GetParam().archival);
    EXPECT_EQ(claimed.claims.accessible, GetParam().accessible);
    EXPECT_EQ(claimed.messages, GetParam().messages);
}

INSTANTIATE_TEST_SUITE_P(Each, ConformanceBreach, testing::ValuesIn(breaches), [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace nabor::pdf
