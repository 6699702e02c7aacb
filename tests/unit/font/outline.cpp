// Where a glyph's ink lies.
#include <gtest/gtest.h>

#include <string>

#include "font/font.h"
#include "support/disk.h"

namespace nabor {
namespace {

class GlyphInk : public ::testing::Test {
protected:
    GlyphBounds bounds(char32_t letter, HeightBand band = {}) {
        const FaceId face = fonts.find({"PT Serif"}, report).value();
        return fonts.bounds_within(face, fonts.glyph_of(face, letter), band);
    }

    Report report;
    FontSet fonts{machine::fonts, std::string(NABOR_SOURCE_FOLDER) + "/fonts/families.toml", {}, report};
};

TEST_F(GlyphInk, IsMeasuredAsAWhole) {
    const GlyphBounds h = bounds(U'H');
    EXPECT_EQ(h.left, 29);
    EXPECT_EQ(h.bottom, 0);
    EXPECT_EQ(h.right, 699);
    EXPECT_EQ(h.top, 700);
}

TEST_F(GlyphInk, FollowsCurvesToTheirExtremes) {
    const GlyphBounds o = bounds(U'O');
    EXPECT_NEAR(o.left, 53, 2);
    EXPECT_NEAR(o.bottom, -12, 2);
    EXPECT_NEAR(o.right, 687, 2);
    EXPECT_NEAR(o.top, 712, 2);
}

TEST_F(GlyphInk, IsMeasuredBetweenTwoHeights) {
    EXPECT_LT(bounds(U'A', {500, 800}).right, bounds(U'A', {0, 200}).right - 100) << "an A is narrow at its top";
    EXPECT_LT(bounds(U'L', {500, 800}).right, bounds(U'L').right - 100);
    EXPECT_EQ(bounds(U'T', {500, 800}).right, bounds(U'T').right);
    const GlyphBounds middle = bounds(U'V', {300, 400});
    EXPECT_EQ(middle.bottom, 300);
    EXPECT_EQ(middle.top, 400);
}

TEST_F(GlyphInk, IsNoneOfASpaceNorWhereALetterDoesNotReach) {
    const GlyphBounds space = bounds(U' '), above = bounds(U'x', {800, 900});
    EXPECT_GT(space.left, space.right);
    EXPECT_GT(above.left, above.right);
}

}  // namespace
}  // namespace nabor
