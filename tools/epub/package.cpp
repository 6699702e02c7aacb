// In: a Book. Out: its EPUB package: plan, chapters, navigation, package document, style, images.
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "epub/chapter.h"
#include "epub/epub.h"
#include "epub/navigation.h"
#include "epub/opf.h"
#include "epub/plan.h"
#include "epub/stylesheet.h"

namespace nabor {

namespace {

using epub::Plan;

constexpr std::string_view xhtml = "application/xhtml+xml";

constexpr std::string_view container_document = R"xml(<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
)xml";

std::string title_of(const Book& book, const Product& product, Report& report) {
    std::string title = collapse_xml_space(book.metadata.main_title());
    if (!title.empty()) return title;
    title = collapse_xml_space(product.name);
    if (title.empty()) title = "Untitled";
    report.warning("epub-title-missing", product.span, "the book has no title; the EPUB is called \"" + title + "\"",
                   "give the teiHeader a <title> in fileDesc/titleStmt");
    return title;
}

PackageEntry entry(std::string_view path, std::string_view media_type, std::string bytes, std::string_view id = {},
                   std::string_view properties = {}) {
    PackageEntry result;
    result.path = path;
    result.media_type = media_type;
    result.bytes = std::move(bytes);
    result.id = id;
    result.properties = properties;
    return result;
}

void add_chapters(const Book& book, const Plan& plan, Package& package, Report& report) {
    for (std::uint32_t file = 0; file < plan.files.size(); ++file) {
        epub::Chapter chapter = epub::write_chapter(book, plan, file);
        report.append(std::move(chapter.report));
        PackageEntry text =
            entry("EPUB/text/" + plan.files[file].name, xhtml, std::move(chapter.bytes), fmt::format("text-{:03}", file + 1));
        text.in_spine = true;
        package.entries.push_back(std::move(text));
    }
}

std::string_view image_properties(const Image& image) {
    return image.facts.kind == ImageKind::svg && image.bytes.find("<script") != std::string::npos ? "scripted" : "";
}

// In the order of their first use, which is that of their file names.
void add_images(const Book& book, const Plan& plan, Package& package) {
    std::vector<std::pair<std::string, const Image*>> used;
    for (std::size_t i = 0; i < book.images.size(); ++i)
        if (!plan.image_files[i].empty()) used.emplace_back(plan.image_files[i], &book.images[i]);
    std::sort(used.begin(), used.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < used.size(); ++i) {
        const auto& [file, image] = used[i];
        package.entries.push_back(entry("EPUB/" + file, media_type(image->facts.kind), image->bytes, fmt::format("image-{:03}", i + 1),
                                        image_properties(*image)));
    }
}

// The contents stand after the title page, or at the end where that is the custom.
std::vector<std::string> spine_of(const Plan& plan, const Layout& layout) {
    std::vector<std::string> spine;
    bool placed = false;
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        spine.push_back(fmt::format("text-{:03}", i + 1));
        if (!epub::is_title_page(plan.files[i].unit) || placed || layout.contents_at_end) continue;
        spine.emplace_back("nav");
        placed = true;
    }
    if (!placed) spine.emplace_back("nav");
    return spine;
}

}  // namespace

Package make_package(const Book& book, const Product& product, const Layout& layout, const EpubOptions& options, Report& report) {
    const Plan plan = epub::make_plan(book, product, layout, title_of(book, product, report));
    const std::string identifier = epub::package_identifier(book, product, plan, report);
    const std::vector<ContentsEntry> contents = epub::reachable_contents(book, plan, layout.contents_depth);
    Package package;
    package.entries.push_back(entry("mimetype", "", "application/epub+zip"));
    package.entries.push_back(entry("META-INF/container.xml", "", std::string(container_document)));
    package.entries.push_back(entry("EPUB/package.opf", "", {}));
    const std::size_t package_document = package.entries.size() - 1;
    package.entries.push_back(entry("EPUB/nav.xhtml", xhtml, epub::write_navigation(book, plan, contents), "nav", "nav"));
    package.entries.back().in_spine = true;
    package.entries.push_back(entry("EPUB/toc.ncx", "application/x-dtbncx+xml", epub::write_ncx(book, plan, contents, identifier), "ncx"));
    package.entries.push_back(entry("EPUB/style.css", "text/css", epub::write_stylesheet(layout, plan.deepest_indent), "style"));
    add_chapters(book, plan, package, report);
    add_images(book, plan, package);
    package.spine = spine_of(plan, layout);
    package.entries[package_document].bytes = epub::write_package_document(book, product, plan, options, identifier, package);
    return package;
}

}  // namespace nabor
