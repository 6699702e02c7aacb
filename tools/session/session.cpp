// The passes of a build, in their order. Between them stands what holds from there on.
#include "session/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <span>
#include <system_error>
#include <utility>

#include "base/error.h"
#include "base/file_kind.h"
#include "book/dump.h"
#include "book/text_numbers.h"
#include "check/audit.h"
#include "check/check.h"
#include "epub/epub.h"
#include "epub/onix.h"
#include "epub/shop_rules.h"
#include "impose/impose.h"
#include "pdf/label_forms.h"
#include "pdf/pdf.h"
#include "session/audit_limits.h"
#include "session/layouts.h"
#include "session/page_map_of.h"
#include "session/pdf_settings.h"
#include "session/shown_book.h"
#include "tei/tei.h"
#include "typeset/typeset.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

// What the target asks for, else book.toml. A table [print] asks for the PDF for print without being listed in book.toml's formats.
bool wants(const OutputTarget& target, const Product& product, Format format) {
    const std::string_view name = format_names[static_cast<std::size_t>(format)];
    if (!target.formats.empty()) return std::find(target.formats.begin(), target.formats.end(), format) != target.formats.end();
    if (format == Format::print && product.print) return true;
    return std::find(product.formats.begin(), product.formats.end(), name) != product.formats.end();
}

bool wants_audit(const OutputTarget& target) { return target.audit || !target.audit_limits.empty(); }

std::vector<Shop> shops_of(const OutputTarget& target, const Product& product) {
    const std::vector<Shop>& shops = target.shops.empty() ? product.shops : target.shops;
    return shops.empty() ? std::vector{Shop::generic} : shops;
}

// A dictionary that cannot be loaded fails again, and is then reported, when a word needs it.
void load_dictionaries(const Book& book, const Product& product, const Hyphenator& hyphenator) {
    try {
        for (const std::string& language : dictionary_languages(book, product)) hyphenator.knows(language);
    } catch (const EnvironmentError&) {
    }
}

// The begin of the first file that was read: of book.toml, or of the manuscript. For findings about the whole book.
constexpr Span whole_book{SourceId{0}, 0, 0};

// Returns when both are done. Without a thread for `beside`, it runs first.
template <typename Beside, typename Work>
void run_both(std::size_t jobs, Beside beside, Work work) {
    std::future<void> other;  // waits in its destructor when `work` throws
    try {
        if (jobs > 1) other = std::async(std::launch::async, beside);
    } catch (const std::system_error&) {  // the machine has no more threads
    }
    if (!other.valid()) beside();
    work();
    if (other.valid()) other.get();
}

// What the book asks of a layout that has no place for it.
void check_for_layout(const Book& book, const Layout& layout, Report& report) {
    check_note_series(book, layout.note_counters(), report);
    NumberedText text;
    text.counts_lines = layout.counts_lines();
    if (layout.numbering.paragraphs) text.paragraphs = paragraphs_of_anchors(book, paragraph_numbers(book, *layout.numbering.paragraphs));
    check_number_references(book, text, report);
}

TypesetOptions typeset_options(const SessionSettings& settings, const std::string& book_name) {
    TypesetOptions options;
    options.jobs = settings.jobs;
    options.moment = settings.moment;
    options.producer = settings.program;
    options.progress = [&settings, book_name](std::size_t done, std::size_t all) {
        settings.progress(fmt::format("{}: setting lines and pages, {} %", book_name, all == 0 ? 100 : done * 100 / all));
    };
    return options;
}

}  // namespace

// What every output is made of.
struct Session::Material {
    const Book& manuscript;  // as it was read
    const Book& book;        // as the layout shows it
    const Product& product;
    const Layout& layout;
    FontSet& fonts;
};

Session::Session(const Files& files, SessionSettings settings)
    : files_(files), settings_(std::move(settings)), fonts_(files_), hyphenator_(files_, Hyphenator::system_folders()) {}

Compiled Session::compile(const fs::path& path, const Target& target) const {
    Compiled compiled(files_);
    settings_.progress(fmt::format("{}: reading", path.string()));
    const Product product = read_product(path, compiled.sources, compiled.report);
    // What this target has no use for is a file of the book all the same.
    files_.keep(product.epub.cover_file);
    if (product.print) files_.keep(product.print->profile);
    if (product.manuscript.empty()) return compiled;
    const std::optional<Book> book = read_tei(product, compiled.sources, compiled.report);
    // From here on the Book does not change.
    if (book) std::visit([&](const auto& wanted) { make(wanted, *book, product, compiled); }, target);
    compiled.report.find_characters(compiled.sources);
    if (compiled.sources.count() > 0) compiled.report.place_rest_at(whole_book);
    return compiled;
}

