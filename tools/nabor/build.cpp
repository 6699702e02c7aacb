// In: books. Out: their EPUBs and PDFs, whole or not at all, and the findings.
// Holds: a finding never keeps an output from being made, unless there is nothing to make it of.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <future>
#include <optional>
#include <set>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "base/files.h"
#include "check/audit.h"
#include "epub/epub.h"
#include "epub/onix.h"
#include "epub/shop_rules.h"
#include "nabor/audit_limit.h"
#include "nabor/commands.h"
#include "nabor/manuscript.h"
#include "nabor/page_map_of.h"
#include "nabor/press.h"
#include "nabor/press_file.h"
#include "pdf/pdf.h"
#include "typeset/typeset.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

// What a book has while it is made. Later members lead to those before them.
struct Making {
    ~Making() {
        if (manuscript.check.valid()) manuscript.check.wait();  // it looks at the press, which goes first
    }

    Manuscript manuscript;
    std::optional<Layout> layout;
    std::optional<Press> press;
    Pages pages;
};

class Builder {
public:
    Builder(const Options& options, const fs::path& data, Console& console) : options_(options), data_(data), console_(console), moment_(build_moment()) {}

    ExitCode build_all() {
        for (const fs::path& book : options_.books) build(book);
        return worst_;
    }

private:
    void build(const fs::path& path) {
        Making making;
        Manuscript& manuscript = making.manuscript;
        begin_manuscript(path, console_, manuscript);
        if (manuscript.book) worst_ = std::max(worst_, make_outputs(making));
        finish_check(manuscript);
        console_.show(manuscript.report, manuscript.sources);
        console_.end_book();
        worst_ = std::max(worst_, manuscript.exit_code());
    }

    ExitCode make_outputs(Making& making) {
        Manuscript& manuscript = making.manuscript;
        making.layout = read_chosen_layout(options_, data_, manuscript);
        if (!making.layout) return ExitCode::findings;
        making.press.emplace(data_, manuscript.product.folder, manuscript.report);
        const bool sets_pages = wants(manuscript.product, "pdf") || wants_print(manuscript.product);
        begin_check_of(making, sets_pages);
        if (sets_pages) return make_pdfs(making);
        finish_check(manuscript);
        make_epubs(manuscript, *making.layout, making.press->fonts, {});
        if (wants_audit()) report_nothing_to_audit(manuscript.product.name, manuscript.report);
        return ExitCode::clean;
    }

    bool wants(const Product& product, std::string_view format) const {
        const auto& formats = options_.formats.empty() ? product.formats : options_.formats;
        return formats.empty() || std::find(formats.begin(), formats.end(), format) != formats.end();
    }

    // A table [print] asks for it without a word in the list of formats; --format has the last word.
    bool wants_print(const Product& product) const {
        const auto& formats = options_.formats.empty() ? product.formats : options_.formats;
        if (options_.formats.empty() && product.print) return true;
        return std::find(formats.begin(), formats.end(), "print") != formats.end();
    }

    bool wants_audit() const { return options_.audit || !options_.audit_limits.empty(); }

    std::vector<Shop> shops_for(const Product& product) const {
        std::vector<Shop> shops = options_.shops.empty() ? product.shops : options_.shops;
        if (shops.empty()) shops.push_back(Shop::generic);
        return shops;
    }

    // After the text is set, whose complaints about missing fonts are the better ones.
    void make_epubs(Manuscript& manuscript, const Layout& layout, FontSet& fonts, const PageMap& pages) {
        if (!wants(manuscript.product, "epub") && !wants(manuscript.product, "onix")) return;
        const Product& product = manuscript.product;
        console_.progress(fmt::format("{}: making the EPUB", product.name));
        const EpubOptions how{moment_, std::string(program_name), options_.jobs, pages, &fonts};
        Packager packager(*manuscript.book, product, layout, how, manuscript.report);
        const std::vector<Shop> shops = shops_for(product);
        for (const Shop shop : shops) make_epub(manuscript, packager.package_for(shop), shop, shop == shops.front());
    }

    void make_epub(Manuscript& manuscript, Package& package, Shop shop, bool is_first) {
        const Product& product = manuscript.product;
        deflate_entries(package, options_.jobs);
        const std::string bytes = write_container(package, moment_);
        check_for_shop(package, bytes.size(), product, shop, manuscript.report);
        if (wants(product, "epub")) {
            console_.show(manuscript.report, manuscript.sources);
            const std::string of_shop = shop == Shop::generic ? std::string() : fmt::format(".{}", name_of(shop));
            write_and_say(output_path(manuscript, of_shop + ".epub"), bytes);
        }
        if (is_first && wants(product, "onix")) make_onix(manuscript, package, bytes.size());
    }

    void make_onix(Manuscript& manuscript, const Package& package, std::uint64_t size) {
        const auto record = onix_record({*manuscript.book, manuscript.product, package, size, moment_}, manuscript.report);
        console_.show(manuscript.report, manuscript.sources);
        if (record) write_and_say(output_path(manuscript, ".onix.xml"), *record);
    }

    void write_and_say(const fs::path& target, std::string_view bytes) {
        write(target, bytes);
        console_.say(target.string());
    }

