// In: any bytes as a layout. Out: nothing; reading and asking must neither crash nor throw, styles and pages must stay within the bounds
// that the typesetter counts on, and the ebook's stylesheet must be CSS that the reader itself can read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/layout.h"

namespace {

using namespace nabor;

const Length two_metres = Length::millimetres(2000);

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_length(Length length) { return length >= Length{} && length <= two_metres; }

void check_style(const Style& style) {
    require(style.size >= Length::points(1) && style.size <= Length::points(288));
    require(style.leading >= Length::points(1) && style.leading <= Length::points(576));
    require(is_length(style.margin_left) && is_length(style.margin_right) && is_length(style.space_before) && is_length(style.space_after));
    require(is_length(style.hanging) && is_length(style.sink));
    require(style.orphans >= 1 && style.widows >= 1 && !style.families.empty());
}

void check_page(const PageGeometry& page) {
    require(page.width >= Length::millimetres(10) && page.height >= Length::millimetres(10) && is_length(page.width) &&
            is_length(page.height));
    require(page.width - page.margin_left - page.margin_right >= Length::millimetres(1.9));
    require(page.height - page.margin_top - page.margin_bottom >= Length::millimetres(1.9));
    require(is_length(page.margin_left) && is_length(page.margin_right) && is_length(page.margin_top) && is_length(page.margin_bottom));
    require(is_length(page.head_gap) && is_length(page.foot_gap));
    for (const MarginBox& box : page.boxes) check_style(box.style);
}

void check_layout(const Layout& layout) {
    Style style = layout.root_style(), ebook = layout.ebook_root_style();
    check_style(style);
    const ElementKey path[] = {{"body", "", "ru", false, ""},
                               {"section", "part a", "ru", true, ""},
                               {"blockquote", "epigraph", "en", false, "h1"},
                               {"p", "b verse-line", "en", true, ""},
                               {"em", "", "fr", false, "p.b"}};
    std::vector<ElementKey> chain;
    for (const ElementKey& key : path) {
        chain.push_back(key);
        style = layout.style(style, chain);
        check_style(style);
        ebook = layout.ebook_look(ebook, chain).style;
    }
    for (const char* name : {"", "a", "bare"})
        for (const PageSide side : {PageSide::left, PageSide::right})
            for (const bool opening : {false, true}) check_page(layout.page(name, side, opening));
    require(is_length(layout.grid));
}

std::optional<Layout> read(std::string bytes, const std::map<std::string, std::string>& overrides, Report& report) {
    Sources sources;
    const SourceId source = sources.add("fuzz.css", std::move(bytes));
    auto layout = read_layout({source, overrides}, sources, report);
    for (const Diagnostic& diagnostic : report.all())
        require(!diagnostic.span.known() || diagnostic.span.end <= sources.bytes(diagnostic.span.source).size());
    return layout;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    Report report;
    const auto layout = read(bytes, {}, report);
    if (!layout) {
        require(report.has_findings());
        return 0;
    }
    check_layout(*layout);
    Report second;
    const std::string ebook = layout->epub_stylesheet();
    const auto again = read(ebook, {}, second);
    for (const Diagnostic& diagnostic : second.all()) require(diagnostic.code != "layout-syntax");
    Report third;
    const auto set = read(bytes.substr(0, size / 2), {{"size", bytes.substr(size / 2)}}, third);
    if (set) check_layout(*set);
    return 0;
}
