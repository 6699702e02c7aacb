// write_pdf() gives whole, tagged, searchable files; programs other than ours say so.
#include "pdf/pdf.h"

#include <gtest/gtest.h>

#include <fstream>
#include "unit/image/samples.h"
#include "unit/page/sample.h"
#include "unit/pdf/pictures.h"
#include "unit/pdf_file/opened.h"

namespace nabor {
namespace {

using namespace samples;

// What pdftotext reads, without the empty lines at the end.
std::string text_of(Sample& sample) {
    std::string text = output_of("pdftotext -enc UTF-8 -nopgbrk", write_pdf(sample.pages, sample.fonts, sample.report, 2), "-");
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

std::string objects_of(Sample& sample) { return taken_apart(write_pdf(sample.pages, sample.fonts, sample.report, 2)); }

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST(WritePdf, GivesTextBack) {
    if (!has_program("pdftotext")) GTEST_SKIP();
    Sample sample;
    sample.page();
    const NodeId node = sample.paragraph();
    Features small_caps;
    small_caps.small_caps = true;
    Features all_small_caps = small_caps;
    all_small_caps.all_small_caps = true;
    sample.line(node, {u"Ра\u0301нним у\u0301тром все\u0301 сто\u0301роны за\u0301мка", cyrillic});
    sample.line(node, {u"office fluffy affine AVATAR", latin});
    sample.line(node, {u"Small Caps и Капитель", cyrillic, "Gentium Book Plus", small_caps});
    sample.line(node, {u"All Small CAPS", latin, "Gentium Book Plus", all_small_caps});
    sample.line(node, {u"Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν πρὸς τὸν θεόν", greek});
    sample.line(node, {u"Въ началѣ бѣ Сло\u0301во, ѳита, ижица ѵ, міръ", cyrillic});
    EXPECT_EQ(text_of(sample),
              "Ра\u0301нним у\u0301тром все\u0301 сто\u0301роны за\u0301мка\n"
              "office fluffy affine AVATAR\n"
              "Small Caps и Капитель\n"
              "All Small CAPS\n"
              "Ἐν ἀρχῇ ἦν ὁ λόγος, καὶ ὁ λόγος ἦν πρὸς τὸν θεόν\n"
              "Въ началѣ бѣ Сло\u0301во, ѳита, ижица ѵ, міръ\n");
}

TEST(WritePdf, TellsAHyphenFromASoftHyphen) {
    if (!has_program("pdftotext")) GTEST_SKIP();
    Sample sample;
    sample.page();
    const NodeId node = sample.paragraph();
    GlyphRun& run = sample.words(node, {u"по-русски пере-", cyrillic});
    run.text.back() = u'\u00AD';
    sample.new_line();
    sample.line(node, {u"нос", cyrillic});
    EXPECT_EQ(text_of(sample), "по-русски пере\u00AD\nнос\n");
    if (has_program("qpdf")) {  // what readers say that ask the fonts alone
        EXPECT_TRUE(matches(objects_of(sample), "<2010>"));
    }
}

TEST(WritePdf, GivesRightToLeftTextBackInReadingOrder) {
    if (!has_program("pdftotext")) GTEST_SKIP();
    Sample sample;
    sample.page();
    sample.line(sample.paragraph(), {u"שלום עולם", hebrew, "Noto Serif Hebrew", {}, true});
    EXPECT_NE(text_of(sample).find("שלום עולם"), std::string::npos);
}

// Poppler goes by coordinates and ActualText, MuPDF by the order of glyphs and ToUnicode.
TEST(WritePdf, GivesPointedLettersBackToEveryReader) {
    constexpr std::string_view words[] = {"בְּרֵאשִׁית", "בָּרָא", "אֱלֹהִים", "הַשָּׁמַיִם", "נֵרוֹת"};
    Sample sample;
    sample.page();
    sample.line(sample.paragraph(), {u"בְּרֵאשִׁית בָּרָא אֱלֹהִים הַשָּׁמַיִם נֵרוֹת", hebrew, "Noto Serif Hebrew", {}, true});
    const std::pair<std::string, std::string> readers[] = {{"pdftotext -enc UTF-8", "-"}, {"mutool draw -q -F txt", ""}};
    for (const auto& [before, after] : readers) {
        if (!has_program(before.substr(0, before.find(' ')))) continue;
        std::string text = output_of(before, write_pdf(sample.pages, sample.fonts, sample.report, 1), after);
        for (std::size_t at = text.find("\u200B"); at != std::string::npos; at = text.find("\u200B", at)) text.erase(at, 3);
        std::size_t last = 0;
        for (const std::string_view word : words) {
            const std::size_t at = text.find(word);
            ASSERT_NE(at, std::string::npos) << before << ": " << word << '\n' << text;
            EXPECT_LE(last, at) << before << ": " << word;
            last = at;
        }
    }
}

TEST(WritePdf, GivesRightToLeftLettersFarApartBackAsOneWord) {
    if (!has_program("pdftotext") || !has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    GlyphRun& run = sample.words(sample.paragraph(), {u"שלום", hebrew, "Noto Serif Hebrew", {}, true});
    const auto white = static_cast<std::int32_t>(run.size.units / 5);
    for (Glyph& glyph : run.glyphs) {
        glyph.advance += white;
        glyph.x_offset += white;
    }
    run.spaced_out = true;
    EXPECT_NE(text_of(sample).find("שלום"), std::string::npos);
    EXPECT_EQ(count_of(objects_of(sample), "/ActualText"), 4U) << "a mark for each letter";
}

TEST(WritePdf, SpellsWhatIsOfPrivateUse) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    GlyphRun& run = sample.words(sample.paragraph(), {u"aXb"});
    run.text[1] = u'\uF00F';
    sample.new_line();
    sample.words(NodeId::none, {u"cXd"}).text[1] = u'\uE123';
    const std::string objects = objects_of(sample);
    EXPECT_EQ(count_of(objects, "/ActualText<fefffffd>"), 2U) << objects;
    EXPECT_EQ(count_of(objects, "/Artifact BMC"), 1U) << "what spells it stands inside of the artifact";
    EXPECT_TRUE(sample.report.all().empty());
}

TEST(WritePdf, IsSoundForQpdf) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    for (int i = 0; i < 70; ++i) {  // more than one node of the page tree
        sample.page();
        sample.line(sample.paragraph(), {u"Стра\u0301ница", cyrillic});
    }
    const std::string said = output_of("qpdf --check", write_pdf(sample.pages, sample.fonts, sample.report, 2));
    EXPECT_NE(said.find("No syntax or stream encoding errors"), std::string::npos) << said;
    EXPECT_EQ(output_of("qpdf --show-npages", write_pdf(sample.pages, sample.fonts, sample.report, 2)), "70\n");
}

TEST(WritePdf, IsTheSameEachTimeAndDiffersWithItsContent) {
    Sample sample;
    sample.page();
    sample.line(sample.paragraph(), {u"Same"});
    const std::string first = write_pdf(sample.pages, sample.fonts, sample.report, 2);
    EXPECT_EQ(first, write_pdf(sample.pages, sample.fonts, sample.report, 2));
    std::get<GlyphRun>(sample.pages.pages[0].items[0]).x += Length::points(1);
    EXPECT_NE(first, write_pdf(sample.pages, sample.fonts, sample.report, 2));
}

// Many pages, so that threads meet; glyphs with several meanings, whose order decides on fonts; images that are the same.
void fill(Sample& sample) {
    const std::string ornament = png({.width = 1, .height = 1, .colour_type = 6, .rows = "\0abc\x80"s});
    const std::string picture = png({.width = 2, .height = 1, .colour_type = 2, .rows = "\0abcdef"s});
    for (const std::string& bytes : {ornament, gif(4, 4, false), ornament, picture}) {
        sample.pages.images.push_back({bytes, *probe(bytes).facts});
    }
    Features small_caps;
    small_caps.small_caps = true;
    for (std::uint32_t i = 0; i < 300; ++i) {
        sample.page();
        const NodeId node = sample.paragraph();
        sample.pages.destinations.push_back({"d" + std::to_string(i), i, Length::points(100), node});
        sample.pages.links.push_back({DestinationId{i}, "", node, ""});
        sample.line(node, Words{.text = u"сто\u0301роны", .script = cyrillic, .link = PageLinkId{i}});
        if (i % 3 == 1) sample.words(node, {u"пере-", cyrillic}).text.back() = u'\u00AD';
        if (i % 3 == 2) sample.words(node, {u"по-", cyrillic});
        if (i % 2 == 1) sample.words(node, {u"Капитель", cyrillic, "Gentium Book Plus", small_caps});
        const Length top = Length::points(100), side = Length::points(10);
        if (i % 40 == 0)
            sample.pages.pages.back().items.push_back(PlacedImage{PageImageId{i / 40 % 4}, top, top, side, side, NodeId::none});
        sample.line(NodeId::none, {u"12"});
    }
}

TEST(WritePdf, IsTheSameWithAnyNumberOfThreads) {
    Sample sample;
    fill(sample);
    Report alone;
    const std::string expected = write_pdf(sample.pages, sample.fonts, alone, 1);
    for (const std::size_t jobs : {2U, 3U, 8U}) {
        Report report;
        EXPECT_EQ(write_pdf(sample.pages, sample.fonts, report, jobs), expected) << jobs;
        ASSERT_EQ(report.all().size(), alone.all().size());
        for (std::size_t i = 0; i < report.all().size(); ++i) EXPECT_EQ(report.all()[i].message, alone.all()[i].message);
    }
    if (has_program("qpdf")) output_of("qpdf --check", expected);
}

TEST(WritePdf, MarksContentAndArtifacts) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    const NodeId paragraph = sample.node("P", Sample::root);
    const NodeId text = sample.node("", paragraph), foreign = sample.node("", paragraph, PageLanguageId{4});
    sample.words(text, {u"One "});
    sample.words(text, {u"stretch "});
    sample.words(foreign, {u"ad hoc"});
    sample.new_line();
    sample.words(NodeId::none, {u"12"});
    const std::string objects = objects_of(sample);
    EXPECT_EQ(count_of(objects, "BDC"), 2U);
    EXPECT_EQ(count_of(objects, "/Artifact BMC"), 1U);
    EXPECT_EQ(count_of(objects, "EMC"), 3U);
    // The Latin words have an element of their own, which says their language.
    EXPECT_TRUE(matches(objects, "/Lang \\(la\\)[^>]*/S /Span")) << objects;
    EXPECT_TRUE(matches(objects, "/Lang \\(ru\\)"));
    // Both marks are found from the page, and lead to the paragraph and to its span.
    EXPECT_TRUE(matches(objects, "\\[\\s+\\d+ 0 R\\s+\\d+ 0 R\\s+\\]"));
    EXPECT_TRUE(matches(objects, "/StructParents 0"));
}

TEST(WritePdf, SpellsAnAccentedLetterInItsOwnMark) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    GlyphRun& run = sample.words(sample.paragraph(), {u"за\u0301 ", cyrillic});
    run.glyphs.back().advance = 0;  // a line's last space; no accent of anything
    const std::string objects = objects_of(sample);
    EXPECT_TRUE(matches(objects, "/ActualText ?<(feff|FEFF)04300301>")) << objects;
    EXPECT_TRUE(matches(objects, "/ActualText ?(<>|\\(\\))"));
    EXPECT_EQ(count_of(objects, "BDC"), 4U) << "before, letter, accent, after";
}

