// What the audit finds in pages: widows, orphans, page ends, facing pages, and what the page breaker said; its JSON and its marks.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string_view>

#include "support/disk.h"
#include "unit/check/audit_sample.h"

namespace nabor {
namespace {

using namespace samples;

// A paragraph of which `before` lines stand on one page and `after` on the next.
AuditSample broken(int before, int after, bool hyphen = false, int pages_before = 0) {
    AuditSample sample;
    for (int i = 0; i < pages_before; ++i) sample.page();
    sample.page();
    sample.fill(3);
    std::vector<Words> lines{{u"some words"}, {u"then others"}}, more{{u"overleaf text"}, {u"the end of it"}};
    lines.resize(static_cast<std::size_t>(before));
    more.resize(static_cast<std::size_t>(after));
    if (hyphen) lines.back().text = u"then oth-";
    sample.begin(lines);
    sample.page();
    sample.go_on(more);
    sample.fill(3);
    return sample;
}

TEST(AuditPageEnds, ALastLineAloneAtTheHeadIsAWidow) {
    const auto findings = found(broken(2, 1).pages, AuditKind::widow);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].marks.front().page, 1u);
    EXPECT_EQ(findings[0].text, "overleaf text");
    EXPECT_EQ(count(broken(2, 2).pages, AuditKind::widow), 0u);
}

TEST(AuditPageEnds, ALineAloneOnItsPageIsAWidowThoughItIsNotTheLast) {
    AuditSample sample;
    sample.page();
    sample.begin({{u"some words"}, {u"some more"}});
    sample.page();
    sample.go_on({{u"all there is"}}, false);
    sample.page();
    sample.go_on({{u"other text"}, {u"the end"}});
    EXPECT_EQ(count(sample.pages, AuditKind::widow), 1u);
}

TEST(AuditPageEnds, AFirstLineAloneAtTheFootIsAnOrphan) {
    const auto findings = found(broken(1, 2).pages, AuditKind::orphan);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].marks.front().page, 0u);
    EXPECT_EQ(findings[0].marks.front().y, Length::points(head + 3 * line_height));
    EXPECT_EQ(count(broken(2, 2).pages, AuditKind::orphan), 0u);
}

TEST(AuditPageEnds, ParagraphsOfOneLineAreNeither) {
    AuditSample sample;
    sample.page();
    sample.fill(3);
    sample.page();
    sample.fill(3);
    EXPECT_TRUE(audit_pages(sample.pages).findings.empty());
}

TEST(AuditPageEnds, AHyphenOverleafIsWorseThanOneToTheFacingPage) {
    const AuditSample recto = broken(2, 2, true), verso = broken(2, 2, true, 1);
    EXPECT_EQ(count(recto.pages, AuditKind::recto_page_end_hyphen), 1u);
    EXPECT_EQ(count(recto.pages, AuditKind::page_end_hyphen), 0u);
    EXPECT_EQ(count(verso.pages, AuditKind::recto_page_end_hyphen), 0u);
    EXPECT_EQ(count(verso.pages, AuditKind::page_end_hyphen), 1u);
    EXPECT_EQ(count(broken(2, 2).pages, AuditKind::recto_page_end_hyphen), 0u);
}

TEST(AuditPageEnds, ANoteThatGoesOnHasNoWidowButAHyphen) {
    AuditSample sample;
    sample.page();
    sample.fill(3);
    sample.notes = true;
    sample.begin({{u"a note be-"}});
    sample.page();
    sample.go_on({{u"gins"}});
    EXPECT_EQ(count(sample.pages, AuditKind::widow) + count(sample.pages, AuditKind::orphan), 0u);
    const auto findings = found(sample.pages, AuditKind::recto_page_end_hyphen);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_TRUE(findings[0].in_note);
}

// Three full pages, then the facing pages 4 and 5 with other numbers of lines.
AuditSample spread_of(int verso, int recto, bool ends_section = false) {
    AuditSample sample;
    for (int i = 0; i < 3; ++i) {
        sample.page();
        sample.fill(30);
    }
    sample.page();
    sample.fill(verso);
    sample.page(ends_section);
    sample.fill(recto);
    return sample;
}

