// read_profile() judges a profile by its header; embedded_profile() finds it in each kind of file.
#include "image/profile.h"

#include <gtest/gtest.h>

#include "unit/image/samples.h"

namespace nabor {
namespace {

using namespace samples;

ProfileResult profile_in(const std::string& image) { return embedded_profile(image, probe(image).facts.value()); }

TEST(Profile, SaysWhatItIsFor) {
    const ProfileResult result = read_profile(icc_profile("prtr", "CMYK", "Coated") + "what follows its end");
    ASSERT_TRUE(result.profile.has_value()) << result.problem;
    EXPECT_EQ(result.profile->use, ColourProfile::Use::output);
    EXPECT_EQ(result.profile->colour, ImageColour::cmyk);
    EXPECT_EQ(result.profile->components(), 4);
    EXPECT_EQ(result.profile->description, "Coated");
    EXPECT_EQ(result.profile->bytes, icc_profile("prtr", "CMYK", "Coated"));
}

TEST(Profile, SaysWhyItIsNone) {
    EXPECT_EQ(read_profile("").problem, "is damaged");
    EXPECT_EQ(read_profile(icc_profile("mntr", "RGB ").substr(0, 140)).problem, "is damaged");
    EXPECT_EQ(read_profile(icc_profile("link", "RGB ")).problem, "is not of a grey, RGB or CMYK device");
    EXPECT_EQ(read_profile(icc_profile("mntr", "Lab ")).problem, "is not of a grey, RGB or CMYK device");
    EXPECT_EQ(read_profile(icc_profile("mntr", "RGB ", "Test", 5)).problem, "is newer than version 4, which a PDF may hold");
    std::string outside = icc_profile("mntr", "RGB ");
    outside[128 + 4 + 10] = '\x7F';
    EXPECT_EQ(read_profile(outside).problem, "is damaged");
}

TEST(Profile, IsJoinedFromTheSegmentsOfAJpeg) {
    const std::string profile = icc_profile("mntr", "RGB "), parts = jpeg_profile_parts(profile, 50);
    const ProfileResult result = profile_in(jpeg(jfif_300_dpi + parts + jpeg_frame(0xC0, 8, 3, 2, 3)));
    ASSERT_TRUE(result.profile.has_value()) << result.problem;
    EXPECT_EQ(result.profile->bytes, profile);
    const std::string without_the_first = parts.substr(68);
    EXPECT_EQ(profile_in(jpeg(without_the_first + jpeg_frame(0xC0, 8, 3, 2, 3))).problem, "has a part missing");
    EXPECT_EQ(profile_in(jpeg(parts + jpeg_frame(0xC0, 8, 3, 2, 4))).problem, "is of RGB colours, the image of CMYK");
    EXPECT_TRUE(profile_in(jpeg(jpeg_frame(0xC0, 8, 3, 2, 3))).problem.empty());
}

TEST(Profile, IsFoundInPngAndWebp) {
    const std::string profile = icc_profile("mntr", "RGB ");
    const std::string chunks = "VP8X" + little(10, 4) + "\x20" + std::string(9, '\0') + "ICCP" + little(profile.size(), 4) + profile;
    const std::string in_webp = "RIFF" + little(chunks.size() + 4, 4) + "WEBP" + chunks;
    ASSERT_TRUE(profile_in(in_webp).profile.has_value()) << profile_in(in_webp).problem;
    const std::string broken = png({.chunks = png_chunk("iCCP", "name\0\0"s + "no deflated data"), .rows = "\0abc"s});
    EXPECT_TRUE(profile_in(broken).problem.starts_with("cannot be used (")) << profile_in(broken).problem;
}

TEST(ProbeJpeg, SaysHowItsRowsStand) {
    for (const bool is_little : {true, false}) {
        const ImageFacts lying = probe(jpeg(jfif_300_dpi + exif(6, is_little) + jpeg_frame(0xC0, 8, 300, 200, 3))).facts.value();
        EXPECT_EQ(lying.orientation, 6);
        EXPECT_EQ(lying.width, 200U);
        EXPECT_EQ(lying.height, 300U);
    }
    const ImageFacts over = probe(jpeg(exif(3, true) + jpeg_frame(0xC0, 8, 300, 200, 3))).facts.value();
    EXPECT_EQ(over.orientation, 3);
    EXPECT_EQ(over.width, 300U);
    EXPECT_EQ(probe(jpeg(exif(9, true) + jpeg_frame(0xC0, 8, 3, 2, 3))).facts.value().orientation, 1);
    const std::string cut = exif(6, true).substr(0, 24);
    EXPECT_EQ(probe(jpeg(jpeg_segment(0xE1, cut.substr(4)) + jpeg_frame(0xC0, 8, 3, 2, 3))).facts.value().orientation, 1);
}

}  // namespace
}  // namespace nabor