// What poppler and Acrobat take a page's words from: the capital's mark says nothing, that of the rest of its word the whole.
TEST(WritePdf, SaysAWordWithItsInitialOnce) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    const NodeId paragraph = sample.paragraph();
    for (const char16_t* text : {u"«", u"В"}) sample.words(paragraph, {text, cyrillic}).is_initial = true;
    sample.words(paragraph, {u"се дома", cyrillic});
    const std::string objects = objects_of(sample);
    EXPECT_EQ(count_of(objects, "BDC"), 4U) << "the mark, the capital, the rest of the word, the other words";
    EXPECT_EQ(count_of(objects, "/ActualText<>") + count_of(objects, "/ActualText()"), 2U) << objects;
    EXPECT_TRUE(matches(objects, "/ActualText ?<(feff|FEFF)00[aA][bB]041204410435>")) << objects;
}

TEST(WritePdf, AWordInTypeOfTwoSizesHasOneMarkThatSaysItWhole) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    const NodeId paragraph = sample.paragraph();
    sample.words(paragraph, {u"an В", cyrillic}).joins_next = true;
    sample.words(paragraph, {u"се да", cyrillic}).size = Length::points(8);
    const std::string objects = objects_of(sample);
    EXPECT_EQ(count_of(objects, "/ActualText"), 1U) << objects;
    EXPECT_TRUE(matches(objects, "/ActualText ?<(feff|FEFF)041204410435>")) << objects;
}