// Reads the layout of book.toml too: its values and a stylesheet of the book's own are a part of the book.
void Session::make(const CheckTarget&, const Book& book, const Product& product, Compiled& compiled) const {
    const auto layout = read_chosen_layout({}, settings_.data, product, compiled.sources, compiled.report);
    if (layout && (wants({}, product, Format::pdf) || wants({}, product, Format::print))) find_text_fonts(product, *layout, compiled.report);
    check_book(book, compiled.report);
    check_parallel_texts(book, compiled.report);
    if (!layout) return;
    const std::optional<Book> shown = book_shown_by(*layout, book);
    check_for_layout(shown ? *shown : book, *layout, compiled.report);
}

// Those of the text alone: which others a book needs is known when its pages are set.
void Session::find_text_fonts(const Product& product, const Layout& layout, Report& report) const {
    FontSet fonts(fonts_, catalogue(), product.folder, report, layout.family_places);
    const Style text = layout.root_style();
    for (const std::string& family : text.families) fonts.find({family, text.weight, text.italic}, report);
}

void Session::make(const StageTarget& target, const Book& manuscript, const Product& product, Compiled& compiled) const {
    check_book(manuscript, compiled.report);
    const auto add = [&](std::string text) {
        compiled.artefacts.push_back({fmt::format("{}.{}.txt", product.name, stage_names[static_cast<std::size_t>(target.stage)]), std::move(text)});
    };
    if (target.stage == Stage::book) return add(dump_book(manuscript));
    if (target.stage == Stage::index) return add(dump_index(manuscript));

    const auto layout = read_chosen_layout(target.layout, settings_.data, product, compiled.sources, compiled.report);
    if (!layout) return;
    const std::optional<Book> shown = book_shown_by(*layout, manuscript);
    const Book& book = shown ? *shown : manuscript;
    check_for_layout(book, *layout, compiled.report);
    FontSet fonts(fonts_, catalogue(), product.folder, compiled.report, layout->family_places);
    // From here on the Layout does not change.
    if (target.stage == Stage::package) {
        const EpubOptions options{settings_.moment, settings_.program, settings_.jobs, {}, &fonts, &files_, &hyphenator_};
        const Shop shop = product.shops.empty() ? Shop::generic : product.shops.front();
        return add(dump_package(make_package({book, product, *layout}, options, compiled.report, shop)));
    }
    const TypesetOptions options = typeset_options(settings_, product.name);
    if (target.stage == Stage::galley)
        add(dump_galleys({book, product, *layout, fonts, hyphenator_}, options, compiled.report));
    else
        add(dump_pages(typeset({book, product, *layout, fonts, hyphenator_}, options, compiled.report), fonts));
    compiled.lacks_fonts = fonts.lacks_a_family();
}

void Session::make(const OutputTarget& target, const Book& manuscript, const Product& product, Compiled& compiled) const {
    Report later;  // what is found beside the check, and printed after its findings
    const auto layout = read_chosen_layout(target.layout, settings_.data, product, compiled.sources, later);
    if (!layout) {
        check_book(manuscript, compiled.report);
        return compiled.report.append(std::move(later));
    }
    const std::optional<Book> shown = book_shown_by(*layout, manuscript);
    const Book& book = shown ? *shown : manuscript;
    check_for_layout(book, *layout, later);
    FontSet fonts(fonts_, catalogue(), product.folder, later, layout->family_places);
    const Material material{manuscript, book, product, *layout, fonts};
    // From here on the Layout does not change. The check and the typesetter only read the Book, so they run at once.

    const bool wants_pdf = wants(target, product, Format::pdf), wants_print = wants(target, product, Format::print);
    Pages pages;
    if (wants_pdf || wants_print) {
        pages = set_beside_check(material, compiled.report, later);
        compiled.lacks_fonts = fonts.lacks_a_family();
    } else {
        check_book(manuscript, compiled.report);
    }
    compiled.report.append(std::move(later));
    // From here on the Pages do not change. They lack text when a family is missing; what is made of pages is then left out.

    if (wants(target, product, Format::epub) || wants(target, product, Format::onix))
        add_epubs(material, target, compiled.lacks_fonts ? PageMap{} : page_map_of(book, pages), compiled);
    if (!wants_pdf && !wants_print && wants_audit(target)) report_nothing_to_audit(product.name, compiled.report);
    if (compiled.lacks_fonts || pages.pages.empty()) return;  // without pages: a family is unknown, which the report says
    if (wants_pdf) add_pdf(material, pages, compiled);
    if (wants_print) add_print_pdf(material, pages, compiled);
    if (wants_audit(target)) add_audit(material, target, pages, compiled);
}

Pages Session::set_beside_check(const Material& material, Report& check_report, Report& set_report) const {
    Pages pages;
    const auto check = [&] {
        // The typesetter's first section needs the dictionaries before anything needs the findings.
        if (settings_.jobs > 1) load_dictionaries(material.book, material.product, hyphenator_);
        check_book(material.manuscript, check_report);
    };
    const auto set = [&] {
        const TypesetOptions options = typeset_options(settings_, material.product.name);
        pages = typeset({material.book, material.product, material.layout, material.fonts, hyphenator_}, options, set_report);
    };
    run_both(settings_.jobs, check, set);
    return pages;
}

