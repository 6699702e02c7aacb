// In: a BOOK of the command line. Out: what reading it gives.
#include "nabor/manuscript.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "check/check.h"
#include "tei/tei.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view default_layout = "paperback";

bool is_name(const std::string& layout) { return layout.find('/') == std::string::npos && fs::path(layout).extension() != ".css"; }

// A file that --layout names stands where the caller stands; one that book.toml names, in the book's folder.
std::optional<fs::path> find_stylesheet(const std::string& layout, const fs::path& data, const fs::path& base) {
    if (is_name(layout)) return stylesheet_of(data / "layouts" / layout);
    return base / layout;
}

void report_missing(const std::string& layout, const std::string& problem, Report& report) {
    report.add({Severity::error,
                "layout-missing",
                {},
                fmt::format("the layout \"{}\" cannot be read: {}", layout, problem),
                "`nabor layouts` lists the layouts; a file's name ends in .css",
                {}});
}

Report findings_of(const Book& book) {
    Report found;
    check_book(book, found);
    return found;
}

}  // namespace

void read_manuscript(const fs::path& path, Console& console, Manuscript& manuscript) {
    begin_manuscript(path, console, manuscript);
    finish_check(manuscript);
    console.show(manuscript.report, manuscript.sources);
}

void begin_manuscript(const fs::path& path, Console& console, Manuscript& manuscript) {
    console.progress(fmt::format("{}: reading", path.string()));
    manuscript.product = read_product(path, manuscript.sources, manuscript.report);
    if (!manuscript.product.manuscript.empty()) manuscript.book = read_tei(manuscript.product, manuscript.sources, manuscript.report);
    console.show(manuscript.report, manuscript.sources);
    manuscript.read_findings = manuscript.report.all().size();
}

void begin_check(Manuscript& manuscript, std::function<void()> first) {
    manuscript.check = std::async(std::launch::async, [&book = *manuscript.book, first = std::move(first)] {
        if (first) first();
        return findings_of(book);
    });
}

void finish_check(Manuscript& manuscript) {
    if (!manuscript.book || std::exchange(manuscript.is_checked, true)) return;
    manuscript.report.insert(manuscript.read_findings, manuscript.check.valid() ? manuscript.check.get() : findings_of(*manuscript.book));
}

namespace {

// The default style of ebooks, which all layouts share.
SourceId add_ebook_defaults(const fs::path& data, Sources& sources) {
    const fs::path stylesheet = data / "layouts" / "ebook.css";
    files::ReadResult read = files::read(stylesheet);
    if (!read.bytes) throw EnvironmentError(fmt::format("{}: {}", stylesheet.string(), read.problem));
    return sources.add(stylesheet.string(), std::move(*read.bytes));
}

}  // namespace

std::optional<Layout> read_chosen_layout(const Options& options, const fs::path& data, Manuscript& manuscript) {
    const Product& product = manuscript.product;
    const bool from_command_line = !options.layout.empty();
    const std::string layout = from_command_line ? options.layout : product.layout.empty() ? std::string(default_layout) : product.layout;
    const auto stylesheet = find_stylesheet(layout, data, from_command_line ? fs::path() : product.folder);
    if (!stylesheet) {
        report_missing(layout, "there is no layout of this name", manuscript.report);
        return std::nullopt;
    }
    files::ReadResult read = files::read(*stylesheet);
    if (!read.bytes) {
        report_missing(layout, read.problem, manuscript.report);
        return std::nullopt;
    }
    auto overrides = options.overrides;
    overrides.insert(product.layout_overrides.begin(), product.layout_overrides.end());
    const SourceId source = manuscript.sources.add(stylesheet->string(), std::move(*read.bytes));
    return read_layout(source, manuscript.sources, overrides, manuscript.report, add_ebook_defaults(data, manuscript.sources));
}

std::optional<fs::path> stylesheet_of(const fs::path& layout_folder) {
    std::vector<fs::path> found = files::list(layout_folder);
    std::erase_if(found, [](const fs::path& path) { return path.extension() != ".css"; });
    if (found.size() != 1) return std::nullopt;
    return found.front();
}

}  // namespace nabor