TEST(AuditSpreads, FacingPagesEndAlike) {
    const AuditSample sample = spread_of(30, 29);
    const auto findings = found(sample.pages, AuditKind::uneven_spread);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].figure, 1000);
    ASSERT_EQ(findings[0].marks.size(), 2u);
    EXPECT_EQ(findings[0].marks[0].page, 3u);
    EXPECT_EQ(findings[0].marks[1].page, 4u);
    EXPECT_EQ(number_of(sample.pages, "spreads"), 2.0);
    EXPECT_EQ(number_of(sample.pages, "uneven-spread-percent"), 50.0);
    EXPECT_EQ(count(spread_of(29, 29).pages, AuditKind::uneven_spread), 0u);
}

TEST(AuditSpreads, HalfALineIsTolerated) {
    AuditSample sample = spread_of(30, 30);
    sample.pages.pages[4].lines.back().y -= Length::points(line_height * 0.55);
    EXPECT_EQ(count(sample.pages, AuditKind::uneven_spread), 0u);
}

TEST(AuditSpreads, ASectionMayEndAnywhereButNotJustAboveTheFoot) {
    EXPECT_EQ(count(spread_of(30, 20, true).pages, AuditKind::uneven_spread), 0u);
    EXPECT_EQ(count(spread_of(30, 25, true).pages, AuditKind::uneven_spread), 0u);
    EXPECT_EQ(count(spread_of(30, 26, true).pages, AuditKind::uneven_spread), 1u);
    EXPECT_EQ(count(spread_of(30, 20, false).pages, AuditKind::uneven_spread), 1u);
}

TEST(AuditSpreads, PagesOfOneLeafDoNotFaceEachOther) {
    AuditSample sample;
    sample.page();
    sample.fill(30);
    sample.page();
    sample.fill(20);
    EXPECT_EQ(count(sample.pages, AuditKind::uneven_spread), 0u);
    EXPECT_EQ(number_of(sample.pages, "spreads"), 0.0);
}

TEST(AuditSpreads, NotesPicturesAndCellsReachTheFootAsText) {
    for (const int what : {0, 1, 2}) {
        AuditSample sample = spread_of(30, 20);
        sample.skip(9 * line_height);
        Page& page = sample.pages.pages[4];
        if (what == 0) {
            sample.notes = true;
            sample.fill(1);
        } else if (what == 1) {
            page.items.emplace_back(
                PlacedImage{PageImageId{}, Length::points(50), sample.y(), Length::points(50), Length::points(line_height)});
        } else {
            GlyphRun cell;
            cell.node = NodeId{0};
            cell.y = sample.y() + Length::points(9);
            page.items.emplace_back(cell);
        }
        EXPECT_EQ(count(sample.pages, AuditKind::uneven_spread), 0u) << what;
    }
}

TEST(AuditItems, WhatBelongsToNoLineHasAPlaceToo) {
    AuditSample sample;
    sample.page();
    sample.fill(3);
    GlyphRun cell;
    cell.node = NodeId{0};
    cell.size = Length::points(10);
    cell.x = Length::points(left_edge);
    cell.y = Length::points(300);
    cell.place = Span{SourceId{0}, 10, 20};
    cell.text = u"1";
    cell.glyphs.push_back({1, 1, static_cast<std::int32_t>(Length::points(measure * 2).units), 0, 0});
    sample.pages.pages[0].items.emplace_back(cell);
    const Audit audit = audit_pages(sample.pages);
    const auto overflow = std::find_if(audit.findings.begin(), audit.findings.end(), [](const AuditFinding& one) { return one.kind == AuditKind::overflow; });
    ASSERT_NE(overflow, audit.findings.end());
    EXPECT_EQ(overflow->place, cell.place);
}

// Something of `height` in the margin, at `x` and `y`, 40 pt wide.
void add_in_margin(Page& page, double x, double y, double height) {
    GlyphRun run;
    run.node = NodeId{0};
    run.size = Length::points(height);
    run.x = Length::points(x);
    run.y = Length::points(y) + run.size * 3 / 4;
    run.text = u"1";
    run.glyphs.push_back({1, 1, static_cast<std::int32_t>(Length::points(40).units), 0, 0});
    const auto at = static_cast<std::uint32_t>(page.items.size());
    page.items.emplace_back(run);
    page.side.push_back({Length::points(y), run.size, at, at + 1});
}

