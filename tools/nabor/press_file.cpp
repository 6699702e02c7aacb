// In: settings with a profile's path. Out: settings with the profile.
#include "nabor/press_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/files.h"

namespace nabor {

namespace {

std::optional<ColourProfile> read_output_profile(const PrintSettings& print, Report& report) {
    if (print.profile.empty()) return std::nullopt;
    files::ReadResult read = files::read(print.profile);
    ProfileResult result;
    if (read.bytes) result = read_profile(std::move(*read.bytes));
    std::string problem = read.bytes ? result.problem : "cannot be read: " + read.problem;
    if (result.profile && result.profile->use != ColourProfile::Use::output) problem = "is not one of a printing condition (class prtr)";
    if (problem.empty()) return std::move(result.profile);
    report.error("print-profile", print.profile_span,
                 fmt::format("the profile \"{}\" {}; the file for print is made without it", print.profile.filename().string(), problem),
                 "give the ICC profile that the printer names");
    return std::nullopt;
}

}  // namespace

PdfSettings pdf_settings(const Product& product, const Layout& layout) { return {product.downsample_images ? layout.image_density : 0U}; }

PrintFileSettings press_settings(const Product& product, const Layout& layout, Report& report) {
    const PrintSettings print = product.print.value_or(PrintSettings{});
    PrintFileSettings settings;
    settings.bleed = print.bleed;
    settings.crop_marks = print.crop_marks;
    settings.registration_marks = print.registration_marks;
    settings.colour_bars = print.colour_bars;
    settings.page_labels = print.page_labels;
    settings.profile = read_output_profile(print, report);
    settings.condition = print.condition;
    settings.minimum_density = print.minimum_density;
    settings.pdf = pdf_settings(product, layout);
    return settings;
}

void append_new(Report& report, const Report& found) {
    for (const Diagnostic& diagnostic : found.all()) {
        const std::vector<Diagnostic>& known = report.all();
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const Diagnostic& one) {
            return one.code == diagnostic.code && one.message == diagnostic.message && one.span == diagnostic.span;
        });
        if (!is_known) report.add(diagnostic);
    }
}

}  // namespace nabor
