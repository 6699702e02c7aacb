#include <algorithm>

#include <gtest/gtest.h>

#include "sample.h"
#include "support/strict_xml.h"

namespace nabor {
namespace {

using namespace sample;

Book book_of_parts() {
    BookBuilder builder;
    Block one = builder.division(
        Role::chapter, "one",
        {heading("One", 2), builder.division(Role::section, "deep", {heading("Deep", 3), leaf(Role::paragraph, "x")}, 3)}, 2);
    Block two = builder.division(Role::chapter, "two", {heading("Two", 2), leaf(Role::paragraph, "y")}, 2);
    builder.book.body.push_back(builder.division(Role::part, "part", {heading("The Part"), one, two}));
    builder.book.back.push_back(builder.division(Role::bibliography, "books", {heading("Books"), leaf(Role::bibliography_entry, "z")}));
    return std::move(builder.book);
}

TEST(Package, FilesStandInOrder) {
    const Package package = package_of(book_of_parts());
    std::vector<std::string> paths;
    for (const PackageEntry& entry : package.entries) paths.push_back(entry.path);
    EXPECT_EQ(paths,
              (std::vector<std::string>{"mimetype", "META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx",
                                        "EPUB/style.css", "EPUB/text/001-title-page.xhtml", "EPUB/text/002-part.xhtml",
                                        "EPUB/text/003-chapter.xhtml", "EPUB/text/004-chapter.xhtml", "EPUB/text/005-bibliography.xhtml"}));
    EXPECT_EQ(package.spine, (std::vector<std::string>{"text-001", "nav", "text-002", "text-003", "text-004", "text-005"}));
    EXPECT_EQ(body(package, "002-part.xhtml"),
              "<section id=\"part\" class=\"part\" epub:type=\"part\" role=\"doc-part\" aria-label=\"The Part\">\n<h1>The "
              "Part</h1>\n</section>\n");
}

TEST(Package, ContentsAreNested) {
    const Package package = package_of(book_of_parts());
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), R"(<ol>
<li><a href="text/002-part.xhtml">The Part</a>
<ol>
<li><a href="text/003-chapter.xhtml">One</a>
<ol>
<li><a href="text/003-chapter.xhtml#deep">Deep</a></li>
</ol></li>
<li><a href="text/004-chapter.xhtml">Two</a></li>
</ol></li>
<li><a href="text/005-bibliography.xhtml">Books</a></li>
</ol>)")) << file(package, "EPUB/nav.xhtml");
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), "<a epub:type=\"bodymatter\" href=\"text/002-part.xhtml\">"));
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), "<a epub:type=\"bibliography\" href=\"text/005-bibliography.xhtml\">Books</a>"));
    EXPECT_FALSE(contains(file(package, "EPUB/toc.ncx"), "Deep"));   // two levels
    EXPECT_TRUE(contains(file(package, "EPUB/toc.ncx"), "<content src=\"text/004-chapter.xhtml\"/>"));
}

TEST(Package, ContentsNameTheAuthorsOfDocuments) {
    BookBuilder builder;
    for (const char* title : {"The New Course", "Maria Joffe and Mikhail Baitalsky"}) {
        Document document;
        document.metadata.contributors = {{"Maria Joffe", "", "aut", "en", "", false}, {"Mikhail Baitalsky", "", "aut", "en", "", false}};
        builder.book.documents.push_back(document);
        Block block = builder.division(Role::document, "d" + std::to_string(builder.book.documents.size()),
                                       {heading(title), leaf(Role::paragraph, "x")});
        block.document = static_cast<DocumentId>(builder.book.documents.size() - 1);
        builder.book.body.push_back(block);
    }
    const std::string nav = file(package_of(builder.book), "EPUB/nav.xhtml");
    EXPECT_TRUE(contains(nav, ">Maria Joffe, Mikhail Baitalsky: The New Course</a>"));
    EXPECT_TRUE(contains(nav, ">Maria Joffe and Mikhail Baitalsky</a>"));
}

