#include "book/product.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "base/file_name.h"
#include "base/files.h"
#include "base/nearest.h"
#include "base/settings.h"
#include "book/product_keys.h"
#include "book/setting_value.h"

namespace nabor {

namespace {

// A file with more mistakes is no book.toml; the nearest key takes time to find.
constexpr std::size_t most_hints = 100;

// Reports a key or a table that is in no row of the tables (product_keys.h).
template <typename Hint>
void report_unknown(const Setting& entry, const std::string& key, Hint hint_for, Report& report) {
    std::string hint = report.all().size() < most_hints ? hint_for() : std::string();
    if (hint.empty()) hint = "docs/manuscript.md lists the settings";
    report.warning("product-unknown-key", entry.span, fmt::format("unknown setting \"{}\" in book.toml", key), std::move(hint));
}

// The table of a key that stands in a wrong one.
std::string hint_of_table(std::string_view key) {
    for (const ProductKeyRow& row : product_keys())
        if (row.key == key) return fmt::format("it belongs into the table [{}]", row.table);
    return {};
}

std::string hint_for_key(std::string_view table, std::string_view key) {
    std::vector<std::string_view> keys;
    for (const ProductKeyRow& row : product_keys())
        if (row.table == table) keys.push_back(row.key);
    std::string nearest = did_you_mean(key, keys);
    return nearest.empty() ? hint_of_table(key) : nearest;
}

std::string hint_for_table(const Setting& table) {
    if (!std::holds_alternative<SettingTable>(table.value)) return hint_of_table(table.key);
    std::vector<std::string_view> names;
    for (const ProductTableRow& row : product_tables()) names.push_back(row.name);
    return did_you_mean(table.key, names);
}

bool is_table(std::string_view name) {
    const auto tables = product_tables();
    return std::any_of(tables.begin(), tables.end(), [&](const ProductTableRow& row) { return row.name == name; });
}

void read_table(const Setting& table, const Files& files, Product& product, Report& report) {
    if (!is_table(table.key)) return report_unknown(table, table.key, [&] { return hint_for_table(table); }, report);
    const auto* entries = std::get_if<SettingTable>(&table.value);
    if (!entries) return invalid_setting(table, fmt::format("a table: [{}]", table.key), report);
    if (table.key == "print") product.print.emplace();
    if (table.key == "onix") product.onix.asked = !entries->empty();
    for (const Setting& entry : *entries) {
        if (table.key == "onix") product.onix.span = entry.span;
        if (const ProductKeyRow* row = find_product_key(table.key, entry.key))
            row->read(entry, files, product, report);
        else
            report_unknown(entry, table.key + "." + entry.key, [&] { return hint_for_key(table.key, entry.key); }, report);
    }
}

// After a folder or file, whose name this system allows.
std::string output_name(const std::string& name, const std::filesystem::path& path, Report& report) {
    std::string usable = without_controls(name);
    if (usable == name) return usable;
    report.add({Severity::warning, "output-name", {}, fmt::format("the name has control characters; the outputs are named \"{}\"", usable),
                "write a name: [book] name = \"…\"", path.string()});
    return usable;
}

void report_missing(const std::filesystem::path& path, std::string message, std::string hint, Report& report) {
    report.add({Severity::error, "product-no-manuscript", {}, std::move(message), std::move(hint), path.string()});
}

void read_book_toml(Product& product, Sources& sources, Report& report) {
    const std::filesystem::path path = (product.folder / "book.toml").lexically_normal();
    ReadResult file = sources.files().read(path);
    if (!file.bytes) return report_missing(path, file.problem, "a book's folder has a book.toml; or name the TEI file itself", report);
    const SourceId source = sources.add(path.string(), std::move(*file.bytes));
    product.span = {source, 0, 0};
    const std::optional<SettingTable> table = read_settings(source, sources, report);
    if (!table) return;
    const std::size_t errors = report.count(Severity::error);
    for (const Setting& entry : *table) read_table(entry, sources.files(), product, report);
    if (product.manuscript.empty() && report.count(Severity::error) == errors)
        report.error("product-no-manuscript", product.span, "book.toml names no manuscript", "add: [book] manuscript = \"volume.xml\"");
}

}  // namespace

namespace {

// How far above a document its book.toml may stand.
constexpr int highest = 8;

// The folder of the book that a document belongs to: the nearest above it with a book.toml, else the document's own.
std::filesystem::path folder_of_book(const std::filesystem::path& document, const Files& files) {
    std::filesystem::path own = document.has_parent_path() ? document.parent_path() : std::filesystem::path(".");
    std::filesystem::path folder = own;
    for (int i = 0; i < highest; ++i) {
        if (files.exists(folder / "book.toml")) return folder;
        const std::filesystem::path above = (folder / "..").lexically_normal();
        if (above == folder) break;
        folder = above;
    }
    return own;
}

}  // namespace

Product read_product(const std::filesystem::path& path, Sources& sources, Report& report) {
    Product product;
    product.formats = {"epub", "pdf"};
    if (sources.files().is_folder(path)) {
        product.folder = path;
        const std::filesystem::path named = std::filesystem::absolute(path).lexically_normal();
        read_book_toml(product, sources, report);
        if (product.name.empty())
            product.name = output_name((named.has_filename() ? named.filename() : named.parent_path().filename()).string(), path, report);
    } else {
        product.folder = folder_of_book(path, sources.files());
        product.name = output_name(path.stem().string(), path, report);
        if (sources.files().exists(path)) product.manuscript = path;
        else report_missing(path, "no such file", "BOOK is a TEI file, or a folder with book.toml", report);
    }
    return product;
}

}  // namespace nabor
