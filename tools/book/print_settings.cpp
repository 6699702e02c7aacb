// In: keys and values of [print]. Out: settings.
#include "book/print_settings.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/files.h"
#include "base/length_text.h"

namespace nabor {

namespace {

void wrong(const Setting& entry, std::string_view wanted, Report& report) {
    report.error("product-wrong-value", entry.span, fmt::format("\"{}\" must be {}", entry.key, wanted));
}

std::string text_of(const Setting& entry, std::string_view wanted, Report& report) {
    if (const auto* text = std::get_if<std::string>(&entry.value)) return *text;
    wrong(entry, wanted, report);
    return {};
}

constexpr Length widest_bleed{Length::per_point * 72};
constexpr std::uint32_t highest_density = 2400;

void read_bleed(const Setting& entry, PrintSettings& settings, Report& report) {
    constexpr std::string_view wanted = "a length of an inch at most, such as \"3mm\"";
    const auto* text = std::get_if<std::string>(&entry.value);
    const auto length = text ? read_length(*text) : std::nullopt;
    if (!length || *length > widest_bleed) return wrong(entry, wanted, report);
    settings.bleed = *length;
}

void read_marks(const Setting& entry, PrintSettings& settings, Report& report) {
    const std::array<std::pair<std::string_view, bool*>, 4> marks{{{"crop", &settings.crop_marks},
                                                                   {"registration", &settings.registration_marks},
                                                                   {"colour-bars", &settings.colour_bars},
                                                                   {"page-labels", &settings.page_labels}}};
    constexpr std::string_view wanted = R"(a list of "crop", "registration", "colour-bars", "page-labels")";
    const auto* list = std::get_if<SettingArray>(&entry.value);
    if (!list) return wrong(entry, wanted, report);
    for (const auto& [name, mark] : marks) *mark = false;
    for (const SettingItem& item : *list) {
        const auto* text = std::get_if<std::string>(&item.value);
        bool known = false;
        for (const auto& [name, mark] : marks) {
            if (!text || *text != name) continue;
            *mark = known = true;
        }
        if (!known) report.error("product-wrong-value", item.span, fmt::format("\"{}\" must be {}", entry.key, wanted));
    }
}

void read_profile_path(const Setting& entry, const std::filesystem::path& folder, PrintSettings& settings, Report& report) {
    const std::string reference = text_of(entry, "the path of an ICC profile, in quotes", report);
    if (reference.empty()) return;
    const auto path = files::resolve_inside(folder, folder, reference);
    if (!path) {
        report.error("product-path-outside", entry.span, fmt::format("the profile \"{}\" lies outside the book's folder", reference),
                     "copy it into the folder of book.toml");
        return;
    }
    settings.profile = *path;
    settings.profile_span = entry.span;
}

void read_density(const Setting& entry, PrintSettings& settings, Report& report) {
    const auto* number = std::get_if<std::int64_t>(&entry.value);
    if (!number || *number < 0 || *number > highest_density) return wrong(entry, "pixels to the inch, such as 300", report);
    settings.minimum_density = static_cast<std::uint32_t>(*number);
}

}  // namespace

bool read_print_setting(const Setting& entry, const std::filesystem::path& folder, PrintSettings& settings, Report& report) {
    if (entry.key == "bleed")
        read_bleed(entry, settings, report);
    else if (entry.key == "marks")
        read_marks(entry, settings, report);
    else if (entry.key == "condition")
        settings.condition = text_of(entry, "a name in quotes, such as \"FOGRA51\"", report);
    else if (entry.key == "profile")
        read_profile_path(entry, folder, settings, report);
    else if (entry.key == "minimum-density")
        read_density(entry, settings, report);
    else
        return false;
    return true;
}

}  // namespace nabor
