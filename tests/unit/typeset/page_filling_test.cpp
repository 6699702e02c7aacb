#include "typeset/page_filling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace nabor {
namespace {

constexpr std::int64_t line_height = 10 * Length::per_point;

Galley lines(std::size_t count) {
    GalleyItem item;
    item.height = {line_height};
    return Galley(count, item);
}

GalleyBlock block(std::size_t count) {
    GalleyBlock made;
    made.settings.push_back({lines(count), 0});
    return made;
}

PageBreakingRules ten_lines() {
    PageBreakingRules rules;
    rules.height = {line_height * 10};
    rules.grid = {line_height};
    NoteSeries& series = rules.series.front();
    series.gap_above = series.gap_below_rule = series.rule_thickness = {};
    return rules;
}

class Filling : public ::testing::Test {
protected:
    std::vector<TextEnd> fill(const PagePosition& start) { return PageFiller(galley, rules).fill(start); }
    std::vector<TextEnd> fill() { return fill(PageFiller(galley, rules).begin()); }

    static std::set<std::uint32_t> items_of(const std::vector<TextEnd>& ends) {
        std::set<std::uint32_t> counts;
        for (const TextEnd& end : ends) counts.insert(end.facts.text_items);
        return counts;
    }
    void call(std::size_t item, std::size_t note_lines) {
        galley.text.front().settings.front().items[item].notes.push_back(static_cast<SectionNoteId>(galley.notes.size()));
        galley.notes.push_back({NoteSeriesId{}, lines(note_lines)});
    }
    void forbid_breaks() {
        for (GalleyItem& item : galley.text.front().settings.front().items) item.may_break_before = false;
    }

    SectionGalley galley;
    PageBreakingRules rules = ten_lines();
};

TEST_F(Filling, OffersEveryEndWithinThreeLinesOfTheFoot) {
    galley.text = {block(20)};
    EXPECT_EQ(items_of(fill()), (std::set<std::uint32_t>{7, 8, 9, 10}));
}

TEST_F(Filling, BeginsWithinABlockWhereThePageBeforeEnded) {
    galley.text = {block(20)};
    PagePosition start;
    start.item = 12;
    const std::vector<TextEnd> ends = fill(start);
    EXPECT_EQ(items_of(ends), (std::set<std::uint32_t>{7, 8}));
    EXPECT_EQ(ends.front().next.item, 19u);
    EXPECT_EQ(ends.back().next.block, 1u);
    EXPECT_TRUE(ends.back().facts.ends_freely) << "the text ends there";
    EXPECT_EQ(ends.back().facts.shortfall, 2000);
}

TEST_F(Filling, KeepsTheCheapestSettingsForEachEnd) {
    galley.text = {block(4), block(12)};
    galley.text[0].settings.push_back({lines(5), 700});
    galley.text[0].settings.push_back({lines(4), 300});  // as long as the first, and dearer
    PageFiller filler(galley, rules);
    std::set<std::vector<std::uint8_t>> settings;
    for (const TextEnd& end : filler.fill(filler.begin())) {
        settings.insert(filler.settings_of(end));
        EXPECT_EQ(end.depth.cost, filler.settings_of(end).front() == 1 ? 700 : 0);
    }
    EXPECT_EQ(settings, (std::set<std::vector<std::uint8_t>>{{0, 0}, {1, 0}}));
}

TEST_F(Filling, StopsBeforeABlockThatBeginsAPage) {
    galley.text = {block(3), block(3)};
    galley.text[1].settings.front().items.front().break_before = PageBreak::right;
    const std::vector<TextEnd> ends = fill();
    EXPECT_EQ(items_of(ends), (std::set<std::uint32_t>{3}));
    EXPECT_TRUE(ends.front().facts.ends_freely);
}

TEST_F(Filling, ASinkStandsAboveASectionsFirstPageOnly) {
    galley.text = {block(30)};
    galley.text[0].settings.front().items.front().sink = {line_height * 4};
    EXPECT_EQ(*items_of(fill()).rbegin(), 6u);
    PagePosition second;
    second.item = 6;
    EXPECT_EQ(*items_of(fill(second)).rbegin(), 10u);
}

TEST_F(Filling, NotesOfALineTakeRoomFromTheText) {
    galley.text = {block(20)};
    call(2, 3);
    for (GalleyItem& item : galley.notes.front().items) item.may_break_before = false;
    const std::vector<TextEnd> ends = fill();
    EXPECT_EQ(*items_of(ends).rbegin(), 7u);
    EXPECT_TRUE(std::all_of(ends.begin(), ends.end(), [](const TextEnd& end) { return end.next.notes[0] == NoteCursor{1, 0}; }));
    const auto raised = std::count_if(ends.begin(), ends.end(), [](const TextEnd& end) { return end.facts.shortfall > 0; });
    EXPECT_GT(raised, 0) << "the notes may stand higher, level with a page that faces this one";
}

TEST_F(Filling, CarriedNotesThatTakeTooMuchCloseThePageToCalls) {
    galley.text = {block(20)};
    call(0, 20);
    call(4, 1);
    PagePosition start;
    start.item = 2;
    start.notes[0] = {0, 5};
    const std::vector<TextEnd> ends = fill(start);
    EXPECT_EQ(items_of(ends), (std::set<std::uint32_t>{1, 2})) << "the line after these has a call of its own";
    EXPECT_EQ(ends.front().next.notes[0], (NoteCursor{0, 11})) << "the notes leave four lines to the text";
}

TEST_F(Filling, GoesDownTheLadderOnlyWhereNoEndIsLeft) {
    galley.text = {block(20)};
    forbid_breaks();
    galley.text.front().settings.front().items[2].may_break_before = true;
    EXPECT_EQ(items_of(fill()), (std::set<std::uint32_t>{2})) << "first pages that end high up";
    forbid_breaks();
    const std::vector<TextEnd> ends = fill();
    EXPECT_EQ(items_of(ends).size(), 10u) << "then any end";
    for (const TextEnd& end : ends) EXPECT_TRUE(end.facts.parted);
}

TEST_F(Filling, WhatIsTallerThanThePageStandsAlone) {
    galley.text = {block(3)};
    galley.text.front().settings.front().items.front().height = {line_height * 12};
    call(0, 4);
    const std::vector<TextEnd> ends = fill();
    EXPECT_EQ(items_of(ends), (std::set<std::uint32_t>{1}));
    EXPECT_TRUE(ends.front().facts.too_tall);
}

TEST_F(Filling, ThePageAfterTheTextHasTheNotesThatAreLeft) {
    galley.text = {block(1)};
    call(0, 25);
    PagePosition start;
    start.block = 1;
    start.notes[0] = {0, 9};
    const std::vector<TextEnd> ends = fill(start);
    ASSERT_EQ(ends.size(), 1u);
    EXPECT_EQ(ends.front().next.notes[0], (NoteCursor{0, 19}));
    EXPECT_EQ(ends.front().facts.split_notes, 1u);
    EXPECT_EQ(ends.front().facts.split_lines, 6u);
    EXPECT_FALSE(PageFiller(galley, rules).is_finished(ends.front().next));
}

}  // namespace
}  // namespace nabor