TEST(WritePdf, EachWordOfLettersFarApartHasAMarkOfItsOwn) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    sample.words(sample.paragraph(), {u"се да", cyrillic}).spaced_out = true;
    const std::string objects = objects_of(sample);
    EXPECT_EQ(count_of(objects, "/ActualText"), 2U) << objects;
    EXPECT_TRUE(matches(objects, "/ActualText ?<(feff|FEFF)04410435>")) << objects;
    EXPECT_TRUE(matches(objects, "/ActualText ?<(feff|FEFF)04340430>")) << objects;
}

TEST(WritePdf, TiesLinksToTheirElements) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    const NodeId paragraph = sample.node("P", Sample::root), reference = sample.node("Reference", paragraph);
    const NodeId note = sample.node("Note", Sample::root);
    sample.pages.structure[static_cast<std::size_t>(note)].texts.edit().id = "note-1";
    sample.pages.structure[static_cast<std::size_t>(reference)].refers_to = note;
    sample.pages.destinations.push_back({"n1", 0, Length::points(100), note});
    sample.pages.links.push_back({DestinationId{0}, "", reference, "Note 1"});
    sample.pages.links.push_back({DestinationId::none, "https://example.org/\u0439?a b", sample.node("Link", paragraph), ""});
    sample.words(sample.node("", reference), Words{.text = u"1", .link = PageLinkId{0}});
    sample.new_line();
    for (int i = 0; i < 2; ++i) sample.line(sample.node("", sample.pages.links[1].node), Words{.text = u"site", .link = PageLinkId{1}});
    const std::string objects = objects_of(sample);
    EXPECT_EQ(count_of(objects, "/Subtype /Link"), 3U) << "one annotation a line";
    EXPECT_EQ(count_of(objects, "/Type /OBJR"), 3U);
    EXPECT_EQ(count_of(objects, "/S /Link"), 2U) << "a Reference gets a Link inside";
    EXPECT_TRUE(matches(objects, "/Dest \\(n1\\)"));
    EXPECT_TRUE(matches(objects, "/Contents \\(Note 1\\)"));
    EXPECT_TRUE(matches(objects, "/URI \\(https://example.org/%D0%B9\\?a%20b\\)")) << objects;
    EXPECT_TRUE(matches(objects, "/ID \\(note-1\\)"));
    EXPECT_TRUE(matches(objects, "/IDTree"));
}

