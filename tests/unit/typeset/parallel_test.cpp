// Two texts beside each other, from the Book to its pages.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "book/structure.h"
#include "page/folio.h"
#include "support/books.h"
#include "support/press.h"
#include "typeset/parted_units.h"

namespace nabor {
namespace parallel {
namespace {

using testing::BookMaker;
using testing::container;
using testing::leaf;
using testing::Press;
using testing::prose;

using Kind = ParallelSetting::Kind;

// Two chapters of paragraphs that are aligned one to one.
class ParallelBook : public ::testing::Test {
protected:
    struct Side {
        Block division;
        std::vector<AnchorId> paragraphs;
    };

    Side side(const std::vector<std::size_t>& lengths, Role role = Role::chapter) {
        Side made;
        Blocks blocks;
        for (const std::size_t length : lengths) {
            Block block = leaf(Role::paragraph, prose(length, static_cast<std::uint32_t>(length)));
            block.anchor = maker.anchor();
            made.paragraphs.push_back(block.anchor);
            blocks.push_back(std::move(block));
        }
        made.division = maker.division("Heading", std::move(blocks), role);
        return made;
    }

    void align(const Side& left, const Side& right) {
        ParallelTexts texts;
        texts.left = left.division.anchor;
        texts.right = right.division.anchor;
        for (std::size_t i = 0; i < left.paragraphs.size(); ++i) texts.pieces.push_back({{left.paragraphs[i]}, {right.paragraphs[i]}, false, false});
        maker.book.parallel_texts.push_back(std::move(texts));
    }

    void set(Kind kind) {
        press.layout->parallel.kind = kind;
        number_blocks(maker.book);
        pages = press.set(maker.book);
    }

    const Destination& place(AnchorId anchor) const {
        const std::string& name = maker.book.anchor(anchor).id;
        return *std::find_if(pages.destinations.begin(), pages.destinations.end(), [&](const Destination& one) { return one.name == name; });
    }

    std::size_t count(std::string_view code) const {
        const auto& all = press.report.all();
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Diagnostic& one) { return std::string_view(one.code) == code; }));
    }

    void expect_level(const Side& left, const Side& right, std::uint32_t apart) const {
        for (std::size_t i = 0; i < left.paragraphs.size(); ++i) {
            EXPECT_EQ(place(left.paragraphs[i]).page + apart, place(right.paragraphs[i]).page) << i;
            EXPECT_EQ(place(left.paragraphs[i]).y, place(right.paragraphs[i]).y) << i;
        }
    }

    Press press{"a5-plain"};
    BookMaker maker;
    Pages pages;
};

TEST_F(ParallelBook, StandsOnFacingPagesThatBeginOnALeftOne) {
    const Side left = side({60, 90, 300, 50, 120, 80}), right = side({80, 70, 380, 60, 100, 90});
    maker.book.body = {left.division, right.division};
    align(left, right);
    set(Kind::facing);
    EXPECT_EQ(place(left.division.anchor).page % 2, 1u) << "a verso";
    EXPECT_EQ(place(right.division.anchor).page, place(left.division.anchor).page + 1);
    expect_level(left, right, 1);
}

TEST_F(ParallelBook, StandsInTwoColumns) {
    const Side left = side({60, 90, 300, 50}), right = side({80, 70, 380, 60});
    maker.book.body = {left.division, right.division};
    align(left, right);
    set(Kind::columns);
    expect_level(left, right, 0);
    const Page& page = pages.pages[place(left.paragraphs[0]).page];
    const auto is_further_left = [](const PageLine& a, const PageLine& b) { return a.x < b.x; };
    const PageLine& first = *std::min_element(page.lines.begin(), page.lines.end(), is_further_left);
    std::vector<PageLine> right_lines;
    for (const PageLine& line : page.lines)
        if (line.x >= first.x + first.width) right_lines.push_back(line);
    ASSERT_FALSE(right_lines.empty());
    EXPECT_EQ(std::min_element(right_lines.begin(), right_lines.end(), is_further_left)->x, first.x + first.width + press.layout->parallel.gap);
}

