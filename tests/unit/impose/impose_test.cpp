// Any PDF is imposed: what its pages show and how large they are, what is kept of it and what is not.
// Programs other than ours read the sheets, where they are installed.
#include "impose/impose.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/deflater.h"
#include "pdf/label_forms.h"
#include "pdf/pdf.h"
#include "pdf_file/source_pdf.h"
#include "unit/impose/imposed.h"
#include "unit/page/sample.h"
#include "unit/pdf_file/hand_made.h"
#include "unit/pdf_file/opened.h"

namespace nabor {
namespace {

using namespace samples;

ImpositionSettings one_page_a_sheet(const char* sheet) {
    ImpositionSettings settings;
    settings.scheme = Scheme::n_up;
    settings.per_side = 1;
    settings.sheet = read_sheet(sheet);
    return settings;
}

TEST(Impose, PutsEveryPageInItsPlace) {
    if (!has_program("pdftotext")) GTEST_SKIP();
    const Outcome outcome = imposed(numbered_pages(7));
    EXPECT_EQ(outcome.codes(), "");
    const std::string& sheets = outcome.result.bytes;
    EXPECT_EQ(words(output_of("pdftotext -layout -f 1 -l 1", sheets, "-")), std::vector<std::string>{"1"});
    EXPECT_EQ(words(output_of("pdftotext -layout -f 2 -l 2", sheets, "-")), (std::vector<std::string>{"2", "7"}));
    EXPECT_EQ(words(output_of("pdftotext -layout -f 3 -l 3", sheets, "-")), (std::vector<std::string>{"6", "3"}));
    EXPECT_EQ(words(output_of("pdftotext -layout -f 4 -l 4", sheets, "-")), (std::vector<std::string>{"4", "5"}));
}

TEST(Impose, IsSoundForQpdf) {
    if (!has_program("qpdf")) GTEST_SKIP();
    for (const std::uint32_t per_side : {2U, 4U, 8U, 16U}) {
        ImpositionSettings settings;
        settings.scheme = Scheme::perfect;
        settings.per_side = per_side;
        const std::string said = output_of("qpdf --check", imposed(numbered_pages(40), settings).result.bytes);
        EXPECT_NE(said.find("No syntax or stream encoding errors"), std::string::npos) << said;
    }
}

TEST(Impose, SaysThatCreepTakesTextAway) {
    ImpositionSettings settings;
    settings.creep = Length::millimetres(0.1);
    EXPECT_EQ(imposed(numbered_pages(40), settings).codes(), "");
    settings.creep = Length::millimetres(1);
    EXPECT_EQ(imposed(numbered_pages(40), settings).codes(), "impose-creep") << "a millimetre for a tenth";
}

TEST(Impose, GivesTheSameBytes) {
    const std::string pdf = numbered_pages(9);
    EXPECT_EQ(imposed(pdf).result.bytes, imposed(pdf).result.bytes);
}

// Grey values of a rendered page, a byte a pixel: what stands after the header of a PGM.
std::string pixels(const std::string& pgm) {
    std::istringstream in(pgm.substr(std::min(pgm.find("P5\n"), pgm.size())));  // after what the program has to say of fonts
    std::string magic;
    std::size_t width = 0, height = 0, most = 0;
    in >> magic >> width >> height >> most;
    EXPECT_EQ(magic, "P5");
    EXPECT_GE(pgm.size(), width * height);
    return pgm.size() >= width * height ? pgm.substr(pgm.size() - width * height) : std::string();
}

std::size_t different(const std::string& a, const std::string& b) {
    if (a.size() != b.size()) return std::max(a.size(), b.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::abs(static_cast<unsigned char>(a[i]) - static_cast<unsigned char>(b[i])) > 128) ++count;
    }
    return count;
}

TEST(Impose, IsDrawnAlikeByPopplerAndMuPdf) {
    if (!has_program("pdftoppm") || !has_program("mutool")) GTEST_SKIP();
    ImpositionSettings settings;
    settings.scheme = Scheme::perfect;
    settings.per_side = 8;
    settings.sheet = read_sheet("792x864pt");  // fed so that the pages lie, at full size and at whole pixels
    const std::string sheets = imposed(barred_pages(16), settings).result.bytes;
    for (const std::string side : {"1", "2"}) {
        const std::string poppler = pixels(output_of("pdftoppm -r 36 -gray -f " + side + " -l " + side, sheets));
        const std::string mupdf = pixels(output_of("mutool draw -q -r 36 -c gray -F pgm -o -", sheets, side));
        ASSERT_FALSE(poppler.empty());
        const auto ink = static_cast<std::size_t>(
            std::count_if(poppler.begin(), poppler.end(), [](char c) { return static_cast<unsigned char>(c) < 128; }));
        EXPECT_GT(ink, 1000U);
        EXPECT_LT(different(poppler, mupdf), ink / 5);
    }
}

// An imposed page alone on a sheet of its size is drawn as it was.
TEST(Impose, DrawsAPageAsItWas) {
    if (!has_program("pdftoppm")) GTEST_SKIP();
    const std::string mark = "1 0 0 RG 8 w 20 30 m 150 40 l 90 200 l S 0 0 1 rg 130 220 40 60 re f";
    struct Kind {  // poppler itself knows no UserUnit
        const char *keys, *sheet, *resolution = "72";
    };
    for (const Kind& kind : {Kind{"/MediaBox [ 0 0 200 300 ]", "200x300pt"},
                             {"/MediaBox [ 0 0 200 300 ] /Rotate 90", "300x200pt"},
                             {"/MediaBox [ 0 0 200 300 ] /Rotate 180", "200x300pt"},
                             {"/MediaBox [ 0 0 200 300 ] /Rotate -90", "300x200pt"},
                             {"/MediaBox [ 200 300 0 0 ] /CropBox [ 10 20 190 280 ]", "180x260pt"},
                             {"/MediaBox [ 10 20 210 320 ] /CropBox [ 10 20 190 280 ] /Rotate 270", "260x180pt"},
                             {"/MediaBox [ -50 -40 200 300 ] /UserUnit 2", "500x680pt", "144"}}) {
        SCOPED_TRACE(kind.keys);
        const std::string pdf = one_page(kind.keys, mark);
        const std::string before = pixels(output_of("pdftoppm -cropbox -gray -r " + std::string(kind.resolution), pdf));
        const std::string after = pixels(output_of("pdftoppm -r 72 -gray", imposed(pdf, one_page_a_sheet(kind.sheet)).result.bytes));
        EXPECT_EQ(before.size(), after.size());
        EXPECT_LT(different(before, after), 50U);
    }
}

std::vector<Size> sizes_of(const std::string& keys) {
    const std::string pdf = one_page(keys);
    const pdf::SourcePdf source(pdf);
    EXPECT_FALSE(source.fault());
    std::vector<Size> sizes;
    for (const pdf::PageSize& size : source.pages()) sizes.push_back({size.width, size.height});
    return sizes;
}

TEST(SourcePdf, MeasuresPagesByTheirTrimBox) {
    const auto points = [](double width, double height) { return std::vector<Size>{{Length::points(width), Length::points(height)}}; };
    EXPECT_EQ(sizes_of("/MediaBox [ 0 0 200 300 ]"), points(200, 300));
    EXPECT_EQ(sizes_of("/MediaBox [ 0 0 200 300 ] /CropBox [ 10 10 110 210 ]"), points(100, 200));
    EXPECT_EQ(sizes_of("/MediaBox [ 0 0 200 300 ] /CropBox [ 10 10 110 210 ] /TrimBox [ 20 20 100 200 ]"), points(80, 180));
    EXPECT_EQ(sizes_of("/MediaBox [ 0 0 200 300 ] /TrimBox [ 20 20 900 900 ]"), points(180, 280)) << "no box reaches beyond the medium";
    EXPECT_EQ(sizes_of("/MediaBox [ 0 0 200 300 ] /TrimBox [ 500 500 900 900 ]"), points(200, 300)) << "nor lies outside it";
    EXPECT_EQ(sizes_of("/MediaBox [ 0 0 200 300 ] /Rotate 450"), points(300, 200));
    EXPECT_EQ(sizes_of("/MediaBox [ 0 0 200 300 ] /UserUnit 1.5"), points(300, 450));
    EXPECT_EQ(sizes_of(""), points(612, 792)) << "a required box that is missing";
    EXPECT_EQ(sizes_of("/MediaBox [ 0 0 5 0 R 300 ]"), points(612, 792)) << "and one with a hole";
}

TEST(SourcePdf, TakesWhatBleedsAlong) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string pdf = one_page("/MediaBox [ 0 0 200 300 ] /TrimBox [ 20 20 180 280 ] /BleedBox [ 11 11 189 289 ]");
    EXPECT_NE(taken_apart(imposed(pdf).result.bytes).find("/BBox [\n    11\n    11\n    189\n    289\n  ]"), std::string::npos);
    const std::string plain = one_page("/MediaBox [ 0 0 200 300 ] /TrimBox [ 20 20 180 280 ]");
    EXPECT_NE(taken_apart(imposed(plain).result.bytes).find("/BBox [\n    20\n    20\n    180\n    280\n  ]"), std::string::npos);
}

