#include "book/product_keys.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "base/file_name.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "book/isbn.h"
#include "book/setting_value.h"
#include "language/language.h"

namespace nabor {

namespace {

// --- [book]

void read_manuscript(const Setting& entry, const Files& files, Product& product, Report& report) {
    const auto reference = text_of(entry, report);
    if (!reference) return;
    constexpr std::string_view wanted = "write the path of the TEI file, relative to book.toml";
    if (is_blank_text(*reference)) {
        report.error("product-no-manuscript", entry.span, "book.toml names no manuscript", std::string(wanted));
        return;
    }
    const auto path = files.resolve_inside(product.folder, product.folder, *reference);
    if (!path)
        report.error("product-path-outside", entry.span, fmt::format("the manuscript \"{}\" lies outside the book's folder", *reference),
                     "move the file into the folder of book.toml");
    else if (!files.exists(*path))
        report.error("product-no-manuscript", entry.span, fmt::format("there is no manuscript \"{}\"", *reference), std::string(wanted));
    else if (files.is_folder(*path))
        report.error("product-no-manuscript", entry.span, fmt::format("the manuscript \"{}\" is a folder", *reference),
                     "write the path of the TEI file in it, relative to book.toml");
    else
        product.manuscript = *path;
}

template <auto... path>
void read_text(const Setting& entry, Product& product, Report& report) {
    if (auto text = full_text_of(entry, report)) (product .* ... .* path) = std::move(*text);
}

// It becomes part of a path.
void read_name(const Setting& entry, Product& product, Report& report) {
    auto name = text_of(entry, report);
    if (!name) return;
    const std::string fault = fault_of_file_name(*name);
    if (fault.empty())
        product.name = std::move(*name);
    else
        report.error("product-wrong-value", entry.span, fmt::format("\"{}\" cannot name the outputs: {}", *name, fault),
                     "write the name of a file without its suffix; until then the folder's name is taken");
}

// Numbers with dots between: a place in a series, and in a series of that series (EPUB 3.3, group-position).
bool is_position(std::string_view text) {
    constexpr std::size_t most_digits = 6;
    std::size_t digits = 0;  // since the last dot
    for (const char c : text) {
        const bool is_digit = c >= '0' && c <= '9';
        if (!is_digit && (c != '.' || digits == 0)) return false;
        digits = is_digit ? digits + 1 : 0;
        if (digits > most_digits) return false;
    }
    return digits > 0;
}

void read_series_position(const Setting& entry, Product& product, Report& report) {
    auto text = scalar_of(entry, report);
    if (!text) return;
    if (!is_position(*text)) return invalid_setting(entry, "a number such as 3, or \"2.1\" in a series of a series", report);
    product.series_position = std::move(*text);
}

void read_text_state(const Setting& entry, Product& product, Report& report) {
    constexpr std::array<std::string_view, 3> states{"edited", "diplomatic", "parallel"};
    constexpr std::string_view of_witness = "witness:";
    product.text_span = entry.span;
    if (const auto* text = std::get_if<std::string>(&entry.value); text && text->starts_with(of_witness)) {
        product.witness = trim_xml_space(std::string_view(*text).substr(of_witness.size()));
        if (product.witness.empty()) invalid_setting(entry, "\"witness:A\", with the siglum or the id of a witness", report);
        return;
    }
    if (const auto state = choice_of(entry, states, report)) product.text_state = static_cast<TextState>(*state);
}

void read_layout_name(const Setting& entry, Product& product, Report& report) {
    auto name = text_of(entry, report);
    if (!name) return;
    if (is_blank_text(*name) || name->find('\0') != std::string::npos)
        return invalid_setting(entry, "a name of `nabor layouts`, or a .css file in this folder", report);
    product.layout = std::move(*name);
    product.layout_span = entry.span;
}

// --- [output], [layout], [notes], [images], [languages]

void read_formats(const Setting& entry, Product& product, Report& report) {
    constexpr std::array<std::string_view, 4> formats{"epub", "pdf", "print", "onix"};
    const auto* list = std::get_if<SettingArray>(&entry.value);
    if (!list) return invalid_setting(entry, "a list such as [\"epub\", \"pdf\"]", report);
    std::vector<std::string> wanted;
    for (const SettingItem& item : *list) {
        const auto* format = std::get_if<std::string>(&item.value);
        if (!format || std::find(formats.begin(), formats.end(), *format) == formats.end())
            report.error("product-wrong-value", item.span, "a format is \"epub\", \"pdf\", \"print\" or \"onix\"",
                         format ? did_you_mean(*format, formats) : "");
        else if (std::find(wanted.begin(), wanted.end(), *format) == wanted.end())
            wanted.push_back(*format);
    }
    if (list->empty()) return invalid_setting(entry, "a list with a format at least, such as [\"epub\"]", report);
    if (!wanted.empty()) product.formats = std::move(wanted);
}

void read_variable(const Setting& entry, Product& product, Report& report) {
    if (auto value = scalar_of(entry, report)) product.layout_overrides[entry.key] = {std::move(*value), entry.span};
}

void read_note_placement(const Setting& entry, Product& product, Report& report) {
    constexpr std::array<std::string_view, 3> places{"foot", "chapter-end", "book-end"};
    if (const auto place = choice_of(entry, places, report)) product.layout_overrides["notes"] = {std::string(places[*place]), entry.span};
}

void read_note_numbering(const Setting& entry, Product& product, Report& report) {
    constexpr std::array<std::string_view, 3> numberings{"chapter", "book", "page"};  // as CounterScope has them
    if (const auto numbering = choice_of(entry, numberings, report)) product.note_numbering = static_cast<CounterScope>(*numbering);
}

void read_downsample(const Setting& entry, Product& product, Report& report) {
    if (const auto truth = truth_of(entry, report)) product.downsample_images = *truth;
}

std::vector<std::string_view> script_names() {
    std::vector<std::string_view> names;
    for (std::uint8_t i = 0; i < static_cast<std::uint8_t>(Script::other); ++i) {
        const auto script = static_cast<Script>(i);
        if (script != Script::common && script != Script::inherited) names.push_back(script_name(script));
    }
    return names;
}

bool is_script(std::string_view name) {
    const auto names = script_names();
    return std::find(names.begin(), names.end(), name) != names.end();
}

void read_script_language(const Setting& entry, Product& product, Report& report) {
    const auto tag = full_text_of(entry, report);
    if (!tag) return;
    if (!is_script(entry.key)) {
        const std::string nearest = did_you_mean(entry.key, script_names());
        report.warning("product-unknown-key", entry.span, fmt::format("unknown script \"{}\" in [languages]", entry.key),
                       nearest.empty() ? "write a code of ISO 15924 such as Latn, Cyrl, Grek" : nearest);
        return;
    }
    std::string language = canonical_language(*tag);
    if (language == "und") return invalid_setting(entry, "a language tag of BCP 47 such as \"fr\"", report);
    product.script_languages[entry.key] = std::move(language);
}

// --- [isbn], [accessibility]

// An invalid number is left out: shops would take it for another book's.
void read_isbn(const Setting& entry, Product& product, Report& report) {
    const auto written = full_text_of(entry, report);
    if (!written) return;
    if (const auto digits = isbn_digits(*written))
        product.isbn[entry.key] = *digits;
    else
        report.error("product-isbn-wrong", entry.span, fmt::format("\"{}\" is not an ISBN: its length or its check digit is wrong", *written),
                     "copy it again from where it was assigned; until then the book has none for this format");
}

void read_level(const Setting& entry, Product& product, Report& report) {
    constexpr std::array<std::string_view, 2> levels{"A", "AA"};
    product.accessibility.span = entry.span;
    if (const auto level = choice_of(entry, levels, report)) product.accessibility.level = static_cast<AccessibilityClaim::Level>(*level + 1);
}

bool is_address(std::string_view text) {
    const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
    return scheme > 0 && text.size() > scheme && text[scheme] != '/' && is_one_word(text);
}

void read_address(const Setting& entry, Product& product, Report& report) {
    auto text = full_text_of(entry, report);
    if (!text) return;
    if (!is_address(*text)) return invalid_setting(entry, "an address on the web such as \"https://example.org/report\"", report);
    product.accessibility.report = std::move(*text);
}

void read_exemption(const Setting& entry, Product& product, Report& report) {
    constexpr std::array<std::string_view, 3> exemptions{"eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration"};
    if (const auto exemption = choice_of(entry, exemptions, report)) product.accessibility.exemption = exemptions[*exemption];
}

constexpr ProductTableRow tables[] = {
    {"book", ""},
    {"output", ""},
    {"layout", "values of the layout's variables, as --set gives them"},
    {"notes", ""},
    {"images", ""},
    {"print", "NAME-print.pdf beside NAME.pdf: see print.md"},
    {"epub", ""},
    {"onix", "for the format \"onix\""},
    {"isbn", ""},
    {"languages", "the language of untagged words in another script"},
    {"accessibility", "what the publisher claims: see epub.md"},
};

constexpr ProductKeyRow general_rows[] = {
    {"book", "manuscript", "\"volume.xml\"", "relative to book.toml", read_manuscript},
    {"book", "name", "\"left-opposition-reader\"", "of the outputs, without suffix; default: the folder's name", read_name},
    {"book", "text", "\"edited\"", "or \"diplomatic\": which side of choice, add, del is shown; \"parallel\": both, as parallel texts; or \"witness:A\": the readings of A are the text", read_text_state},
    {"book", "publisher", "\"…\"", "", read_text<&Product::publisher>},
    {"book", "series", "\"…\"", "", read_text<&Product::series>},
    {"book", "series-position", "3", "", read_series_position},
    {"output", "formats", "[\"epub\", \"pdf\"]", "also \"print\", which a table [print] implies, and \"onix\"", read_formats},
    {"output", "layout", "\"paperback\"", "a name of `nabor layouts`, or a .css file in this folder", read_layout_name},
    {"layout", "*", "size = \"11pt\"", "", read_variable},
    {"notes", "placement", "\"foot\"", "or \"chapter-end\", \"book-end\"", read_note_placement},
    {"notes", "numbering", "\"chapter\"", "or \"book\": through the whole book; or \"page\" (in the EPUB by chapter)", read_note_numbering},
    {"images", "downsample", "true", "in the PDF: pixels beyond the layout's -nabor-image-density are left out", read_downsample},
    {"isbn", "epub", "\"978-…\"", "", read_isbn},
    {"isbn", "print", "\"978-…\"", "", read_isbn},
    {"isbn", "pdf", "\"978-…\"", "", read_isbn},
    {"languages", "*", "Latn = \"fr\"", "a script of ISO 15924, a language of BCP 47", read_script_language},
    {"accessibility", "wcag", "\"AA\"", "or \"A\": claimed only if the EPUB meets it", read_level},
    {"accessibility", "certifier", "\"…\"", "who says so; a claim needs one", read_text<&Product::accessibility, &AccessibilityClaim::certifier>},
    {"accessibility", "credential", "\"…\"", "", read_text<&Product::accessibility, &AccessibilityClaim::credential>},
    {"accessibility", "report", "\"https://…\"", "", read_address},
    {"accessibility", "exemption", "\"eaa-microenterprise\"", "or \"eaa-disproportionate-burden\", \"eaa-fundamental-alteration\"", read_exemption},
};

}  // namespace

std::span<const ProductTableRow> product_tables() { return tables; }

std::span<const ProductKeyRow> general_keys() { return general_rows; }

std::vector<ProductKeyRow> product_keys() {
    std::vector<ProductKeyRow> all;
    for (const std::span<const ProductKeyRow> part : {general_keys(), print_keys(), shop_keys()}) all.insert(all.end(), part.begin(), part.end());
    return all;
}

const ProductKeyRow* find_product_key(std::string_view table, std::string_view key) {
    for (const std::span<const ProductKeyRow> part : {general_keys(), print_keys(), shop_keys()})
        for (const ProductKeyRow& row : part)
            if (row.table == table && (row.key == key || row.key == "*")) return &row;
    return nullptr;
}

}  // namespace nabor
