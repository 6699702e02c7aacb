// In: fonts/families.toml. Out: a Catalogue; complaints about the file in the report, as file:line.
#include "font/catalogue.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/settings.h"
#include "base/source.h"
#include "font/font.h"
#include "font/font_library.h"

namespace nabor {

namespace {

constexpr DiagnosticCode catalogue_code = "font-catalogue";


std::string text_of(const SettingTable& table, std::string_view key) {
    const Setting* setting = find_setting(table, key);
    const auto* text = setting == nullptr ? nullptr : std::get_if<std::string>(&setting->value);
    return text == nullptr ? std::string() : *text;
}

std::vector<std::string> texts_of(const SettingTable& table, std::string_view key) {
    std::vector<std::string> texts;
    const Setting* setting = find_setting(table, key);
    const auto* items = setting == nullptr ? nullptr : std::get_if<SettingArray>(&setting->value);
    if (items == nullptr) return texts;
    for (const SettingItem& item : *items) {
        if (const auto* text = std::get_if<std::string>(&item.value)) texts.push_back(*text);
    }
    return texts;
}

Family family_of(const SettingTable& row) {
    Family family;
    family.name = text_of(row, "name");
    family.package = text_of(row, "package");
    family.licence = text_of(row, "licence");
    family.purpose = text_of(row, "purpose");
    family.aliases = texts_of(row, "aliases");
    family.files = {text_of(row, "regular"), text_of(row, "italic"), text_of(row, "bold"), text_of(row, "bold-italic")};
    return family;
}

void complain(Report& report, const std::string& file, std::string message, std::string hint = {}) {
    report.add({Severity::error, catalogue_code, {}, std::move(message), std::move(hint), file});
}

// The catalogue's source is known only here, so its diagnostics carry their place as text.
void adopt(Report& report, const Report& own, const Sources& sources) {
    for (Diagnostic diagnostic : own.all()) {
        const Place place = sources.place(diagnostic.span);
        diagnostic.file = place.path + ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
        diagnostic.span = {};
        report.add(std::move(diagnostic));
    }
}

void add_families(Catalogue& catalogue, const SettingArray& rows, const std::string& file, Report& report) {
    for (const SettingItem& item : rows) {
        const auto* row = std::get_if<SettingTable>(&item.value);
        Family family = row == nullptr ? Family() : family_of(*row);
        if (family.name.empty() || family.files[0].empty()) {
            complain(report, file, "a [[family]] has no name or no regular file", "give it name = \"…\" and regular = \"….ttf\"");
        } else {
            catalogue.families.push_back(std::move(family));
        }
    }
}

void check_fallback(const Catalogue& catalogue, const std::string& file, Report& report) {
    for (const std::string& name : catalogue.fallback) {
        if (catalogue.find(name) == nullptr) {
            complain(report, file, "the fallback family “" + name + "” has no [[family]]", "add one, or take the name out of `fallback`");
        }
    }
}

}  // namespace

bool same_family(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

const Family* Catalogue::find(std::string_view name) const {
    const auto is_named = [&](const Family& family) {
        return same_family(family.name, name) ||
               std::any_of(family.aliases.begin(), family.aliases.end(), [&](const auto& alias) { return same_family(alias, name); });
    };
    const auto found = std::find_if(families.begin(), families.end(), is_named);
    return found == families.end() ? nullptr : &*found;
}

Catalogue read_catalogue(const Files& files, const std::filesystem::path& path, Report& report) {
    Catalogue catalogue;
    ReadResult read = files.read(path);
    if (!read.bytes) {
        complain(report, path.string(), "the catalogue of fonts cannot be read: " + read.problem, "it belongs to Nabor's data folder");
        return catalogue;
    }
    Sources sources;
    Report own;
    const SourceId source = sources.add(path.string(), std::move(*read.bytes));
    const auto settings = read_settings(source, sources, own);
    adopt(report, own, sources);
    if (!settings) return catalogue;
    const Setting* rows = find_setting(*settings, "family");
    if (const auto* items = rows == nullptr ? nullptr : std::get_if<SettingArray>(&rows->value)) {
        add_families(catalogue, *items, path.string(), report);
    }
    catalogue.fallback = texts_of(*settings, "fallback");
    check_fallback(catalogue, path.string(), report);
    return catalogue;
}

std::vector<FamilyFacts> catalogue_families(const FontLibrary& library, const std::filesystem::path& path, Report& report) {
    Catalogue catalogue = read_catalogue(library.files(), path, report);
    std::vector<FamilyFacts> facts;
    for (Family& family : catalogue.families) {
        const bool installed = std::all_of(family.files.begin(), family.files.end(),
                                           [&](const std::string& file) { return file.empty() || library.find(file).has_value(); });
        facts.push_back({std::move(family.name), std::move(family.package), std::move(family.licence), std::move(family.purpose),
                         {family.files.begin(), family.files.end()}, installed});
    }
    return facts;
}

}  // namespace nabor
