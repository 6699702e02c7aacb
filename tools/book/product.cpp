#include "book/product.h"

#include <array>
#include <functional>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/files.h"
#include "base/settings.h"
#include "book/isbn.h"
#include "language/language.h"

namespace nabor {

namespace {

// Reads one file's tables key by key; whatever no reader asks for is reported as unknown.
class ProductReader {
public:
    ProductReader(Product& product, Report& report) : product_(product), report_(report) {}

    void read(const SettingTable& table) {
        for (const Setting& group : table) {
            if (group.key == "print") product_.print.emplace();
            const auto* entries = std::get_if<SettingTable>(&group.value);
            if (!entries) {
                unknown(group, group.key);
                continue;
            }
            for (const Setting& entry : *entries) read_entry(group.key, entry);
        }
    }

private:
    void read_entry(const std::string& group, const Setting& entry) {
        const std::string key = group + "." + entry.key;
        if (group == "isbn") isbn_into(entry);
        else if (group == "layout") scalar_into(entry, product_.layout_overrides[entry.key]);
        else if (group == "languages") language_into(entry);
        else if (key == "book.manuscript") path_into(entry);
        else if (key == "book.name") text_into(entry, product_.name);
        else if (key == "book.publisher") text_into(entry, product_.publisher);
        else if (key == "book.series") text_into(entry, product_.series);
        else if (key == "book.series-position") scalar_into(entry, product_.series_position);
        else if (key == "book.text") choice_into(entry, {"edited", "diplomatic"}, [&](std::size_t i) { product_.text_state = static_cast<TextState>(i); });
        else if (key == "output.formats") formats_into(entry);
        else if (key == "output.profile") read_profiles(entry, product_.shops, report_);
        else if (key == "output.layout") text_into(entry, product_.layout);
        else if (key == "notes.numbering") choice_into(entry, {"chapter", "book"}, [&](std::size_t i) { product_.note_numbering = static_cast<NoteNumbering>(i); });
        else if (key == "notes.placement") choice_into(entry, {"foot", "chapter-end", "book-end"}, [&](std::size_t i) {
            static constexpr std::string_view places[] = {"foot", "chapter-end", "book-end"};
            product_.layout_overrides["notes"] = places[i];
        });
        else if (group == "print") print_into(entry);
        else if (key == "images.downsample") truth_into(entry, product_.downsample_images);
        else if (group == "accessibility") accessibility_into(entry, key);
        else if (group == "epub" && read_epub_setting(entry, product_.folder, product_.epub, report_)) return;
        else if (group == "onix" && read_onix_setting(entry, product_.onix, report_)) return;
        else unknown(entry, key);
    }

    void unknown(const Setting& entry, const std::string& key) {
        report_.warning("product-unknown-key", entry.span, fmt::format("\"{}\" is not a setting of book.toml", key),
                        "docs/manuscript.md lists the settings");
    }

    void wrong_type(const Setting& entry, std::string_view wanted) {
        report_.error("product-wrong-value", entry.span, fmt::format("\"{}\" must be {}", entry.key, wanted));
    }

    void text_into(const Setting& entry, std::string& target) {
        if (const auto* text = std::get_if<std::string>(&entry.value)) target = *text;
        else wrong_type(entry, "a string in quotes");
    }

    void accessibility_into(const Setting& entry, const std::string& key) {
        static constexpr std::string_view exemptions[] = {"eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration"};
        AccessibilityClaim& claim = product_.accessibility;
        if (entry.key == "wcag") {
            claim.span = entry.span;
            choice_into(entry, {"A", "AA"}, [&](std::size_t i) { claim.level = static_cast<AccessibilityClaim::Level>(i + 1); });
        } else if (entry.key == "exemption") {
            choice_into(entry, {std::begin(exemptions), std::end(exemptions)}, [&](std::size_t i) { claim.exemption = exemptions[i]; });
        } else if (entry.key == "certifier") {
            text_into(entry, claim.certifier);
        } else if (entry.key == "credential") {
            text_into(entry, claim.credential);
        } else if (entry.key == "report") {
            text_into(entry, claim.report);
        } else {
            unknown(entry, key);
        }
    }

    // A wrong one is left out: a shop would take it for another book's.
    void isbn_into(const Setting& entry) {
        std::string written;
        text_into(entry, written);
        if (const auto digits = isbn_digits(written)) product_.isbn[entry.key] = *digits;
        else if (!written.empty())
            report_.error("product-isbn-wrong", entry.span, fmt::format("\"{}\" is no ISBN: its length or its check digit is wrong", written),
                          "copy it once more from where it was assigned; until then the book has none for this format");
    }

