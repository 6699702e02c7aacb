// probe() tells kind, size, density and colour, and says what is wrong with a file that is none.
#include <gtest/gtest.h>

#include "image/image.h"
#include "unit/image/samples.h"

namespace nabor {
namespace {

using namespace samples;

std::string problem_of(std::string_view bytes) {
    const ProbeResult result = probe(bytes);
    EXPECT_FALSE(result.facts.has_value());
    return result.problem;
}

ImageFacts facts_of(std::string_view bytes) {
    const ProbeResult result = probe(bytes);
    EXPECT_TRUE(result.facts.has_value()) << result.problem;
    return result.facts.value_or(ImageFacts{});
}

const std::string row = "\0\x10\x20\x30"s;   // one RGB pixel after its filter byte

TEST(ProbePng, TellsSizeDepthAndDensity) {
    const std::string density = png_chunk("pHYs", big(11811, 4) + big(5906, 4) + "\x01");
    const ImageFacts facts = facts_of(png({.width = 640, .height = 480, .depth = 16, .chunks = density, .rows = row}));
    EXPECT_EQ(facts.kind, ImageKind::png);
    EXPECT_EQ(facts.width, 640U);
    EXPECT_EQ(facts.height, 480U);
    EXPECT_EQ(facts.bits, 16);
    EXPECT_EQ(facts.colour, ImageColour::rgb);
    EXPECT_NEAR(facts.density_x, 300, 0.01);
    EXPECT_NEAR(facts.density_y, 150, 0.02);
    EXPECT_FALSE(facts.has_transparency);
}

TEST(ProbePng, TellsColourAndTransparency) {
    EXPECT_EQ(facts_of(png({.colour_type = 0, .rows = row})).colour, ImageColour::grey);
    EXPECT_EQ(facts_of(png({.colour_type = 3, .rows = row})).colour, ImageColour::palette);
    EXPECT_TRUE(facts_of(png({.colour_type = 4, .rows = row})).has_transparency);
    EXPECT_TRUE(facts_of(png({.colour_type = 6, .rows = row})).has_transparency);
    EXPECT_TRUE(facts_of(png({.colour_type = 3, .chunks = png_chunk("tRNS", "\x7F"), .rows = row})).has_transparency);
}

TEST(ProbePng, RefusesWhatIsCutOrBroken) {
    const std::string whole = png({.rows = row});
    for (std::size_t size = 8; size < whole.size(); ++size) EXPECT_EQ(problem_of(whole.substr(0, size)), "is cut short") << size;
    EXPECT_EQ(problem_of(png({.depth = 4, .colour_type = 2, .rows = row})), "is a PNG file with a broken header");
    EXPECT_EQ(problem_of(png({.width = 0, .rows = row})), "has no width or no height");
}

TEST(Probe, RefusesMoreThanADecoderMayHold) {
    EXPECT_EQ(problem_of(png({.width = 20000, .height = 10000, .rows = row})), "has 200 megapixels; 100 are allowed");
    EXPECT_EQ(problem_of(png({.width = 10000, .height = 10001, .rows = row})), "has more than 100 megapixels; 100 are allowed");
    EXPECT_EQ(facts_of(png({.width = 10000, .height = 10000, .colour_type = 0, .rows = row})).width, 10000U);
    EXPECT_EQ(problem_of(png({.width = 10000, .height = 7001, .rows = row})), "has 70 megapixels; 70 are allowed in a PNG file of its colours");
    EXPECT_EQ(facts_of(png({.width = 10000, .height = 6999, .rows = row})).width, 10000U);
}

TEST(Probe, RefusesWhatIsNoImage) {
    EXPECT_EQ(problem_of(""), "is an empty file");
    EXPECT_EQ(problem_of("BM an old bitmap"), "is not an image Nabor reads (PNG, JPEG, GIF, WebP, SVG)");
    EXPECT_EQ(problem_of("<html><svg/></html>"), "is not an image Nabor reads (PNG, JPEG, GIF, WebP, SVG)");
}

TEST(ProbeJpeg, TellsSizeDensityAndColour) {
    const ImageFacts rgb = facts_of(jpeg(jfif_300_dpi + jpeg_frame(0xC2, 8, 300, 200, 3)));
    EXPECT_EQ(rgb.width, 300U);
    EXPECT_EQ(rgb.height, 200U);
    EXPECT_EQ(rgb.density_x, 300);
    EXPECT_EQ(rgb.colour, ImageColour::rgb);
    const ImageFacts grey = facts_of(jpeg(jpeg_frame(0xC0, 8, 30, 20, 1)));
    EXPECT_EQ(grey.colour, ImageColour::grey);
    EXPECT_EQ(grey.density_x, 0);
}

TEST(ProbeJpeg, OnlyAdobesCmykIsInverted) {
    EXPECT_TRUE(facts_of(jpeg(adobe + jpeg_frame(0xC0, 8, 3, 2, 4))).inverted_cmyk);
    EXPECT_FALSE(facts_of(jpeg(jpeg_frame(0xC0, 8, 3, 2, 4))).inverted_cmyk);
    EXPECT_FALSE(facts_of(jpeg(adobe + jpeg_frame(0xC0, 8, 3, 2, 3))).inverted_cmyk);
}

TEST(ProbeJpeg, ComponentsMayBeRedGreenAndBlue) {
    std::string frame = jpeg_frame(0xC0, 8, 3, 2, 3);
    for (int i = 0; i < 3; ++i) frame[static_cast<std::size_t>(10 + 3 * i)] = "RGB"[i];
    EXPECT_TRUE(facts_of(jpeg(frame)).plain_rgb);
    EXPECT_FALSE(facts_of(jpeg(adobe + frame)).plain_rgb) << "Adobe's segment says what they are";
    EXPECT_FALSE(facts_of(jpeg(jfif_300_dpi + frame)).plain_rgb);
    EXPECT_FALSE(facts_of(jpeg(jpeg_frame(0xC0, 8, 3, 2, 3))).plain_rgb);
}

TEST(ProbeJpeg, RefusesWhatReadersDoNotShow) {
    EXPECT_EQ(problem_of(jpeg(jpeg_frame(0xC9, 8, 3, 2, 3))), "is a lossless or arithmetic JPEG, which readers do not show");
    EXPECT_EQ(problem_of(jpeg(jpeg_frame(0xC1, 12, 3, 2, 3))), "is a JPEG of 12 bits a component; readers show 8");
    EXPECT_EQ(problem_of(jpeg(jpeg_frame(0xC0, 8, 3, 2, 2))), "is a JPEG of 2 components; 1, 3 and 4 are known");
    EXPECT_EQ(problem_of(jpeg("")), "is a JPEG file with a broken header");
}

TEST(ProbeJpeg, RefusesEveryCut) {
    const std::string whole = jpeg(jfif_300_dpi + jpeg_frame(0xC0, 8, 3, 2, 3));
    for (std::size_t size = 3; size < whole.size(); ++size) EXPECT_EQ(problem_of(whole.substr(0, size)), "is cut short") << size;
}

TEST(ProbeGif, TellsSizeAndTransparencyAndCuts) {
    const std::string whole = gif(32, 16, true);
    EXPECT_EQ(facts_of(whole).width, 32U);
    EXPECT_EQ(facts_of(whole).height, 16U);
    EXPECT_TRUE(facts_of(whole).has_transparency);
    EXPECT_FALSE(facts_of(gif(32, 16, false)).has_transparency);
    for (std::size_t size = 6; size < whole.size(); ++size) EXPECT_EQ(problem_of(whole.substr(0, size)), "is cut short") << size;
}

TEST(ProbeWebp, TellsSizeOfItsThreeKinds) {
    const ImageFacts lossy = facts_of(webp("VP8 ", "\x10\0\0\x9D\x01\x2A"s + little(400, 2) + little(300, 2)));
    EXPECT_EQ(lossy.width, 400U);
    EXPECT_EQ(lossy.height, 300U);
    const ImageFacts lossless = facts_of(webp("VP8L", "\x2F"s + little(399U | 299U << 14 | 1U << 28, 4) + "\0"s));
    EXPECT_EQ(lossless.width, 400U);
    EXPECT_EQ(lossless.height, 300U);
    EXPECT_TRUE(lossless.has_transparency);
    const std::string extended = webp("VP8X", "\0\0\0\0"s + little(399, 3) + little(299, 3));
    EXPECT_EQ(facts_of(extended).height, 300U);
    EXPECT_EQ(problem_of(extended.substr(0, 25)), "is cut short");
}

ImageFacts svg_facts(std::string_view attributes) {
    const std::string prolog = "<?xml version='1.0'?>\n<!-- a > b -->\n<!DOCTYPE svg [<!ENTITY x '>'>]>\n";
    return facts_of(prolog + "<svg " + std::string(attributes) + "><g/></svg>\n");
}

TEST(ProbeSvg, TakesWidthAndHeightOrTheViewBox) {
    const ImageFacts millimetres = svg_facts("width='25.4mm' height = \"1in\"");
    EXPECT_EQ(millimetres.width, 96U);
    EXPECT_EQ(millimetres.height, 96U);
    const ImageFacts box = svg_facts("data-x='width=\"9\">' viewBox='0 0 200,100' width='100%'");
    EXPECT_EQ(box.width, 200U);
    EXPECT_EQ(box.height, 100U);
    EXPECT_EQ(svg_facts("viewBox='0 0 200 100' width='50'").height, 25U);
    EXPECT_EQ(svg_facts("id='x'").width, 300U);
    EXPECT_EQ(facts_of("<s:svg xmlns:s='http://www.w3.org/2000/svg' width='7' height='8'/>").height, 8U);
    EXPECT_EQ(problem_of("<svg width='7' height='8'><pa"), "is cut short");
}

TEST(ImageKinds, HaveNamesForPackages) {
    EXPECT_EQ(media_type(ImageKind::svg), "image/svg+xml");
    EXPECT_EQ(file_suffix(ImageKind::jpeg), ".jpg");
}

}  // namespace
}  // namespace nabor
