// write_print_pdf() gives what a printer expects: boxes, marks, known colours, nothing that only readers need.
#include "pdf/print_file.h"

#include <gtest/gtest.h>

#include "unit/pdf/pictures.h"
#include "unit/pdf_file/opened.h"

namespace nabor {
namespace {

using namespace samples;

PrintFileSettings for_cmyk() {
    PrintFileSettings settings;
    settings.profile = read_profile(icc_profile("prtr", "CMYK", "Coated")).profile;
    settings.condition = "FOGRA51";
    return settings;
}

struct MadePrint {
    std::string bytes, objects;
};

MadePrint print_of(Sample& sample, const PrintFileSettings& settings) {
    MadePrint made;
    made.bytes = write_print_pdf(sample.pages, sample.fonts, sample.report, 2, settings);
    made.objects = taken_apart(made.bytes);
    return made;
}

// A page with a link, an accent that is spelled apart in a tagged file, and a coloured word.
void put_text(Sample& sample) {
    sample.page();
    sample.pages.links.push_back({DestinationId::none, "https://example.org/", NodeId::none, "out"});
    sample.line(sample.paragraph(), {u"Все\u0301 сто\u0301роны", cyrillic, "Gentium Book Plus", {}, false, PageLinkId{0}});
    sample.words(sample.paragraph(), {u"red"}).colour = 0xFF0000;
}

TEST(PrintPdf, HasTheBoxesOfASheet) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    put_text(sample);
    const MadePrint made = print_of(sample, for_cmyk());
    // A page of 140 × 210 mm, 3 mm of bleed, 7 mm more for marks.
    EXPECT_TRUE(matches(made.objects, "/TrimBox \\[\\s+28.346\\s+28.346\\s+425.197\\s+623.622\\s+\\]")) << made.objects;
    EXPECT_TRUE(matches(made.objects, "/BleedBox \\[\\s+19.84\\d\\s+19.84\\d\\s+433.70\\d\\s+632.12\\d\\s+\\]"));
    EXPECT_TRUE(matches(made.objects, "/MediaBox \\[\\s+0\\s+0\\s+453.543\\s+651.968\\s+\\]"));
    EXPECT_TRUE(matches(made.objects, "1 0 0 1 28.346 28.346 cm"));
}

TEST(PrintPdf, EndsAtTheBleedWithoutMarks) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    put_text(sample);
    PrintFileSettings settings = for_cmyk();
    settings.crop_marks = settings.registration_marks = settings.page_labels = false;
    const MadePrint made = print_of(sample, settings);
    EXPECT_TRUE(matches(made.objects, "/MediaBox \\[\\s+0\\s+0\\s+413.858\\s+612.283\\s+\\]")) << made.objects;
    EXPECT_EQ(made.objects.find("/Separation"), std::string::npos);
}

TEST(PrintPdf, MarksAreOfAllInks) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    put_text(sample);
    const MadePrint made = print_of(sample, for_cmyk());
    EXPECT_TRUE(matches(made.objects, "/Separation\\s+/All\\s+/DeviceCMYK"));
    EXPECT_NE(made.objects.find("/All CS 1 SCN"), std::string::npos);
    EXPECT_EQ(made.objects.find("1 0 0 0 k"), std::string::npos) << "bars are not asked for";
    PrintFileSettings grey = for_cmyk();
    grey.profile = read_profile(icc_profile("prtr", "GRAY")).profile;
    grey.colour_bars = true;
    const MadePrint in_grey = print_of(sample, grey);
    EXPECT_TRUE(matches(in_grey.objects, "/Separation\\s+/All\\s+/DeviceGray"));
    EXPECT_EQ(in_grey.objects.find(" k "), std::string::npos);
}

TEST(PrintPdf, HasNothingThatOnlyReadersNeed) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    put_text(sample);
    const MadePrint made = print_of(sample, for_cmyk());
    for (const char* key : {"/StructTreeRoot", "/MarkInfo", "/Annots", "/Outlines", "/Dests", "BDC", "BMC", "/ActualText"})
        EXPECT_EQ(made.objects.find(key), std::string::npos) << key;
}

