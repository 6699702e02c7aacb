// Fonts cut down for an EPUB: they still shape, say what they are, and give up a name that their licence keeps.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "font/font.h"
#include "support/disk.h"
#include "unit/base/folder.h"

namespace nabor {
namespace {

namespace fs = std::filesystem;

class FontFileTest : public testing::Test {
protected:
    FontFileTest() : fonts_(machine::fonts, fs::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report_) {}

    FaceId face(const std::string& family) { return fonts_.find({family}, report_).value(); }

    Report report_;
    FontSet fonts_;
};

// The only face of a book whose folder holds this file.
struct Reopened {
    explicit Reopened(const FontFile& file) {
        fs::create_directories(folder.path() / "fonts");
        std::ofstream(folder.path() / "fonts" / (file.is_cff ? "a.otf" : "a.ttf"), std::ios::binary) << file.bytes;
        fonts.emplace(machine::fonts, folder.path() / "none.toml", folder.path(), report);
        face = fonts->find({file.family}, report);
    }

    TemporaryFolder folder;
    Report report;
    std::optional<FontSet> fonts;
    std::optional<FaceId> face;
};

std::size_t count_of(const FontSet& fonts, FaceId face, std::u16string_view text, Features features = {}) {
    std::vector<ShapedGlyph> glyphs;
    ShapeRequest request;
    request.paragraph = text;
    request.end = text.size();
    request.face = face;
    request.language = "ru";
    request.features = features;
    fonts.shape(request, glyphs);
    for (const ShapedGlyph& glyph : glyphs)
        if (glyph.glyph == 0) return 0;
    return glyphs.size();
}

TEST_F(FontFileTest, HasTheCharactersAndNoOthers) {
    const FontFile file = fonts_.font_file(face("Gentium Book Plus"), U"Войнаимр \u0301", {});
    EXPECT_LT(file.bytes.size(), 60'000u);
    const Reopened again(file);
    ASSERT_TRUE(again.face) << file.family;
    EXPECT_TRUE(again.fonts->has_character(*again.face, U'В'));
    EXPECT_FALSE(again.fonts->has_character(*again.face, U'Q'));
    EXPECT_EQ(count_of(*again.fonts, *again.face, u"Война и мир"), 11u);
}

TEST_F(FontFileTest, GivesUpAReservedName) {
    const FontFile cut = fonts_.font_file(face("Gentium Book Plus"), U"abc", {});
    EXPECT_TRUE(cut.family.starts_with("Nabor ")) << cut.family;
    const Reopened again(cut);
    ASSERT_TRUE(again.face);
    const FaceNames& names = again.fonts->names(*again.face);
    for (const std::string& name : {names.family, names.style, names.postscript}) {
        EXPECT_EQ(name.find("Gentium"), std::string::npos) << name;
        EXPECT_EQ(name.find("SIL"), std::string::npos) << name;
    }
    EXPECT_EQ(fonts_.font_file(face("PT Serif"), U"abc", {}).family.substr(0, 6), "Nabor ");
    EXPECT_EQ(fonts_.font_file(face("DejaVu Serif"), U"abc", {}).family, "DejaVu Serif");
}

TEST_F(FontFileTest, KeepsTheNameOfAWholeFace) {
    const FontFile whole = fonts_.font_file(face("Gentium Book Plus"));
    EXPECT_EQ(whole.family, "Gentium Book Plus");
    EXPECT_EQ(whole.bytes, fonts_.bytes(face("Gentium Book Plus")));
}

TEST_F(FontFileTest, KeepsKerningAndTheSmallCapitalsThatAreAskedFor) {
    Features small_caps;
    small_caps.small_caps = true;
    const FaceId gentium = face("Gentium Book Plus");
    const Reopened plain(fonts_.font_file(gentium, U"abcAV", {})), with(fonts_.font_file(gentium, U"abcAV", small_caps));
    ASSERT_TRUE(plain.face && with.face);
    const std::uint32_t latin = 0x4C61746E;
    EXPECT_FALSE(plain.fonts->has_feature(*plain.face, "smcp", latin));
    EXPECT_TRUE(with.fonts->has_feature(*with.face, "smcp", latin));
    std::vector<ShapedGlyph> glyphs;
    ShapeRequest request;
    request.paragraph = u"AV";
    request.end = 2;
    request.face = *plain.face;
    plain.fonts->shape(request, glyphs);
    ASSERT_EQ(glyphs.size(), 2u);
    EXPECT_LT(glyphs[0].advance, plain.fonts->advance_of(*plain.face, glyphs[0].glyph));
}

TEST_F(FontFileTest, IsTheSameEveryTime) {
    const FaceId serif = face("PT Serif");
    EXPECT_EQ(fonts_.font_file(serif, U"Привет", {}).bytes, fonts_.font_file(serif, U"Привет", {}).bytes);
}

TEST_F(FontFileTest, DrawsGlyphsDarkInside) {
    const FaceId serif = face("PT Serif");
    const std::uint32_t glyphs[] = {fonts_.glyph_of(serif, U'I'), fonts_.glyph_of(serif, U' ')};
    const std::vector<GlyphBitmap> drawn = fonts_.draw(serif, glyphs, 100);
    ASSERT_EQ(drawn.size(), 2u);
    EXPECT_EQ(drawn[0].coverage.size(), std::size_t{drawn[0].width} * drawn[0].height);
    EXPECT_NEAR(drawn[0].height, 70, 6);
    const std::size_t middle = std::size_t{drawn[0].height / 2} * drawn[0].width + drawn[0].width / 2;
    EXPECT_EQ(static_cast<std::uint8_t>(drawn[0].coverage[middle]), 255);
    EXPECT_EQ(drawn[1].height, 0u);
}

}  // namespace
}  // namespace nabor
