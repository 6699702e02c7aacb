// In: a Book. Out: its EPUB package: plan, chapters, navigation, package document, style, images.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/in_order.h"
#include "base/utf8.h"
#include "book/interleaved.h"
#include "epub/chapter.h"
#include "epub/cover.h"
#include "epub/embedded_fonts.h"
#include "epub/epub.h"
#include "epub/image_damage.h"
#include "epub/navigation.h"
#include "epub/package_document.h"
#include "epub/plan.h"
#include "epub/smaller_images.h"
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

// `styles`: the layout by which used faces are recorded; nullptr when no fonts are embedded.
std::vector<epub::Chapter> write_chapters(const epub::ChapterSources& sources, const Layout* styles, std::size_t jobs) {
    std::vector<epub::Chapter> chapters(sources.plan.files.size());
    const auto make_writer = [&] {
        std::unique_ptr<epub::StylePaths> paths = styles != nullptr ? std::make_unique<epub::StylePaths>(*styles) : nullptr;
        return [&sources, paths = std::move(paths)](std::size_t file) {
            return epub::write_chapter(sources, static_cast<std::uint32_t>(file), paths.get());
        };
    };
    work_in_order(chapters.size(), jobs, make_writer,
                  [&](std::size_t file, epub::Chapter&& chapter) { chapters[file] = std::move(chapter); });
    return chapters;
}

void add_chapters(const Plan& plan, std::vector<epub::Chapter>& chapters, Package& package, Report& report) {
    for (std::size_t file = 0; file < chapters.size(); ++file) {
        report.append(std::move(chapters[file].report));
        PackageEntry text =
            entry("EPUB/text/" + plan.files[file].name, xhtml, std::move(chapters[file].file.bytes), fmt::format("text-{:03}", file + 1));
        text.in_spine = true;
        text.tables = std::move(chapters[file].tables);
        if (chapters[file].has_formulas) text.properties = "mathml";
        if (const auto& blocks = plan.files[file].unit.blocks; !blocks.empty()) text.span = blocks.front()->span;
        package.entries.push_back(std::move(text));
    }
}

// In the order of first use, which is the order of the file names.
void add_images(const Book& book, const Plan& plan, Package& package) {
    std::vector<std::pair<std::string, const Image*>> used;
    for (std::size_t i = 0; i < book.images.size(); ++i)
        if (!plan.image_files[i].empty()) used.emplace_back(plan.image_files[i], &book.images[i]);
    std::sort(used.begin(), used.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < used.size(); ++i) {
        const auto& [file, image] = used[i];
        package.entries.push_back(entry("EPUB/" + file, media_type(image->facts.kind), image->bytes, fmt::format("image-{:03}", i + 1)));
        package.entries.back().span = image->span;
    }
}

// Kindle shows the image itself as the first page (Kindle Publishing Guidelines, 4.2), so a cover page would show it twice.
bool wants_cover_page(Shop shop) { return shop != Shop::kindle; }

PackageEntry cover_page_entry(std::string bytes) {
    PackageEntry page = entry(fmt::format("EPUB/{}", epub::cover_page_name), xhtml, std::move(bytes), epub::cover_page_id);
    page.in_spine = true;
    return page;
}

PackageEntry cover_image_entry(epub::Cover cover) {
    return entry(fmt::format("EPUB/images/cover{}", file_suffix(cover.facts.kind)), media_type(cover.facts.kind), std::move(cover.bytes),
                 epub::cover_image_id, "cover-image");
}

// The number of files before the contents, which follow the title page or stand at the end, as the layout says.
std::size_t files_before_contents(const Plan& plan, const Layout& layout) {
    for (std::size_t i = 0; i < plan.files.size() && !layout.contents_at_end; ++i)
        if (epub::is_title_page(plan.files[i].unit)) return i + 1;
    return plan.files.size();
}

std::vector<std::string> spine_of(std::size_t files, std::size_t before_contents) {
    std::vector<std::string> spine;
    for (std::size_t i = 0; i < files; ++i) spine.push_back(fmt::format("text-{:03}", i + 1));
    spine.insert(spine.begin() + static_cast<std::ptrdiff_t>(before_contents), "nav");
    return spine;
}

// The markers of chapters and contents, in the order of the spine.
std::vector<epub::PageListEntry> page_links(const Plan& plan, const std::vector<epub::Chapter>& chapters,
                                       const std::vector<epub::ContentsPage>& in_contents, std::size_t before_contents) {
    std::vector<epub::PageListEntry> links;
    for (std::size_t i = 0; i <= chapters.size(); ++i) {
        if (i == before_contents)
            for (const epub::ContentsPage& place : in_contents) links.push_back({place.page->label, "nav.xhtml#" + place.page->id});
        if (i == chapters.size()) break;
        for (const epub::PrintPage* page : chapters[i].pages) links.push_back({page->label, "text/" + plan.files[i].name + "#" + page->id});
    }
    return links;
}

}  // namespace

// The package is made with the cover page, so that embedded fonts have its characters; it is removed for shops that want none.
struct Packager::State {
    State(const EpubInput& input, const EpubOptions& how, Report& found)
        : interleaved_book(input.layout.interleaves_parallel_texts && !input.book.parallel_texts.empty() ? std::optional(interleaved(input.book))
                                                                                                         : std::nullopt),
          own_book(input.book),
          book(interleaved_book ? *interleaved_book : input.book), product(input.product), layout(input.layout), options(how), report(found) {}

