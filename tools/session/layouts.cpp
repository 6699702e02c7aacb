#include "session/layouts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/nearest.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view default_layout = "paperback";

bool is_name(const std::string& layout) {
    return layout.find('/') == std::string::npos && layout.front() != '.' && fs::path(layout).extension() != ".css";
}

// The stylesheet of a layout's folder; nothing when there is none, or more than one.
std::optional<fs::path> stylesheet_of(const Files& files, const fs::path& layout_folder) {
    std::vector<fs::path> found = files.list(layout_folder);
    std::erase_if(found, [](const fs::path& path) { return path.extension() != ".css"; });
    if (found.size() != 1) return std::nullopt;
    return found.front();
}

// The layout that is asked for, and by whom.
struct Wanted {
    std::string layout;
    Span place;        // in book.toml; unknown: the command line
    bool in_book = false;
};

Wanted wanted_layout(const LayoutChoice& choice, const Product& product) {
    if (!choice.name.empty()) return {choice.name, {}, false};
    if (!product.layout.empty()) return {product.layout, product.layout_span, true};
    return {std::string(default_layout), {}, false};
}

void report_unreadable(const Wanted& wanted, const std::string& problem, std::string hint, Report& report) {
    report.add({Severity::error, "layout-missing", wanted.place, fmt::format("the layout \"{}\" cannot be read: {}", wanted.layout, problem),
                std::move(hint), wanted.place.known() ? "" : "--layout"});
}

// The default style of ebooks, which all layouts share.
SourceId add_ebook_defaults(const fs::path& data, Sources& sources) {
    const fs::path stylesheet = data / "layouts" / "ebook.css";
    ReadResult read = sources.files().read(stylesheet);
    if (!read.bytes) throw EnvironmentError(fmt::format("{}: {}", stylesheet.string(), read.problem));
    return sources.add(stylesheet.string(), std::move(*read.bytes));
}

constexpr std::string_view layout_hint = "`nabor layouts` lists the layouts; a file's name ends in .css";

std::vector<fs::path> layout_folders(const Files& files, const fs::path& data) {
    std::vector<fs::path> folders;
    for (const fs::path& file : files.list(data / "layouts")) {
        const fs::path folder = file.parent_path();
        if (folder.parent_path() == data / "layouts" && (folders.empty() || folders.back() != folder)) folders.push_back(folder);
    }
    return folders;
}

std::string nearest_layout(const std::string& name, const Files& files, const fs::path& data) {
    std::vector<std::string> names;
    for (const fs::path& folder : layout_folders(files, data)) names.push_back(folder.filename().string());
    const std::vector<std::string_view> views(names.begin(), names.end());
    return did_you_mean(name, views);
}

// The file of the layout; nothing, and an error in the report, when there is none.
std::optional<fs::path> find_stylesheet(const Wanted& wanted, const fs::path& data, const Product& product, const Files& files, Report& report) {
    if (is_name(wanted.layout)) {
        auto stylesheet = stylesheet_of(files, data / "layouts" / wanted.layout);
        if (stylesheet) return stylesheet;
        const std::string nearest = nearest_layout(wanted.layout, files, data);
        report_unreadable(wanted, "there is no layout of this name", nearest.empty() ? std::string(layout_hint) : nearest, report);
        return std::nullopt;
    }
    if (!wanted.in_book) return fs::path(wanted.layout);
    auto inside = files.resolve_inside(product.folder, product.folder, wanted.layout);
    if (!inside)
        report.error("product-path-outside", wanted.place, fmt::format("the layout \"{}\" lies outside the book's folder", wanted.layout),
                     "copy it into the folder of book.toml, or name it with --layout");
    return inside;
}

bool is_below(const fs::path& folder, const fs::path& file) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

// Opens what stylesheets import: a layout of the data folder by its name, another by its path from the file. A stylesheet of the book's own imports
// nothing from outside of the book's folder.
class ImportOpener {
public:
    ImportOpener(fs::path data, Sources& sources, std::optional<fs::path> book = {}) : data_(std::move(data)), book_(std::move(book)), sources_(sources) {}

    std::optional<SourceId> operator()(const LayoutImport& import, Report& report) const {
        const auto file = is_name(import.reference) ? named(import, report) : at_path(import, report);
        if (!file) return std::nullopt;
        ReadResult read = sources_.files().read(*file);
        if (read.bytes) return sources_.add(file->string(), std::move(*read.bytes));
        report.error("layout-import", import.span, fmt::format("the layout \"{}\" cannot be read: {}", import.reference, read.problem),
                     "the path is relative to this file");
        return std::nullopt;
    }

private:
    std::optional<fs::path> named(const LayoutImport& import, Report& report) const {
        auto file = stylesheet_of(sources_.files(), data_ / "layouts" / import.reference);
        if (file) return file;
        const std::string nearest = nearest_layout(import.reference, sources_.files(), data_);
        report.error("layout-import", import.span, fmt::format("there is no layout \"{}\"", import.reference), nearest.empty() ? std::string(layout_hint) : nearest);
        return std::nullopt;
    }

    std::optional<fs::path> at_path(const LayoutImport& import, Report& report) const {
        const fs::path from = fs::path(sources_.path(import.from));
        if (!book_ || is_below(data_ / "layouts", from)) return (from.parent_path() / import.reference).lexically_normal();
        auto inside = sources_.files().resolve_inside(*book_, from.parent_path(), import.reference);
        if (!inside)
            report.error("layout-import", import.span, fmt::format("the layout \"{}\" lies outside the book's folder", import.reference),
                         "copy it into the folder of book.toml, or import a layout by its name");
        return inside;
    }

    fs::path data_;
    std::optional<fs::path> book_;  // the folder, of a layout that book.toml names
    Sources& sources_;
};

}  // namespace

std::optional<Layout> read_chosen_layout(const LayoutChoice& choice, const fs::path& data, const Product& product, Sources& sources,
                                         Report& report) {
    const Wanted wanted = wanted_layout(choice, product);
    const auto stylesheet = find_stylesheet(wanted, data, product, sources.files(), report);
    if (!stylesheet) return std::nullopt;
    ReadResult read = sources.files().read(*stylesheet);
    if (!read.bytes) {
        report_unreadable(wanted, read.problem, std::string(layout_hint), report);
        return std::nullopt;
    }
    LayoutRequest request;
    request.overrides = choice.variables;
    for (const auto& [name, setting] : product.layout_overrides)
        if (request.overrides.emplace(name, setting.value).second) request.places.emplace(name, setting.span);
    request.source = sources.add(stylesheet->string(), std::move(*read.bytes));
    request.ebook_defaults = add_ebook_defaults(data, sources);
    request.open_import = ImportOpener(data, sources, wanted.in_book ? std::optional(product.folder) : std::nullopt);
    return read_layout(request, sources, report);
}

std::vector<LayoutFacts> layouts_of(const fs::path& data, Sources& sources, Report& report) {
    std::vector<LayoutFacts> layouts;
    for (const fs::path& folder : layout_folders(sources.files(), data)) {
        const auto stylesheet = stylesheet_of(sources.files(), folder);
        if (!stylesheet) continue;
        ReadResult read = sources.files().read(*stylesheet);
        if (!read.bytes) throw EnvironmentError(fmt::format("{}: {}", stylesheet->string(), read.problem));
        LayoutRequest request;
        request.source = sources.add(stylesheet->string(), std::move(*read.bytes));
        request.open_import = ImportOpener(data, sources);
        const auto layout = read_layout(request, sources, report);
        layouts.push_back({folder.filename().string(), layout ? layout->description : std::string()});
    }
    return layouts;
}

}  // namespace nabor