TEST(Package, MetadataSaysWhatIsKnownAndNoMore) {
    Book book = book_of_parts();
    Metadata& facts = book.metadata;
    facts.titles = {{" The\n Reader ", "main", "en"}, {"Хрестоматия", "main", "ru"}, {"Documents", "sub", "en"}};
    facts.contributors = {{"Vadim Rogovin", "", "aut", "en", "https://viaf.org/1", false},
                          {"Вадим Роговин", "", "aut", "ru", "https://viaf.org/1", false},
                          {"A. N. Editor", "Editor, A. N.", "edt", "en", "", false}};
    facts.languages = {"ru"};
    facts.date = "the spring of 1998";
    facts.date_iso = "1998-04";
    facts.series = "Readers";
    facts.series_position = "2";
    Product product;
    product.isbn["epub"] = "9783161484100";
    Report report;
    const std::string opf = file(package_of(book, report, product), "EPUB/package.opf");
    for (const char* line :
         {"<dc:identifier id=\"identifier\">urn:isbn:9783161484100</dc:identifier>",
          "<meta property=\"identifier-type\" refines=\"#identifier\" scheme=\"onix:codelist5\">15</meta>", "<dc:title id=\"title\">The Reader</dc:title>",
          "<meta property=\"alternate-script\" refines=\"#title\" xml:lang=\"ru\">Хрестоматия</meta>",
          "<meta property=\"title-type\" refines=\"#title-2\">subtitle</meta>", "<dc:creator id=\"person-1\">Vadim Rogovin</dc:creator>",
          "<meta property=\"role\" refines=\"#person-1\" scheme=\"marc:relators\">aut</meta>",
          "<meta property=\"file-as\" refines=\"#person-1\">Rogovin, Vadim</meta>",
          "<meta property=\"alternate-script\" refines=\"#person-1\" xml:lang=\"ru\">Вадим Роговин</meta>",
          "<dc:contributor id=\"person-2\">A. N. Editor</dc:contributor>", "<dc:language>en</dc:language>", "<dc:language>ru</dc:language>",
          "<dc:date>1998-04</dc:date>", "<meta id=\"series\" property=\"belongs-to-collection\">Readers</meta>",
          "<meta property=\"group-position\" refines=\"#series\">2</meta>",
          "<meta property=\"dcterms:modified\">2025-11-23T09:00:00Z</meta>",
          "<meta property=\"schema:accessModeSufficient\">textual</meta>", "<meta property=\"schema:accessibilityHazard\">none</meta>"})
        EXPECT_TRUE(contains(opf, line)) << line << "\n" << opf;
    for (const char* unsaid : {"dc:rights", "dcterms:license", "alternativeText", "conformsTo", "pageBreak"})
        EXPECT_FALSE(contains(opf, unsaid)) << unsaid;
    EXPECT_EQ(report.all().size(), 0U);
}

TEST(Package, AccessibilityIsDerivedFromTheImages) {
    BookBuilder builder;
    const ImageId image = builder.image("a.png");
    Product product;
    product.accessibility.level = AccessibilityClaim::Level::aa;
    product.accessibility.certifier = "The Publisher";
    product.accessibility.exemption = "eaa-microenterprise";
    Report report;
    builder.book.body = {builder.division(Role::chapter, "c", {heading("C"), image_block(image, "a pixel")})};
    const std::string described = file(package_of(builder.book, report, product), "EPUB/package.opf");
    EXPECT_TRUE(contains(described, ">alternativeText<") && contains(described, ">visual<"));
    EXPECT_TRUE(contains(described, "<meta id=\"conformance\" property=\"dcterms:conformsTo\">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>"));
    EXPECT_TRUE(contains(described, "<meta id=\"certifier\" property=\"a11y:certifiedBy\" refines=\"#conformance\">The Publisher</meta>"));
    EXPECT_TRUE(contains(described, "<meta property=\"a11y:exemption\">eaa-microenterprise</meta>"));
    EXPECT_EQ(report.all().size(), 0U);
    EXPECT_TRUE(contains(described, "<meta property=\"schema:accessModeSufficient\">textual</meta>"));
    Block bare = image_block(image, "");
    std::get<ImageUse>(bare.content).decorative = false;
    builder.book.body = {builder.division(Role::chapter, "d", {bare})};
    const std::string undescribed = file(package_of(builder.book, report, product), "EPUB/package.opf");
    EXPECT_FALSE(contains(undescribed, ">alternativeText<") || contains(undescribed, "conformsTo") ||
                 contains(undescribed, "structuralNavigation"));
    EXPECT_TRUE(contains(undescribed, "<meta property=\"schema:accessModeSufficient\">textual,visual</meta>"));
    ASSERT_EQ(report.all().size(), 1U);
    EXPECT_EQ(report.all()[0].code, "epub-claim-not-borne-out");
}