    void make() {
        plan = epub::make_plan(book, product, layout, options.pages, title_of(book, product, report));
        if (interleaved_book) epub::number_text(own_book, layout, options.pages, plan);
        identifier = epub::package_identifier(book, product, plan);
        std::optional<epub::Cover> cover = epub::cover_of({book, product, layout, options, plan.book_title}, report);
        plan.cover_image = plan.cover_page = cover.has_value();
        if (embeds_fonts()) begin_recording();
        add_text();
        if (cover) add_cover_page(*cover);
        add_images(book, plan, package);
        epub::report_damaged_images(package, options.jobs, report);
        epub::make_images_smaller(package, product, report);
        if (cover) {
            package.entries.push_back(cover_page);
            package.entries.push_back(cover_image_entry(std::move(*cover)));
        }
        add_style();
        claim();
        write_package_document(report);
    }

    void fit(Shop shop) {
        const bool page_wanted = plan.cover_image && wants_cover_page(shop);
        if (plan.cover_page == page_wanted) return;
        plan.cover_page = page_wanted;
        if (page_wanted) {
            package.entries.insert(find(epub::cover_image_id), cover_page);
            package.spine.insert(package.spine.begin(), cover_page.id);
        } else {
            package.entries.erase(find(epub::cover_page_id));
            package.spine.erase(package.spine.begin());
        }
        replace(*find("nav"), epub::write_navigation(book, plan, lists).bytes);
        Report said_before;
        write_package_document(said_before);
    }

    const std::optional<Book> interleaved_book;  // if the layout wants it
    const Book& own_book;
    const Book& book;
    const Product& product;
    const Layout& layout;
    const EpubOptions& options;
    Report& report;
    Plan plan;
    std::string identifier;
    epub::NavigationLists lists;
    PackageEntry cover_page;
    Package package;
    std::optional<epub::StylePaths> paths;   // only when fonts are embedded
    epub::UsedText used;                     // of all text files, in the order of the package

private:
    static constexpr std::size_t package_document = 2;  // its place among the entries

    // The face of the text comes first, whatever the contents begin with.
    void begin_recording() {
        paths.emplace(layout);
        used.face({layout.root_style().families.front(), 400, false});
    }

    bool embeds_fonts() const { return options.fonts != nullptr && product.epub.fonts != EmbeddedFonts::none; }

    void add_text() {
        std::vector<epub::Chapter> chapters = write_chapters({book, plan, options.hyphenator}, embeds_fonts() ? &layout : nullptr, options.jobs);
        const std::size_t before_contents = files_before_contents(plan, layout);
        lists.entries = epub::reachable_contents(book, plan, layout.contents_depth);
        lists.in_contents = epub::contents_pages(plan, lists.entries, contents(book, layout.contents_depth));
        lists.pages =
            plan.show_source_pages ? epub::source_page_links(book, plan) : page_links(plan, chapters, lists.in_contents, before_contents);
        package.entries.push_back(entry("mimetype", "", "application/epub+zip"));
        package.entries.push_back(entry("META-INF/container.xml", "", std::string(container_document)));
        package.entries.push_back(entry("EPUB/package.opf", "", {}));
        epub::XhtmlFile navigation = epub::write_navigation(book, plan, lists, paths ? &*paths : nullptr);
        used.add(navigation.used);
        for (const epub::Chapter& chapter : chapters) used.add(chapter.file.used);
        package.entries.push_back(entry("EPUB/nav.xhtml", xhtml, std::move(navigation.bytes), "nav", "nav"));
        package.entries.back().in_spine = true;
        package.entries.push_back(entry("EPUB/toc.ncx", "application/x-dtbncx+xml", epub::write_ncx(book, plan, lists, identifier), "ncx"));
        package.entries.push_back(entry("EPUB/style.css", "text/css", {}, "style"));
        add_chapters(plan, chapters, package, report);
        package.spine = spine_of(plan.files.size(), before_contents);
        if (plan.cover_page) package.spine.insert(package.spine.begin(), std::string(epub::cover_page_id));
    }

    void add_cover_page(const epub::Cover& cover) {
        epub::XhtmlFile file = epub::cover_page(book, cover, plan.book_title, paths ? &*paths : nullptr);
        used.add(file.used);
        cover_page = cover_page_entry(std::move(file.bytes));
    }

    // After all text: the stylesheet names the fonts, and the fonts follow from the text.
    void add_style() {
        epub::EmbeddedFaces faces;
        if (embeds_fonts()) faces = epub::embed_fonts(used, product.epub.fonts, *options.fonts, report);
        replace(*find("style"), epub::write_stylesheet(layout, plan.deepest_indent, faces));
        std::move(faces.files.begin(), faces.files.end(), std::back_inserter(package.entries));
    }

    void claim() {
        const std::string& language = book.language(LanguageId::main);
        Report said_elsewhere;  // the package document reports it
        package.accessibility = epub::accessibility_of(plan, language);
        package.bears_out_claim = epub::bears_out_claim(plan, language, product.accessibility, said_elsewhere);
    }

    void write_package_document(Report& heard_by) {
        replace(package.entries[package_document],
                epub::write_package_document({book, product, plan, options, identifier}, package, heard_by));
    }

    static void replace(PackageEntry& entry, std::string bytes) {
        entry.bytes = std::move(bytes);
        entry.deflated.reset();
    }

    std::vector<PackageEntry>::iterator find(std::string_view id) {
        return std::find_if(package.entries.begin(), package.entries.end(), [&](const PackageEntry& each) { return each.id == id; });
    }
};

Packager::Packager(const EpubInput& input, const EpubOptions& options, Report& report)
    : state_(std::make_unique<State>(input, options, report)) {
    state_->make();
}

Packager::~Packager() = default;

Package& Packager::package_for(Shop shop) {
    state_->fit(shop);
    return state_->package;
}

Package make_package(const EpubInput& input, const EpubOptions& options, Report& report, Shop shop) {
    return std::move(Packager(input, options, report).package_for(shop));
}

}  // namespace nabor