void Session::add_epubs(const Material& material, const OutputTarget& target, const PageMap& pages, Compiled& compiled) const {
    const Product& product = material.product;
    settings_.progress(fmt::format("{}: making the EPUB", product.name));
    const EpubOptions options{settings_.moment, settings_.program, settings_.jobs, pages, &material.fonts, &files_, &hyphenator_};
    Packager packager({material.book, product, material.layout}, options, compiled.report);
    const std::vector<Shop> shops = shops_of(target, product);
    for (const Shop shop : shops) {
        Package& package = packager.package_for(shop);
        deflate_entries(package, settings_.jobs);
        std::string bytes = write_container(package, settings_.moment);
        const std::size_t size = bytes.size();
        check_for_shop(package, size, product, shop, compiled.report);
        const std::string of_shop = shop == Shop::generic ? std::string() : fmt::format(".{}", name_of(shop));
        if (wants(target, product, Format::epub)) compiled.artefacts.push_back({product.name + of_shop + ".epub", std::move(bytes)});
        if (shop != shops.front() || !wants(target, product, Format::onix)) continue;
        auto record = onix_record({material.book, product, package, size, settings_.moment}, compiled.report);
        if (record) compiled.artefacts.push_back({product.name + ".onix.xml", std::move(*record)});
    }
}

void Session::add_pdf(const Material& material, const Pages& pages, Compiled& compiled) const {
    const std::size_t count = pages.pages.size();
    settings_.progress(fmt::format("{}: writing the PDF, {} pages", material.product.name, count));
    const PdfSettings settings = pdf_settings(material.product, material.layout);
    std::string bytes = write_pdf(pages, material.fonts, compiled.report, settings_.jobs, settings);
    compiled.artefacts.push_back({material.product.name + ".pdf", std::move(bytes), count});
}

void Session::add_print_pdf(const Material& material, const Pages& pages, Compiled& compiled) const {
    const std::size_t count = pages.pages.size();
    settings_.progress(fmt::format("{}: writing the PDF for print, {} pages", material.product.name, count));
    Report found;  // both PDFs may find the same
    const PrintFileSettings settings = print_pdf_settings(files_, material.product, material.layout, found);
    std::string bytes = write_print_pdf(pages, material.fonts, found, settings_.jobs, settings);
    compiled.report.append_new(found);
    compiled.artefacts.push_back({material.product.name + "-print.pdf", std::move(bytes), count});
}

void Session::add_audit(const Material& material, const OutputTarget& target, const Pages& pages, Compiled& compiled) const {
    const std::string& name = material.product.name;
    settings_.progress(fmt::format("{}: auditing {} pages", name, pages.pages.size()));
    const Audit audit = audit_pages(pages);
    report_limits(audit, target.audit_limits, name, compiled.report);
    if (!target.audit) return;
    Report already_known;  // from the book's own PDF
    compiled.artefacts.push_back({name + ".audit.json", audit_json(audit, compiled.sources)});
    compiled.artefacts.push_back({name + ".audit.pdf", write_pdf(with_marks(pages, audit), material.fonts, already_known, settings_.jobs)});
}

Imposed Session::impose(const fs::path& pdf, const ImposeTarget& target) const {
    Imposed imposed;
    const ReadResult read = files_.read(pdf);
    if (!read.bytes) {
        imposed.report.add({Severity::error, "impose-no-file", {}, fmt::format("the PDF cannot be read: {}", read.problem), {}, pdf.string()});
        return imposed;
    }
    if (const FileKind kind = kind_of_file(*read.bytes); kind != FileKind::pdf) {
        const bool is_manuscript = kind == FileKind::xml;
        imposed.report.add({Severity::error, "impose-not-a-pdf", {}, fmt::format("this is {}, not a PDF", name_of(kind)),
                            is_manuscript ? "`nabor build` makes a PDF of a manuscript; name that" : "name the PDF", pdf.string()});
        return imposed;
    }
    settings_.progress(fmt::format("{}: imposing", pdf.string()));
    std::optional<FontSet> fonts;
    if (target.marks.signature && !target.only_plan) fonts.emplace(fonts_, catalogue(), fs::path(), imposed.report);
    ImposeRequest request;
    request.bytes = *read.bytes;
    request.name = pdf.string();
    request.settings = target.settings;
    request.bound_at_right = target.bound_at_right;
    request.marks = target.marks;
    request.moment = target.moment;
    request.producer = settings_.program;
    if (fonts)
        request.write_labels = [&fonts](pdf::Serialiser& file, std::span<const std::string> texts, Report& report) {
            return pdf::write_labels(file, texts, *fonts, report);
        };
    request.only_plan = target.only_plan;
    ImposeResult result = impose_pdf(request, imposed.report);
    imposed.lacks_fonts = fonts && fonts->lacks_a_family();
    imposed.imposition = std::move(result.imposition);
    imposed.bytes = std::move(result.bytes);
    return imposed;
}

}  // namespace nabor