TEST(Package, AClaimWantsACertifierAndTablesWithHeadings) {
    BookBuilder builder;
    Table table;
    table.rows.resize(1);
    table.rows[0].cells = {cell("1"), cell("2")};
    Block block;
    block.role = Role::table;
    block.content = table;
    builder.book.body = {builder.division(Role::chapter, "c", {heading("C"), block})};
    Product product;
    product.accessibility.level = AccessibilityClaim::Level::a;
    Report report;
    EXPECT_FALSE(contains(file(package_of(builder.book, report, product), "EPUB/package.opf"), "conformsTo"));
    product.accessibility.certifier = "The Publisher";
    EXPECT_FALSE(contains(file(package_of(builder.book, report, product), "EPUB/package.opf"), "conformsTo"));
    std::get<Table>(builder.book.body[0].content.emplace<Blocks>(Blocks{heading("C"), block})[1].content).rows[0].header = true;
    EXPECT_TRUE(contains(file(package_of(builder.book, report, product), "EPUB/package.opf"), "WCAG 2.2 Level A</meta>"));
    ASSERT_EQ(report.all().size(), 2U);
    EXPECT_EQ(report.all()[0].code, "epub-claim-without-certifier");
    EXPECT_EQ(report.all()[1].code, "epub-claim-not-borne-out");
}

TEST(Package, NotesStandAtTheBooksEndWhereTheLayoutSaysSo) {
    BookBuilder builder;
    Inline call = builder.note("a word on it");
    builder.book.body = {builder.division(Role::chapter, "c", {heading("One"), leaf(Role::paragraph, {text("x"), call})})};
    Layout layout;
    layout.note_series.front().area = NoteSeries::Area::book_end;
    Report report;
    const Package package = package_of(builder.book, report, {}, layout);
    EXPECT_TRUE(contains(body(package, "002-chapter.xhtml"), "href=\"003-notes.xhtml#note1\">1</a></p>"));
    EXPECT_TRUE(contains(body(package, "003-notes.xhtml"), "<h1>Notes</h1>\n<h2>One</h2>\n<div id=\"note1\" class=\"note\" epub:type=\"footnote\""));
    EXPECT_TRUE(contains(body(package, "003-notes.xhtml"), "href=\"002-chapter.xhtml#call1\""));
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), "<li><a href=\"text/003-notes.xhtml\">Notes</a></li>"));
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), "<li><a epub:type=\"endnotes\" href=\"text/003-notes.xhtml\">Notes</a></li>"));
    EXPECT_TRUE(contains(file(package, "EPUB/toc.ncx"), "<content src=\"text/003-notes.xhtml\"/>"));
}

TEST(Package, WithoutATitleTheFileNameStandsAndIsReported) {
    BookBuilder builder;
    builder.book.metadata.titles.clear();
    builder.book.body = {leaf(Role::paragraph, "x")};
    Product product;
    product.name = "reader";
    Report report;
    const Package package = package_of(builder.book, report, product);
    EXPECT_TRUE(contains(file(package, "EPUB/package.opf"), ">reader</dc:title>"));
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), "<li><a href=\"text/001-title-page.xhtml\">reader</a></li>"));
    ASSERT_EQ(report.all().size(), 1U);
    EXPECT_EQ(report.all()[0].code, "epub-title-missing");
}

