#include "typeset/side_material.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace nabor {
namespace {

constexpr std::int64_t point = Length::per_point;
constexpr std::int64_t apart = 2;  // points between two items, at least

SideWish wish(std::int64_t top, std::int64_t height, bool may_move = true) { return {{top * point}, {height * point}, may_move}; }

std::vector<std::int64_t> placed(const std::vector<SideWish>& wishes, std::int64_t first = 0, std::int64_t last = 500) {
    std::vector<std::int64_t> tops;
    for (const Length top : place_apart(wishes, {first * point}, {last * point})) tops.push_back(top.units / point);
    return tops;
}

using Tops = std::vector<std::int64_t>;

TEST(PlaceApart, LeavesWhatIsApartAtItsLine) { EXPECT_EQ(placed({wish(10, 20), wish(50, 20), wish(100, 5)}), (Tops{10, 50, 100})); }

TEST(PlaceApart, NothingIsPlacedOfNothing) { EXPECT_TRUE(placed({}).empty()); }

TEST(PlaceApart, MovesTwoThatOverlapByAsMuchEach) { EXPECT_EQ(placed({wish(100, 20), wish(106, 20)}), (Tops{92, 114})); }

TEST(PlaceApart, KeepsTheFirstAndTheLastOnThePage) {
    EXPECT_EQ(placed({wish(-10, 20), wish(0, 20)}, 5), (Tops{5, 27}));
    EXPECT_EQ(placed({wish(95, 20), wish(98, 20)}, 0, 100), (Tops{58, 80}));
}

TEST(PlaceApart, DoesNotMoveWhatMayNot) {
    EXPECT_EQ(placed({wish(100, 20, false), wish(105, 20)}), (Tops{100, 122}));
    EXPECT_EQ(placed({wish(90, 20), wish(100, 20, false)}), (Tops{78, 100}));
}

TEST(PlaceApart, GoesPastALineNumberWhereNoRoomIsLeftBeforeIt) {
    EXPECT_EQ(placed({wish(10, 30), wish(12, 30), wish(40, 10, false)}), (Tops{8, 52, 40}));
}

TEST(PlaceApart, StandsOneBelowAnotherWhereTheMarginIsFull) {
    const Tops tops = placed({wish(0, 60), wish(10, 60), wish(20, 60)}, 0, 100);
    EXPECT_EQ(tops, (Tops{0, 62, 124}));
}

bool is_apart(const std::vector<SideWish>& wishes, const std::vector<std::int64_t>& tops) {
    for (std::size_t i = 1; i < wishes.size(); ++i)
        if (tops[i] < tops[i - 1] + wishes[i - 1].height.units / point + apart) return false;
    return true;
}

// The least sum of squares of moves, every choice of whole points tried.
std::int64_t least_moves(const std::vector<SideWish>& wishes, std::int64_t last, std::vector<std::int64_t>& tops) {
    const std::size_t i = tops.size();
    if (i == wishes.size()) return is_apart(wishes, tops) ? 0 : std::numeric_limits<std::int64_t>::max() / 2;
    std::int64_t best = std::numeric_limits<std::int64_t>::max() / 2;
    for (std::int64_t top = 0; top + wishes[i].height.units / point <= last; ++top) {
        tops.push_back(top);
        const std::int64_t move = top - wishes[i].top.units / point;
        best = std::min(best, move * move + least_moves(wishes, last, tops));
        tops.pop_back();
    }
    return best;
}

TEST(PlaceApart, NoOtherPlacesNeedLessMoving) {
    std::mt19937 random(5);
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    for (int round = 0; round < 200; ++round) {
        std::vector<SideWish> wishes;
        std::int64_t top = 0;
        for (int i = 0; i < 3; ++i) wishes.push_back(wish(top += pick(0, 8), pick(2, 6)));
        std::vector<std::int64_t> none;
        const std::vector<Length> tops = place_apart(wishes, {}, {30 * point});
        double moves = 0;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            const double move = (tops[i] - wishes[i].top).in_points();
            moves += move * move;
            if (i == 0) continue;
            EXPECT_GE(tops[i], tops[i - 1] + wishes[i - 1].height + Length{apart * point}) << "round " << round;
        }
        EXPECT_GE(tops.front().units, 0);
        EXPECT_LE((tops.back() + wishes.back().height).units, 30 * point);
        EXPECT_LE(moves, static_cast<double>(least_moves(wishes, 30, none)) + 0.001) << "round " << round;
    }
}

