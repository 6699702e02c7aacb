#include "session/pdf_settings.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace nabor {

namespace {

std::optional<ColourProfile> read_output_profile(const Files& files, const PrintSettings& print, Report& report) {
    if (print.profile.empty()) return std::nullopt;
    ReadResult read = files.read(print.profile);
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

PrintFileSettings print_pdf_settings(const Files& files, const Product& product, const Layout& layout, Report& report) {
    const PrintSettings print = product.print.value_or(PrintSettings{});
    PrintFileSettings settings;
    settings.bleed = print.bleed;
    settings.crop_marks = print.crop_marks;
    settings.registration_marks = print.registration_marks;
    settings.colour_bars = print.colour_bars;
    settings.page_labels = print.page_labels;
    settings.profile = read_output_profile(files, print, report);
    settings.condition = print.condition;
    settings.minimum_density = print.minimum_density;
    settings.pdf = pdf_settings(product, layout);
    return settings;
}

}  // namespace nabor