TEST(AuditItems, WhatStandsInAMarginStaysOnThePageAndApart) {
    constexpr double right_margin = left_edge + measure + 2;
    const auto faults = [&](double x, double y) {
        AuditSample sample;
        sample.page();
        sample.fill(5);
        add_in_margin(sample.pages.pages[0], right_margin, 70, 20);
        add_in_margin(sample.pages.pages[0], x, y, 10);
        const auto of = [&](AuditKind kind) { return count(sample.pages, kind); };
        return std::pair(of(AuditKind::overflow), of(AuditKind::overprint));
    };
    using Faults = std::pair<std::size_t, std::size_t>;
    EXPECT_EQ(faults(right_margin, 92), Faults(0, 0));
    EXPECT_EQ(faults(right_margin, 85), Faults(0, 1)) << "over another note";
    EXPECT_EQ(faults(left_edge - 35, 62), Faults(0, 1)) << "over the text";
    EXPECT_EQ(faults(right_margin + 4, 92), Faults(1, 0)) << "nearer than 3 mm to the edge";
    EXPECT_EQ(faults(right_margin, 585), Faults(1, 0));
    EXPECT_EQ(faults(2, 100), Faults(1, 0));
}

TEST(AuditItems, ANumberInAMarginNoteIsNoPartOfTheTextBlock) {
    AuditSample sample;
    sample.page();
    sample.fill(5);
    Page& page = sample.pages.pages[0];
    add_in_margin(page, left_edge + measure + 2, 70, 20);
    GlyphRun number = std::get<GlyphRun>(page.items.back());
    number.x += Length::points(20);
    number.glyphs.front().advance /= 4;
    page.items.emplace_back(number);
    EXPECT_EQ(count(sample.pages, AuditKind::overflow) + count(sample.pages, AuditKind::overprint), 0u);
    page.items.insert(page.items.begin(), number);
    page.side.front() = {page.side.front().y, page.side.front().height, page.side.front().first_item + 1, page.side.front().last_item + 1};
    EXPECT_EQ(count(sample.pages, AuditKind::overprint), 1u) << "but the text's own is";
}

TEST(AuditItems, ATableRowAtAPageEndIsThePlaceOfItsRelaxation) {
    AuditSample sample;
    sample.page();
    sample.fill(3);
    const Span row{SourceId{0}, 10, 20};
    sample.pages.relaxations = {{Relaxation::Kind::short_page, 0, Length::points(300), row, 1000, 1}};
    const Audit audit = audit_pages(sample.pages);
    const auto found = std::find_if(audit.findings.begin(), audit.findings.end(), [](const AuditFinding& one) { return one.kind == AuditKind::short_page; });
    ASSERT_NE(found, audit.findings.end());
    EXPECT_EQ(found->place, row);
}

TEST(AuditSpreads, AFolioIsNoTextAndABlankPageIsNotCompared) {
    AuditSample sample = spread_of(30, 20);
    GlyphRun folio;
    folio.y = Length::points(head + 30 * line_height);
    sample.pages.pages[4].items.emplace_back(folio);
    EXPECT_EQ(count(sample.pages, AuditKind::uneven_spread), 1u);
    EXPECT_EQ(count(spread_of(30, 0).pages, AuditKind::uneven_spread), 0u);
}

Relaxation relaxation(Relaxation::Kind kind, std::uint32_t page, std::int64_t amount, std::int64_t cost, double y = head) {
    return {kind, page, Length::points(y), {}, amount, cost};
}