    // And the EPUB, which is told where the pages begin.
    ExitCode make_pdfs(Making& making) {
        Manuscript& manuscript = making.manuscript;
        const Product& product = manuscript.product;
        const Layout& layout = *making.layout;
        Press& press = *making.press;
        Pages& pages = making.pages;
        pages = typeset({*manuscript.book, product, layout, press.fonts, press.hyphenator}, typeset_options(options_, moment_, product.name, console_), manuscript.report);
        finish_check(manuscript);
        const bool is_whole = missing_font(manuscript.report) == nullptr;
        make_epubs(manuscript, layout, press.fonts, is_whole ? page_map_of(*manuscript.book, pages) : PageMap{});
        if (!is_whole) return ExitCode::environment;
        if (pages.pages.empty()) return ExitCode::findings;  // a family that nobody knows: the report says so
        if (wants(product, "pdf")) make_pdf(making);
        if (wants_print(product)) make_press_pdf(manuscript, layout, pages, press.fonts);
        if (wants_audit()) audit(manuscript, pages, press.fonts);
        return ExitCode::clean;
    }

    // Beside other work, when there are threads for it. What the first section that is set wants comes before the check.
    void begin_check_of(Making& making, bool sets_pages) const {
        if (options_.jobs == 1) return;
        const auto load = [&making] { load_dictionaries(making); };
        begin_check(making.manuscript, sets_pages ? std::function<void()>(load) : nullptr);
    }

    // One that cannot be loaded is complained of when a word asks for it, and by nobody when none does.
    static void load_dictionaries(const Making& making) {
        try {
            for (const std::string& language : dictionary_languages(*making.manuscript.book, making.manuscript.product))
                making.press->hyphenator.knows(language);
        } catch (const EnvironmentError&) {
        }
    }

    void make_pdf(Making& making) {
        Manuscript& manuscript = making.manuscript;
        const Pages& pages = making.pages;
        console_.progress(fmt::format("{}: writing the PDF, {} pages", manuscript.product.name, pages.pages.size()));
        const PdfSettings settings = pdf_settings(manuscript.product, *making.layout);
        const std::string bytes = write_pdf(pages, making.press->fonts, manuscript.report, options_.jobs, settings);
        put_pdf(manuscript, pages, ".pdf", bytes);
    }

    void make_press_pdf(Manuscript& manuscript, const Layout& layout, const Pages& pages, FontSet& fonts) {
        console_.progress(fmt::format("{}: writing the PDF for print, {} pages", manuscript.product.name, pages.pages.size()));
        Report found;
        const PrintFileSettings settings = press_settings(manuscript.product, layout, found);
        const std::string bytes = write_print_pdf(pages, fonts, found, options_.jobs, settings);
        append_new(manuscript.report, found);
        put_pdf(manuscript, pages, "-print.pdf", bytes);
    }

    void put_pdf(Manuscript& manuscript, const Pages& pages, std::string_view suffix, std::string_view bytes) {
        console_.show(manuscript.report, manuscript.sources);
        const fs::path target = output_path(manuscript, suffix);
        write(target, bytes);
        console_.say(fmt::format("{}, {} pages", target.string(), pages.pages.size()));
    }

    void audit(Manuscript& manuscript, const Pages& pages, const FontSet& fonts) {
        const std::string& name = manuscript.product.name;
        console_.progress(fmt::format("{}: auditing {} pages", name, pages.pages.size()));
        const Audit audit = audit_pages(pages);
        report_limits(audit, options_.audit_limits, name, manuscript.report);
        console_.show(manuscript.report, manuscript.sources);
        if (!options_.audit) return;
        Report said_before;  // of the book's own PDF
        const fs::path report = output_path(manuscript, ".audit.json"), overlay = output_path(manuscript, ".audit.pdf");
        write(report, audit_json(audit));
        console_.say(report.string());
        write(overlay, write_pdf(with_marks(pages, audit), fonts, said_before, options_.jobs));
        console_.say(overlay.string());
    }

    fs::path output_path(const Manuscript& manuscript, std::string_view suffix) const {
        return options_.output_folder / fmt::format("{}{}", manuscript.product.name, suffix);
    }

    void write(const fs::path& target, std::string_view bytes) {
        if (!written_.insert(target).second)
            throw EnvironmentError(fmt::format("{}: two books of this run would have this name", target.string()));
        if (files::exists(target) && is_one_of_the_books(target))
            throw EnvironmentError(fmt::format("{}: this is a manuscript and is not overwritten", target.string()));
        files::write_whole(target, bytes);
    }

    bool is_one_of_the_books(const fs::path& target) const {
        return std::any_of(options_.books.begin(), options_.books.end(), [&](const fs::path& book) {
            std::error_code ignored;
            return fs::equivalent(book, target, ignored);
        });
    }

    const Options& options_;
    const fs::path& data_;
    Console& console_;
    Moment moment_;
    ExitCode worst_ = ExitCode::clean;
    std::set<fs::path> written_;
};

}  // namespace

ExitCode build_books(const Options& options, const fs::path& data, Console& console) {
    return Builder(options, data, console).build_all();
}

}  // namespace nabor