TEST(SourcePdf, JoinsContentStreams) {
    if (!has_program("pdftotext")) GTEST_SKIP();
    const std::string pdf = hand_made({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
                                       "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 200 300 ] /Resources << /Font << /F 6 0 R >> >> "
                                       "/Contents [ 4 0 R 5 0 R ] >>",
                                       stream("BT /F 20 Tf 20 130 Td (one ) Tj"), stream("(two) Tj ET"),
                                       "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
    EXPECT_EQ(words(output_of("pdftotext", imposed(pdf).result.bytes, "-")), (std::vector<std::string>{"one", "two"}));
}

TEST(SourcePdf, KeepsValuesAsTheyWere) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string pdf = one_page(
        "/MediaBox [ 0 0 200 300 ] /Resources << /ExtGState << /Exact 0.00048828125 /Large 12345678.5 /Hex <FEFF004100> /Odd (\\376\\377\\000A\\000) "
        "/Name /A#20B /Null null /Nothing 99 0 R /Truth true >> >>");
    const std::string objects = taken_apart(imposed(pdf).result.bytes);
    for (const char* kept :
         {"/Exact 0.00048828125", "/Large 12345678.5", "/Hex <feff004100>", "/Odd <feff004100>", "/Name /A#20B", "/Truth true"}) {
        EXPECT_NE(objects.find(kept), std::string::npos) << kept;
    }
    EXPECT_EQ(objects.find("/Nothing"), std::string::npos) << "a reference to nothing is null";
}

TEST(SourcePdf, CopiesWhatPagesShareOnceAndTheirTreeNever) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string objects = taken_apart(imposed(numbered_pages(8)).result.bytes);
    const auto count = [&](const std::string& part) {
        std::size_t found = 0;
        for (std::size_t at = objects.find(part); at != std::string::npos; at = objects.find(part, at + 1)) ++found;
        return found;
    };
    EXPECT_EQ(count("/BaseFont /Helvetica"), 1U);
    EXPECT_EQ(count("/Subtype /Form"), 8U);
    EXPECT_EQ(count("/Type /Page\n"), 4U) << "the sides";
    const std::string looping = one_page("/MediaBox [ 0 0 200 300 ] /Resources << /Back 3 0 R /Tree 2 0 R >>");
    EXPECT_EQ(taken_apart(imposed(looping).result.bytes).find("/Back"), std::string::npos);
}

