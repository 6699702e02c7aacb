// Images go into a PDF with their own colours, as they are or with fewer pixels where that is asked for.
#include <gtest/gtest.h>

#include "pdf/pdf.h"
#include "unit/pdf/pictures.h"
#include "unit/pdf_file/opened.h"

namespace nabor {
namespace {

using namespace samples;

struct Made {
    std::string objects, bytes;
    Report report;
};

Made made_of(const std::string& image, PdfSettings settings = {}) {
    Sample sample;
    sample.page();
    sample.line(sample.paragraph(), {u"Text"});
    put_image(sample, image);
    Made made;
    made.bytes = write_pdf(sample.pages, sample.fonts, sample.report, 2, settings);
    made.objects = taken_apart(made.bytes);
    made.report = std::move(sample.report);
    return made;
}

TEST(PdfImages, AProfileIsKeptAndWrittenOnce) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string profile = icc_profile("mntr", "RGB ");
    Sample sample;
    sample.page();
    sample.line(sample.paragraph(), {u"Text"});
    put_image(sample, a_jpeg(ImageColour::rgb, jpeg_profile_parts(profile, 60)));
    put_image(sample, a_jpeg(ImageColour::rgb, jpeg_profile_parts(profile, 60), 24));
    const std::string objects = taken_apart(write_pdf(sample.pages, sample.fonts, sample.report, 2));
    EXPECT_TRUE(matches(objects, "/ICCBased"));
    EXPECT_NE(objects.find(profile), std::string::npos);
    EXPECT_EQ(objects.find(profile), objects.rfind(profile));
    EXPECT_FALSE(matches(objects, "/ColorSpace /DeviceRGB"));
    EXPECT_TRUE(sample.report.all().empty());
}

TEST(PdfImages, AProfileOfOtherColoursIsLeftOutAndSaid) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const Made made = made_of(a_jpeg(ImageColour::rgb, jpeg_profile_parts(icc_profile("prtr", "CMYK"), 500)));
    EXPECT_TRUE(matches(made.objects, "/ColorSpace /DeviceRGB"));
    ASSERT_EQ(made.report.all().size(), 1U);
    EXPECT_EQ(made.report.all()[0].code, "pdf-image-profile");
    EXPECT_EQ(made.report.all()[0].message,
              "the colour profile of the image \"map.jpg\" is of CMYK colours, the image of RGB; its colours are taken for the device's");
}

TEST(PdfImages, CmykOfKnownInksIsArchival) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const Made known = made_of(a_jpeg(ImageColour::cmyk, jpeg_profile_parts(icc_profile("prtr", "CMYK"), 500)));
    EXPECT_TRUE(known.report.all().empty());
    EXPECT_NE(known.bytes.find("<pdfaid:conformance>A<"), std::string::npos);
    EXPECT_TRUE(matches(known.objects, "/Decode \\[\\s+1\\s+0")) << "Adobe's complements";
    const Made unknown = made_of(a_jpeg(ImageColour::cmyk));
    EXPECT_EQ(unknown.bytes.find("<pdfaid:conformance>A<"), std::string::npos);
    ASSERT_EQ(unknown.report.all().size(), 1U);
    EXPECT_EQ(unknown.report.all()[0].message,
              "the PDF does not claim PDF/A-2: the image \"map.jpg\" is CMYK without a colour profile, beside an RGB output intent");
}

TEST(PdfImages, GreyAndPalettesAreNotMadeLarger) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const Made grey = made_of(png({.width = 4, .height = 2, .depth = 2, .colour_type = 0, .rows = "\0\x1B\0\xE4"s}));
    EXPECT_TRUE(matches(grey.objects, "/BitsPerComponent 2\\s+/ColorSpace /DeviceGray"));
    const Made palette = made_of(png({.width = 2, .depth = 1, .colour_type = 3, .chunks = png_chunk("PLTE", "redblu"), .rows = "\0\x40"s}));
    EXPECT_TRUE(matches(palette.objects, "/Indexed\\s+/DeviceRGB\\s+1\\s+\\(redblu\\)")) << palette.objects;
}

