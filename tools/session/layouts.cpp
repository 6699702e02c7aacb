#include "session/layouts.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view default_layout = "paperback";

bool is_name(const std::string& layout) { return layout.find('/') == std::string::npos && fs::path(layout).extension() != ".css"; }

// The stylesheet of a layout's folder; nothing when there is none, or more than one.
std::optional<fs::path> stylesheet_of(const Files& files, const fs::path& layout_folder) {
    std::vector<fs::path> found = files.list(layout_folder);
    std::erase_if(found, [](const fs::path& path) { return path.extension() != ".css"; });
    if (found.size() != 1) return std::nullopt;
    return found.front();
}

void report_missing(const std::string& layout, const std::string& problem, Report& report) {
    report.add({Severity::error,
                "layout-missing",
                {},
                fmt::format("the layout \"{}\" cannot be read: {}", layout, problem),
                "`nabor layouts` lists the layouts; a file's name ends in .css",
                {}});
}

// The default style of ebooks, which all layouts share.
SourceId add_ebook_defaults(const fs::path& data, Sources& sources) {
    const fs::path stylesheet = data / "layouts" / "ebook.css";
    ReadResult read = sources.files().read(stylesheet);
    if (!read.bytes) throw EnvironmentError(fmt::format("{}: {}", stylesheet.string(), read.problem));
    return sources.add(stylesheet.string(), std::move(*read.bytes));
}

std::vector<fs::path> layout_folders(const Files& files, const fs::path& data) {
    std::vector<fs::path> folders;
    for (const fs::path& file : files.list(data / "layouts")) {
        const fs::path folder = file.parent_path();
        if (folder.parent_path() == data / "layouts" && (folders.empty() || folders.back() != folder)) folders.push_back(folder);
    }
    return folders;
}

}  // namespace

std::optional<Layout> read_chosen_layout(const LayoutChoice& choice, const fs::path& data, const Product& product, Sources& sources,
                                         Report& report) {
    const std::string layout = !choice.name.empty() ? choice.name : product.layout.empty() ? std::string(default_layout) : product.layout;
    const fs::path base = choice.name.empty() ? product.folder : fs::path();
    const auto stylesheet = is_name(layout) ? stylesheet_of(sources.files(), data / "layouts" / layout) : base / layout;
    ReadResult read = stylesheet ? sources.files().read(*stylesheet) : ReadResult{{}, "there is no layout of this name"};
    if (!read.bytes) {
        report_missing(layout, read.problem, report);
        return std::nullopt;
    }
    auto variables = choice.variables;
    variables.insert(product.layout_overrides.begin(), product.layout_overrides.end());
    const SourceId source = sources.add(stylesheet->string(), std::move(*read.bytes));
    return read_layout(source, sources, variables, report, add_ebook_defaults(data, sources));
}

std::vector<LayoutFacts> layouts_of(const fs::path& data, Sources& sources, Report& report) {
    std::vector<LayoutFacts> layouts;
    for (const fs::path& folder : layout_folders(sources.files(), data)) {
        const auto stylesheet = stylesheet_of(sources.files(), folder);
        if (!stylesheet) continue;
        ReadResult read = sources.files().read(*stylesheet);
        if (!read.bytes) throw EnvironmentError(fmt::format("{}: {}", stylesheet->string(), read.problem));
        const auto layout = read_layout(sources.add(stylesheet->string(), std::move(*read.bytes)), sources, {}, report);
        layouts.push_back({folder.filename().string(), layout ? layout->description : std::string()});
    }
    return layouts;
}

}  // namespace nabor