TEST(SourcePdf, KeepsLayersAndColoursMeant) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string pdf = one_page("/MediaBox [ 0 0 200 300 ] /Group << /S /Transparency /CS /DeviceRGB >>", "",
                                     "/OCProperties << /OCGs [] /D << /Name (layers) >> >> /OutputIntents [ << /S /GTS_PDFX >> ]");
    const std::string objects = taken_apart(imposed(pdf).result.bytes);
    EXPECT_NE(objects.find("/Name (layers)"), std::string::npos);
    EXPECT_NE(objects.find("/S /GTS_PDFX"), std::string::npos);
    EXPECT_NE(objects.find("/I true"), std::string::npos) << "a page's group is isolated";
}

TEST(Impose, KeepsTitleAuthorAndDate) {
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string trailer = "/Info << /Title <FEFF041D0430> /Author (A. Author) /CreationDate (D:20200102030405+03'00') >>";
    const std::string objects = taken_apart(imposed(numbered_pages(2, "", trailer)).result.bytes);
    EXPECT_NE(objects.find("/Title <feff041d0430>"), std::string::npos);
    EXPECT_NE(objects.find("/Author (A. Author)"), std::string::npos);
    EXPECT_NE(objects.find("/CreationDate (D:20200102000405Z)"), std::string::npos) << "the PDF's own, not the clock's";
    EXPECT_EQ(taken_apart(imposed(numbered_pages(2)).result.bytes).find("/CreationDate"), std::string::npos);
}