TEST_F(ParallelBook, StandsInTurnUnlessTheLayoutAsksForMore) {
    const Side left = side({400, 400}), right = side({400, 400});
    maker.book.body = {left.division, right.division};
    align(left, right);
    set(Kind::in_turn);
    EXPECT_LT(place(left.paragraphs[1]).page, place(right.paragraphs[0]).page);
}

TEST_F(ParallelBook, FacingPagesMayShareANumber) {
    const Side left = side({400, 400}), right = side({400, 400});
    maker.book.body = {left.division, right.division, side({20}).division};
    align(left, right);
    press.layout->parallel.shares_folios = true;
    set(Kind::facing);
    const std::uint32_t first = place(left.division.anchor).page, last = static_cast<std::uint32_t>(pages.pages.size() - 1);
    ASSERT_GT(last, first + 3);
    EXPECT_EQ(pages.pages[first].number, pages.pages[first + 1].number);
    EXPECT_EQ(pages.pages[first + 2].number, pages.pages[first].number + 1);
    EXPECT_EQ(pages.pages[last].number, pages.pages[last - 1].number + 1) << "the chapter after them";
}

TEST_F(ParallelBook, PagesThatShareANumberHaveLettersForTheirLines) {
    const Side left = side({400, 400}), right = side({400, 400});
    maker.book.body = {left.division, right.division, side({20}).division};
    align(left, right);
    press.layout->parallel.shares_folios = true;
    set(Kind::facing);
    const Page &verso = pages.pages[place(left.division.anchor).page], &recto = pages.pages[place(right.division.anchor).page];
    EXPECT_EQ(sided_folio_of(verso), folio_of(verso) + "a");
    EXPECT_EQ(sided_folio_of(recto), folio_of(verso) + "b");
    EXPECT_EQ(sided_folio_of(pages.pages.back()), folio_of(pages.pages.back()));
}

TEST_F(ParallelBook, APageBeginsInBothOfItsColumns) {
    const Side left = side({400, 400}), right = side({400, 400});
    maker.book.body = {left.division, right.division};
    align(left, right);
    set(Kind::columns);
    ASSERT_GT(pages.pages.size(), 2u);
    for (const Page& page : pages.pages) EXPECT_TRUE(!page.start.known() || page.start < page.start_beside);
    set(Kind::facing);
    for (const Page& page : pages.pages) EXPECT_FALSE(page.start_beside.known());
}

TEST_F(ParallelBook, TheStructureKeepsTheOrderOfTheBook) {
    const Side left = side({60, 60}), right = side({60, 60});
    maker.book.body = {left.division, right.division};
    align(left, right);
    set(Kind::in_turn);
    std::vector<std::string> in_turn;
    for (const StructureNode& node : pages.structure) in_turn.emplace_back(node.type);
    set(Kind::facing);
    std::vector<std::string> facing;
    for (const StructureNode& node : pages.structure) facing.emplace_back(node.type);
    EXPECT_EQ(facing, in_turn);
}

TEST_F(ParallelBook, WhatStandsBetweenTheTextsFollowsThem) {
    const Side left = side({60}), between = side({30}), right = side({60});
    maker.book.body = {left.division, between.division, right.division};
    align(left, right);
    set(Kind::facing);
    EXPECT_GT(place(between.paragraphs[0]).page, place(right.paragraphs[0]).page);
}

TEST_F(ParallelBook, AThirdTextStandsOnItsOwn) {
    const Side left = side({60}), right = side({60}), third = side({60});
    maker.book.body = {left.division, right.division, third.division};
    align(left, right);
    align(left, third);
    set(Kind::facing);
    expect_level(left, right, 1);
    EXPECT_GT(place(third.paragraphs[0]).page, place(right.paragraphs[0]).page);
    EXPECT_EQ(count("layout-parallel-third"), 1u);
}

