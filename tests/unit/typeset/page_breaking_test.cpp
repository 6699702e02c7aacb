#include "typeset/page_breaking.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "book/book.h"

namespace nabor {
namespace {

constexpr std::int64_t line = 10 * Length::per_point;

GalleyItem text_line(bool may_break_before = true) {
    GalleyItem item;
    item.height = {line};
    item.may_break_before = may_break_before;
    return item;
}

// A block of lines that may be parted anywhere.
GalleyBlock loose_lines(std::size_t count) {
    GalleyBlock block;
    block.settings.push_back({Galley(count, text_line()), 0});
    return block;
}

// A paragraph that keeps two lines together at a page's edge, in a setting for each number of lines.
GalleyBlock paragraph(const std::vector<std::size_t>& line_counts, std::int64_t cost = 10'000) {
    GalleyBlock block;
    for (std::size_t lines : line_counts) {
        BlockSetting setting;
        for (std::size_t i = 0; i < lines; ++i) setting.items.push_back(text_line(i == 0 || (i >= 2 && lines - i >= 2)));
        setting.cost = block.settings.empty() ? 0 : cost;
        block.settings.push_back(std::move(setting));
    }
    return block;
}

GalleyNote note(std::size_t lines, std::size_t series = 0) { return {static_cast<NoteSeriesId>(series), Galley(lines, text_line())}; }

// Of all series.
std::vector<PlacedNote> notes_of(const PagePlan& page) {
    std::vector<PlacedNote> notes;
    for (const PlacedSeries& series : page.foot) notes.insert(notes.end(), series.notes.begin(), series.notes.end());
    return notes;
}

Galley& lines_of(SectionGalley& galley, std::size_t block) { return galley.text[block].settings.front().items; }

PageBreakingRules rules(std::int64_t lines) {
    PageBreakingRules made;
    made.height = {line * lines};
    made.grid = {line};
    NoteSeries& series = made.series.front();
    series.gap_above = series.gap_below_rule = series.rule_thickness = {};
    return made;
}

SectionPages broken(const SectionGalley& galley, std::int64_t lines, PageSide side = PageSide::right) {
    return break_pages(galley, rules(lines), {side, nothing_faces});
}

std::vector<std::size_t> lines_a_page(const SectionPages& pages) {
    std::vector<std::size_t> counts;
    for (const PagePlan& page : pages.pages) counts.push_back(page.text.size());
    return counts;
}

bool has(const SectionPages& pages, Relaxation::Kind kind) {
    return std::any_of(pages.relaxations.begin(), pages.relaxations.end(), [&](const Relaxation& one) { return one.kind == kind; });
}

TEST(BreakPages, FillsPageAfterPage) {
    SectionGalley galley;
    galley.text = {loose_lines(25)};
    EXPECT_EQ(lines_a_page(broken(galley, 10)), (std::vector<std::size_t>{10, 10, 5}));
}

TEST(BreakPages, AnEmptySectionHasNoPages) { EXPECT_TRUE(broken({}, 10).pages.empty()); }

TEST(BreakPages, DoesNotEndAPageWhereABreakIsForbidden) {
    SectionGalley galley;
    galley.text = {loose_lines(22)};
    lines_of(galley, 0)[10].may_break_before = false;
    EXPECT_NE(lines_a_page(broken(galley, 10)).front(), 10u);
}

TEST(BreakPages, LeavesNoWidowAndNoOrphan) {
    SectionGalley galley;
    galley.text = {paragraph({9}), paragraph({9}), paragraph({9})};
    const std::vector<std::size_t> pages = lines_a_page(broken(galley, 10));
    EXPECT_EQ(pages.front(), 9u) << "ten lines would leave an orphan";
}

TEST(BreakPages, TakesALooserSettingRatherThanAShortPage) {
    SectionGalley galley;
    galley.text = {paragraph({9, 10}), paragraph({10}), paragraph({5})};
    const SectionPages pages = broken(galley, 10, PageSide::left);
    EXPECT_EQ(pages.chosen, (std::vector<std::uint8_t>{1, 0, 0}));
    EXPECT_EQ(lines_a_page(pages), (std::vector<std::size_t>{10, 10, 5}));
    constexpr std::int64_t paper = 100'000;
    EXPECT_EQ(pages.cost, 10'000 + 3 * paper);
}

TEST(BreakPages, EndsFacingPagesAtOneHeight) {
    // The left page can hold nine or ten lines, the right one only nine.
    SectionGalley galley;
    galley.text = {loose_lines(10), paragraph({9}), paragraph({3}), paragraph({9})};
    lines_of(galley, 1)[0].may_break_before = true;
    const SectionPages pages = broken(galley, 10, PageSide::left);
    ASSERT_GE(pages.pages.size(), 2u);
    EXPECT_EQ(pages.pages[0].text.back().y, pages.pages[1].text.back().y);
    EXPECT_FALSE(has(pages, Relaxation::Kind::uneven_spread));
}

TEST(BreakPages, EndsLevelWithTheLastPageOfTheSectionBefore) {
    SectionGalley galley;
    galley.text = {loose_lines(25)};
    const SectionPages pages = break_pages(galley, rules(10), {PageSide::right, 1000});
    EXPECT_EQ(lines_a_page(pages).front(), 9u) << "level with the page that faces it";
}

TEST(BreakPages, EndsNoRightHandPageWithinAWord) {
    SectionGalley galley;
    galley.text = {loose_lines(30)};
    lines_of(galley, 0)[9].ends_with_hyphen = true;
    EXPECT_NE(lines_a_page(broken(galley, 10, PageSide::right)).front(), 10u);
}

TEST(BreakPages, DropsTheWhiteAtAPagesTop) {
    SectionGalley galley;
    galley.text = {loose_lines(10), loose_lines(2)};
    lines_of(galley, 1)[0].space_before = {line * 3};
    const SectionPages pages = broken(galley, 10);
    EXPECT_EQ(pages.pages[1].text[0].y.units, 0);
}

TEST(BreakPages, PutsANoteOnThePageOfItsCallAndAtItsFoot) {
    SectionGalley galley;
    galley.text = {loose_lines(20)};
    lines_of(galley, 0)[8].notes = {SectionNoteId{0}};
    galley.notes = {note(3)};
    for (GalleyItem& item : galley.notes[0].items) item.may_break_before = false;
    const SectionPages pages = broken(galley, 10);
    // The ninth line cites a note of three lines: the two do not fit ten, so it goes overleaf with its note.
    ASSERT_EQ(pages.pages.size(), 3u);
    EXPECT_EQ(pages.pages[0].text.size(), 8u);
    EXPECT_TRUE(pages.pages[0].foot.empty());
    ASSERT_EQ(notes_of(pages.pages[1]).size(), 3u);
    EXPECT_EQ(notes_of(pages.pages[1]).back().y.units + line, line * 10);
}

std::vector<std::uint32_t> notes_in_order(const SectionPages& pages) {
    std::vector<std::uint32_t> items;
    for (const PagePlan& page : pages.pages)
        for (const PlacedNote& note : notes_of(page)) items.push_back(note.item);
    return items;
}

TEST(BreakPages, SplitsANoteThatNoPageHolds) {
    SectionGalley galley;
    galley.text = {loose_lines(4)};
    lines_of(galley, 0)[1].notes = {SectionNoteId{0}};
    galley.notes = {note(25)};
    const SectionPages pages = broken(galley, 10);
    EXPECT_FALSE(pages.pages[0].foot.empty()) << "it begins on the page of its call";
    EXPECT_TRUE(has(pages, Relaxation::Kind::split_note));
    const std::vector<std::uint32_t> items = notes_in_order(pages);
    ASSERT_EQ(items.size(), 25u);
    for (std::uint32_t i = 0; i < 25; ++i) EXPECT_EQ(items[i], i) << "in order, none lost, none twice";
}

TEST(BreakPages, SplitsNoNoteWithinAWord) {
    SectionGalley galley;
    galley.text = {loose_lines(4)};
    lines_of(galley, 0)[1].notes = {SectionNoteId{0}};
    galley.notes = {note(25)};
    for (std::size_t i = 0; i < 25; i += 2) galley.notes[0].items[i].ends_with_hyphen = true;
    for (const PagePlan& page : broken(galley, 10).pages) {
        if (page.foot.empty() || notes_of(page).back().item == 24) continue;
        EXPECT_FALSE(galley.notes[0].items[notes_of(page).back().item].ends_with_hyphen);
    }
}

TEST(BreakPages, SetsSeveralNotesOfOneLine) {
    SectionGalley galley;
    galley.text = {loose_lines(8)};
    lines_of(galley, 0)[2].notes = {SectionNoteId{0}, SectionNoteId{1}, SectionNoteId{2}};
    galley.notes.assign(3, note(2));
    const SectionPages pages = broken(galley, 10);
    ASSERT_GE(notes_of(pages.pages.front()).size(), 5u);
    EXPECT_EQ(notes_in_order(pages).size(), 6u);
}

TEST(BreakPages, BeginsANewPageWhereItIsAsked) {
    SectionGalley galley;
    galley.text = {loose_lines(3), loose_lines(3)};
    lines_of(galley, 1)[0].break_before = PageBreak::page;
    EXPECT_EQ(lines_a_page(broken(galley, 10)), (std::vector<std::size_t>{3, 3}));
}

TEST(BreakPages, RepeatsTheHeadOfATableThatGoesOnOverleaf) {
    SectionGalley galley;
    galley.text = {loose_lines(2), loose_lines(20)};
    for (GalleyItem& item : lines_of(galley, 1)) item.repeated_head = 0;
    galley.heads.push_back({{line * 2}, {}});
    const SectionPages pages = broken(galley, 10);
    ASSERT_GE(pages.pages.size(), 3u);
    EXPECT_LE(pages.pages[1].text.size(), 8u) << "the head takes the place of two lines";
    EXPECT_EQ(pages.pages[0].repeated_head, no_repeated_head) << "its own head opens the first page";
    EXPECT_EQ(pages.pages[1].repeated_head, 0u);
    EXPECT_EQ(pages.pages[1].text.front().y.units, 2 * line) << "the head stands above it";
}

TEST(BreakPages, SetsWhatIsTallerThanThePageAloneAndSaysSo) {
    SectionGalley galley;
    galley.text = {loose_lines(1), loose_lines(1), loose_lines(1)};
    lines_of(galley, 1)[0].height = {line * 40};
    const SectionPages pages = broken(galley, 10);
    EXPECT_EQ(lines_a_page(pages), (std::vector<std::size_t>{1, 1, 1}));
    EXPECT_TRUE(has(pages, Relaxation::Kind::too_tall));
}

TEST(BreakPages, SaysWhenItHadToPartWhatBelongsTogether) {
    SectionGalley galley;
    galley.text = {loose_lines(15)};
    for (GalleyItem& item : lines_of(galley, 0)) item.may_break_before = false;
    EXPECT_TRUE(has(broken(galley, 10), Relaxation::Kind::lone_line));
}

// Whatever else is given up: a page break among these lines would divide the drop cap.
TEST(BreakPages, NeverPartsTheLinesBesideADropCap) {
    SectionGalley galley;
    galley.text = {loose_lines(15)};
    for (GalleyItem& item : lines_of(galley, 0)) item.may_break_before = false;
    for (const std::size_t beside : {8u, 9u, 10u, 11u}) lines_of(galley, 0)[beside].stays = true;
    EXPECT_LE(lines_a_page(broken(galley, 10)).front(), 7u) << "lines 8 to 12 stand together";
    galley.notes.assign(1, note(30));
    lines_of(galley, 0)[9].notes = {SectionNoteId{0}};
    const SectionPages pages = broken(galley, 5);
    for (const PagePlan& page : pages.pages) {
        const bool begins_beside = !page.text.empty() && lines_of(galley, 0)[page.text.front().item].stays;
        EXPECT_FALSE(begins_beside);
    }
    EXPECT_EQ(notes_in_order(pages).size(), 30u);
}

TEST(BreakPages, SaysWhereANoteBeginsThatItsCallLeavesNoRoomFor) {
    SectionGalley galley;
    galley.text = {loose_lines(1), loose_lines(2)};
    lines_of(galley, 0)[0].height = {line * 10};
    lines_of(galley, 0)[0].notes = {SectionNoteId{0}, SectionNoteId{1}};
    galley.notes.assign(2, note(9));
    const SectionPages pages = broken(galley, 10);
    EXPECT_EQ(notes_in_order(pages).size(), 18u) << "none is lost";
    EXPECT_TRUE(has(pages, Relaxation::Kind::late_note));
}

// Two series, without white or rules unless a test gives them some.
PageBreakingRules rules_of_two_series(std::int64_t lines) {
    PageBreakingRules made = rules(lines);
    made.series.assign(2, made.series.front());
    return made;
}

std::vector<std::size_t> series_of(const PagePlan& page) {
    std::vector<std::size_t> series;
    for (const PlacedSeries& one : page.foot) series.push_back(index_of(one.series));
    return series;
}

SectionPages broken_with_two_series(const SectionGalley& galley, const PageBreakingRules& made) {
    return break_pages(galley, made, {PageSide::right, nothing_faces});
}

TEST(NoteSeries, StandOneBelowAnotherInTheLayoutsOrder) {
    SectionGalley galley;
    galley.text = {loose_lines(5)};
    lines_of(galley, 0)[1].notes = {SectionNoteId{0}, SectionNoteId{1}};
    lines_of(galley, 0)[3].notes = {SectionNoteId{2}};
    galley.notes = {note(1, 1), note(1, 0), note(1, 0)};  // the first call is of the second series
    PageBreakingRules two = rules_of_two_series(10);
    two.series[1].gap_above = {line};
    two.series[1].gap_below_rule = {line / 2};
    const SectionPages pages = broken_with_two_series(galley, two);
    ASSERT_EQ(pages.pages.size(), 1u);
    const std::vector<PlacedSeries>& foot = pages.pages.front().foot;
    ASSERT_EQ(series_of(pages.pages.front()), (std::vector<std::size_t>{0, 1}));
    ASSERT_EQ(foot[0].notes.size(), 2u);
    EXPECT_EQ(foot[0].notes[0].note, SectionNoteId{1}) << "in the order of the calls of its series";
    EXPECT_EQ(foot[0].notes[1].note, SectionNoteId{2});
    EXPECT_EQ(foot[1].notes.front().y.units, 9 * line) << "the last line of the last series is the page's last";
    EXPECT_EQ(foot[1].rule_y.units, 9 * line - line / 2);
    EXPECT_EQ(foot[0].notes[1].y.units + line, foot[1].rule_y.units - line) << "the white above the second rule";
}

TEST(NoteSeries, OneWithoutNotesTakesNoRoom) {
    SectionGalley galley;
    galley.text = {loose_lines(9)};
    lines_of(galley, 0)[1].notes = {SectionNoteId{0}};
    galley.notes = {note(1, 1)};
    PageBreakingRules two = rules_of_two_series(10);
    two.series[0].gap_above = {line * 5};
    const SectionPages pages = broken_with_two_series(galley, two);
    ASSERT_EQ(pages.pages.size(), 1u);
    EXPECT_EQ(series_of(pages.pages.front()), (std::vector<std::size_t>{1}));
}

TEST(NoteSeries, EachIsSplitByItselfAndContinuesBelowItsOwnRule) {
    SectionGalley galley;
    galley.text = {loose_lines(6)};
    lines_of(galley, 0)[0].notes = {SectionNoteId{0}, SectionNoteId{1}};
    galley.notes = {note(12, 0), note(12, 1)};
    const SectionPages pages = broken_with_two_series(galley, rules_of_two_series(10));
    ASSERT_GE(pages.pages.size(), 2u);
    EXPECT_EQ(series_of(pages.pages[0]), (std::vector<std::size_t>{0, 1})) << "both begin on the page of their calls";
    EXPECT_EQ(pages.pages[0].foot[1].notes.size(), 1u) << "the second leaves the first as much as it can";
    EXPECT_TRUE(has(pages, Relaxation::Kind::split_note));
    for (const std::size_t series : {0u, 1u}) {
        std::vector<std::uint32_t> items;
        for (const PagePlan& page : pages.pages)
            for (const PlacedSeries& one : page.foot)
                for (const PlacedNote& placed : one.notes)
                    if (index_of(one.series) == series) items.push_back(placed.item);
        ASSERT_EQ(items.size(), 12u) << "series " << series;
        EXPECT_TRUE(std::is_sorted(items.begin(), items.end()));
    }
}

TEST(NoteSeries, ALaterSeriesIsSplitBeforeAnEarlierOne) {
    SectionGalley galley;
    galley.text = {loose_lines(1), loose_lines(12)};
    lines_of(galley, 0)[0].notes = {SectionNoteId{0}, SectionNoteId{1}};
    for (GalleyItem& item : lines_of(galley, 1)) item.may_break_before = false;
    lines_of(galley, 1)[0].may_break_before = true;
    galley.notes = {note(6, 0), note(6, 1)};
    const SectionPages pages = broken_with_two_series(galley, rules_of_two_series(12));
    ASSERT_EQ(pages.pages.front().foot.size(), 2u);
    EXPECT_EQ(pages.pages.front().foot[0].notes.size(), 6u);
    EXPECT_EQ(pages.pages.front().foot[1].notes.size(), 5u);
}

}  // namespace
}  // namespace nabor
