#include "typeset/spread_breaking.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "book/book.h"
#include "typeset/spread_costs.h"

namespace nabor {
namespace spreads {
namespace {

constexpr std::int64_t line = 10 * Length::per_point;

GalleyItem text_line(bool may_break_before = true) {
    GalleyItem item;
    item.height = {line};
    item.may_break_before = may_break_before;
    return item;
}

// A paragraph that keeps two lines together at a page's edge, in a setting for each number of lines.
GalleyBlock paragraph(const std::vector<std::size_t>& line_counts, std::int64_t cost = 10'000) {
    GalleyBlock block;
    for (const std::size_t lines : line_counts) {
        BlockSetting setting;
        for (std::size_t i = 0; i < lines; ++i) setting.items.push_back(text_line(i == 0 || (i >= 2 && lines - i >= 2)));
        setting.cost = block.settings.empty() ? 0 : cost;
        block.settings.push_back(std::move(setting));
    }
    return block;
}

SectionGalley galley_of(const std::vector<std::size_t>& paragraphs) {
    SectionGalley galley;
    for (const std::size_t lines : paragraphs) galley.text.push_back(paragraph({lines}));
    return galley;
}

GalleyItem& first_line(SectionGalley& galley, std::size_t block) { return galley.text[block].settings.front().items.front(); }

// Every paragraph of both texts is a piece, as far as the other text has one.
std::vector<LevelPoint> each_paragraph(const SectionGalley& left, const SectionGalley& right) {
    std::vector<LevelPoint> points;
    for (std::uint32_t i = 0; i < std::min(left.text.size(), right.text.size()); ++i) points.push_back({i, i});
    points.push_back({static_cast<std::uint32_t>(left.text.size()), static_cast<std::uint32_t>(right.text.size())});
    return points;
}

SpreadRules rules(std::int64_t lines, bool in_columns = false) {
    SpreadRules made;
    made.page.height = {line * lines};
    made.page.grid = {line};
    NoteSeries& series = made.page.series.front();
    series.gap_above = series.gap_below_rule = series.rule_thickness = {};
    made.in_columns = in_columns;
    return made;
}

ParallelPages broken(const SectionGalley& left, const SectionGalley& right, std::int64_t lines, std::vector<LevelPoint> points = {}) {
    if (points.empty()) points = each_paragraph(left, right);
    return break_spreads({{&left, &right}, std::move(points)}, rules(lines));
}

// The page of a block's first line, and the line of that page.
struct Place {
    std::size_t page = 0;
    std::int64_t line = 0;