TEST(PrintPdf, ClaimsPdfXOfAKnownConditionAlone) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    put_text(sample);
    const MadePrint made = print_of(sample, for_cmyk());
    EXPECT_TRUE(made.bytes.starts_with("%PDF-1.6\n"));
    EXPECT_NE(made.bytes.find("<pdfxid:GTS_PDFXVersion>PDF/X-4<"), std::string::npos);
    EXPECT_EQ(made.bytes.find("pdfaid:part>"), std::string::npos);
    EXPECT_TRUE(matches(made.objects, "/OutputConditionIdentifier \\(FOGRA51\\)"));
    EXPECT_TRUE(matches(made.objects, "/Info \\(Coated\\)"));
    EXPECT_TRUE(matches(made.objects, "/Trapped /False"));
    EXPECT_TRUE(sample.report.all().empty());
    EXPECT_EQ(write_print_pdf(sample.pages, sample.fonts, sample.report, 1, {}).find("GTS_PDFXVersion>"), std::string::npos);
    ASSERT_EQ(sample.report.all().size(), 1U);
    EXPECT_EQ(sample.report.all()[0].message, "the PDF for print does not claim PDF/X-4: no profile of a printing condition is named");
}

TEST(PrintPdf, ColoursAreOfTheOutputOrKnown) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    put_text(sample);
    put_image(sample, a_jpeg(ImageColour::rgb));
    put_image(sample, a_jpeg(ImageColour::cmyk, jpeg_profile_parts(icc_profile("prtr", "CMYK", "Coated"), 500)));
    put_image(sample, a_jpeg(ImageColour::cmyk, jpeg_profile_parts(icc_profile("prtr", "CMYK", "Another"), 500)));
    const MadePrint made = print_of(sample, for_cmyk());
    EXPECT_TRUE(matches(made.objects, "/DefaultRGB"));
    EXPECT_EQ(made.objects.find("/ColorSpace /DeviceRGB"), std::string::npos);
    EXPECT_NE(made.objects.find("/ColorSpace /DeviceCMYK"), std::string::npos) << "the output's own inks";
    EXPECT_NE(made.objects.find("Another"), std::string::npos);
    EXPECT_TRUE(sample.report.all().empty());
}

TEST(PrintPdf, RgbWithoutAProfileIsNotTheRgbOfAPrinter) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    put_text(sample);
    put_image(sample, a_jpeg(ImageColour::rgb));
    PrintFileSettings settings = for_cmyk();
    settings.profile = read_profile(icc_profile("prtr", "RGB ")).profile;
    EXPECT_EQ(print_of(sample, settings).objects.find("/ColorSpace /DeviceRGB"), std::string::npos);
    EXPECT_TRUE(sample.report.all().empty());
}

TEST(PrintPdf, AnImageWithTooFewPixelsIsAnError) {
    Sample sample;
    sample.page();
    put_image(sample, a_jpeg(ImageColour::grey, "", 300, 150));                                          // 300 to the inch
    put_image(sample, a_jpeg(ImageColour::grey, "", 299, 150), Length::points(72), Length::points(36));  // a little less
    PrintFileSettings settings = for_cmyk();
    settings.minimum_density = 300;
    write_print_pdf(sample.pages, sample.fonts, sample.report, 1, settings);
    ASSERT_EQ(sample.report.count(Severity::error), 1U);
    EXPECT_EQ(sample.report.all()[0].code, "print-low-density");
    EXPECT_EQ(sample.report.all()[0].message, "the image \"map.jpg\" has 299 pixels to the inch on page 1; [print] asks for 300");
}

TEST(PrintPdf, IsTheSameWithAnyNumberOfThreads) {
    Sample sample;
    for (int i = 0; i < 5; ++i) put_text(sample);
    put_image(sample, a_jpeg(ImageColour::rgb));
    const std::string one = write_print_pdf(sample.pages, sample.fonts, sample.report, 1, for_cmyk());
    EXPECT_EQ(write_print_pdf(sample.pages, sample.fonts, sample.report, 4, for_cmyk()), one);
}

TEST(PrintPdf, DrawingsHaveKnownColoursAndBlackInk) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    put_image(sample,
              "<svg xmlns='http://www.w3.org/2000/svg' width='96' height='48'><g opacity='.5'><rect width='9' height='9'/>"
              "<rect x='5' width='9' height='9' fill='#c00'/></g><text y='20'>Жx</text></svg>");
    const MadePrint made = print_of(sample, for_cmyk());
    EXPECT_FALSE(matches(made.objects, "0 0 0 rg")) << made.objects;
    EXPECT_TRUE(matches(made.objects, "0.8 0 0 rg"));
    EXPECT_FALSE(matches(made.objects, "/CS /DeviceRGB"));
    EXPECT_TRUE(sample.report.all().empty());
}

}  // namespace
}  // namespace nabor
