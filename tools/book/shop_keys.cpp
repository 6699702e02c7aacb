// The keys of [epub] and [onix], and the profiles of [output].
#include "base/digits.h"
#include "book/shop_settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <span>
#include <utility>
#include <variant>

#include "base/nearest.h"
#include "book/code_lists.h"
#include "book/product_keys.h"
#include "book/setting_value.h"

namespace nabor {

namespace {

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
    if (!is_of(text, "9999-99-99")) return false;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : text.substr(at, size)) value = value * 10 + (c - '0');
        return value;
    };
    using namespace std::chrono;
    return year_month_day(year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))), day(static_cast<unsigned>(number(8, 2)))).ok();
}

bool is_price(std::string_view text) {
    const std::size_t point = text.find('.');
    return is_digits(text.substr(0, point)) &&
           (point == std::string_view::npos || (is_digits(text.substr(point + 1)) && text.size() - point <= 3));
}

// "WORLD", or countries of two letters between spaces.
bool is_territory(std::string_view text) {
    if (text == "WORLD") return true;
    for (std::size_t at = 0;; at += 3) {
        if (!is_country_code(text.substr(std::min(at, text.size()), 2))) return false;
        if (at + 2 == text.size()) return true;
        if (text[at + 2] != ' ') return false;
    }
}

template <auto member>
void read_text(const Setting& entry, Product& product, Report& report) {
    if (auto text = full_text_of(entry, report)) product.onix.*member = std::move(*text);
}

using Check = bool (*)(std::string_view);

void read_checked(const Setting& entry, std::string& target, Check check, std::string_view wanted, Report& report) {
    auto text = text_of(entry, report, wanted);
    if (!text) return;
    if (check(*text))
        target = std::move(*text);
    else
        invalid_setting(entry, wanted, report);
}

void read_date(const Setting& entry, Product& product, Report& report) {
    read_checked(entry, product.onix.publishing_date, is_iso_date, "a date such as \"2026-03-01\"", report);
}

void read_status(const Setting& entry, Product& product, Report& report) {
    const auto is_status = [](std::string_view text) { return text == "02" || text == "04"; };
    read_checked(entry, product.onix.status, is_status, "\"02\" (forthcoming) or \"04\" (active), after ONIX code list 64", report);
}

void read_price(const Setting& entry, Product& product, Report& report) {
    read_checked(entry, product.onix.price, is_price, "an amount in quotes such as \"9.99\"", report);
}

void read_currency(const Setting& entry, Product& product, Report& report) {
    read_checked(entry, product.onix.currency, is_currency_code, "a currency's three letters in ISO 4217, such as \"EUR\"", report);
}

void read_territories(const Setting& entry, Product& product, Report& report) {
    read_checked(entry, product.onix.territories, is_territory, "\"WORLD\", or countries of ISO 3166 such as \"DE AT CH\"", report);
}

void read_codes(const Setting& entry, std::vector<std::string>& target, Check check, std::string_view wanted, Report& report) {
    const auto* list = std::get_if<SettingArray>(&entry.value);
    if (list == nullptr || list->empty()) return invalid_setting(entry, "a list of codes in quotes", report);
    for (const SettingItem& item : *list) {
        const auto* code = std::get_if<std::string>(&item.value);
        if (code != nullptr && check(*code))
            target.push_back(*code);
        else
            report.error("product-wrong-value", item.span, fmt::format("{} is not {}", code == nullptr ? "this" : "\"" + *code + "\"", wanted));
    }
}

void read_thema(const Setting& entry, Product& product, Report& report) {
    read_codes(entry, product.onix.thema, is_thema_code, "a code of Thema, such as \"NHTB\"", report);
}

void read_bisac(const Setting& entry, Product& product, Report& report) {
    read_codes(entry, product.onix.bisac, is_bisac_code, "a code of BISAC, such as \"HIS032000\"", report);
}