TEST_F(ParallelBook, TextsThatAlternateInOneDivisionStayInTurn) {
    const Side only = side({60, 60});
    maker.book.body = {only.division};
    ParallelTexts texts;
    texts.left = texts.right = only.division.anchor;
    texts.pieces.push_back({{only.paragraphs[0]}, {only.paragraphs[1]}, false, false});
    maker.book.parallel_texts.push_back(texts);
    set(Kind::facing);
    EXPECT_EQ(place(only.paragraphs[0]).page, place(only.paragraphs[1]).page);
    EXPECT_EQ(count("layout-parallel-place"), 1u);
}

TEST_F(ParallelBook, WithoutPiecesThatBeginBlocksOnlyTheTextsBeginLevel) {
    const Side left = side({60, 20}), right = side({90, 20});
    maker.book.body = {left.division, right.division};
    ParallelTexts texts;
    texts.left = left.division.anchor;
    texts.right = right.division.anchor;
    texts.pieces.push_back({{maker.anchor()}, {maker.anchor()}, false, true});
    maker.book.parallel_texts.push_back(texts);
    set(Kind::facing);
    EXPECT_EQ(place(left.division.anchor).page + 1, place(right.division.anchor).page);
    EXPECT_EQ(count("layout-parallel-level"), 1u);
}

TEST_F(ParallelBook, NotesThatAreCountedByPageAreCountedThroughBothColumns) {
    const auto with_note = [&](const char* words) {
        Block block = leaf(Role::paragraph, Inlines{testing::words(words), maker.note("A note.")});
        block.anchor = maker.anchor();
        return block;
    };
    const Block one = with_note("Left"), other = with_note("Right");
    const Side left{maker.division("", {one}, Role::chapter), {one.anchor}}, right{maker.division("", {other}, Role::chapter), {other.anchor}};
    maker.book.body = {left.division, right.division};
    align(left, right);
    press.layout->note_series.front().counter.scope = CounterScope::page;
    set(Kind::columns);
    std::string text;
    for (const PageItem& item : pages.pages[place(one.anchor).page].items)
        if (const auto* run = std::get_if<GlyphRun>(&item))
            for (const char16_t unit : run->text) text += static_cast<char>(unit);
    EXPECT_NE(text.find('1'), std::string::npos) << text;
    EXPECT_NE(text.find('2'), std::string::npos) << text;
}

TEST_F(ParallelBook, TwoDivisionsOfOneChapterStandBesideEachOther) {
    const Side left = side({60, 90}, Role::section), right = side({90, 60}, Role::section);
    Block after = leaf(Role::paragraph, "The chapter goes on.");
    after.anchor = maker.anchor();
    const Block chapter = maker.division("Chapter", {left.division, right.division, after}, Role::chapter);
    maker.book.body = {chapter};
    align(left, right);
    set(Kind::facing);
    expect_level(left, right, 1);
    EXPECT_EQ(place(chapter.anchor).page, place(left.division.anchor).page) << "its heading stands above the left text";
    EXPECT_EQ(place(after.anchor).page, place(right.paragraphs[1]).page + 1);
}

TEST_F(ParallelBook, PartedUnitsHoldEveryBlockInOrder) {
    const Side left = side({10}, Role::section), right = side({10}, Role::section);
    const Block middle = leaf(Role::paragraph, "Between them."), last = leaf(Role::paragraph, "After them.");
    const Block inner = maker.division("Inner", {left.division, middle, right.division}, Role::section);
    maker.book.body = {maker.division("Chapter", {inner, last}, Role::chapter)};
    align(left, right);
    const std::vector<Unit> parted = parted_units(units(maker.book), maker.book);
    ASSERT_EQ(parted.size(), 6u) << "two headings, left, middle, right, last";
    EXPECT_TRUE(is_heading_alone(parted[0]) && is_heading_alone(parted[1]));
    EXPECT_EQ(parted[2].path.back()->anchor, left.division.anchor);
    EXPECT_EQ(parted[4].path.back()->anchor, right.division.anchor);
    EXPECT_TRUE(parted[3].goes_on && parted[5].goes_on);
    EXPECT_EQ(parted[5].path.size(), 1u);
}

}  // namespace
}  // namespace parallel
}  // namespace nabor
