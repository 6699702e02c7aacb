// Every property once round: a value that changes the style, one that is refused, and its place in the documentation.
#include "layout/property.h"

#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "layout/page_rule.h"
#include "layout/sheet_property.h"
#include "sheet.h"

namespace nabor::test {
namespace {

struct Round {
    std::string_view property;
    std::string_view value;
    std::function<bool(const Style&)> holds;
    std::string_view refused;
};

const std::vector<Round>& rounds() {
    static const std::vector<Round> all{
        {"font-family", "PT Serif, 'Noto Serif'",
         [](const Style& s) {
             return s.families == std::vector<std::string>{"PT Serif", "Noto Serif"};
         },
         "12pt"},
        {"font-size", "20pt", [](const Style& s) { return s.size == Length::points(20); }, "-1pt"},
        {"line-height", "200%", [](const Style& s) { return s.leading == Length::points(20); }, "-2"},
        {"font-weight", "bold", [](const Style& s) { return s.weight == 700; }, "bolder"},
        {"font-style", "oblique", [](const Style& s) { return s.italic; }, "slanted"},
        {"font-variant-caps", "all-small-caps", [](const Style& s) { return s.capitals == Capitals::all_small; }, "unicase"},
        {"font-variant-numeric", "tabular-nums lining-nums",
         [](const Style& s) { return s.numerals == Numerals::lining && s.tabular_numerals; }, "ordinal"},
        {"text-transform", "uppercase", [](const Style& s) { return s.uppercase; }, "lowercase"},
        {"letter-spacing", "0.05em", [](const Style& s) { return s.letter_spacing == 50; }, "5%"},
        {"text-align", "center", [](const Style& s) { return s.align == TextAlign::centre; }, "middle"},
        {"text-indent", "1.5em", [](const Style& s) { return s.first_indent == Length::points(15); }, "1"},
        {"hyphens", "none", [](const Style& s) { return !s.hyphenate; }, "all"},
        {"orphans", "3", [](const Style& s) { return s.orphans == 3; }, "0"},
        {"widows", "4", [](const Style& s) { return s.widows == 4; }, "2.5"},
        {"color", "#f00", [](const Style& s) { return s.colour == 0xFF0000; }, "#ff"},
        {"list-style-type", "'*'", [](const Style& s) { return s.marker == "*"; }, "hebrew"},
        {"display", "run-in", [](const Style& s) { return s.shown && s.run_in; }, "flex"},
        {"margin-top", "1pc", [](const Style& s) { return s.space_before == Length::points(12); }, "-1pt"},
        {"margin-right", "0.5in", [](const Style& s) { return s.margin_right == Length::points(36); }, "auto"},
        {"margin-bottom", "16px", [](const Style& s) { return s.space_after == Length::points(12); }, "5%"},
        {"margin-left", "2em", [](const Style& s) { return s.margin_left == Length::points(20); }, "-1em"},
        {"break-before", "recto", [](const Style& s) { return s.break_before == PageBreak::right; }, "left"},
        {"break-after", "avoid", [](const Style& s) { return s.break_after == PageBreak::avoid; }, "column"},
        {"break-inside", "avoid", [](const Style& s) { return s.break_inside == PageBreak::avoid; }, "page"},
        {"vertical-align", "super", [](const Style& s) { return s.rise == 333; }, "top"},
        {"text-decoration-line", "underline line-through", [](const Style& s) { return s.underline && s.strike; }, "overline"},
        {"page", "title", [](const Style& s) { return s.page == "title"; }, "1"},
        {"string-set", "head content()", [](const Style& s) { return s.string_set == "head"; }, "head 'x'"},
        {"border-top", "0.5pt solid #000", [](const Style& s) { return s.table_rule_above; }, "0.5pt dotted"},
        {"border-bottom", "solid", [](const Style& s) { return s.table_rule_below; }, "5"},
        {"margin", "1pt 2pt", [](const Style& s) { return s.space_after == Length::points(1) && s.margin_left == Length::points(2); }, "auto"},
        {"-nabor-hang", "10mm", [](const Style& s) { return s.hanging == Length::millimetres(10); }, "-1em"},
        {"-nabor-sink", "3lh", [](const Style& s) { return s.sink == Length::points(39); }, "deep"},
        {"-nabor-block-align", "center", [](const Style& s) { return s.placement == BlockPlacement::centre_on_longest; }, "left"},
        {"columns", "3", [](const Style& s) { return s.columns == 3; }, "5"},
        {"-nabor-count-lines", "no", [](const Style& s) { return s.count_lines == LineCounting::no; }, "never"},
        {"-nabor-keep-lines", "3", [](const Style& s) { return s.keep_with_next_lines == 3; }, "-1"},
    };
    return all;
}

std::string rule(std::string_view property, std::string_view value) {
    return "p { " + std::string(property) + ": " + std::string(value) + " }";
}

TEST(Property, EachChangesTheStyleItIsFor) {
    for (const Round& round : rounds()) {
        EXPECT_FALSE(round.holds(Sheet("").style({"p"}))) << round.property << " holds before it is set";
        const Sheet sheet(rule(round.property, round.value));
        EXPECT_EQ(sheet.messages(), "");
        EXPECT_TRUE(round.holds(sheet.style({"p"}))) << round.property;
    }
}

TEST(Property, EachRefusesWhatIsNoValueOfIt) {
    for (const Round& round : rounds()) {
        const Sheet sheet(rule(round.property, round.refused));
        EXPECT_NE(sheet.findings().find("warning layout-unknown-value"), std::string::npos) << round.property << ": " << round.refused;
        EXPECT_FALSE(round.holds(sheet.style({"p"}))) << round.property;
        EXPECT_TRUE(Sheet(rule(round.property, std::string(round.value) + " leftover()")).report().has_findings()) << round.property;
    }
}

TEST(Property, EachOfTheTableIsTestedHere) {
    std::set<std::string_view> tested{"initial-letter"};  // of ::first-letter: cascade_test.cpp
    for (const Round& round : rounds()) tested.insert(round.property);
    for (const PropertyRow& row : property_table()) EXPECT_TRUE(tested.count(row.text.name)) << row.text.name;
    EXPECT_EQ(tested.size(), property_table().size());
}

TEST(Property, MarginSetsFourSides) {
    const auto sides = [](std::string_view value) {
        const Style s = Sheet(rule("margin", value)).style({"p"});
        return std::vector<double>{points(s.space_before), points(s.margin_right), points(s.space_after), points(s.margin_left)};
    };
    EXPECT_EQ(sides("1pt"), (std::vector<double>{1, 1, 1, 1}));
    EXPECT_EQ(sides("1pt 2pt"), (std::vector<double>{1, 2, 1, 2}));
    EXPECT_EQ(sides("1pt 2pt 3pt"), (std::vector<double>{1, 2, 3, 2}));
    EXPECT_EQ(sides("1pt 2pt 3pt 4pt"), (std::vector<double>{1, 2, 3, 4}));
    for (const std::string_view refused : {"", "1pt 2pt 3pt 4pt 5pt", "-1pt", "auto", "10%", "1pt 1pt 10%"})
        EXPECT_TRUE(Sheet(rule("margin", refused)).report().has_findings()) << refused;
}

TEST(Property, ColoursInEveryNotation) {
    for (const std::string_view red : {"#f00", "#FF0000", "red", "RED", "rgb(255, 0, 0)", "rgb(255 0 0)"})
        EXPECT_EQ(Sheet(rule("color", red)).style({"p"}).colour, 0xFF0000u) << red;
}

TEST(Property, WhatConcernsTheBookStandsOnRoot) {
    const Sheet sheet(
        ":root { -nabor-grid: 13pt; -nabor-notes: chapter-end; -nabor-note-rule: 20mm 0.5pt; -nabor-note-gap: 7pt 3pt;"
        " -nabor-contents-depth: 2; -nabor-contents: end; -nabor-source-pages: show; -nabor-document-source: note; -nabor-parallel-ebook: interleaved; -nabor-parallel: columns; -nabor-parallel-gap: 4mm; -nabor-parallel-folios: shared; -nabor-front-folios: roman; -nabor-image-density: 600; -nabor-hyphen-penalty: 90 }");
    EXPECT_EQ(sheet.messages(), "");
    const Layout& layout = sheet.layout();
    EXPECT_EQ(layout.grid, Length::points(13));
    EXPECT_EQ(layout.note_series.front().area, NoteSeries::Area::chapter_end);
    EXPECT_EQ(layout.note_series.front().rule_width, Length::millimetres(20));
    EXPECT_EQ(layout.note_series.front().rule_thickness, Length::points(0.5));
    EXPECT_EQ(layout.note_series.front().gap_above, Length::points(7));
    EXPECT_EQ(layout.note_series.front().gap_below_rule, Length::points(3));
    EXPECT_EQ(layout.contents_depth, 2);
    EXPECT_TRUE(layout.contents_at_end);
    EXPECT_TRUE(layout.show_source_pages);
    EXPECT_EQ(layout.document_source, DocumentSource::note);
    EXPECT_TRUE(layout.interleaves_parallel_texts);
    EXPECT_EQ(layout.parallel.kind, ParallelSetting::Kind::columns);
    EXPECT_EQ(layout.parallel.gap, Length::millimetres(4));
    EXPECT_TRUE(layout.parallel.shares_folios);
    EXPECT_TRUE(layout.roman_front);
    EXPECT_EQ(layout.image_density, 600);
    EXPECT_EQ(layout.hyphen_penalty, 90);
}

TEST(Property, WhatConcernsTheBookIsRefusedElsewhereAndWhenWrong) {
    EXPECT_EQ(Sheet("p { -nabor-grid: 13pt }").findings(), "1:5 warning layout-unknown-property\n");
    for (const std::string_view wrong :
         {"-nabor-grid: 1pt", "-nabor-grid: -13pt", "-nabor-notes: edge", "-nabor-note-numbers: by-line", "-nabor-note-numbers: figures letters", "-nabor-note-side: left", "-nabor-note-title: x", "-nabor-note-rule: 1mm", "-nabor-note-gap: x",
          "-nabor-contents-depth: 9", "-nabor-contents: back", "-nabor-source-pages: 1", "-nabor-document-source: foot", "-nabor-parallel-ebook: facing", "-nabor-parallel: beside", "-nabor-parallel-gap: -1mm", "-nabor-parallel-folios: 1", "-nabor-front-folios: i", "-nabor-image-density: 3", "-nabor-hyphen-penalty: 1001"})
        EXPECT_NE(Sheet(":root { " + std::string(wrong) + " }").findings().find("layout-unknown-value"), std::string::npos) << wrong;
}

TEST(NoteSeries, AreMadeOfRulesInTheirOrderOverWhatTheRootSays) {
    const Sheet sheet(":root { -nabor-note-gap: 9pt 2pt; -nabor-note-numbers: letters } "
                      "@-nabor-notes editor, commentary { -nabor-notes: margin; -nabor-note-side: inner } "
                      "@-nabor-notes others { -nabor-note-numbers: by-page } "
                      "@-nabor-notes gloss { -nabor-note-gap: 0; -nabor-notes: book-end; -nabor-note-title: \"Glosses\" }");
    EXPECT_EQ(sheet.findings(), "");
    const std::vector<NoteSeries>& series = sheet.layout().note_series;
    ASSERT_EQ(series.size(), 3u);
    EXPECT_EQ(series[0].counter.words, (std::vector<std::string>{"editor", "commentary"}));
    EXPECT_EQ(series[0].area, NoteSeries::Area::margin);
    EXPECT_EQ(series[0].margin, SideMargin::inner);
    EXPECT_EQ(series[0].gap_above, Length::points(9));
    EXPECT_EQ(series[1].counter, (NoteCounter{{}, CounterStyle::letters, CounterScope::page}));
    EXPECT_EQ(series[2].gap_above, Length{});
    EXPECT_EQ(series[2].title, "Glosses");
}

TEST(NoteSeries, OfAllOtherNotesStandsFirstUnlessARuleSaysWhere) {
    const Sheet sheet("@-nabor-notes editor { -nabor-note-rule: none }");
    ASSERT_EQ(sheet.layout().note_series.size(), 2u);
    EXPECT_TRUE(sheet.layout().note_series.front().counter.words.empty());
    EXPECT_GT(sheet.layout().note_series.front().rule_width, Length{});
}

// "editor letters by-page": the words and the counter of each series.
std::string series_of(const Sheet& sheet) {
    static constexpr std::string_view styles[] = {"figures", "letters", "roman", "symbols", "none", "lines", "lines-following"};
    std::string all;
    for (const NoteSeries& series : sheet.layout().note_series) {
        for (const std::string& word : series.counter.words) all += word + " ";
        all += styles[static_cast<std::size_t>(series.counter.style)];
        all += series.counter.scope == CounterScope::page ? " by-page;" : ";";
    }
    return all;
}

TEST(NoteSeries, ALaterRuleTakesTheNotesThatItNames) {
    const std::string two = "@-nabor-notes a, b { -nabor-note-numbers: roman } @-nabor-notes c { } ";
    EXPECT_EQ(series_of(Sheet(two + "@-nabor-notes a { -nabor-note-numbers: letters }")), "figures;b roman;c figures;a letters;");
    EXPECT_EQ(series_of(Sheet(two + "@-nabor-notes b { -nabor-note-rule: none }")), "figures;a roman;c figures;b roman;") << "the rule before is for b, too";
    EXPECT_EQ(series_of(Sheet(two + "@-nabor-notes b, a { -nabor-note-numbers: letters }")), "figures;b a letters;c figures;");
    EXPECT_EQ(series_of(Sheet(two + "@-nabor-notes c, a, b { }")), "figures;c a b figures;");
    EXPECT_EQ(series_of(Sheet(two + "@-nabor-notes c, b { }")), "figures;a roman;c b figures;");
}

TEST(NoteSeries, AValueStandsInPlaceOfAnEarlierOneAsAWhole) {
    EXPECT_EQ(series_of(Sheet("@-nabor-notes a { -nabor-note-numbers: letters by-page } @-nabor-notes a { -nabor-note-numbers: roman }")), "figures;a roman;");
    EXPECT_EQ(series_of(Sheet(":root { -nabor-note-numbers: letters by-page } :root { -nabor-note-numbers: roman }")), "roman;");
    EXPECT_EQ(series_of(Sheet(":root { -nabor-note-numbers: letters by-page } :root { -nabor-note-numbers: roman roman }")), "letters by-page;") << "an invalid one does not";
    EXPECT_EQ(Sheet(":root { -nabor-line-numbers: 5 by-page } :root { -nabor-line-numbers: 10 }").layout().numbering.lines, CounterScope::section);
}

TEST(NoteSeries, WithoutSenseAreReported) {
    EXPECT_EQ(Sheet("@-nabor-notes { -nabor-notes: foot }").findings(), "1:1 warning layout-unknown-at-rule\n");
    EXPECT_EQ(Sheet("@-nabor-notes others, gloss { }").findings(), "1:1 warning layout-unknown-at-rule\n");
    EXPECT_EQ(Sheet("@-nabor-notes gloss { color: red }").findings(), "1:23 warning layout-unknown-property\n");
    EXPECT_EQ(Sheet("@-nabor-notes gloss { -nabor-grid: 13pt }").findings(), "1:23 warning layout-unknown-property\n");
    EXPECT_EQ(Sheet("@-nabor-notes gloss { -nabor-notes: here }").findings(), "1:37 warning layout-unknown-value\n");
    EXPECT_EQ(Sheet("@-nabor-notes a, b { } @-nabor-notes b { }").findings(), "1:24 warning layout-unknown-value\n");
}

}  // namespace
}  // namespace nabor::test