    void scalar_into(const Setting& entry, std::string& target) {
        if (const auto* number = std::get_if<std::int64_t>(&entry.value)) target = fmt::format("{}", *number);
        else if (const auto* real = std::get_if<double>(&entry.value)) target = fmt::format("{}", *real);
        else if (const auto* truth = std::get_if<bool>(&entry.value)) target = *truth ? "true" : "false";
        else text_into(entry, target);
    }

    void truth_into(const Setting& entry, bool& target) {
        if (const auto* truth = std::get_if<bool>(&entry.value)) target = *truth;
        else wrong_type(entry, "true or false");
    }

    void print_into(const Setting& entry) {
        if (!read_print_setting(entry, product_.folder, *product_.print, report_)) unknown(entry, "print." + entry.key);
    }

    void language_into(const Setting& entry) {
        std::string tag;
        text_into(entry, tag);
        if (!tag.empty()) product_.script_languages[entry.key] = canonical_language(tag);
    }

    void path_into(const Setting& entry) {
        std::string reference;
        text_into(entry, reference);
        if (reference.empty()) return;
        const auto path = files::resolve_inside(product_.folder, product_.folder, reference);
        if (!path) report_.error("product-path-outside", entry.span, fmt::format("the manuscript \"{}\" lies outside the book's folder", reference),
                                 "move the file into the folder of book.toml");
        else if (!files::exists(*path)) report_.error("product-no-manuscript", entry.span, fmt::format("there is no manuscript \"{}\"", reference),
                                                      "write the path of the TEI file, relative to book.toml");
        else product_.manuscript = *path;
    }

    void formats_into(const Setting& entry) {
        const auto* list = std::get_if<SettingArray>(&entry.value);
        if (!list) return wrong_type(entry, "a list such as [\"epub\", \"pdf\"]");
        product_.formats.clear();
        for (const SettingItem& item : *list) {
            const auto* format = std::get_if<std::string>(&item.value);
            if (format && (*format == "epub" || *format == "pdf" || *format == "print" || *format == "onix")) product_.formats.push_back(*format);
            else report_.error("product-wrong-value", item.span, "a format is \"epub\", \"pdf\", \"print\" or \"onix\"");
        }
    }

    void choice_into(const Setting& entry, const std::vector<std::string_view>& choices, const std::function<void(std::size_t)>& take) {
        const auto* text = std::get_if<std::string>(&entry.value);
        for (std::size_t i = 0; text && i < choices.size(); ++i)
            if (*text == choices[i]) return take(i);
        wrong_type(entry, fmt::format("one of {}", fmt::join(choices, ", ")));
    }

    Product& product_;
    Report& report_;
};

void report_missing(const std::filesystem::path& path, std::string message, std::string hint, Report& report) {
    report.add({Severity::error, "product-no-manuscript", {}, std::move(message), std::move(hint), path.string()});
}

void read_book_toml(Product& product, Sources& sources, Report& report) {
    const std::filesystem::path path = product.folder / "book.toml";
    files::ReadResult file = files::read(path);
    if (!file.bytes) return report_missing(path, file.problem, "a book's folder has a book.toml; or name the TEI file itself", report);
    const SourceId source = sources.add(path.string(), std::move(*file.bytes));
    product.span = {source, 0, 0};
    const std::optional<SettingTable> table = read_settings(source, sources, report);
    if (!table) return;
    const std::size_t errors = report.count(Severity::error);
    ProductReader(product, report).read(*table);
    if (product.manuscript.empty() && report.count(Severity::error) == errors)
        report.error("product-no-manuscript", product.span, "book.toml names no manuscript", "add: [book] manuscript = \"volume.xml\"");
}

}  // namespace

Product read_product(const std::filesystem::path& path, Sources& sources, Report& report) {
    Product product;
    product.formats = {"epub", "pdf"};
    if (files::is_folder(path)) {
        product.folder = path;
        const std::filesystem::path named = std::filesystem::absolute(path).lexically_normal();
        product.name = (named.has_filename() ? named.filename() : named.parent_path().filename()).string();
        read_book_toml(product, sources, report);
    } else {
        product.folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
        product.name = path.stem().string();
        if (files::exists(path)) product.manuscript = path;
        else report_missing(path, "no such file", "BOOK is a TEI file, or a folder with book.toml", report);
    }
    return product;
}

}  // namespace nabor
