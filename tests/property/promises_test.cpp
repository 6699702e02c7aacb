// THE TEST OF PROMISES. Every property of a layout, with every value that docs/layouts.md names, changes the pages of a small book.
// A property without a sample fails the test: a row of the table that changes nothing is a promise that nobody keeps.
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <gtest/gtest.h>

#include "book/product.h"
#include "epub/epub.h"
#include "layout/page_rule.h"
#include "layout/property.h"
#include "layout/sheet_property.h"
#include "page/pages.h"
#include "session/shown_book.h"
#include "support/disk.h"
#include "support/generated.h"
#include "support/layouts.h"
#include "support/press.h"
#include "tei/tei.h"

namespace nabor {
namespace {

using testing::Press;

constexpr const char* folder = NABOR_SOURCE_FOLDER "/tests/property/promises";

// What every sheet begins with: small pages, so that breaks are many.
constexpr std::string_view base_css = R"(
@page { size: 90mm 110mm; margin: 12mm 10mm 15mm }
body { font-family: "Gentium Book Plus"; font-size: 10pt; line-height: 13pt }
h1, h2 { hyphens: none; text-align: left }
h1 { break-before: page }
a.note-call { vertical-align: super; font-size: 0.7em }
)";

// Fonts and the book are read once.
class Bench {
public:
    Bench() : press_("a5-plain") {
        product_ = read_product(std::string(folder) + "/volume.xml", sources_, report_);
        book_ = *read_tei(product_, sources_, report_);
    }

    // The pages that the book has with the rules, as text.
    std::string pages(const std::string& css, const std::map<std::string, std::string>& overrides = {}) {
        press_.layout = std::make_unique<Layout>(layout(std::string(base_css) + css, overrides));
        return pages_of_book();
    }
    std::string pages_of_layout(const std::string& css, const std::map<std::string, std::string>& overrides) {
        press_.layout = std::make_unique<Layout>(layout(css, overrides));
        return pages_of_book();
    }
    // Its EPUB, as text.
    std::string package(const std::string& css, const std::map<std::string, std::string>& overrides = {}) {
        const Layout layout_of_book = layout(css, overrides);
        EpubOptions how;
        how.generator = "Nabor (test)";
        const std::optional<Book> shown = book_shown_by(layout_of_book, book_);
        return dump_package(make_package({shown ? *shown : book_, product_, layout_of_book}, how, report_));
    }

    static std::size_t variables_of(const std::string& css) { return layout(css, {}).variables.size(); }

    static bool has_findings(const std::string& css) {
        Sources sources;
        Report report;
        read_layout({sources.add("promise.css", css)}, sources, report);
        return report.has_findings();
    }

    static Bench& one() {
        static Bench bench;
        return bench;
    }

private:
    std::string pages_of_book() {
        const std::optional<Book> shown = book_shown_by(*press_.layout, book_);
        return dump_pages(press_.set(shown ? *shown : book_), press_.fonts);
    }
    static Layout layout(const std::string& css, const std::map<std::string, std::string>& overrides) {
        Sources sources;
        Report report;
        Layout read = *read_layout({sources.add("promise.css", css), overrides}, sources, report);
        for (const Diagnostic& finding : report.all()) ADD_FAILURE() << to_text(finding, sources) << "\n" << css;
        return read;
    }

    Sources sources_{machine::disk};
    Report report_;
    Press press_;
    Product product_;
    Book book_;
};

// Values apart by | give different pages, values apart by & the same ones. One behind ~ gives another EPUB than the first of its group: no face
// of the catalogue shows it on paper.
struct Sample {
    std::string_view property;
    std::string_view selector;
    std::string_view values;
    std::string_view context = "";  // rules that the property needs
};

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (std::size_t end = 0; !text.empty(); text.remove_prefix(std::min(end + separator.size(), text.size()))) {
        end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
    }
    return parts;
}

constexpr std::string_view many_breaks = "@page { size: 90mm 60mm } h1 { break-before: auto }";

