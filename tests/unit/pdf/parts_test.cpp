// Small parts of the PDF writer, each by itself: glyph texts, sample filter, colour profile, groups.
#include <gtest/gtest.h>

#include <numeric>

#include "pdf/colour_profile.h"
#include "pdf/glyph_texts.h"
#include "pdf/groups.h"
#include "pdf/run_text.h"
#include "pdf/sample_filter.h"

namespace nabor::pdf {
namespace {

GlyphRun run_of(std::u16string text, const std::vector<int>& lengths, bool right_to_left = false) {
    GlyphRun run;
    run.text = std::move(text);
    run.right_to_left = right_to_left;
    for (const int length : lengths) run.glyphs.push_back({1, static_cast<std::uint16_t>(length)});
    return run;
}

std::vector<std::u16string_view> texts_of(const GlyphRun& run) {
    std::vector<std::u16string_view> texts;
    glyph_texts(run, texts);
    return texts;
}

using namespace std::string_literals;

using Texts = std::vector<std::u16string_view>;

TEST(GlyphTexts, OfARunAreDealtOutInReadingOrder) {
    EXPECT_EQ(texts_of(run_of(u"office", {1, 3, 1, 1})), (Texts{u"o", u"ffi", u"c", u"e"}));
    EXPECT_EQ(texts_of(run_of(u"abc", {1, 2}, true)), (Texts{u"ab", u"c"}));
}

TEST(GlyphTexts, GiveAnAccentItsOwnCharacterBack) {
    EXPECT_EQ(texts_of(run_of(u"а\u0301б", {2, 0, 1})), (Texts{u"а", u"\u0301", u"б"}));
    EXPECT_EQ(texts_of(run_of(u"\u05D1\u05BC\u05B0", {0, 0, 3}, true)), (Texts{u"\u05D1", u"\u05BC", u"\u05B0"}));
    EXPECT_EQ(texts_of(run_of(u"й", {1, 0})), (Texts{u"й", u""})) << "one character drawn by two glyphs";
    EXPECT_EQ(texts_of(run_of(u"\U0001D15E", {2, 0})), (Texts{u"\U0001D15E", u""})) << "a surrogate pair is not torn";
}

TEST(GlyphTexts, MakeAnAliasForASecondMeaning) {
    GlyphTexts texts;
    texts.add(5, u"-");
    texts.add(6, u"a");
    texts.add(5, u"\u00AD");
    texts.add(5, u"-");
    EXPECT_EQ(texts.alias_count(), 2U);
    EXPECT_EQ(texts.alias_of(5, u"-"), 0);
    EXPECT_EQ(texts.alias_of(5, u"\u00AD"), 1);
    EXPECT_EQ(texts.glyphs(), (std::vector<std::uint32_t>{5, 6}));
    std::vector<std::uint16_t> codes(65536);
    codes[5] = 1;
    codes[6] = 2;
    const std::string map = texts.to_unicode(0, codes);
    EXPECT_NE(map.find("2 beginbfchar\n<0001><002D>\n<0002><0061>\nendbfchar"), std::string::npos) << map;
    EXPECT_NE(texts.to_unicode(1, codes).find("1 beginbfchar\n<0001><00AD>\nendbfchar"), std::string::npos);
}

TEST(GlyphTexts, WriteRangesWithinOneHighByte) {
    GlyphTexts texts;
    std::vector<std::uint16_t> codes(65536);
    std::iota(codes.begin(), codes.end(), std::uint16_t{0});
    for (std::uint16_t glyph = 250; glyph < 260; ++glyph) {
        const char16_t character = static_cast<char16_t>(0x0400 + glyph - 250);
        texts.add(glyph, std::u16string_view(&character, 1));
    }
    texts.add(300, u"ffi");
    const std::string map = texts.to_unicode(0, codes);
    EXPECT_NE(map.find("2 beginbfrange\n<00FA><00FF><0400>\n<0100><0103><0406>\nendbfrange"), std::string::npos) << map;
    EXPECT_NE(map.find("1 beginbfchar\n<012C><006600660069>\nendbfchar"), std::string::npos) << map;
}

TEST(GlyphTexts, MapWhatSaysNothingToSomething) {
    GlyphTexts texts;
    texts.add(9, u"");
    EXPECT_EQ(texts.alias_of(9, u""), 0);
    EXPECT_NE(texts.to_unicode(0, std::vector<std::uint16_t>(65536, 1)).find("<0001><200B>"), std::string::npos);
}

TEST(SampleFilter, ChoosesTheRowsBestKind) {
    const std::string samples = std::string("\x0A\x14\x1E\x28", 4) + std::string("\x0A\x14\x1E\x28", 4);
    EXPECT_EQ(filtered_samples(samples, 4, 1), std::string("\x01\x0A\x0A\x0A\x0A", 5) + std::string("\x02\0\0\0\0", 5));
}

TEST(ColourProfile, IsWellFormed) {
    const std::string profile = srgb_profile();
    const auto big = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(profile[at + i]);
        return value;
    };
    EXPECT_EQ(big(0), profile.size());
    EXPECT_LT(profile.size(), 700U);
    EXPECT_EQ(profile.substr(12, 12), "mntrRGB XYZ ");
    EXPECT_EQ(profile.substr(36, 4), "acsp");
    ASSERT_EQ(big(128), 9U);
    for (std::size_t tag = 0; tag < 9; ++tag) {
        EXPECT_EQ(big(132 + 12 * tag + 4) % 4, 0U);
        EXPECT_LE(big(132 + 12 * tag + 4) + big(132 + 12 * tag + 8), profile.size());
    }
}

TEST(Groups, KeepTheOrderOfTheirItems) {
    const Groups groups(3, {2, 0, 2, 2});
    EXPECT_EQ(std::vector<std::uint32_t>(groups.of(2).begin(), groups.of(2).end()), (std::vector<std::uint32_t>{0, 2, 3}));
    EXPECT_TRUE(groups.of(1).empty());
}

}  // namespace
}  // namespace nabor::pdf