TEST(WritePdf, GivesALinkOneAreaALine) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    const NodeId link = sample.node("Link", sample.node("P", Sample::root)), text = sample.node("", link);
    sample.pages.links.push_back({DestinationId::none, "https://example.org/", link, ""});
    sample.words(text, Words{.text = u"A title ", .link = PageLinkId{0}});
    sample.words(NodeId::none, Words{.text = u". . . . "});
    sample.words(text, Words{.text = u"12", .link = PageLinkId{0}});
    sample.new_line();
    sample.words(text, Words{.text = u"below", .link = PageLinkId{0}});
    EXPECT_EQ(count_of(objects_of(sample), "/Subtype /Link"), 2U);
}

TEST(WritePdf, LeavesLinksOfArtifactsOut) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    sample.pages.links.push_back({DestinationId::none, "https://example.org/", NodeId::none, ""});
    sample.line(sample.paragraph(), Words{.text = u"of text", .link = PageLinkId{0}});
    sample.line(NodeId::none, Words{.text = u"of a running head", .link = PageLinkId{0}});
    const std::string objects = objects_of(sample);
    EXPECT_EQ(count_of(objects, "/Subtype /Link"), 1U);
    EXPECT_EQ(count_of(objects, "/S /Link"), 1U) << "the text's own stretch becomes one";
    sample.pages.structure.clear();
    sample.pages.pages[0].items.erase(sample.pages.pages[0].items.begin());
    EXPECT_EQ(count_of(objects_of(sample), "/Subtype /Link"), 1U) << "a file without structure keeps it";
}