constexpr Sample samples[] = {
    {"font-family", "p", "\"Gentium Book Plus\" | \"PT Serif\", serif | PT Mono"},
    {"font-size", "p", "8pt | 120% | 2em"},
    {"line-height", "p", "14pt | 200% | 1.7 | normal"},
    {"font-weight", "p", "normal & 400 | bold & 700"},
    {"font-style", "p", "normal | italic & oblique"},
    {"font-variant-caps", "p", "normal ~ titling-caps | small-caps | all-small-caps"},
    {"font-variant-numeric", "p", "normal ~ lining-nums ~ proportional-nums ~ tabular-nums | oldstyle-nums", "p { font-family: \"Noto Serif\" }"},
    {"text-transform", "p", "none | uppercase"},
    {"letter-spacing", "p", "normal | 1pt | 0.2em"},
    {"text-align", "p", "justify | left & start | right & end | center"},
    {"text-indent", "p", "0 | 1.5em | 20% | -1em"},
    {"hyphens", "p", "auto | manual & none"},
    {"color", "p",
     "#f00 & #ff0000 & rgb(255, 0, 0) & rgb(255 0 0) & red | black | silver | gray & grey | white | maroon | purple | fuchsia | green | lime | "
     "olive | yellow | navy | blue | teal | aqua | #123456"},
    {"list-style-type", "ul", "none | disc | decimal | \"–\""},
    {"vertical-align", "em", "baseline | super | sub | 3pt"},
    {"text-decoration-line", "p", "none | underline | line-through | underline line-through"},
    {"display", "p.speaker", "block & inline | none | run-in"},
    {"margin-top", "blockquote", "0 | 1lh | 5mm"},
    {"margin-right", "blockquote", "0 | 10mm | 25%"},
    {"margin-bottom", "blockquote", "0 | 1lh | 5mm", "@page { size: 90mm 150mm }"},
    {"margin-left", "blockquote", "0 | 10mm | 25%"},
    {"margin", "blockquote", "0 | 1lh | 1lh 2em | 1lh 2em 3lh | 1lh 2em 3lh 1em | 1lh 10%", "@page { size: 90mm 150mm }"},
    {"break-before", "p", "auto | page & always | right & recto | avoid & avoid-page", many_breaks},
    {"break-after", "p", "auto | page & always | right & recto | avoid & avoid-page", many_breaks},
    {"break-inside", "p", "auto | avoid & avoid-page", many_breaks},
    {"orphans", "p", "1 | 4", "@page { size: 90mm 60mm } p { widows: 1 }"},
    {"widows", "p", "1 | 4", "@page { size: 90mm 60mm } p { orphans: 1 }"},
    {"border-top", "table", "none | solid & 0.5pt solid & 1pt solid #f00"},
    {"border-top", "tr", "none | solid"},
    {"border-bottom", "table", "none | solid & 0.5pt solid & 1pt solid #f00"},
    {"border-bottom", "tr", "none | solid"},
    {"initial-letter", "p.opening::first-letter", "normal & none | 2 | 3 | 5"},
    {"page", "section.chapter", "auto | wide", "@page wide { margin-top: 20mm }"},
    {"string-set", "h1", "none | head content() & head content(text) | tail content()", "@page { @top-left { content: string(head) } @top-right { content: string(tail) } }"},
    {"-nabor-hang", "p", "0 | 2em | 10%"},
    {"columns", "ul", "1 | 2 | 3"},
    {"-nabor-sink", "section.chapter", "0 | 3lh | 20%"},
    {"-nabor-block-align", "div.verse", "normal | center & centre", "p.verse-line { text-align: left }"},
    {"text-indent", "p", "0 | 10pt | 10mm | 2cm | 0.5in | 10px | 2pc | 20q | 1.7em | 2rem | 1lh | 20%"},
    {"font-style", "em", "normal & initial | inherit", "p { font-style: italic }"},
    {"-nabor-count-lines", "blockquote, h1", "auto | yes | no", ":root { -nabor-line-numbers: 1 } @page { margin: 12mm }"},
    {"-nabor-keep-lines", "h1, h2", "0 | 5", "@page { size: 90mm 59mm } h1, h2 { break-after: avoid }"},

    {"size", "@page", "100mm 150mm | 120mm | a4 & a4 portrait | a4 landscape | a5 | a6 | b5 | letter"},
    {"margin", "@page", "15mm | 15mm 12mm | 15mm 12mm 20mm | 15mm 12mm 20mm 10mm"},
    {"margin-top", "@page", "12mm | 20mm"},
    {"margin-right", "@page", "10mm | 20mm"},
    {"margin-bottom", "@page", "12mm | 20mm"},
    {"margin-left", "@page", "10mm | 20mm"},
    {"-nabor-head-gap", "@page", "3mm | 6mm", "@page { @top-center { content: \"head\" } }"},
    {"-nabor-foot-gap", "@page", "6mm | 9mm", "@page { @bottom-center { content: \"foot\" } }"},

    {"-nabor-grid", ":root", "none | 16pt"},
    {"-nabor-notes", ":root", "foot | margin | chapter-end | book-end", "@page { margin: 12mm 25mm 15mm }"},
    {"-nabor-note-side", ":root", "outer | inner", "@page { margin: 12mm 25mm 15mm } :root { -nabor-notes: margin }"},
    {"-nabor-note-numbers", ":root",
     "figures & by-chapter & figures by-chapter | letters | roman | symbols | none | through | by-page | letters through | lines | lines-following", "@page { size: 90mm 60mm }"},
    {"-nabor-note-arrangement", ":root", "blocks | run-in | columns-2 | columns-3 | columns-2 9mm"},
    {"-nabor-note-title", ":root", "\"Notes of the book\" | \"Remarks\"", ":root { -nabor-notes: chapter-end }"},
    {"-nabor-note-rule", ":root", "none | 16mm 0.4pt | 16mm 1pt | 50% 1pt"},
    {"-nabor-note-gap", ":root", "6pt 4pt | 9pt | 30pt 4pt", "@page { size: 90mm 50mm }"},
    {"-nabor-between-calls", ":root", "\",\" | \"/\""},
    {"-nabor-line-numbers", ":root", "none | 2 & 2 by-section | 2 by-page | 2 by-document | 2 through | 5", "@page { size: 90mm 60mm; margin: 12mm }"},
    {"-nabor-verse-numbers", ":root", "by-poem | with-prose", ":root { -nabor-line-numbers: 1 } @page { margin: 12mm }"},
    {"-nabor-paragraph-numbers", ":root", "none | by-section | by-document | through", "@page { margin: 12mm }"},
    {"-nabor-number-side", ":root", "outer | inner | left | right", ":root { -nabor-line-numbers: 1 } @page { margin: 12mm }"},
    {"-nabor-contents", ":root", "front | end"},
    {"-nabor-contents-depth", ":root", "1 | 2"},
    {"-nabor-source-pages", ":root", "show | hide"},
    {"-nabor-document-source", ":root", "none | note | line | end"},
    {"-nabor-parallel-ebook", ":root", "in-turn ~ interleaved"},
    {"-nabor-parallel", ":root", "none | facing | columns"},
    {"-nabor-parallel-gap", ":root", "3mm | 9mm", ":root { -nabor-parallel: columns }"},
    {"-nabor-parallel-folios", ":root", "each | shared", ":root { -nabor-parallel: facing } @page { @bottom-center { content: counter(page) } }"},
    {"-nabor-front-folios", ":root", "continuous | roman", "@page { @bottom-center { content: counter(page) } }"},
    {"-nabor-image-density", ":root", "72 | 300"},
    {"-nabor-hyphen-penalty", ":root", "0 | 1000"},
};