TEST(AuditRelaxations, BecomeFindingsWithTheirAmountAndCost) {
    AuditSample sample = broken(2, 2);
    sample.pages.relaxations = {relaxation(Relaxation::Kind::short_page, 0, 1500, 70, head + line_height),
                                relaxation(Relaxation::Kind::split_note, 0, 3, 80), relaxation(Relaxation::Kind::late_note, 1, 1, 90),
                                relaxation(Relaxation::Kind::too_tall, 1, 2500, 0)};
    const Audit audit = audit_pages(sample.pages);
    ASSERT_EQ(audit.findings.size(), 4u);
    EXPECT_EQ(audit.findings[0].kind, AuditKind::note_split);
    EXPECT_EQ(audit.findings[0].figure, 3000);
    EXPECT_EQ(audit.findings[0].cost, 80);
    EXPECT_EQ(audit.findings[1].kind, AuditKind::short_page);
    EXPECT_EQ(audit.findings[1].figure, 1500);
    EXPECT_EQ(audit.findings[1].text, "filling");
    EXPECT_EQ(audit.findings[1].marks.front().y, Length::points(head + line_height));
    EXPECT_EQ(audit.findings[2].kind, AuditKind::late_note);
    EXPECT_EQ(audit.findings[2].figure, 1000);
    EXPECT_EQ(audit.findings[3].kind, AuditKind::too_tall);
    EXPECT_EQ(audit_number(audit, "relaxations"), 4000);
    EXPECT_EQ(audit_number(audit, "relaxation-cost"), 240'000);
}

TEST(AuditRelaxations, ExplainWhatTheLinesShow) {
    AuditSample sample = broken(2, 1, true);
    sample.pages.relaxations = {relaxation(Relaxation::Kind::lone_line, 0, 1, 500), relaxation(Relaxation::Kind::recto_hyphen, 0, 1, 40)};
    const Audit audit = audit_pages(sample.pages);
    ASSERT_EQ(audit.findings.size(), 2u);
    EXPECT_EQ(audit.findings[0].kind, AuditKind::recto_page_end_hyphen);
    EXPECT_EQ(audit.findings[0].cost, 40);
    EXPECT_EQ(audit.findings[1].kind, AuditKind::widow);
    EXPECT_EQ(audit.findings[1].cost, 500);
}

TEST(AuditRelaxations, LinesPartedElsewhereAreLoneLines) {
    AuditSample sample = broken(2, 2);
    sample.pages.relaxations = {relaxation(Relaxation::Kind::lone_line, 0, 1, 500)};
    const auto findings = found(sample.pages, AuditKind::lone_line);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].cost, 500);
}

TEST(AuditRelaxations, GiveAnUnevenSpreadItsCost) {
    AuditSample sample = spread_of(30, 29);
    EXPECT_EQ(found(sample.pages, AuditKind::uneven_spread).at(0).cost, std::nullopt);
    sample.pages.relaxations = {relaxation(Relaxation::Kind::uneven_spread, 4, 1000, 300)};
    EXPECT_EQ(found(sample.pages, AuditKind::uneven_spread).at(0).cost, 300);
}

TEST(AuditRelaxations, StandOnAPageWithoutLines) {
    AuditSample sample;
    sample.page();
    sample.pages.relaxations = {relaxation(Relaxation::Kind::too_tall, 0, 1000, 9)};
    const auto findings = found(sample.pages, AuditKind::too_tall);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].text, "");
    EXPECT_GT(findings[0].marks.front().width, Length{});
}

constexpr std::string_view documented_json = R"({
  "version": 1,
  "figures": {
    "pages": 2,
    "lines": 3,
    "justified-lines": 2,
    "mean-word-space": 1.016,
    "mean-word-gap": 4.083,
    "word-gap-variation": 1.538,
    "widest-word-space": 1.015,
    "loose-percent": 0,
    "very-loose-percent": 0,
    "tight-percent": 0,
    "hyphen-percent": 50,
    "longest-hyphen-run": 1,
    "note-lines": 0,
    "note-loose-percent": 0,
    "note-hyphen-percent": 0,
    "spreads": 0,
    "uneven-spread-percent": 0,
    "glyph-scaling": 0,
    "letter-spacing": 0,
    "relaxations": 1,
    "relaxation-cost": 250
  },
  "counts": {
    "loose-line": 0,
    "very-loose-line": 0,
    "tight-line": 0,
    "hyphen-ladder": 0,
    "stacked-words": 0,
    "short-last-line": 0,
    "river": 0,
    "widow": 0,
    "orphan": 1,
    "lone-line": 0,
    "page-end-hyphen": 0,
    "recto-page-end-hyphen": 0,
    "uneven-spread": 0,
    "short-page": 0,
    "note-split": 0,
    "late-note": 0,
    "too-tall": 0,
    "overflow": 0,
    "overprint": 0,
    "cut-word": 0,
    "ragged-paragraph": 0,
    "unbalanced-heading": 0,
    "parted-caption": 0,
    "short-last-page": 0
  },
  "findings": [
    {"kind":"orphan","page":1,"folio":"i","y":60,"figure":1,"text":"A \"first\" line of it","note":false,"cost":250,"marks":[[1,50,60,300,12]]}
  ]
}
)";

