// decode() gives the samples of GIF, WebP and JPEG, and says which files are damaged; scaled_down() gives means.
#include <gtest/gtest.h>

#include "image/raster.h"
#include "unit/image/samples.h"

namespace nabor {
namespace {

using namespace samples;

Raster raster_of(std::string_view bytes) {
    DecodeResult result = decode(bytes);
    EXPECT_TRUE(result.raster.has_value()) << result.problem;
    return std::move(result.raster).value_or(Raster{});
}

Raster plain(std::uint32_t width, std::uint32_t height, ImageColour colour, std::string samples) {
    Raster raster;
    raster.width = width;
    raster.height = height;
    raster.colour = colour;
    raster.samples = std::move(samples);
    return raster;
}

TEST(DecodeGif, PutsInterlacedRowsInTheirOrder) {
    const Raster raster = raster_of(interlaced_gif);
    EXPECT_EQ(raster.colour, ImageColour::palette);
    EXPECT_EQ(raster.palette, "\0\0\0\x0A\x0A\x0A\x14\x14\x14\x1E\x1E\x1E"s);
    EXPECT_EQ(raster.samples, "\0\x01\x02\x03"s);
    EXPECT_TRUE(raster.alpha.empty());
}

TEST(DecodeGif, WhatIsTransparentOrBesideTheFrameHasNoAlpha) {
    EXPECT_EQ(raster_of(gif(1, 1, true)).alpha, "\0"s);
    EXPECT_TRUE(raster_of(gif(1, 1, false)).alpha.empty());
    std::string beside = gif(1, 1, false);
    beside[6] = 3;  // the canvas is wider than its frame
    const Raster raster = raster_of(beside);
    EXPECT_EQ(raster.width, 3U);
    EXPECT_EQ(raster.alpha, "\xFF\0\0"s);
}

TEST(DecodeGif, SaysThatRowsAreMissing) {
    EXPECT_TRUE(decode(gif(4, 4, false)).problem.starts_with("is a damaged GIF file (")) << decode(gif(4, 4, false)).problem;
}

TEST(DecodeWebp, SplitsAlpha) {
    const Raster raster = raster_of(lossless_webp);
    EXPECT_EQ(raster.colour, ImageColour::rgb);
    EXPECT_EQ(raster.samples, "\xFF\0\0\0\0\xFF"s);
    EXPECT_EQ(raster.alpha, "\xFF\x80"s);
}

TEST(DecodeWebp, TakesTheFirstFrameOfMany) { EXPECT_EQ(raster_of(moving_webp).samples, "\0\xFF\0\0\xFF\0\0\xFF\0\0\xFF\0"s); }

TEST(DecodeWebp, SaysThatItIsDamaged) {
    std::string damaged = lossless_webp;
    damaged.replace(26, 12, 12, '\xFF');
    EXPECT_EQ(decode(damaged).problem, "is a damaged WebP file");
}

TEST(Jpeg, ComesBackAsItWasWritten) {
    const Raster grey = raster_of(encode_jpeg(plain(16, 16, ImageColour::grey, std::string(256, '\x40'))));
    EXPECT_EQ(grey.colour, ImageColour::grey);
    EXPECT_EQ(grey.samples, std::string(256, '\x40'));
    const std::string file = encode_jpeg(plain(8, 8, ImageColour::cmyk, std::string(256, '\x80')));
    EXPECT_TRUE(probe(file).facts->inverted_cmyk);
    EXPECT_EQ(raster_of(file).samples, std::string(256, '\x80'));
}

TEST(Jpeg, SaysThatItsDataEndsTooSoon) {
    std::string noise;
    for (unsigned i = 0; i < 64 * 64 * 3; ++i) noise += static_cast<char>(i * 2654435761U >> 24);
    const std::string whole = encode_jpeg(plain(64, 64, ImageColour::rgb, noise));
    EXPECT_EQ(jpeg_damage(whole), "");
    const std::string damaged = whole.substr(0, whole.size() * 2 / 3) + "\xFF\xD9";
    EXPECT_TRUE(probe(damaged).facts.has_value());
    EXPECT_EQ(jpeg_damage(damaged), "is a damaged JPEG file (Corrupt JPEG data: premature end of data segment)");
    EXPECT_EQ(decode(damaged).problem, jpeg_damage(damaged));
    EXPECT_TRUE(jpeg_damage(jpeg(jpeg_frame(0xC0, 8, 3, 2, 3))).starts_with("is a damaged JPEG file ("));
}

TEST(ScaledDown, GivesMeansOfAreas) {
    const Raster half = scaled_down(plain(4, 2, ImageColour::grey, "\x00\x10\x40\x40\x20\x30\x40\x41"s), 2, 1);
    EXPECT_EQ(half.samples, "\x18\x40"s);
    // Each of two new pixels covers one and a half of three.
    const Raster thirds = scaled_down(plain(3, 1, ImageColour::grey, "\x00\x30\x60"s), 2, 1);
    EXPECT_EQ(thirds.samples, "\x10\x50"s);
}

TEST(ScaledDown, TransparentPixelsDoNotColourOthers) {
    Raster raster = plain(2, 1, ImageColour::rgb, "\xFF\0\0\0\0\xFF"s);
    raster.alpha = "\xFF\0"s;
    const Raster one = scaled_down(raster, 1, 1);
    EXPECT_EQ(one.samples, "\xFF\0\0"s);
    EXPECT_EQ(one.alpha, "\x80"s);
}

TEST(ScaledDown, TurnsAPaletteIntoColours) {
    Raster raster = plain(4, 1, ImageColour::palette, "\x50"s);
    raster.bits = 1;
    raster.palette = "\0\0\0\xFF\x80\x40"s;
    const Raster half = scaled_down(raster, 2, 1);
    EXPECT_EQ(half.colour, ImageColour::rgb);
    EXPECT_EQ(half.bits, 8);
    EXPECT_EQ(half.samples, "\x80\x40\x20\x80\x40\x20"s);
}

}  // namespace
}  // namespace nabor