TEST(Impose, BindsAtTheRightWhatReadsFromTheRight) {
    const std::string pdf = one_page("/MediaBox [ 0 0 200 300 ]", "", "/ViewerPreferences << /Direction /R2L >>");
    EXPECT_TRUE(imposed(pdf).result.imposition->bound_at_right);
    EXPECT_FALSE(imposed(one_page("/MediaBox [ 0 0 200 300 ]")).result.imposition->bound_at_right);
}

TEST(Impose, SaysWhatIsLeftBehind) {
    EXPECT_EQ(imposed(one_page("/MediaBox [ 0 0 200 300 ] /Annots [ << /Subtype /Link >> ]")).codes(), "impose-annotations");
    EXPECT_EQ(imposed(numbered_pages(99)).codes(), "impose-thick");
    const std::string pdf = hand_made({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [ 3 0 R 4 0 R ] >>",
                                       "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 200 300 ] >>",
                                       "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 300 300 ] >>"});
    EXPECT_EQ(imposed(pdf).codes(), "impose-page-sizes");
}

TEST(Impose, TakesWhatWeWrite) {
    if (!has_program("pdftotext")) GTEST_SKIP();
    Sample sample;
    for (const char16_t* text : {u"первая", u"вторая", u"третья"}) {
        sample.page();
        sample.line(sample.paragraph(), {text, cyrillic});
    }
    const std::string sheets = imposed(write_pdf(sample.pages, sample.fonts, sample.report, 1)).result.bytes;
    EXPECT_EQ(words(output_of("pdftotext -f 1 -l 1", sheets, "-")), std::vector<std::string>{"первая"});
    EXPECT_EQ(words(output_of("pdftotext -f 2 -l 2", sheets, "-")), (std::vector<std::string>{"вторая", "третья"}));
}

TEST(Impose, PrintsSignaturesAndNorm) {
    if (!has_program("pdftotext") || !has_program("qpdf")) GTEST_SKIP();
    const std::string pdf = numbered_pages(24);
    Report report;
    Sample sample;  // for its fonts
    ImposeRequest request;
    request.bytes = pdf;
    request.settings.scheme = Scheme::perfect;
    request.marks = {true, true, true, true, "Автор. Книга"};
    request.write_labels = [&](pdf::Serialiser& file, std::span<const std::string> texts, Report& found) {
        return pdf::write_labels(file, texts, sample.fonts, found);
    };
    const std::string sheets = impose_pdf(request, report).bytes;
    EXPECT_NE(output_of("qpdf --check", sheets).find("No syntax or stream encoding errors"), std::string::npos);
    const auto text = words(output_of("pdftotext", sheets, "-"));
    const std::multiset<std::string> said(text.begin(), text.end());
    for (const char* word : {"1*", "2*", "Автор.", "Книга"}) EXPECT_EQ(said.count(word), 1U) << word;
}