// A name, an @ and a host with a point in it: "rights@example.org".
bool is_mail_address(std::string_view text) {
    const std::size_t at = text.find('@');
    if (!is_one_word(text) || at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return false;
    const std::size_t point = text.rfind('.');
    return point != std::string_view::npos && point > at + 1 && point + 1 < text.size();
}

void read_email(const Setting& entry, Product& product, Report& report) {
    auto text = full_text_of(entry, report);
    if (!text) return;
    if (!is_mail_address(*text)) return invalid_setting(entry, "an address such as \"rights@example.org\"", report);
    product.onix.email = std::move(*text);
}

void read_fonts(const Setting& entry, Product& product, Report& report) {
    constexpr std::array<std::string_view, 3> choices{"none", "subset", "whole"};
    if (const auto choice = choice_of(entry, choices, report)) product.epub.fonts = static_cast<EmbeddedFonts>(*choice);
}

void read_cover(const Setting& entry, const Files& files, Product& product, Report& report) {
    EpubSettings& settings = product.epub;
    const auto* text = std::get_if<std::string>(&entry.value);
    if (text == nullptr || text->empty()) return invalid_setting(entry, "the path of an image, or \"none\"", report);
    settings.cover_span = entry.span;
    if (*text == "none") {
        settings.cover = CoverKind::none;
        return;
    }
    const auto path = files.resolve_inside(product.folder, product.folder, *text);
    if (!path || !files.exists(*path) || files.is_folder(*path)) {
        const std::string_view fault = !path ? "lies outside the book's folder" : files.exists(*path) ? "is a folder" : "is not there";
        report.error("epub-cover", entry.span, fmt::format("the cover \"{}\" {}", *text, fault),
                     "write the path of an image in the book's folder, relative to book.toml; until then a cover is made of the title");
        return;
    }
    settings.cover = CoverKind::given;
    settings.cover_file = *path;
}

void read_cover_colour(const Setting& entry, Product& product, Report& report) {
    const auto* text = std::get_if<std::string>(&entry.value);
    std::uint32_t colour = 0;
    if (text != nullptr && text->size() == 7 && text->front() == '#') {
        const auto [end, error] = std::from_chars(text->data() + 1, text->data() + 7, colour, 16);
        if (error == std::errc{} && end == text->data() + 7) {
            product.epub.cover_colour = colour;
            return;
        }
    }
    invalid_setting(entry, "a colour such as \"#1F2F4A\"", report);
}

void read_image_pixels(const Setting& entry, Product& product, Report& report) {
    if (const auto number = number_of(entry, 10'000, 100'000'000, report)) product.epub.image_pixels = static_cast<std::uint64_t>(*number);
}

void read_image_quality(const Setting& entry, Product& product, Report& report) {
    if (const auto number = number_of(entry, 30, 100, report)) product.epub.image_quality = static_cast<int>(*number);
}

// One profile, or a list of them.
void read_profiles(const Setting& entry, Product& product, Report& report) {
    const auto take = [&](const SettingValue& value, Span span) {
        const auto* name = std::get_if<std::string>(&value);
        const auto shop = name == nullptr ? std::nullopt : find_shop(*name);
        if (!shop)
            report.error("product-wrong-value", span, fmt::format("a profile is one of {}", fmt::join(shop_names, ", ")),
                         name == nullptr ? "" : did_you_mean(*name, shop_names));
        else if (std::find(product.shops.begin(), product.shops.end(), *shop) == product.shops.end())
            product.shops.push_back(*shop);
    };
    product.shops.clear();
    if (const auto* list = std::get_if<SettingArray>(&entry.value)) {
        if (list->empty()) return invalid_setting(entry, "a list with a profile at least, such as [\"generic\"]", report);
        for (const SettingItem& item : *list) take(item.value, item.span);
    } else {
        take(entry.value, entry.span);
    }
}

using Onix = OnixSettings;
constexpr ProductKeyRow shop_rows[] = {
    {"output", "profile", "[\"generic\", \"kobo\"]", "the shops the EPUB is for, as --profile: generic, kindle, kobo, apple, google", read_profiles},
    {"epub", "fonts", "\"none\"", "or \"subset\", \"whole\": embeds the layout's faces that the text uses, cut down to its characters or whole", read_fonts},
    {"epub", "cover", "\"cover.jpg\"", "an image in this folder; \"none\" for no cover. Default: a cover made of the title", read_cover},
    {"epub", "cover-colour", "\"#1F2F4A\"", "of a cover that is made; default: a dark one chosen by the title", read_cover_colour},
    {"epub", "image-pixels", "4000000", "the most an image may have; larger ones are made smaller. Default: no limit", read_image_pixels},
    {"epub", "image-quality", "85", "30 to 100: encodes every JPEG anew. Default: only those made smaller, with 85", read_image_quality},
    {"onix", "sender", "\"…\"", "who sends the record; default: the publisher", read_text<&Onix::sender>},
    {"onix", "contact", "\"…\"", "", read_text<&Onix::contact>},
    {"onix", "email", "\"…\"", "also whom to ask about accessibility", read_email},
    {"onix", "publishing-date", "\"2026-03-01\"", "default: the date in the header", read_date},
    {"onix", "status", "\"04\"", "published; \"02\" forthcoming", read_status},
    {"onix", "thema", "[\"NHTB\"]", "subjects, the main one first", read_thema},
    {"onix", "bisac", "[\"HIS032000\"]", "", read_bisac},
    {"onix", "price", "\"9.99\"", "recommended, taxes included", read_price},
    {"onix", "currency", "\"EUR\"", "", read_currency},
    {"onix", "territories", "\"WORLD\"", "or countries: \"DE AT CH\"", read_territories},
};

}  // namespace

std::optional<Shop> find_shop(std::string_view name) {
    const auto found = std::find(shop_names.begin(), shop_names.end(), name);
    return found == shop_names.end() ? std::nullopt : std::optional(static_cast<Shop>(found - shop_names.begin()));
}

std::span<const ProductKeyRow> shop_keys() { return shop_rows; }

}  // namespace nabor
