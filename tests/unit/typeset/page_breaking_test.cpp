#include "typeset/page_breaking.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

constexpr std::int64_t line = 10 * Length::per_point;

GalleyItem text_line(bool may_break_before = true) {
    GalleyItem item;
    item.height = {line};
    item.may_break_before = may_break_before;
    return item;
}

PageBreakingRules rules(std::int64_t lines) {
    PageBreakingRules made;
    made.height = {line * lines};
    made.notes.gap_above = made.notes.gap_below_rule = made.notes.rule_thickness = {};
    return made;
}

std::vector<std::size_t> lines_a_page(const SectionPages& pages) {
    std::vector<std::size_t> counts;
    for (const PagePlan& page : pages.pages) counts.push_back(page.text.size());
    return counts;
}

TEST(BreakPages, FillsPageAfterPage) {
    SectionGalley galley;
    galley.text.assign(25, text_line());
    EXPECT_EQ(lines_a_page(break_pages(galley, rules(10))), (std::vector<std::size_t>{10, 10, 5}));
}

TEST(BreakPages, DoesNotEndAPageWhereABreakIsForbidden) {
    SectionGalley galley;
    galley.text.assign(12, text_line());
    galley.text[10].may_break_before = galley.text[9].may_break_before = false;
    EXPECT_EQ(lines_a_page(break_pages(galley, rules(10))), (std::vector<std::size_t>{8, 4}));
}

TEST(BreakPages, DropsTheWhiteAtAPagesTop) {
    SectionGalley galley;
    galley.text.assign(12, text_line());
    galley.text[10].space_before = {line * 3};
    const SectionPages pages = break_pages(galley, rules(10));
    EXPECT_EQ(pages.pages[1].text[0].y.units, 0);
}

TEST(BreakPages, PutsANoteOnThePageOfItsCallAndAtItsFoot) {
    SectionGalley galley;
    galley.text.assign(20, text_line());
    galley.text[8].notes = {SectionNoteId{0}};
    galley.notes = {Galley(3, text_line())};
    const SectionPages pages = break_pages(galley, rules(10));
    // The ninth line cites a note of three lines: seven lines and it do not fit ten, so it goes overleaf with its note.
    ASSERT_EQ(pages.pages.size(), 3u);
    EXPECT_EQ(pages.pages[0].text.size(), 8u);
    EXPECT_TRUE(pages.pages[0].notes.empty());
    ASSERT_EQ(pages.pages[1].notes.size(), 3u);
    EXPECT_EQ(pages.pages[1].notes.back().y.units + line, line * 10);
}

TEST(BreakPages, SplitsANoteThatNoPageHolds) {
    SectionGalley galley;
    galley.text.assign(4, text_line());
    galley.text[1].notes = {SectionNoteId{0}};
    galley.notes = {Galley(25, text_line())};
    const SectionPages pages = break_pages(galley, rules(10));
    EXPECT_FALSE(pages.pages[0].notes.empty()) << "it begins on the page of its call";
    std::size_t set = 0;
    for (const PagePlan& page : pages.pages)
        for (const PlacedNote& note : page.notes) EXPECT_EQ(note.item, set++) << "in order, none lost, none twice";
    EXPECT_EQ(set, 25u);
}

TEST(BreakPages, BeginsANewPageWhereItIsAsked) {
    SectionGalley galley;
    galley.text.assign(6, text_line());
    galley.text[3].break_before = PageBreak::page;
    EXPECT_EQ(lines_a_page(break_pages(galley, rules(10))), (std::vector<std::size_t>{3, 3}));
}

TEST(BreakPages, SetsWhatIsTallerThanThePageAloneAndSaysSo) {
    SectionGalley galley;
    galley.text.assign(3, text_line());
    galley.text[1].height = {line * 40};
    const SectionPages pages = break_pages(galley, rules(10));
    EXPECT_EQ(lines_a_page(pages), (std::vector<std::size_t>{1, 1, 1}));
    ASSERT_EQ(pages.relaxations.size(), 1u);
    EXPECT_EQ(pages.relaxations[0].kind, PageRelaxation::Kind::too_tall);
}

TEST(BreakPages, SaysWhenItHadToPartWhatBelongsTogether) {
    SectionGalley galley;
    galley.text.assign(15, text_line(false));
    const SectionPages pages = break_pages(galley, rules(10));
    ASSERT_EQ(pages.relaxations.size(), 1u);
    EXPECT_EQ(pages.relaxations[0].kind, PageRelaxation::Kind::lone_line);
}

}  // namespace
}  // namespace nabor