TEST(Package, SourcePagesAreListedWhereTheLayoutShowsThem) {
    BookBuilder builder;
    const AnchorId page = builder.anchor("p12");
    builder.book.body = {builder.division(Role::chapter, "c", {leaf(Role::paragraph, {Inline{{}, PageMark{"12", page}}, text("x")})})};
    Layout layout;
    layout.show_source_pages = true;
    Report report;
    const Package package = package_of(builder.book, report, {}, layout);
    EXPECT_TRUE(contains(body(package, "002-chapter.xhtml"),
                         "<span id=\"p12\" class=\"page-mark\" epub:type=\"pagebreak\" role=\"doc-pagebreak\" aria-label=\"12\"></span>x"));
    EXPECT_TRUE(contains(file(package, "EPUB/nav.xhtml"), "<li><a href=\"text/002-chapter.xhtml#p12\">12</a></li>"));
    EXPECT_FALSE(contains(file(package_of(builder.book), "EPUB/nav.xhtml"), "page-list"));
}

TEST(Package, ATitlePageOfTheManuscriptIsKept) {
    BookBuilder builder;
    builder.book.front = {builder.division(Role::title_page, "tp", {leaf(Role::title_main, "As Printed")})};
    builder.book.body = {builder.division(Role::chapter, "c", {leaf(Role::paragraph, "x")})};
    const Package package = package_of(builder.book);
    EXPECT_TRUE(contains(body(package, "001-title-page.xhtml"), "As Printed"));
    EXPECT_EQ(package.spine, (std::vector<std::string>{"text-001", "nav", "text-002"}));
}

TEST(Package, ATitlePageOfADocumentInsideIsNotTheBooks) {
    BookBuilder builder;
    Block inner = builder.division(Role::title_page, "tp", {leaf(Role::title_main, "A Pamphlet")}, 2);
    Block chapter = builder.division(Role::chapter, "c", {leaf(Role::paragraph, "x")}, 2);
    builder.book.body = {builder.division(Role::part, "part", {heading("Part"), inner, chapter})};
    const Package package = package_of(builder.book);
    EXPECT_TRUE(contains(body(package, "001-title-page.xhtml"), "A Small Book"));
    EXPECT_EQ(package.spine, (std::vector<std::string>{"text-001", "nav", "text-002", "text-003", "text-004"}));
}

TEST(Package, EveryTextIsWellFormed) {
    for (const PackageEntry& entry : package_of(book_of_every_role()).entries) {
        if (entry.media_type == "text/css" || entry.media_type == "image/png" || entry.path == "mimetype") continue;
        EXPECT_EQ(samples::fault_of_xml(entry.bytes), "") << entry.path;
    }
}

TEST(StrictXml, RefusesWhatPugixmlAccepts) {
    EXPECT_EQ(samples::fault_of_xml("<a b='1' c='2'/>"), "");
    EXPECT_EQ(samples::fault_of_xml("<a b='1' b='2'/>"), "1:9: duplicate attribute");
    EXPECT_EQ(samples::fault_of_xml("<epub:a/>"), "1:0: unbound prefix");
    EXPECT_NE(samples::fault_of_xml("<a>\x01</a>"), "");
    EXPECT_NE(samples::fault_of_xml("<a/><a/>"), "");
}

TEST(Package, IsDumpedAsText) {
    const std::string dump = dump_package(package_of(book_of_every_role()));
    EXPECT_TRUE(dump.starts_with("spine text-001 nav text-002"));
    EXPECT_TRUE(contains(dump, "=== EPUB/images/001-1.png image/png id=image-001\n68 bytes\n"));
}

}  // namespace
}  // namespace nabor