TEST(WritePdf, DescribesTablesListsAndFigures) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    sample.page();
    const NodeId row = sample.node("TR", sample.node("Table", Sample::root));
    const NodeId head = sample.node("TH", row), cell = sample.node("TD", row);
    sample.pages.structure[static_cast<std::size_t>(head)].row_scope = true;
    sample.pages.structure[static_cast<std::size_t>(cell)].column_span = 3;
    const NodeId list = sample.node("L", Sample::root);
    sample.pages.structure[static_cast<std::size_t>(list)].ordered = true;
    const NodeId figure = sample.node("Figure", Sample::root);
    sample.pages.structure[static_cast<std::size_t>(figure)].texts.edit().alternative = "Карта";
    const std::string png_bytes = png({.width = 2,
                                       .height = 1,
                                       .colour_type = 6,
                                       .rows = "\0abc\x80"
                                               "def\xFF"s});
    const std::string jpeg_bytes = a_jpeg(ImageColour::cmyk);
    sample.pages.images.push_back({png_bytes, *probe(png_bytes).facts});
    sample.pages.images.push_back({png_bytes, *probe(png_bytes).facts});
    sample.pages.images.push_back({jpeg_bytes, *probe(jpeg_bytes).facts});
    for (std::uint32_t i = 0; i < 3; ++i) {
        const Length top = Length::points(100 + 60.0 * i), width = Length::points(100), height = Length::points(50);
        sample.pages.pages[0].items.push_back(PlacedImage{PageImageId{i}, Length::points(50), top, width, height, figure});
    }
    const std::string objects = objects_of(sample);
    EXPECT_TRUE(matches(objects, "/Scope /Row"));
    EXPECT_TRUE(matches(objects, "/ColSpan 3"));
    EXPECT_TRUE(matches(objects, "/ListNumbering /Decimal"));
    EXPECT_TRUE(matches(objects, "/BBox \\[\\s+50\\s+445.276\\s+150\\s+495.276\\s+\\]")) << objects;
    EXPECT_EQ(count_of(objects, "/ColorSpace /DeviceRGB"), 1U) << "the same bytes are written once";
    EXPECT_EQ(count_of(objects, "/SMask"), 1U);
    EXPECT_TRUE(matches(objects, "/Decode \\[\\s+1\\s+0\\s+1\\s+0\\s+1\\s+0\\s+1\\s+0\\s+\\]")) << "Adobe's CMYK";
    EXPECT_EQ(count_of(objects, "pdfaid:part>2"), 0U) << "CMYK beside an RGB output intent is no PDF/A";
}

TEST(WritePdf, ClaimsOnlyWhatItKeeps) {
    Sample sample;
    sample.page();
    sample.line(sample.paragraph(), {u"Text"});
    const std::string sound = write_pdf(sample.pages, sample.fonts, sample.report, 2);
    EXPECT_TRUE(sample.report.all().empty());
    EXPECT_EQ(count_of(sound, "<pdfaid:conformance>A<"), 1U);
    EXPECT_EQ(count_of(sound, "<pdfuaid:part>1<"), 1U);
    EXPECT_EQ(count_of(sound, "Проба &amp; &lt;test&gt;"), 1U);
    sample.node("H2", Sample::root);
    const std::string skipped = write_pdf(sample.pages, sample.fonts, sample.report, 2);
    EXPECT_EQ(count_of(skipped, "<pdfaid:conformance>A<"), 1U);
    EXPECT_EQ(count_of(skipped, "pdfuaid:part>"), 0U);
    ASSERT_EQ(sample.report.all().size(), 1U);
    EXPECT_EQ(sample.report.all()[0].message, "the PDF does not claim PDF/UA-1: a heading of level 2 follows one of level 0");
    EXPECT_EQ(sample.report.all()[0].code, "pdf-claim");
}

TEST(WritePdf, ClaimsLevelUWhereLevelAWantsMore) {
    Sample sample;
    sample.page();
    sample.line(sample.paragraph(), {u"Text"});
    const NodeId figure = sample.node("Figure", Sample::root);
    std::get<GlyphRun>(sample.pages.pages[0].items[0]).node = figure;
    const std::string bare = write_pdf(sample.pages, sample.fonts, sample.report, 1);
    EXPECT_EQ(count_of(bare, "<pdfaid:conformance>U<"), 1U);
    EXPECT_EQ(count_of(bare, "pdfuaid:part>"), 0U);
    ASSERT_EQ(sample.report.all().size(), 2U);
    EXPECT_EQ(sample.report.all()[0].message, "the PDF claims PDF/A-2u, not PDF/A-2a: 1 of its figures and formulas have no description");
    sample.pages.structure[static_cast<std::size_t>(figure)].texts.edit().alternative = "a word";
    EXPECT_EQ(count_of(write_pdf(sample.pages, sample.fonts, sample.report, 1), "<pdfaid:conformance>A<"), 1U);
}

