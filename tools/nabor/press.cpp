// In: the data folder, a book's folder, the options. Out: what typesetting needs beside the book and its layout.
#include "nabor/press.h"

#include <fmt/format.h>

#include <algorithm>

namespace nabor {

Press::Press(const std::filesystem::path& data, const std::filesystem::path& book_folder, Report& report)
    : fonts(data / "fonts" / "families.toml", book_folder, report), hyphenator(Hyphenator::system_folders()) {}

TypesetOptions typeset_options(const Options& options, Moment moment, const std::string& book_name, Console& console) {
    TypesetOptions result;
    result.jobs = options.jobs;
    result.moment = moment;
    result.producer = program_name;
    result.progress = [&console, book_name](std::size_t done, std::size_t all) {
        console.progress(fmt::format("{}: setting lines and pages, {} %", book_name, all == 0 ? 100 : done * 100 / all));
    };
    return result;
}

const Diagnostic* missing_font(const Report& report) {
    const auto found = std::find_if(report.all().begin(), report.all().end(), [](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::error && diagnostic.code == "font-missing";
    });
    return found == report.all().end() ? nullptr : &*found;
}

}  // namespace nabor
