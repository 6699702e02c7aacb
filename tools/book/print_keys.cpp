// The keys of [print].
#include <array>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "base/length_text.h"
#include "base/nearest.h"
#include "book/product_keys.h"
#include "book/setting_value.h"

namespace nabor {

namespace {

constexpr Length widest_bleed{Length::per_point * 72};
constexpr std::uint32_t highest_density = 2400;

void read_bleed(const Setting& entry, Product& product, Report& report) {
    const auto* text = std::get_if<std::string>(&entry.value);
    const auto length = text ? read_length(*text) : std::nullopt;
    if (!length || *length > widest_bleed) return invalid_setting(entry, "a length of an inch at most, such as \"3mm\"", report);
    product.print->bleed = *length;
}

void read_marks(const Setting& entry, Product& product, Report& report) {
    PrintSettings& settings = *product.print;
    const std::array<std::pair<std::string_view, bool*>, 4> marks{{{"crop", &settings.crop_marks},
                                                                   {"registration", &settings.registration_marks},
                                                                   {"colour-bars", &settings.colour_bars},
                                                                   {"page-labels", &settings.page_labels}}};
    constexpr std::string_view wanted = R"(a list of "crop", "registration", "colour-bars", "page-labels")";
    const auto* list = std::get_if<SettingArray>(&entry.value);
    if (!list) return invalid_setting(entry, wanted, report);
    for (const auto& [name, mark] : marks) *mark = false;
    for (const SettingItem& item : *list) {
        const auto* text = std::get_if<std::string>(&item.value);
        bool known = false;
        for (const auto& [name, mark] : marks) {
            if (!text || *text != name) continue;
            *mark = known = true;
        }
        constexpr std::array<std::string_view, 4> names{"crop", "registration", "colour-bars", "page-labels"};
        if (!known)
            report.error("product-wrong-value", item.span, fmt::format("\"{}\" must be {}", entry.key, wanted),
                         text ? did_you_mean(*text, names) : "");
    }
}

void read_condition(const Setting& entry, Product& product, Report& report) {
    if (auto text = full_text_of(entry, report, "a name in quotes, such as \"FOGRA51\"")) product.print->condition = std::move(*text);
}

void read_profile(const Setting& entry, const Files& files, Product& product, Report& report) {
    const auto reference = full_text_of(entry, report, "the path of an ICC profile, in quotes");
    if (!reference) return;
    const auto path = files.resolve_inside(product.folder, product.folder, *reference);
    if (!path) {
        report.error("product-path-outside", entry.span, fmt::format("the profile \"{}\" lies outside the book's folder", *reference),
                     "copy it into the folder of book.toml");
        return;
    }
    if (files.is_folder(*path)) {
        report.error("print-profile", entry.span, fmt::format("the profile \"{}\" is a folder; the file for print is made without it", *reference),
                     "write the path of an ICC profile, relative to book.toml");
        return;
    }
    product.print->profile = *path;
    product.print->profile_span = entry.span;
}

void read_density(const Setting& entry, Product& product, Report& report) {
    const auto* number = std::get_if<std::int64_t>(&entry.value);
    if (!number || *number < 0 || *number > highest_density) return invalid_setting(entry, "pixels to the inch, such as 300", report);
    product.print->minimum_density = static_cast<std::uint32_t>(*number);
}

constexpr ProductKeyRow print_rows[] = {
    {"print", "bleed", "\"3mm\"", "", read_bleed},
    {"print", "marks", R"(["crop", "registration", "page-labels"])", "and \"colour-bars\"", read_marks},
    {"print", "condition", "\"FOGRA51\"", "the printing condition, as the printer names it", read_condition},
    {"print", "profile", "\"PSOcoated_v3.icc\"", "its ICC profile, in this folder", read_profile},
    {"print", "minimum-density", "300", "pixels to the inch; an image with fewer is an error", read_density},
};

}  // namespace

std::span<const ProductKeyRow> print_keys() { return print_rows; }

}  // namespace nabor
