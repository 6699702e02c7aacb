// What the shaper makes of real text: ligatures, marks, scripts, features, context, and where a break needs reshaping.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "font/font.h"
#include "support/disk.h"

namespace nabor {
namespace {

constexpr std::uint32_t latin = 0x4C61746E, cyrillic = 0x4379726C, greek = 0x4772656B, hebrew = 0x48656272;

class Shape : public testing::Test {
protected:
    Shape() : fonts_(machine::fonts, std::filesystem::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report_) {}

    FaceId face(const std::string& family, bool italic = false) { return fonts_.find({family, 400, italic}, report_).value(); }

    std::vector<ShapedGlyph> shape(ShapeRequest request) const {
        if (request.end == 0) request.end = request.paragraph.size();
        std::vector<ShapedGlyph> glyphs;
        fonts_.shape(request, glyphs);
        return glyphs;
    }

    static std::vector<std::uint32_t> ids(const std::vector<ShapedGlyph>& glyphs) {
        std::vector<std::uint32_t> list;
        for (const ShapedGlyph& glyph : glyphs) list.push_back(glyph.glyph);
        return list;
    }
    static std::vector<std::uint32_t> clusters(const std::vector<ShapedGlyph>& glyphs) {
        std::vector<std::uint32_t> list;
        for (const ShapedGlyph& glyph : glyphs) list.push_back(glyph.cluster);
        return list;
    }

    Report report_;
    FontSet fonts_;
};

TEST_F(Shape, JoinsALigatureUnlessLettersAreSpaced) {
    const FaceId serif = face("PT Serif");
    const auto joined = shape({.paragraph = u"fin", .face = serif, .script = latin, .language = "en"});
    EXPECT_EQ(clusters(joined), (std::vector<std::uint32_t>{0, 2}));
    const auto apart = shape({.paragraph = u"fin", .face = serif, .script = latin, .language = "en", .features = {.no_ligatures = true}});
    EXPECT_EQ(clusters(apart), (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST_F(Shape, SetsAStressMarkOverItsLetter) {
    const auto glyphs = shape({.paragraph = u"за\u0301мок", .face = face("Gentium Book Plus"), .script = cyrillic, .language = "ru"});
    ASSERT_EQ(clusters(glyphs), (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(glyphs[2].advance, 0);
    EXPECT_NE(glyphs[2].x_offset, 0);
    EXPECT_TRUE(glyphs[2].unsafe_to_break);
    EXPECT_FALSE(glyphs[0].unsafe_to_break);
}

// The shaper's time grows with the square of the marks on one letter, so they are shaped in pieces.
TEST_F(Shape, AnyNumberOfMarksOnALetterHaveTheirGlyphs) {
    const std::u16string text = u"a" + std::u16string(1000, u'\u0301') + u"b";
    for (const bool right_to_left : {false, true}) {
        const auto glyphs = shape({.paragraph = text, .face = face("Gentium Book Plus"), .script = latin, .language = "en", .right_to_left = right_to_left});
        std::vector<std::uint32_t> in_order = clusters(glyphs);
        if (right_to_left) std::reverse(in_order.begin(), in_order.end());
        EXPECT_TRUE(std::is_sorted(in_order.begin(), in_order.end()));
        EXPECT_EQ(in_order.front(), 0u);
        EXPECT_EQ(in_order.back(), 1001u);
        EXPECT_GE(in_order.size(), 1000u);
        const auto has_width = [](const ShapedGlyph& glyph) { return glyph.advance != 0; };
        EXPECT_EQ(std::count_if(glyphs.begin(), glyphs.end(), has_width), 2) << "no mark stands beside the letter, and none has a dotted circle";
    }
}

TEST_F(Shape, KnowsPolytonicGreek) {
    const auto glyphs = shape({.paragraph = u"ἄειδε μῆνιν", .face = face("Gentium Book Plus"), .script = greek, .language = "grc"});
    ASSERT_EQ(glyphs.size(), 11u);
    for (const ShapedGlyph& glyph : glyphs) EXPECT_NE(glyph.glyph, 0u);
}

TEST_F(Shape, SetsSmallCapitals) {
    const FaceId serif = face("Gentium Book Plus");
    const auto plain = shape({.paragraph = u"Аб", .face = serif, .script = cyrillic, .language = "ru"});
    const auto small = shape({.paragraph = u"Аб", .face = serif, .script = cyrillic, .language = "ru", .features = {.small_caps = true}});
    const auto all = shape({.paragraph = u"Аб", .face = serif, .script = cyrillic, .language = "ru", .features = {.all_small_caps = true}});
    EXPECT_EQ(small[0].glyph, plain[0].glyph);
    EXPECT_NE(small[1].glyph, plain[1].glyph);
    EXPECT_NE(all[0].glyph, plain[0].glyph);
}

TEST_F(Shape, GivesHebrewInVisualOrder) {
    const auto glyphs = shape({.paragraph = u"a שלום", .begin = 2, .end = 6, .face = face("Noto Serif Hebrew"), .script = hebrew,
                               .language = "he", .right_to_left = true});
    EXPECT_EQ(clusters(glyphs), (std::vector<std::uint32_t>{5, 4, 3, 2}));
}

TEST_F(Shape, UsesTheFormsOfTheLanguage) {
    const FaceId italic = face("Gentium Book Plus", true);
    const auto russian = shape({.paragraph = u"б", .face = italic, .script = cyrillic, .language = "ru"});
    const auto serbian = shape({.paragraph = u"б", .face = italic, .script = cyrillic, .language = "sr"});
    EXPECT_NE(ids(russian), ids(serbian));
}

TEST_F(Shape, MarksKernedPairsAsUnsafeToBreak) {
    const auto glyphs = shape({.paragraph = u"AV ou", .face = face("PT Serif"), .script = latin, .language = "en"});
    ASSERT_EQ(glyphs.size(), 5u);
    EXPECT_TRUE(glyphs[1].unsafe_to_break);
    EXPECT_LT(glyphs[0].advance, fonts_.advance_of(face("PT Serif"), glyphs[0].glyph));
    EXPECT_FALSE(glyphs[4].unsafe_to_break);
}

// A line that breaks inside a ligature is shaped anew from the break: without the letters of the line before.
TEST_F(Shape, ForgetsTheOtherLine) {
    const ShapeRequest whole{.paragraph = u"offer", .face = face("PT Serif"), .script = latin, .language = "en"};
    ShapeRequest second = whole;
    second.begin = 2;
    second.end = 5;
    second.line_start = true;
    EXPECT_EQ(clusters(shape(second)), (std::vector<std::uint32_t>{2, 3, 4}));
    ShapeRequest none = whole;
    none.begin = none.end = 3;
    EXPECT_TRUE(shape(none).empty());
}

TEST_F(Shape, AppendsToWhatIsThere) {
    std::vector<ShapedGlyph> glyphs(2);
    fonts_.shape({.paragraph = u"ab", .begin = 1, .end = 2, .face = face("PT Serif"), .script = latin, .language = "en"}, glyphs);
    ASSERT_EQ(glyphs.size(), 3u);
    EXPECT_EQ(glyphs[2].cluster, 1u);
}

}  // namespace
}  // namespace nabor
