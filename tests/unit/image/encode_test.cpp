// What is encoded is decoded again: exactly by PNG, nearly by JPEG; and the same samples give the same bytes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "image/paint.h"
#include "image/raster.h"
#include "unit/image/samples.h"

namespace nabor {
namespace {

using namespace samples;

Raster raster(std::uint32_t width, std::uint32_t height, ImageColour colour, std::string_view samples, std::string_view alpha = {}) {
    Raster made;
    made.width = width;
    made.height = height;
    made.colour = colour;
    made.samples = samples;
    made.alpha = alpha;
    return made;
}

// A slope of colours: what a photograph is to an encoder.
Raster slope(std::uint32_t width, std::uint32_t height, ImageColour colour) {
    Raster made = raster(width, height, colour, {});
    for (std::uint32_t y = 0; y < height; ++y)
        for (std::uint32_t x = 0; x < width; ++x)
            for (std::size_t i = 0; i < made.channels(); ++i) made.samples += static_cast<char>((x * 3 + y * 2 + i * 40) % 200 + 20);
    return made;
}

int greatest_difference(const Raster& one, const Raster& other) {
    if (one.samples.size() != other.samples.size()) return 256;
    int greatest = 0;
    for (std::size_t i = 0; i < one.samples.size(); ++i) {
        greatest = std::max(greatest, std::abs(static_cast<std::uint8_t>(one.samples[i]) - static_cast<std::uint8_t>(other.samples[i])));
    }
    return greatest;
}

TEST(EncodePng, KeepsEverySample) {
    const Raster rasters[] = {raster(2, 1, ImageColour::grey, "ab"), raster(1, 2, ImageColour::rgb, "abcdef"),
                              raster(2, 1, ImageColour::rgb, "abcdef", "\x01\x80"), raster(2, 1, ImageColour::grey, "ab", "\x01\x80"),
                              slope(40, 30, ImageColour::rgb)};
    for (const Raster& before : rasters) {
        const std::string bytes = encode_png(before);
        EXPECT_EQ(bytes, encode_png(before));
        const DecodeResult after = decode_png(bytes);
        ASSERT_TRUE(after.raster) << after.problem;
        const Raster& got = *after.raster;
        if (got.colour == before.colour && got.bits == 8)
            EXPECT_EQ(got.samples, before.samples);
        else
            EXPECT_EQ(scaled_down(got, got.width, got.height).samples, before.samples);
        EXPECT_EQ(got.alpha, before.alpha);
    }
}

TEST(EncodePng, ChoosesTheSmallestForm) {
    EXPECT_EQ(probe(encode_png(raster(2, 1, ImageColour::rgb, "aaabbb"))).facts->colour, ImageColour::grey);
    EXPECT_EQ(probe(encode_png(raster(2, 1, ImageColour::rgb, "abcabd"))).facts->colour, ImageColour::palette);
    Raster many = raster(257, 1, ImageColour::rgb, {});
    for (int i = 0; i < 257; ++i) many.samples += big(static_cast<unsigned>(i), 3);
    EXPECT_EQ(probe(encode_png(many)).facts->colour, ImageColour::rgb);
}

TEST(EncodePng, LeavesABrokenProfileOut) {
    const Raster grey = raster(1, 1, ImageColour::grey, "a");
    EXPECT_EQ(encode_png(grey, "no profile at all"), encode_png(grey));
}

TEST(EncodeJpeg, ComesCloseAndIsBaseline) {
    for (const ImageColour colour : {ImageColour::grey, ImageColour::rgb}) {
        const Raster before = slope(48, 33, colour);
        const std::string bytes = encode_jpeg(before, 95);
        EXPECT_EQ(bytes, encode_jpeg(before, 95));
        EXPECT_NE(bytes.find("\xFF\xC0"), std::string::npos);
        const DecodeResult after = decode_jpeg(bytes);
        ASSERT_TRUE(after.raster) << after.problem;
        EXPECT_LE(greatest_difference(*after.raster, before), 40);  // where the slope turns; elsewhere a few
    }
}

TEST(EncodeJpeg, CarriesAProfile) {
    const std::string profile(70000, 'p');  // more than one segment holds
    const std::string bytes = encode_jpeg(slope(8, 8, ImageColour::rgb), 80, profile);
    EXPECT_NE(bytes.find("ICC_PROFILE\0\1\2"s), std::string::npos);
    EXPECT_TRUE(decode_jpeg(bytes).raster);
}

TEST(EncodeJpeg, IsSmallerOfLowerQuality) {
    const Raster photograph = slope(200, 200, ImageColour::rgb);
    EXPECT_LT(encode_jpeg(photograph, 40).size(), encode_jpeg(photograph, 89).size());
    EXPECT_LT(encode_jpeg(photograph, 89).size(), encode_jpeg(photograph, 90).size());
}

TEST(ToScreenColour, TakesInkFromLight) {
    const Raster inks = raster(3, 1, ImageColour::cmyk, "\0\0\0\0\xFF\0\0\0\0\0\0\xFF"s);
    EXPECT_EQ(to_screen_colour(inks, false).samples, "\xFF\xFF\xFF\x00\xFF\xFF\x00\x00\x00"s);
    EXPECT_EQ(to_screen_colour(inks, true).samples, "\x00\x00\x00\x00\x00\x00\x00\x00\x00"s);
    EXPECT_EQ(to_screen_colour(raster(1, 1, ImageColour::grey, "a"), false).samples, "a");
}

TEST(Paint, FillsAndBlendsWithinTheRaster) {
    Raster page = blank_raster(2, 2, paint_colour(0x102030));
    EXPECT_EQ(page.samples, "\x10\x20\x30\x10\x20\x30\x10\x20\x30\x10\x20\x30");
    fill(page, {1, 1, 5, 5}, paint_colour(0xFFFFFF));
    EXPECT_EQ(page.samples.substr(9), "\xFF\xFF\xFF");
    blend(page, {-1, 0, 2, 1}, "\xFF\x80"s, paint_colour(0x000000));
    EXPECT_EQ(page.samples.substr(0, 3), "\x08\x10\x18");
    EXPECT_EQ(page.samples.substr(3, 3), "\x10\x20\x30");
}

}  // namespace
}  // namespace nabor