    bool operator==(const Place&) const = default;
};

Place place_of(const SectionGalley& galley, const SectionPages& pages, std::size_t block) {
    std::uint32_t item = 0;
    for (std::size_t b = 0; b < block; ++b) item += static_cast<std::uint32_t>(galley.text[b].settings[pages.chosen[b]].items.size());
    for (std::size_t page = 0; page < pages.pages.size(); ++page)
        for (const PlacedGalleyItem& placed : pages.pages[page].text)
            if (placed.item == item) return {page, placed.y.units / line};
    return {99, 99};
}

std::vector<std::size_t> lines_a_page(const SectionPages& pages) {
    std::vector<std::size_t> counts;
    for (const PagePlan& page : pages.pages) counts.push_back(page.text.size());
    return counts;
}

std::size_t note_lines(const PagePlan& page) {
    std::size_t count = 0;
    for (const PlacedSeries& series : page.foot) count += series.notes.size();
    return count;
}

TEST(BreakSpreads, AlignedPiecesBeginLevel) {
    const SectionGalley left = galley_of({3, 5, 2, 4}), right = galley_of({4, 3, 4, 3});
    const ParallelPages pages = broken(left, right, 20);
    for (std::size_t block = 0; block < 4; ++block) EXPECT_EQ(place_of(left, pages.texts[0], block), place_of(right, pages.texts[1], block)) << block;
    EXPECT_EQ(place_of(right, pages.texts[1], 2), (Place{0, 9}));
}

TEST(BreakSpreads, BothTextsHaveAsManyPages) {
    const SectionGalley left = galley_of({8, 8, 8}), right = galley_of({3, 3, 3});
    const ParallelPages pages = broken(left, right, 10);
    EXPECT_EQ(pages.texts[0].pages.size(), pages.texts[1].pages.size());
    EXPECT_EQ(lines_a_page(pages.texts[0]).size(), 3u);
}

TEST(BreakSpreads, OfTwoSettingsTheOneThatFitsTheOtherTextIsChosen) {
    SectionGalley left, right;
    left.text = {paragraph({4}), paragraph({4})};
    right.text = {paragraph({3, 4}, 1'000), paragraph({4})};
    EXPECT_EQ(broken(left, right, 20).texts[1].chosen, (std::vector<std::uint8_t>{1, 0}));
    right.text = {paragraph({3, 4}, 1'000'000), paragraph({4})};
    EXPECT_EQ(broken(left, right, 20).texts[1].chosen, (std::vector<std::uint8_t>{0, 0})) << "white is better than a very bad setting";
}

TEST(BreakSpreads, APieceLongerThanAPageGoesOnOverleafOnBothSides) {
    const SectionGalley left = galley_of({28, 3}), right = galley_of({25, 3});
    const ParallelPages pages = broken(left, right, 10);
    EXPECT_EQ(pages.texts[0].pages.size(), 4u);
    EXPECT_EQ(place_of(left, pages.texts[0], 1), place_of(right, pages.texts[1], 1));
    std::size_t items = 0;
    for (const std::size_t lines : lines_a_page(pages.texts[0])) items += lines;
    EXPECT_EQ(items, 31u) << "every line is on a page";
}

TEST(BreakSpreads, WhereOneTextIsLongerByFarTheOtherWaits) {
    const SectionGalley left = galley_of({4, 3}), right = galley_of({35, 3});
    const ParallelPages pages = broken(left, right, 10);
    EXPECT_EQ(place_of(left, pages.texts[0], 1), place_of(right, pages.texts[1], 1));
    EXPECT_EQ(lines_a_page(pages.texts[0]), (std::vector<std::size_t>{4, 0, 0, 3}));
}

TEST(BreakSpreads, ATextMayHaveNothingAtTheBeginningOrTheEnd) {
    const SectionGalley left = galley_of({3, 4, 2}), right = galley_of({4});
    const ParallelPages pages = broken(left, right, 20, {{0, 0}, {1, 0}, {2, 1}, {3, 1}});
    EXPECT_EQ(place_of(left, pages.texts[0], 1), (Place{0, 3}));
    EXPECT_EQ(place_of(right, pages.texts[1], 0), (Place{0, 3}));
    const ParallelPages mirrored = broken(right, left, 20, {{0, 0}, {0, 1}, {1, 2}, {1, 3}});
    EXPECT_EQ(place_of(right, mirrored.texts[0], 0), (Place{0, 3}));
}

TEST(BreakSpreads, ANewPageThatOneTextAsksForIsANewSpreadForBoth) {
    SectionGalley left = galley_of({3, 3}), right = galley_of({3, 3});
    first_line(right, 1).break_before = PageBreak::page;
    const ParallelPages pages = broken(left, right, 20);
    EXPECT_EQ(place_of(left, pages.texts[0], 1), (Place{1, 0}));
    EXPECT_EQ(place_of(right, pages.texts[1], 1), (Place{1, 0}));
    EXPECT_EQ(pages.texts[0].pages[1].opens_with, PageBreak::page);
    EXPECT_TRUE(pages.texts[0].relaxations.empty() && pages.texts[1].relaxations.empty());
}

TEST(BreakSpreads, ANewPageWithinAPieceIsOneForItsTextAlone) {
    SectionGalley left = galley_of({3, 3}), right = galley_of({8});
    first_line(left, 1).break_before = PageBreak::page;
    const ParallelPages pages = broken(left, right, 10, {{0, 0}, {2, 1}});
    EXPECT_EQ(lines_a_page(pages.texts[0]), (std::vector<std::size_t>{3, 3}));
    EXPECT_EQ(pages.texts[1].pages.size(), 2u);
}

TEST(BreakSpreads, ADivisionThatOpensAPageKeepsItsSink) {
    SectionGalley left = galley_of({3, 3}), right = galley_of({3, 3});
    for (SectionGalley* text : {&left, &right}) {
        first_line(*text, 1).break_before = PageBreak::page;
        first_line(*text, 1).sink = {line * 2};
    }
    first_line(right, 1).sink = {line * 4};
    const ParallelPages pages = broken(left, right, 20);
    EXPECT_EQ(place_of(left, pages.texts[0], 1), (Place{1, 4}));
    EXPECT_EQ(place_of(right, pages.texts[1], 1), (Place{1, 4}));
}

TEST(BreakSpreads, AHeadingStaysWithWhatFollowsOnBothSides) {
    SectionGalley left = galley_of({7, 1, 6}), right = galley_of({7, 1, 6});
    first_line(left, 2).may_break_before = false;
    const ParallelPages pages = broken(left, right, 9);
    EXPECT_EQ(place_of(left, pages.texts[0], 1), (Place{1, 0})) << "no room for two lines below it";
    EXPECT_EQ(place_of(right, pages.texts[1], 1), (Place{1, 0}));
}

TEST(BreakSpreads, NotesStandAtTheFootOfTheirOwnText) {
    SectionGalley left = galley_of({4, 4}), right = galley_of({4, 4});
    first_line(left, 0).notes = {SectionNoteId{0}};
    left.notes = {{NoteSeriesId{}, Galley(3, text_line())}};
    const ParallelPages pages = broken(left, right, 15);
    ASSERT_EQ(pages.texts[0].pages.size(), 1u);
    EXPECT_EQ(note_lines(pages.texts[0].pages[0]), 3u);
    EXPECT_EQ(pages.texts[0].pages[0].foot.front().notes.back().y.units, line * 14);
    EXPECT_TRUE(pages.texts[1].pages[0].foot.empty());
}

TEST(BreakSpreads, NotesOfBothTextsGoOnOverleaf) {
    SectionGalley left = galley_of({6, 6}), right = galley_of({6, 6});
    for (SectionGalley* text : {&left, &right}) {
        first_line(*text, 0).notes = {SectionNoteId{0}};
        text->notes = {{NoteSeriesId{}, Galley(9, text_line())}};
    }
    const ParallelPages pages = broken(left, right, 10);
    for (const SectionPages& text : pages.texts) {
        std::size_t lines = 0;
        for (const PagePlan& page : text.pages) lines += note_lines(page);
        EXPECT_EQ(lines, 9u);
        EXPECT_GT(note_lines(text.pages[1]), 0u);
        EXPECT_TRUE(std::any_of(text.relaxations.begin(), text.relaxations.end(), [](const Relaxation& one) { return one.kind == Relaxation::Kind::split_note; }));
    }
}

TEST(BreakSpreads, NotesMayGoOnWhenBothTextsHaveEnded) {
    SectionGalley left = galley_of({4}), right = galley_of({4});
    first_line(right, 0).notes = {SectionNoteId{0}};
    right.notes = {{NoteSeriesId{}, Galley(25, text_line())}};
    const ParallelPages pages = broken(left, right, 10);
    std::size_t lines = 0;
    for (const PagePlan& page : pages.texts[1].pages) lines += note_lines(page);
    EXPECT_EQ(lines, 25u);
    EXPECT_EQ(pages.texts[0].pages.size(), pages.texts[1].pages.size());
}

TEST(BreakSpreads, WhatNoPageHoldsHasAPageOfItsOwn) {
    SectionGalley left = galley_of({3, 1, 3}), right = galley_of({3, 2, 3});
    left.text[1].settings.front().items.front().height = {line * 14};
    const ParallelPages pages = broken(left, right, 10);
    EXPECT_EQ(pages.texts[0].pages.size(), pages.texts[1].pages.size());
    EXPECT_TRUE(std::any_of(pages.texts[0].relaxations.begin(), pages.texts[0].relaxations.end(),
                            [](const Relaxation& one) { return one.kind == Relaxation::Kind::too_tall; }));
}

TEST(BreakSpreads, WhiteThatTheOtherTextMakesIsNoFinding) {
    const SectionGalley left = galley_of({5, 4, 5}), right = galley_of({9, 8, 9});
    const ParallelPages pages = broken(left, right, 10);
    EXPECT_TRUE(pages.texts[0].relaxations.empty());
    EXPECT_TRUE(pages.texts[1].relaxations.empty());
}

TEST(BreakSpreads, ColumnsTakeTheSidesOfPagesInTurn) {
    const SectionGalley left = galley_of({9, 9, 9}), right = galley_of({9, 9, 9});
    SpreadRules made = rules(9, true);
    made.first_side = PageSide::right;
    const ParallelPages pages = break_spreads({{&left, &right}, each_paragraph(left, right)}, made);
    EXPECT_EQ(pages.texts[0].pages.size(), 3u);
    EXPECT_EQ(pages.after.side, PageSide::left);
    EXPECT_EQ(broken(left, right, 9).after.side, PageSide::left) << "after a recto";
}

TEST(SpreadCosts, APageIsShortWhereItsOwnTextMakesItMoreThanALineShort) {
    SpreadSideFacts side;
    side.page.text_items = 20;
    side.page.shortfall = 2000;
    EXPECT_TRUE(relaxations_of(side).empty()) << "it ends between two pieces";
    side.is_inside = true;
    ASSERT_EQ(relaxations_of(side).size(), 1u);
    EXPECT_EQ(relaxations_of(side).front().kind, Relaxation::Kind::short_page);
    side.page.shortfall = 1000;
    EXPECT_TRUE(relaxations_of(side).empty());
}

TEST(SpreadCosts, WhiteBesideTheOtherTextGrowsWithTheSquareAndThenWithItself) {
    EXPECT_EQ(idle_cost(0), 0);
    EXPECT_EQ(idle_cost(2000), 4 * idle_cost(1000));
    EXPECT_EQ(idle_cost(15000) - idle_cost(14000), idle_cost(14000) - idle_cost(13000));
    EXPECT_GT(idle_cost(13000), idle_cost(12000));
}

TEST(LevelPoints, AreTheBlocksThatBeginWithThem) {
    SectionGalley left = galley_of({2, 2, 2}), right = galley_of({2, 2});
    first_line(left, 1).destinations = {DestinationId{7}};
    first_line(left, 2).destinations = {DestinationId{8}, DestinationId{9}};
    first_line(right, 1).destinations = {DestinationId{10}};
    right.text[0].settings.front().items[1].destinations = {DestinationId{11}};
    const std::vector<LevelPoint> points = level_points(left, right, {{DestinationId{7}, DestinationId{11}}, {DestinationId{9}, DestinationId{10}}});
    EXPECT_EQ(points, (std::vector<LevelPoint>{{0, 0}, {2, 1}, {3, 2}})) << "the second line of a block begins none";
}

}  // namespace
}  // namespace spreads
}  // namespace nabor