TEST(PdfImages, AJpegStaysAsItIsUnlessFewerPixelsAreAskedFor) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string image = a_jpeg(ImageColour::grey, "", 1200, 600);
    EXPECT_NE(made_of(image).bytes.find(image), std::string::npos);
    EXPECT_NE(made_of(image, {1200}).bytes.find(image), std::string::npos);
    const Made fewer = made_of(image, {300});
    EXPECT_EQ(fewer.bytes.find(image), std::string::npos);
    EXPECT_TRUE(matches(fewer.objects, "/Height 150"));
    EXPECT_TRUE(matches(fewer.objects, "/Width 300"));
}

TEST(PdfImages, LinesOfOneBitKeepTheirPixels) {
    if (!has_program("qpdf")) GTEST_SKIP();
    std::string rows;
    for (int i = 0; i < 80; ++i) rows += std::string(1, '\0') + std::string(20, '\x55');
    const Made made = made_of(png({.width = 160, .height = 80, .depth = 1, .colour_type = 0, .rows = rows}), {72});
    EXPECT_TRUE(matches(made.objects, "/Width 160"));
}

TEST(PdfImages, ADamagedJpegIsAnErrorWithItsName) {
    std::string noise;
    for (unsigned i = 0; i < 64 * 64; ++i) noise += static_cast<char>(i * 2654435761U >> 24);
    Raster raster;
    raster.width = raster.height = 64;
    raster.colour = ImageColour::grey;
    raster.samples = noise;
    const std::string whole = encode_jpeg(raster);
    Sample sample;
    sample.page();
    put_image(sample, whole.substr(0, whole.size() / 2) + "\xFF\xD9");
    write_pdf(sample.pages, sample.fonts, sample.report, 1);
    ASSERT_EQ(sample.report.count(Severity::error), 1U);
    EXPECT_EQ(sample.report.all()[0].message,
              "the image \"map.jpg\" is a damaged JPEG file (Corrupt JPEG data: premature end of data segment); its place stays empty");
}

TEST(PdfImages, RowsThatLieAreTurned) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const Made made = made_of(a_jpeg(ImageColour::rgb, exif(6, false)));
    EXPECT_NE(made.objects.find("cm 0 -1 1 0 0 1 cm /I0 Do"), std::string::npos);
    EXPECT_TRUE(matches(made.objects, "/Width 16")) << "of the stored rows";
    EXPECT_EQ(made_of(a_jpeg(ImageColour::rgb)).objects.find("cm 0 -1"), std::string::npos);
}

TEST(PdfImages, AJpegOfRedGreenAndBlueIsSaidToBeOne) {
    if (!has_program("qpdf")) GTEST_SKIP();
    std::string image = a_jpeg(ImageColour::rgb);
    const std::size_t frame = image.find("\xFF\xC0"), scan = image.find("\xFF\xDA");
    for (std::size_t i = 0; i < 3; ++i) image[frame + 10 + 3 * i] = image[scan + 5 + 2 * i] = "RGB"[i];
    image.erase(2, 18);  // the JFIF segment, which would say otherwise
    ASSERT_TRUE(probe(image).facts.value().plain_rgb);
    EXPECT_TRUE(matches(made_of(image).objects, "/ColorTransform 0"));
    EXPECT_FALSE(matches(made_of(a_jpeg(ImageColour::rgb)).objects, "/ColorTransform"));
}

TEST(PdfImages, ADrawingIsAForm) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='96' height='48'><rect width='50' height='20' fill='#f00'/></svg>";
    const Made made = made_of(svg);
    EXPECT_TRUE(made.report.all().empty());
    EXPECT_TRUE(matches(made.objects, "/Subtype /Form"));
    EXPECT_FALSE(matches(made.objects, "/Subtype /Image"));
    EXPECT_NE(made.objects.find("cm 0.0138888889 0 0 0.0277777778 0 0 cm /I0 Do"), std::string::npos) << made.objects;
}

}  // namespace
}  // namespace nabor