TEST(WritePdf, DescribesTheSchemaOfPdfUaWhereverItIsUsed) {
    Sample sample;
    sample.page();
    sample.line(sample.paragraph(), {u"Text"});
    put_image(sample, a_jpeg(ImageColour::cmyk));
    const std::string only_accessible = write_pdf(sample.pages, sample.fonts, sample.report, 1);
    EXPECT_EQ(count_of(only_accessible, "pdfaid:part>2"), 0U);
    EXPECT_EQ(count_of(only_accessible, "<pdfuaid:part>1<"), 1U);
    EXPECT_EQ(count_of(only_accessible, "<pdfaSchema:prefix>pdfuaid<"), 1U);
}

TEST(WritePdf, SaysWhichImagesItCannotShow) {
    Sample sample;
    sample.page();
    const std::string bytes = gif(4, 4, false);  // of one pixel's data
    sample.pages.images.push_back({bytes, *probe(bytes).facts, "a.gif"});
    for (int i = 0; i < 2; ++i) {
        sample.pages.pages[0].items.push_back(PlacedImage{PageImageId{0}, {}, {}, Length::points(10), Length::points(10), NodeId::none});
    }
    write_pdf(sample.pages, sample.fonts, sample.report, 2);
    ASSERT_EQ(sample.report.count(Severity::error), 1U);
    EXPECT_TRUE(sample.report.all()[0].message.starts_with("the image \"a.gif\" is a damaged GIF file ("));
    EXPECT_TRUE(sample.report.all()[0].message.ends_with("; its place stays empty"));
}

TEST(WritePdf, LabelsPagesOutsideTheCount) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    for (int i = 0; i < 5; ++i) sample.page();
    std::vector<Page>& pages = sample.pages.pages;
    for (const std::size_t plate : {1U, 2U}) {
        pages[plate].folio_prefix = "Plate ";
        pages[plate].number = static_cast<std::uint32_t>(plate);
    }
    pages[3].folio_style = FolioStyle::none;
    pages[3].folio_prefix = "Plate 2v";
    pages[4].number = 2;
    const std::string objects = objects_of(sample);
    EXPECT_TRUE(matches(objects, "/P \\(Plate \\)\\s+/S /D")) << objects;
    EXPECT_EQ(count_of(objects, "/P (Plate "), 2U) << "two plates are one range";
    EXPECT_TRUE(matches(objects, "/P \\(Plate 2v\\)\\s+>>"));
    EXPECT_TRUE(matches(objects, "4\\s+<<\\s+/S /D\\s+/St 2"));
}

TEST(WritePdf, LeadsThroughTheBook) {
    if (!has_program("qpdf")) GTEST_SKIP();
    Sample sample;
    for (int i = 0; i < 3; ++i) sample.page(FolioStyle::roman);
    for (int i = 0; i < 2; ++i) sample.page();
    sample.pages.pages[4].number = 10;
    const NodeId chapter = sample.node("Sect", Sample::root);
    for (std::uint32_t i = 0; i < 600; ++i) {
        sample.pages.destinations.push_back({"d" + std::to_string(i), 3, Length::points(i / 2.0), chapter});
    }
    sample.pages.outline.push_back({1, "Part", DestinationId{0}});
    sample.pages.outline.push_back({2, "Глава", DestinationId{7}});
    sample.pages.outline.push_back({3, "Deep", DestinationId::none});
    sample.pages.outline.push_back({2, "Chapter", DestinationId{8}});
    sample.pages.outline.push_back({1, "Last", DestinationId{9}});
    const std::string objects = objects_of(sample);
    const std::string labels = "0\\s+<<\\s+/S /r\\s+>>\\s+3\\s+<<\\s+/S /D\\s+>>\\s+4\\s+<<\\s+/S /D\\s+/St 10\\s+>>";
    EXPECT_TRUE(matches(objects, "/Nums \\[\\s+" + labels + "\\s+\\]")) << objects;
    EXPECT_TRUE(matches(objects, "/Limits \\[\\s+\\(d0\\)\\s+\\(d3\\d*\\)\\s+\\]")) << "names in byte order, in leaves";
    EXPECT_TRUE(matches(objects, "\\(d7\\)\\s+\\[\\s+\\d+ 0 R\\s+/XYZ\\s+null\\s+591.776\\s+null\\s+\\]")) << objects;
    EXPECT_TRUE(matches(objects, "/Count -2")) << "a closed entry of two children";
    EXPECT_TRUE(matches(objects, "/Count 2\\s+/First")) << "the root: its first level is seen";
    EXPECT_EQ(count_of(objects, "/SE "), 4U);
    EXPECT_TRUE(matches(objects, "/DisplayDocTitle true"));
}

}  // namespace
}  // namespace nabor
