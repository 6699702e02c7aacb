// A layout that begins from another one.
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <gtest/gtest.h>

#include "layout/layout.h"
#include "sheet.h"

namespace nabor::test {
namespace {

using Texts = std::map<std::string, std::string>;

// Sheets by their paths; that of the path "own" is read.
class Sheets {
public:
    explicit Sheets(Texts texts, std::map<std::string, std::string> overrides = {}) : texts_(std::move(texts)) {
        LayoutRequest request;
        request.source = sources_.add("own", texts_.at("own"));
        request.overrides = std::move(overrides);
        request.open_import = [this](const LayoutImport& import, Report& report) -> std::optional<SourceId> {
            const auto text = texts_.find(import.reference);
            if (text != texts_.end()) return sources_.add(text->first, text->second);
            report.error("layout-import", import.span, "none");
            return std::nullopt;
        };
        layout = read_layout(request, sources_, report_);
    }

    double size(std::string_view element) const {
        const std::vector<ElementKey> chain{{"body", "", "en", false, ""}, {element, "", "en", false, ""}};
        return points(layout->style(layout->root_style(), chain).size);
    }

    std::string findings() const {
        std::string out;
        for (const Diagnostic& finding : report_.all()) {
            const Place place = sources_.place(finding.span);
            out += fmt::format("{}:{}:{} {}\n", place.path, place.line, place.column, finding.code);
        }
        return out;
    }

    std::optional<Layout> layout;

private:
    Texts texts_;
    Sources sources_;
    Report report_;
};

TEST(Import, StandsBeforeTheRulesOfItsSheet) {
    const Sheets sheets(Texts{{"own", "/* @name mine */\n@charset \"utf-8\"; @import \"base\"; /* then */ @import \"more\"; p { font-size: 9pt }"},
                         {"base", "/* @name base */ p, li, td { font-size: 7pt }"},
                         {"more", "li, td { font-size: 8pt }"}});
    EXPECT_EQ(sheets.findings(), "");
    EXPECT_EQ(sheets.size("p"), 9);
    EXPECT_EQ(sheets.size("li"), 8);
    EXPECT_EQ(sheets.layout->name, "mine");
}

TEST(Import, BringsVariablesPagesAndSeriesThatTheSheetReplaces) {
    const Sheets sheets(Texts{{"own", "@import \"base\"; :root { --size: 12pt } @page { margin-top: 30mm } @-nabor-notes gloss { -nabor-note-numbers: none }"},
                         {"base", ":root { --size: 9pt; --indent: 1em } body { font-size: var(--size) } @page { size: 150mm 220mm; margin: 20mm }"
                                  "@-nabor-notes gloss { -nabor-notes: margin; -nabor-note-numbers: letters }"}},
                        {{"indent", "2em"}});
    EXPECT_EQ(sheets.findings(), "");
    EXPECT_EQ(points(sheets.layout->root_style().size), 12);
    EXPECT_EQ(sheets.layout->variables.size(), 2u);
    const PageGeometry page = sheets.layout->page("", PageSide::right, false);
    EXPECT_EQ(page.margin_top, Length::millimetres(30));
    EXPECT_EQ(page.width, Length::millimetres(150));
    ASSERT_EQ(sheets.layout->note_series.size(), 2u);
    EXPECT_EQ(sheets.layout->note_series[1].area, NoteSeries::Area::margin);
    EXPECT_EQ(sheets.layout->note_series[1].counter.style, CounterStyle::none);
}

TEST(Import, BringsSeriesOfWhichTheSheetTakesSomeNotes) {
    const Sheets sheets(Texts{{"own", "@import \"base\"; @-nabor-notes editor { -nabor-note-numbers: figures }"},
                         {"base", "@-nabor-notes editor, commentary { -nabor-note-numbers: letters; -nabor-note-rule: none }"}});
    EXPECT_EQ(sheets.findings(), "");
    ASSERT_EQ(sheets.layout->note_series.size(), 3u);
    EXPECT_EQ(sheets.layout->note_series[1].counter, (NoteCounter{{"commentary"}, CounterStyle::letters, std::nullopt}));
    EXPECT_EQ(sheets.layout->note_series[2].counter, (NoteCounter{{"editor"}, CounterStyle::figures, std::nullopt}));
    EXPECT_EQ(sheets.layout->note_series[2].rule_width, Length{});
}

TEST(Import, ReachesTheEbookToo) {
    const Sheets sheets(Texts{{"own", "@import \"base\"; em { font-style: normal }"}, {"base", "strong { font-style: italic }"}});
    const std::string css = sheets.layout->epub_stylesheet();
    EXPECT_LT(css.find("strong"), css.find("em {"));
}

TEST(Import, FindingsOfAnImportedSheetHaveTheirPlaceThere) {
    EXPECT_EQ(Sheets(Texts{{"own", "@import \"base\";"}, {"base", "\np { colour: red }"}}).findings(), "base:2:5 layout-unknown-property\n");
}

TEST(Import, ThatCannotBeFollowedIsReportedAndCostsOnlyItself) {
    const auto findings_of = [](const std::string& head) {
        const Sheets sheets(Texts{{"own", head + " p { font-size: 9pt }"}, {"base", "p { font-size: 7pt }"}, {"circle", "@import \"base\"; @import \"own\";"}});
        EXPECT_EQ(sheets.size("p"), 9) << head;
        return sheets.findings();
    };
    EXPECT_EQ(findings_of("@import \"none\";"), "own:1:1 layout-import\n");
    EXPECT_EQ(findings_of("p { font-size: 9pt }\n@import \"base\";"), "own:2:1 layout-import\n");
    EXPECT_EQ(findings_of("@media print { @import \"base\"; }"), "own:1:16 layout-import\n");
    EXPECT_EQ(findings_of("@import \"circle\";"), "circle:1:17 layout-import\n");
    for (const std::string_view wrong : {"", "base", "\"\"", "url(base)", "\"base\" print"})
        EXPECT_EQ(findings_of(fmt::format("@import {};", wrong)), "own:1:1 layout-import\n") << wrong;
}

TEST(Import, OfTheSameSheetTwiceIsNoCircle) {
    const Sheets sheets(Texts{{"own", "@import \"a\"; @import \"b\";"}, {"a", "@import \"base\";"}, {"b", "@import \"base\";"}, {"base", "p { font-size: 7pt }"}});
    EXPECT_EQ(sheets.findings(), "");
    EXPECT_EQ(sheets.size("p"), 7);
}

TEST(Import, MultipliesNoSheets) {
    Texts texts{{"own", "@import \"0\"; @import \"0\";"}, {"12", ""}};
    for (int i = 0; i < 12; ++i) texts[std::to_string(i)] = fmt::format("@import \"{0}\"; @import \"{0}\";", i + 1);
    EXPECT_TRUE(Sheets(texts).findings().ends_with(" layout-import\n"));
}

}  // namespace
}  // namespace nabor::test