std::string rule(const Sample& sample, std::string_view value) {
    return fmt::format("{} {} {{ {}: {} }}", sample.context, sample.selector, sample.property, value);
}

// The first value of each group against that of every other.
void expect_all_differ(std::string_view name, std::string_view values, const std::function<std::string(const std::string&)>& output) {
    std::map<std::string, std::string> seen;  // output, value
    const std::vector<std::string> groups = split(values, " | ");
    EXPECT_TRUE(groups.size() > 1 || values.find(" ~ ") != std::string_view::npos) << name;
    for (const std::string& group : groups) {
        const std::string value = split(split(group, " & ").front(), " ~ ").front();
        const auto [place, is_new] = seen.try_emplace(output(value), value);
        EXPECT_TRUE(is_new) << name << ": " << value << " changes nothing, compared with " << place->second;
    }
}

class Promise : public ::testing::TestWithParam<Sample> {};

TEST_P(Promise, ChangesThePages) {
    const Sample& sample = GetParam();
    expect_all_differ(sample.property, sample.values, [&](const std::string& value) { return Bench::one().pages(rule(sample, value)); });
    for (const std::string& group : split(sample.values, " | "))
        for (const std::string& same : split(group, " & ")) {
            const std::vector<std::string> values = split(same, " ~ ");
            for (const std::string& value : values) EXPECT_FALSE(Bench::has_findings(rule(sample, value))) << value;
            for (std::size_t i = 1; i < values.size(); ++i)
                EXPECT_NE(Bench::one().package(rule(sample, values[i])), Bench::one().package(rule(sample, values[0]))) << values[i];
        }
}

