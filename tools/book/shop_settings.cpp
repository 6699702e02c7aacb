#include "book/shop_settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/files.h"

namespace nabor {

namespace {

void wrong(const Setting& entry, std::string_view wanted, Report& report) {
    report.error("product-wrong-value", entry.span, fmt::format("\"{}\" must be {}", entry.key, wanted));
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_of(std::string_view text, std::string_view pattern) {  // 9 a digit, A a capital, the rest itself
    if (text.size() != pattern.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool fits = pattern[i] == '9'   ? text[i] >= '0' && text[i] <= '9'
                          : pattern[i] == 'A' ? text[i] >= 'A' && text[i] <= 'Z'
                                              : text[i] == pattern[i];
        if (!fits) return false;
    }
    return true;
}

bool is_iso_date(std::string_view text) {
    return is_of(text, "9999-99-99") && text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12" && text.substr(8) >= "01" &&
           text.substr(8) <= "31";
}

bool is_price(std::string_view text) {
    const std::size_t point = text.find('.');
    return is_digits(text.substr(0, point)) &&
           (point == std::string_view::npos || (is_digits(text.substr(point + 1)) && text.size() - point <= 3));
}

// Subject codes are letters, digits and hyphens: "NHTB", "1DTA-RU" (Thema), "HIS032000" (BISAC).
bool is_subject(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-'; });
}

// "WORLD", or countries of two letters between spaces.
bool is_territory(std::string_view text) {
    if (text == "WORLD") return true;
    for (std::size_t at = 0;; at += 3) {
        if (!is_of(text.substr(std::min(at, text.size()), 2), "AA")) return false;
        if (at + 2 == text.size()) return true;
        if (text[at + 2] != ' ') return false;
    }
}

using Check = bool (*)(std::string_view);
struct TextRow {
    std::string_view key;
    std::string OnixSettings::*target;
    Check check;  // nullptr: any text
    std::string_view wanted;
};
constexpr TextRow onix_texts[] = {
    {"sender", &OnixSettings::sender, nullptr, ""},
    {"contact", &OnixSettings::contact, nullptr, ""},
    {"email", &OnixSettings::email, nullptr, ""},
    {"publishing-date", &OnixSettings::publishing_date, is_iso_date, "a date such as \"2026-03-01\""},
    {"status", &OnixSettings::status, [](std::string_view text) { return text == "02" || text == "04"; },
     "\"02\" (forthcoming) or \"04\" (active), after ONIX code list 64"},
    {"price", &OnixSettings::price, is_price, "an amount in quotes such as \"9.99\""},
    {"currency", &OnixSettings::currency, [](std::string_view text) { return is_of(text, "AAA"); },
     "a currency's three letters such as \"EUR\""},
    {"territories", &OnixSettings::territories, is_territory, "\"WORLD\", or countries such as \"DE AT CH\""},
};

void codes_into(const Setting& entry, std::vector<std::string>& target, Report& report) {
    const auto* list = std::get_if<SettingArray>(&entry.value);
    if (list == nullptr) return wrong(entry, "a list of codes in quotes", report);
    for (const SettingItem& item : *list) {
        const auto* code = std::get_if<std::string>(&item.value);
        if (code != nullptr && is_subject(*code))
            target.push_back(*code);
        else
            report.error("product-wrong-value", item.span,
                         fmt::format("a code of \"{}\" has capitals, digits and hyphens alone", entry.key));
    }
}

void cover_into(const Setting& entry, const std::filesystem::path& folder, EpubSettings& settings, Report& report) {
    const auto* text = std::get_if<std::string>(&entry.value);
    if (text == nullptr || text->empty()) return wrong(entry, "the path of an image, or \"none\"", report);
    settings.cover_span = entry.span;
    if (*text == "none") {
        settings.cover = CoverKind::none;
        return;
    }
    const auto path = files::resolve_inside(folder, folder, *text);
    if (!path || !files::exists(*path)) {
        report.error("epub-cover", entry.span,
                     fmt::format("the cover \"{}\" {}", *text, path ? "is not there" : "lies outside the book's folder"),
                     "write the path of an image in the book's folder, relative to book.toml; until then a cover is made of the title");
        return;
    }
    settings.cover = CoverKind::given;
    settings.cover_file = *path;
}

void colour_into(const Setting& entry, EpubSettings& settings, Report& report) {
    const auto* text = std::get_if<std::string>(&entry.value);
    std::uint32_t colour = 0;
    if (text != nullptr && text->size() == 7 && text->front() == '#') {
        const auto [end, error] = std::from_chars(text->data() + 1, text->data() + 7, colour, 16);
        if (error == std::errc{} && end == text->data() + 7) {
            settings.cover_colour = colour;
            return;
        }
    }
    wrong(entry, "a colour such as \"#1F2F4A\"", report);
}

template <typename Number>
void number_into(const Setting& entry, std::int64_t least, std::int64_t most, Number& target, Report& report) {
    const auto* number = std::get_if<std::int64_t>(&entry.value);
    if (number != nullptr && *number >= least && *number <= most)
        target = static_cast<Number>(*number);
    else
        wrong(entry, fmt::format("a whole number from {} to {}", least, most), report);
}

void fonts_into(const Setting& entry, EpubSettings& settings, Report& report) {
    constexpr std::array<std::string_view, 3> choices = {"none", "subset", "whole"};
    const auto* text = std::get_if<std::string>(&entry.value);
    const auto found = text == nullptr ? choices.end() : std::find(choices.begin(), choices.end(), *text);
    if (found == choices.end()) return wrong(entry, "one of none, subset, whole", report);
    settings.fonts = static_cast<EmbeddedFonts>(found - choices.begin());
}

}  // namespace

std::optional<Shop> find_shop(std::string_view name) {
    const auto found = std::find(shop_names.begin(), shop_names.end(), name);
    return found == shop_names.end() ? std::nullopt : std::optional(static_cast<Shop>(found - shop_names.begin()));
}

bool read_epub_setting(const Setting& entry, const std::filesystem::path& folder, EpubSettings& settings, Report& report) {
    if (entry.key == "fonts")
        fonts_into(entry, settings, report);
    else if (entry.key == "cover")
        cover_into(entry, folder, settings, report);
    else if (entry.key == "cover-colour")
        colour_into(entry, settings, report);
    else if (entry.key == "image-pixels")
        number_into(entry, 10'000, 100'000'000, settings.image_pixels, report);
    else if (entry.key == "image-quality")
        number_into(entry, 30, 100, settings.image_quality, report);
    else
        return false;
    return true;
}

bool read_onix_setting(const Setting& entry, OnixSettings& settings, Report& report) {
    settings.asked = true;
    settings.span = entry.span;
    if (entry.key == "thema")
        codes_into(entry, settings.thema, report);
    else if (entry.key == "bisac")
        codes_into(entry, settings.bisac, report);
    else {
        const auto row =
            std::find_if(std::begin(onix_texts), std::end(onix_texts), [&](const TextRow& each) { return each.key == entry.key; });
        if (row == std::end(onix_texts)) return false;
        const auto* text = std::get_if<std::string>(&entry.value);
        if (text == nullptr || (row->check != nullptr && !row->check(*text)))
            wrong(entry, row->wanted.empty() ? "a string in quotes" : row->wanted, report);
        else
            settings.*row->target = *text;
    }
    return true;
}

void read_profiles(const Setting& entry, std::vector<Shop>& shops, Report& report) {
    const auto take = [&](const SettingValue& value, Span span) {
        const auto* name = std::get_if<std::string>(&value);
        const auto shop = name == nullptr ? std::nullopt : find_shop(*name);
        if (!shop)
            report.error("product-wrong-value", span, fmt::format("a profile is one of {}", fmt::join(shop_names, ", ")));
        else if (std::find(shops.begin(), shops.end(), *shop) == shops.end())
            shops.push_back(*shop);
    };
    shops.clear();
    if (const auto* list = std::get_if<SettingArray>(&entry.value)) {
        for (const SettingItem& item : *list) take(item.value, item.span);
    } else {
        take(entry.value, entry.span);
    }
}

}  // namespace nabor
