// In: the data folder. Out: each layout's name and description, in the order of their names.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "layout/layout.h"
#include "nabor/commands.h"
#include "nabor/manuscript.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> layout_folders(const fs::path& data) {
    std::vector<fs::path> folders;
    for (const fs::path& file : files::list(data / "layouts")) {
        const fs::path folder = file.parent_path();
        if (folder.parent_path() == data / "layouts" && (folders.empty() || folders.back() != folder)) folders.push_back(folder);
    }
    return folders;
}

std::string described(const fs::path& stylesheet, Console& console) {
    files::ReadResult read = files::read(stylesheet);
    if (!read.bytes) throw EnvironmentError(fmt::format("{}: {}", stylesheet.string(), read.problem));
    Sources sources;
    Report report;
    const auto layout = read_layout(sources.add(stylesheet.string(), std::move(*read.bytes)), sources, {}, report);
    console.show(report, sources);
    console.end_book();
    return layout ? layout->description : std::string();
}

}  // namespace

ExitCode list_layouts(const fs::path& data, Console& console) {
    for (const fs::path& folder : layout_folders(data)) {
        const auto stylesheet = stylesheet_of(folder);
        if (stylesheet) console.print(fmt::format("{:<16}  {}\n", folder.filename().string(), described(*stylesheet, console)));
    }
    return ExitCode::clean;
}

}  // namespace nabor
