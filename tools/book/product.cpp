#include "book/product.h"

#include <string>
#include <variant>

#include <fmt/format.h>

#include "base/files.h"
#include "base/settings.h"
#include "book/product_keys.h"

namespace nabor {

namespace {

// Reports a key that is in no row of the table (product_keys.h).
void report_unknown(const Setting& entry, const std::string& key, Report& report) {
    report.warning("product-unknown-key", entry.span, fmt::format("unknown setting \"{}\" in book.toml", key), "docs/manuscript.md lists the settings");
}

void read_table(const Setting& table, const Files& files, Product& product, Report& report) {
    const auto* entries = std::get_if<SettingTable>(&table.value);
    if (!entries) return report_unknown(table, table.key, report);
    if (table.key == "print") product.print.emplace();
    if (table.key == "onix") product.onix.asked = !entries->empty();
    for (const Setting& entry : *entries) {
        if (table.key == "onix") product.onix.span = entry.span;
        if (const ProductKeyRow* row = find_product_key(table.key, entry.key))
            row->read(entry, files, product, report);
        else
            report_unknown(entry, table.key + "." + entry.key, report);
    }
}

void report_missing(const std::filesystem::path& path, std::string message, std::string hint, Report& report) {
    report.add({Severity::error, "product-no-manuscript", {}, std::move(message), std::move(hint), path.string()});
}

void read_book_toml(Product& product, Sources& sources, Report& report) {
    const std::filesystem::path path = product.folder / "book.toml";
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

Product read_product(const std::filesystem::path& path, Sources& sources, Report& report) {
    Product product;
    product.formats = {"epub", "pdf"};
    if (sources.files().is_folder(path)) {
        product.folder = path;
        const std::filesystem::path named = std::filesystem::absolute(path).lexically_normal();
        product.name = (named.has_filename() ? named.filename() : named.parent_path().filename()).string();
        read_book_toml(product, sources, report);
    } else {
        product.folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
        product.name = path.stem().string();
        if (sources.files().exists(path)) product.manuscript = path;
        else report_missing(path, "no such file", "BOOK is a TEI file, or a folder with book.toml", report);
    }
    return product;
}

}  // namespace nabor