PageGeometry geometry() {
    PageGeometry made;
    made.width = Length::points(400);
    made.height = Length::points(600);
    made.margin_left = Length::points(80);
    made.margin_right = Length::points(60);
    made.margin_top = made.margin_bottom = Length::points(50);
    return made;
}

PlacedSideItem item_at(std::int64_t y, SideMargin margin) {
    PlacedSideItem placed;
    placed.item.items.emplace_back(RuleLine{{}, {}, Length::points(5), Length::points(1), 0});
    placed.item.height = Length::points(10);
    placed.item.margin = margin;
    placed.y = Length::points(static_cast<double>(y));
    return placed;
}

TEST(SideMaterial, StandsInTheOuterOrInnerMarginBesideItsLine) {
    const PageGeometry page = geometry();
    const SideWidths widths = side_widths(page, page);
    for (const PageSide side : {PageSide::right, PageSide::left})
        for (const SideMargin margin : {SideMargin::outer, SideMargin::inner}) {
            const std::vector<PageItem> items = set_side_material({item_at(100, margin)}, page, side, widths).items;
            ASSERT_EQ(items.size(), 1u);
            const auto& rule = std::get<RuleLine>(items.front());
            EXPECT_EQ(rule.y, page.margin_top + Length::points(100));
            const bool is_left = (side == PageSide::left) == (margin == SideMargin::outer);
            if (is_left) {
                EXPECT_LT(rule.x + widths.of(margin), page.margin_left);
                EXPECT_GT(rule.x, Length{});
            } else {
                EXPECT_GT(rule.x, page.width - page.margin_right);
                EXPECT_LT(rule.x + widths.of(margin), page.width);
            }
        }
}

TEST(SideMaterial, OfOneMarginDoesNotMoveThatOfTheOther) {
    const std::vector<PageItem> items =
        set_side_material({item_at(100, SideMargin::outer), item_at(104, SideMargin::inner)}, geometry(), PageSide::right, {}).items;
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(std::get<RuleLine>(items[0]).y, Length::points(150));
    EXPECT_EQ(std::get<RuleLine>(items[1]).y, Length::points(154));
}

TEST(SideMaterial, IsAsWideAsTheNarrowerOfItsMarginsOnBothSides) {
    PageGeometry left = geometry(), right = geometry();
    std::swap(left.margin_left, left.margin_right);
    const SideWidths mirrored = side_widths(left, right);  // outer margins of 80 points, inner ones of 60
    EXPECT_EQ(mirrored.outer - mirrored.inner, Length::points(20));
    const SideWidths alike = side_widths(right, right);
    EXPECT_EQ(alike.outer, alike.inner);
}

TEST(SideMaterial, WhatNoMarginHoldsStandsOnItsPageAllTheSame) {
    SetPage page;
    for (int i = 0; i < 2; ++i) {
        page.side.push_back(item_at(100, SideMargin::outer));
        page.side.back().item.height = Length::points(395);
    }
    EXPECT_EQ(take_overflow(page, Length::points(400)).size(), 1u) << "or pages would be added without end";
    EXPECT_EQ(page.side.size(), 1u);
}

TEST(SideMaterial, WhatAMarginHasNoRoomForGoesOverleafAndWhatStandsFastStays) {
    SetPage page;
    for (int i = 0; i < 6; ++i) {
        page.side.push_back(item_at(100 + i, i == 5 ? SideMargin::inner : SideMargin::outer));
        page.side.back().item.height = Length::points(100);
        page.side.back().item.may_move = i != 4;
    }
    const std::vector<PlacedSideItem> over = take_overflow(page, Length::points(400));
    ASSERT_EQ(over.size(), 1u);
    EXPECT_EQ(over.front().y, Length{});
    EXPECT_EQ(page.side.size(), 5u) << "three that fit, the one that stands fast, and that of the other margin";
}

TEST(SideWidths, OfEitherMarginLeaveRoomForNumbersInBoth) {
    NumberColumn numbers;
    numbers.margin = TextNumbering::Margin::inner;
    numbers.width = Length::millimetres(8);
    const SideWidths either = for_either_margin({Length::millimetres(30), Length::millimetres(12), numbers});
    EXPECT_EQ(either.outer, Length::millimetres(12));
    EXPECT_EQ(either.inner, Length::millimetres(12)) << "which the numbers had left already";
    EXPECT_EQ(for_either_margin({Length::millimetres(15), Length::millimetres(12), numbers}).outer, Length::millimetres(7));
    EXPECT_TRUE(either.numbers.may_stand_in(SideMargin::outer));
}

}  // namespace
}  // namespace nabor