std::string name_of_sample(const ::testing::TestParamInfo<Sample>& info) {
    std::string name = fmt::format("{}_{}", info.param.property, info.index);
    for (char& c : name)
        if (c == '-') c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(Properties, Promise, ::testing::ValuesIn(samples), name_of_sample);

enum class Table { style, page, sheet };

Table table_of(const Sample& sample) {
    return sample.selector == "@page" ? Table::page : sample.selector == ":root" ? Table::sheet : Table::style;
}

// All values that the samples of a property have, between spaces.
std::string values_of(Table table, std::string_view property) {
    std::string values = " ";
    for (const Sample& sample : samples)
        if (table_of(sample) == table && sample.property == property) values += std::string(sample.values) + " ";
    return values;
}

void expect_samples(Table table, std::string_view property, std::string_view documented) {
    std::string values = values_of(table, property);
    EXPECT_GT(values.size(), 1u) << property << " has no sample";
    for (char& c : values)
        if (c == ',') c = ' ';
    const std::vector<std::string> parts = split(documented, "`");
    for (std::size_t i = 1; i < parts.size(); i += 2) {
        if (parts[i].find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos) continue;
        EXPECT_NE(values.find(" " + parts[i] + " "), std::string::npos) << property << ": " << parts[i] << " has no sample";
    }
}

TEST(Promises, EveryRowHasASampleForEveryWord) {
    for (const PropertyRow& row : property_table()) expect_samples(Table::style, row.text.name, row.text.values);
    for (const PageRow& row : page_table()) expect_samples(Table::page, row.name, row.values);
    for (const SheetRow& row : sheet_table()) expect_samples(Table::sheet, row.name, row.values);
}

TEST(Promises, EverySampleIsOfARow) {
    for (const Sample& sample : samples) {
        const Table table = table_of(sample);
        EXPECT_TRUE(table == Table::page    ? find_page_property(sample.property) != nullptr
                    : table == Table::sheet ? find_sheet_property(sample.property) != nullptr
                                            : find_property(sample.property) != nullptr)
            << sample.property;
    }
}

// A value that the EPUB carries, where the first of the samples is not one.
std::string_view ebook_value(const PropertyRow& row) {
    static constexpr std::pair<std::string_view, std::string_view> others[] = {
        {"line-height", "1.7"}, {"display", "none"}, {"break-before", "avoid"}, {"color", "#767676"}};
    for (const auto& [name, value] : others)
        if (name == row.text.name) return value;
    return row.text.example;
}

TEST(Promises, EveryPropertyOfTheEpubChangesIt) {
    const std::string plain = Bench::one().package("");
    for (const PropertyRow& row : property_table()) {
        const std::string selector = row.text.name == "initial-letter" ? "p.opening::first-letter" : "p";
        const std::string package = Bench::one().package(fmt::format("{} {{ {}: {} }}", selector, row.text.name, ebook_value(row)));
        EXPECT_EQ(package == plain, row.ebook.scope == EbookUse::Scope::nowhere) << row.text.name;
    }
    EXPECT_NE(Bench::one().package("table { border-top: 1pt solid }"), Bench::one().package("table { border-top: 2pt solid }"));
    for (const ScreenRow& row : screen_table())
        EXPECT_NE(Bench::one().package(fmt::format("@media screen {{ p {{ {}: {} }} }}", row.name, row.example)), plain) << row.name;
}

TEST(Promises, EveryMarginBoxAndItsContentChangeThePages) {
    std::map<std::string, std::string> seen{{Bench::one().pages(""), "none"}};
    for (const MarginBoxRow& row : margin_box_table()) {
        const std::string pages = Bench::one().pages(fmt::format("@page {{ @{} {{ content: \"box\" }} }}", row.name));
        EXPECT_TRUE(seen.try_emplace(pages, row.name).second) << row.name;
    }
    expect_all_differ("content", "\"text\" | counter(page) | string(book) | string(h) & string(h, first) | \"a\" counter(page) | none",
                      [](const std::string& value) {
                          return Bench::one().pages(fmt::format("h1 {{ string-set: h content() }} @page {{ @top-left {{ content: {} }} }}", value));
                      });
}

// A property that would change nothing in a margin box is rejected there.
TEST(Promises, MarginBoxesTakeWhatChangesThem) {
    for (const PropertyRow& row : property_table()) {
        if (row.text.name == "initial-letter") continue;  // rejected everywhere but on ::first-letter
        std::vector<std::string> groups;
        for (const Sample& sample : samples)
            if (table_of(sample) == Table::style && sample.property == row.text.name && groups.empty()) groups = split(sample.values, " | ");
        std::map<std::string, std::string> seen;
        bool rejected = false;
        for (const std::string& group : groups) {
            const std::string css = fmt::format("@page {{ @top-center {{ content: \"Head 1917\"; font-family: \"Noto Serif\"; {}: {} }} }}", row.text.name,
                                                split(split(group, " & ").front(), " ~ ").front());
            if (Bench::has_findings(css))
                rejected = true;
            else
                seen.try_emplace(Bench::one().pages(css), group);
        }
        EXPECT_TRUE(rejected ? seen.empty() : seen.size() > 1) << row.text.name << (rejected ? " is rejected at times" : " changes nothing in a margin box");
    }
}

TEST(Promises, FirstLettersTakeWhatChangesThem) {
    const auto with = [](std::string_view declaration) {
        return Bench::one().pages(fmt::format("p.opening::first-letter {{ initial-letter: 3; {} }}", declaration));
    };
    for (const char* declaration : {"font-family: \"PT Mono\"", "font-weight: bold", "font-style: italic", "color: #800"})
        EXPECT_NE(with(declaration), with("")) << declaration;
}

TEST(Promises, GeneratedContentStandsBeforeAndAfter) {
    const std::string plain = Bench::one().pages("");
    for (const std::string selector : {"em", "code", "p", "p.speaker", "h1", "p.verse-line", "p.caption", "blockquote", "li", "td", "a", "aside"})
        for (const char* side : {"before", "after"}) {
            const std::string css = fmt::format("{}::{} {{ content: \"+\" }}", selector, side);
            EXPECT_TRUE(Bench::has_findings(css) || Bench::one().pages(css) != plain) << css;
        }
    EXPECT_FALSE(Bench::has_findings("p::before { content: \"+\" }"));
}

TEST(Promises, EveryKindOfNoteCanBeStyled) {
    const std::string plain = Bench::one().pages("");
    EXPECT_NE(Bench::one().pages("aside.editor { font-style: italic }"), plain);
    EXPECT_NE(Bench::one().pages("a.note-call.editor { font-style: italic }"), plain);
    EXPECT_EQ(Bench::one().pages("aside.translator { font-style: italic }"), plain) << "the book has no such note";
}

constexpr std::pair<std::string_view, std::string_view> other_values[] = {
    {"page-width", "150mm"},  {"page-height", "200mm"}, {"margin-inner", "25mm"},       {"margin-outer", "25mm"},
    {"margin-top", "25mm"},   {"margin-bottom", "35mm"}, {"font", "\"PT Mono\""},        {"heading-font", "\"PT Mono\""},
    {"code-font", "\"PT Serif\""}, {"size", "12pt"},     {"leading", "15pt"},            {"indent", "3em"},
    {"indent-russian", "3em"}, {"align", "left"},        {"hyphens", "none"},            {"small-size", "7pt"},
    {"small-leading", "16pt"}, {"note-size", "7pt"},     {"note-leading", "15pt"},       {"notes", "chapter-end"},
    {"note-rule", "none"},    {"sink", "40%"},           {"contents", "end"},            {"contents-depth", "1"},
    {"image-density", "72"},  {"hyphen-penalty", "1000"}, {"source-pages", "show"},      {"front-folios", "roman"},
    {"drop-capital", "3"},    {"document-source", "line"}, {"line-numbers", "1"},    {"parallel", "none"},
};

TEST(Promises, EveryVariableOfALayoutChangesThePages) {
    for (const std::string name : {"paperback", "a5-plain", "study", "parallel"}) {
        const std::string css = testing::css_of_layout(name), plain = Bench::one().pages_of_layout(css, {});
        std::size_t changed = 0;
        for (const auto& [variable, value] : other_values) {
            if (css.find(fmt::format("\n    --{}:", variable)) == std::string::npos) continue;
            EXPECT_NE(Bench::one().pages_of_layout(css, {{std::string(variable), std::string(value)}}), plain) << name << ": " << variable;
            ++changed;
        }
        EXPECT_EQ(changed, Bench::variables_of(css)) << name << ": a variable has no sample";
    }
}

}  // namespace
}  // namespace nabor
