// decode_png() gives samples as an image XObject takes them, whatever the file's depth, palette or interlacing.
#include <gtest/gtest.h>

#include "image/raster.h"
#include "unit/image/samples.h"

namespace nabor {
namespace {

using namespace samples;

Raster png_raster(std::string_view bytes) {
    const DecodeResult result = decode_png(bytes);
    EXPECT_TRUE(result.raster.has_value()) << result.problem;
    return result.raster.value_or(Raster{});
}

TEST(DecodePng, KeepsGreyGrey) {
    const Raster raster = png_raster(png({.width = 4, .height = 2, .depth = 2, .colour_type = 0, .rows = "\0\x1B\0\xE4"s}));
    EXPECT_EQ(raster.colour, ImageColour::grey);
    EXPECT_EQ(raster.bits, 2);
    EXPECT_EQ(raster.samples, "\x1B\xE4"s);
    EXPECT_TRUE(raster.alpha.empty());
}

TEST(DecodePng, BringsSixteenBitsToEight) {
    const Raster raster = png_raster(png({.depth = 16, .rows = "\0\x12\x34\xFF\xFF\0\0"s}));
    EXPECT_EQ(raster.colour, ImageColour::rgb);
    EXPECT_EQ(raster.samples, "\x12\xFF\x00"s);
}

TEST(DecodePng, SplitsAlphaUnlessItIsOpaque) {
    const Raster clear = png_raster(png({.width = 2, .colour_type = 6, .rows = "\0abc\x80" "def\xFF"s}));
    EXPECT_EQ(clear.samples, "abcdef");
    EXPECT_EQ(clear.alpha, "\x80\xFF"s);
    const Raster opaque = png_raster(png({.width = 2, .colour_type = 4, .rows = "\0a\xFF" "b\xFF"s}));
    EXPECT_EQ(opaque.samples, "ab");
    EXPECT_TRUE(opaque.alpha.empty());
}

TEST(DecodePng, ExpandsGreyOfFewBitsThatHasATransparentShade) {
    const Raster raster = png_raster(png({.width = 2, .depth = 4, .colour_type = 0, .chunks = png_chunk("tRNS", "\0\x0F"s), .rows = "\0\xF3"s}));
    EXPECT_EQ(raster.bits, 8);
    EXPECT_EQ(raster.samples, "\xFF\x33"s);
    EXPECT_EQ(raster.alpha, "\x00\xFF"s);
}

TEST(DecodePng, KeepsAPaletteAndItsTransparencyApart) {
    const std::string palette = png_chunk("PLTE", "redblu") + png_chunk("tRNS", "\x40");
    const Raster raster = png_raster(png({.width = 2, .depth = 1, .colour_type = 3, .chunks = palette, .rows = "\0\x40"s}));
    EXPECT_EQ(raster.colour, ImageColour::palette);
    EXPECT_EQ(raster.bits, 1);
    EXPECT_EQ(raster.palette, "redblu");
    EXPECT_EQ(raster.samples, "\x40"s);
    EXPECT_EQ(raster.alpha, "\x40\xFF"s);
}

TEST(DecodePng, ReadsInterlacedRows) {
    // Adam7 of 2 × 2: pass 1 has the first pixel, pass 6 the second, pass 7 the lower row.
    const Raster raster = png_raster(png({.width = 2, .height = 2, .colour_type = 0, .interlace = 1, .rows = "\0A\0B\0CD"s}));
    EXPECT_EQ(raster.samples, "ABCD");
}

TEST(DecodePng, SaysWhatIsWrong) {
    EXPECT_EQ(decode_png("GIF89a").problem, "is cut short");
    EXPECT_EQ(decode_png(gif(1, 1, false)).problem, "is not a PNG file");
    EXPECT_EQ(decode_png(png({.width = 20000, .height = 10000, .rows = "\0"s})).problem, "has 200 megapixels; 100 are allowed");
    const DecodeResult few_rows = decode_png(png({.width = 2, .height = 9, .colour_type = 0, .rows = "\0ab"s}));
    EXPECT_TRUE(few_rows.problem.starts_with("is a damaged PNG file (")) << few_rows.problem;
    std::string bad_checksum = png({.rows = "\0abc"s});
    bad_checksum[30] = static_cast<char>(bad_checksum[30] ^ 1);
    EXPECT_EQ(decode_png(bad_checksum).problem, "is a damaged PNG file (IHDR: CRC error)");
}

}  // namespace
}  // namespace nabor