// 200 pages of 20 MB that share their content: it is inflated once.
TEST(SourcePdf, InflatesAContentOnce) {
    Deflater deflater;
    const std::string content(deflater.zlib(std::string(20'000'000, ' ')));
    std::string kids;
    for (int i = 0; i < 200; ++i) kids += std::to_string(4 + i) + " 0 R ";
    std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 200 /Kids [ " + kids + "] >>",
                                        stream(content, "/Filter /FlateDecode")};
    for (int i = 0; i < 200; ++i) objects.emplace_back("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents 3 0 R >>");
    const Outcome outcome = imposed(hand_made(objects));
    EXPECT_EQ(outcome.codes(), "impose-thick");
    EXPECT_LT(outcome.result.bytes.size(), 10'000'000U);
}

TEST(SourcePdf, ReadsAShortFileWithACrossReferenceStream) {
    const std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", stream("0 0 1 1 re f")};
    std::string pdf = "%PDF-1.5\n", rows("\0\0\0\xFF", 4);
    const auto add_row = [&] { rows += {'\1', static_cast<char>(pdf.size() >> 8), static_cast<char>(pdf.size() & 0xFF), '\0'}; };
    for (std::size_t i = 0; i < objects.size(); ++i) {
        add_row();
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t table = pdf.size();
    add_row();
    pdf += "5 0 obj\n" + stream(rows, "/Type /XRef /Size 6 /W [ 1 2 1 ] /Root 1 0 R") + "\nendobj\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    EXPECT_LT(pdf.size(), 600U);
    EXPECT_EQ(code_of(pdf), "");
}

// A sheet is for a press: what acts, and files that hang on the resources of a page, stay behind.
TEST(SourcePdf, LeavesScriptsAndFilesBehind) {
    const std::string pdf = hand_made(
        {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
         "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /Contents 4 0 R /Resources << /JS 6 0 R /Properties << /JS << /Type /OCG /Name (L) /A 6 0 R >> "
         "/B 7 0 R >> /XObject << /A 5 0 R >> >> >>",
         stream("/A Do"), stream("0 0 1 1 re f", "/Type /XObject /Subtype /Form /BBox [ 0 0 1 1 ] /AF [ 7 0 R ] /X 6 0 R"),
         "<< /S /JavaScript /JS (app.alert) >>", "<< /Type /Filespec /F (virus.exe) /EF << /F 8 0 R >> >>", stream("MZ", "/Type /EmbeddedFile")});
    const Outcome outcome = imposed(pdf);
    EXPECT_EQ(outcome.codes(), "");
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string all = taken_apart(outcome.result.bytes);
    EXPECT_EQ(all.find("app.alert"), std::string::npos);
    EXPECT_EQ(all.find("EmbeddedFile"), std::string::npos);
    EXPECT_EQ(all.find("virus"), std::string::npos);
    EXPECT_NE(all.find("/OCG"), std::string::npos);
}

// EF is a key of file specifications. Elsewhere it is a name as any other, of a font or a glyph.
TEST(SourcePdf, KeepsWhatMerelyHasAKeyNamedEf) {
    const std::string font = "/Type /Font /Subtype /Type1 /BaseFont /Courier";
    const std::string pdf = hand_made(
        {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
         "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 99 99 ] /Contents 4 0 R /Resources << /Font << /EF 5 0 R /FE 6 0 R >> "
         "/Properties << /P << /EF << /F 7 0 R >> /F (virus.exe) >> >> >> >>",
         stream("BT /EF 9 Tf (one) Tj /FE 9 Tf (two) Tj ET"), "<< " + font + " >>", "<< " + font + " /EF << /F 7 0 R >> >>", stream("MZ", "")});
    const Outcome outcome = imposed(pdf);
    EXPECT_EQ(outcome.codes(), "");
    if (!has_program("qpdf")) GTEST_SKIP();
    const std::string all = taken_apart(outcome.result.bytes);
    std::size_t fonts = 0;
    for (std::size_t at = all.find("/Courier"); at != std::string::npos; at = all.find("/Courier", at + 1)) ++fonts;
    EXPECT_EQ(fonts, 2U) << all;
    EXPECT_NE(all.find("/EF"), std::string::npos);
    EXPECT_EQ(all.find("virus"), std::string::npos);
    EXPECT_EQ(all.find("MZ"), std::string::npos);
}

}  // namespace
}  // namespace nabor
