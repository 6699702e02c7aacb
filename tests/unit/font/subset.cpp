// Fonts cut down for a PDF: small, renumbered, readable again.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "font/cid_charset.h"
#include "font/font.h"
#include "support/disk.h"
#include "support/programs.h"

namespace nabor {
namespace {

namespace fs = std::filesystem;

class SubsetTest : public testing::Test {
protected:
    SubsetTest() : fonts_(machine::fonts, fs::path(NABOR_SOURCE_FOLDER) / "fonts" / "families.toml", {}, report_) {}

    std::vector<std::uint32_t> glyphs_of(FaceId face, std::u32string_view text) const {
        std::vector<std::uint32_t> glyphs;
        for (const char32_t c : text) glyphs.push_back(fonts_.glyph_of(face, c));
        std::sort(glyphs.begin(), glyphs.end());
        glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
        return glyphs;
    }

    Report report_;
    FontSet fonts_;
};

TEST_F(SubsetTest, KeepsOnlyWhatIsUsed) {
    const FaceId face = fonts_.find({"Gentium Book Plus"}, report_).value();
    const std::vector<std::uint32_t> glyphs = glyphs_of(face, U"Война и мир");
    const Subset subset = fonts_.subset(face, glyphs);
    EXPECT_FALSE(subset.is_cff);
    EXPECT_LT(subset.bytes.size(), 10'000u);
    EXPECT_GT(fonts_.bytes(face).size(), 500'000u);
    ASSERT_EQ(subset.new_glyphs.size(), glyphs.size());
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        ASSERT_LT(subset.new_glyphs[i], subset.widths.size());
        EXPECT_NE(subset.new_glyphs[i], 0u);
        EXPECT_EQ(subset.widths[subset.new_glyphs[i]], fonts_.advance_of(face, glyphs[i]));
    }
}

TEST_F(SubsetTest, DropsLayoutTables) {
    const FaceId face = fonts_.find({"Gentium Book Plus"}, report_).value();
    const std::string bytes = fonts_.subset(face, glyphs_of(face, U"аб")).bytes;
    const std::string directory = bytes.substr(0, 400);
    for (const char* kept : {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}) EXPECT_NE(directory.find(kept), std::string::npos) << kept;
    for (const char* dropped : {"GSUB", "GPOS", "GDEF", "Silf", "cmap", "name", "fpgm"}) {
        EXPECT_EQ(directory.find(dropped), std::string::npos) << dropped;
    }
}

TEST_F(SubsetTest, IsTheSameEveryTime) {
    const FaceId face = fonts_.find({"PT Serif"}, report_).value();
    const auto glyphs = glyphs_of(face, U"печать");
    EXPECT_EQ(fonts_.subset(face, glyphs).bytes, fonts_.subset(face, glyphs).bytes);
}

TEST_F(SubsetTest, AlwaysKeepsGlyphZero) {
    const FaceId face = fonts_.find({"PT Serif"}, report_).value();
    const Subset nothing = fonts_.subset(face, {});
    EXPECT_TRUE(nothing.new_glyphs.empty());
    EXPECT_EQ(nothing.widths.size(), 1u);
}

TEST_F(SubsetTest, GivesABareCffTableWithGlyphIdsAsCids) {
    Report report;
    const auto face = fonts_.find({"Noto Serif CJK"}, report);
    if (!face) {
        samples::report_lacking("fonts-noto-cjk");
        GTEST_SKIP();
    }
    const Subset subset = fonts_.subset(*face, glyphs_of(*face, U"漢字仮名"));
    ASSERT_TRUE(subset.is_cff);
    EXPECT_EQ(subset.bytes[0], 1);   // CFF major version: no sfnt wrapper
    EXPECT_EQ(subset.new_glyphs, (std::vector<std::uint32_t>{1, 2, 3, 4}));
    const auto last = static_cast<char>(subset.widths.size() - 2);   // a form for a variation selector may have come along
    EXPECT_NE(subset.bytes.find(std::string{'\1', '\0', '\1', last}), std::string::npos) << "format 1, one range from CID 1";
}

TEST(CidCharset, LeavesWhatItDoesNotUnderstand) {
    const std::string cut_short("\1\0\4\1\0\1\1\1\2A\0\1\4", 13);
    for (const std::string& bytes : {std::string(), std::string("\1\0\4\1", 4), std::string(40, '\xFF'), cut_short}) {
        std::string same = bytes;
        number_cids_by_glyph(same, 5);
        EXPECT_EQ(same, bytes);
    }
}

}  // namespace
}  // namespace nabor