TEST(AuditJson, IsAsDocumented) {
    AuditSample sample;
    sample.page().folio_style = FolioStyle::roman;
    sample.begin({{u"A \"first\" line of it", 4.125}});
    sample.page();
    sample.pages.pages.back().number = 12;
    sample.go_on({{u"за\u0301мок of two-"}, {u"fold words"}});
    sample.pages.relaxations = {relaxation(Relaxation::Kind::lone_line, 1, 1, 250)};
    EXPECT_EQ(audit_json(audit_pages(sample.pages), Sources()), documented_json);
}

TEST(AuditJson, OfNothingIsWhole) {
    const std::string json = audit_json(audit_pages(Pages{}), Sources());
    EXPECT_TRUE(json.ends_with("  },\n  \"findings\": []\n}\n")) << json;
}

TEST(AuditMarks, StandUnderTheTextAndBesideIt) {
    const AuditSample sample = broken(1, 1, true);  // a widow, an orphan, a hyphen overleaf
    const Audit audit = audit_pages(sample.pages);
    ASSERT_EQ(audit.findings.size(), 3u);
    const Pages marked = with_marks(sample.pages, audit);
    const Page &before = sample.pages.pages[0], &after = marked.pages[0];
    ASSERT_EQ(after.items.size(), before.items.size() + 6);  // a band, a line and a bar each
    for (std::size_t i = 0; i < 6; ++i) EXPECT_TRUE(std::holds_alternative<RuleLine>(after.items[i])) << i;
    for (std::size_t i = 0; i < before.items.size(); ++i)
        EXPECT_EQ(std::get<GlyphRun>(after.items[i + 6]).text, std::get<GlyphRun>(before.items[i]).text);
    const auto &band = std::get<RuleLine>(after.items[0]), &line = std::get<RuleLine>(after.items[2]);
    EXPECT_EQ(band.y, before.lines[3].y);
    EXPECT_EQ(band.width, before.lines[3].width);
    EXPECT_EQ(line.y + line.height, before.lines[3].y + before.lines[3].height);
    EXPECT_EQ(line.colour, row_of(AuditKind::orphan).colour);
    for (const std::uint32_t shift : {0u, 8u, 16u}) EXPECT_GE((band.colour >> shift) & 0xFF, 204u);  // text stays readable on it
    const auto &bar = std::get<RuleLine>(after.items[4]), &next = std::get<RuleLine>(after.items[5]);
    EXPECT_LT(bar.x + bar.width, before.lines[3].x);
    EXPECT_LE(next.x + next.width, bar.x);
}

TEST(AuditMarks, LinesStillNameTheirItems) {
    const AuditSample sample = broken(1, 1);
    const Audit audit = audit_pages(sample.pages);
    EXPECT_EQ(audit_json(audit_pages(with_marks(sample.pages, audit)), Sources()), audit_json(audit, Sources()));
}

TEST(AuditTables, AreAsDocumented) {
    const std::string document = machine::disk.read(std::filesystem::path(NABOR_SOURCE_FOLDER) / "docs" / "audit.md").bytes.value();
    std::size_t at = document.find("## Kinds of findings");
    for (const AuditKindRow& row : audit_kind_table()) {
        at = document.find(fmt::format("\n| `{}` | `#{:06X}` ", row.name, row.colour), at);
        ASSERT_NE(at, std::string::npos) << row.name << " is not documented, has another colour, or is out of order";
        EXPECT_NE(document.substr(at + 1, document.find('\n', at + 1) - at).find(fmt::format(" | {} | ", row.unit)), std::string::npos)
            << row.name;
    }
    for (const AuditFigureRow& row : audit_figure_table()) {
        at = document.find(fmt::format("\n| `{}` | {} | ", row.name, row.unit), at);
        ASSERT_NE(at, std::string::npos) << row.name << " is not documented, has another unit, or is out of order";
    }
}

TEST(AuditTables, EveryNameIsOnce) {
    std::vector<std::string_view> names;
    for (const AuditKindRow& row : audit_kind_table()) names.push_back(row.name);
    for (const AuditFigureRow& row : audit_figure_table()) names.push_back(row.name);
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
    std::vector<std::uint32_t> colours;
    for (const AuditKindRow& row : audit_kind_table()) colours.push_back(row.colour);
    std::sort(colours.begin(), colours.end());
    EXPECT_EQ(std::adjacent_find(colours.begin(), colours.end()), colours.end());
}

}  // namespace
}  // namespace nabor
