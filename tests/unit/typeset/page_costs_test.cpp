#include "typeset/page_costs.h"

#include <gtest/gtest.h>

namespace nabor {

namespace {

PageEndFacts short_by(std::int64_t lines, bool recto) {
    PageEndFacts page;
    page.text_items = 30;
    page.shortfall = lines * 1000;
    page.recto = recto;
    if (recto) page.facing = static_cast<std::int32_t>(lines * 1000);
    return page;
}

std::int64_t level_spread_short_by(std::int64_t lines) { return page_cost(short_by(lines, false)) + page_cost(short_by(lines, true)); }

std::int64_t full_page_that_parts_loosely(bool recto) {
    PageEndFacts page = short_by(0, recto);
    page.parted_loosely = true;
    return page_cost(page);
}

}  // namespace

TEST(PageCosts, ASpeechIsPartedBeforeASpreadIsMoreThanThreeLinesShort) {
    EXPECT_LT(level_spread_short_by(3), full_page_that_parts_loosely(false));
    EXPECT_GT(level_spread_short_by(4), full_page_that_parts_loosely(false));
    EXPECT_GT(level_spread_short_by(5), full_page_that_parts_loosely(true));
}

TEST(PageCosts, ASpeechIsPartedBeforeFacingPagesAreUnevenAndRatherWhereBothLieOpen) {
    PageEndFacts uneven = short_by(0, true);
    uneven.facing = 1000;
    EXPECT_GT(page_cost(uneven), full_page_that_parts_loosely(true));
    EXPECT_GT(full_page_that_parts_loosely(true), full_page_that_parts_loosely(false));
}

TEST(PageCosts, OneOrTwoLastLinesAloneAreWorseThanAPageThatLooksFull) {
    PageEndFacts full = short_by(2, false);
    full.ends_freely = true;
    const std::int64_t page_before = page_cost(short_by(0, false));
    PageEndFacts lone = short_by(30, false);
    lone.ends_freely = true;
    for (const std::uint32_t lines : {1u, 2u}) {
        lone.text_items = lines;
        EXPECT_GT(page_before + page_cost(lone), page_cost(full)) << lines;
    }
    lone.text_items = 3;
    EXPECT_LT(page_before + page_cost(lone), page_cost(full));
}

TEST(PageCosts, WhatIsPartedIsTold) {
    PageEndFacts page = short_by(0, false);
    EXPECT_TRUE(relaxations_of(page).empty());
    const std::int64_t whole = page_cost(page);
    page.parted_loosely = true;
    ASSERT_EQ(relaxations_of(page).size(), 1U);
    EXPECT_EQ(relaxations_of(page).front().kind, Relaxation::Kind::lone_line);
    EXPECT_EQ(relaxations_of(page).front().cost, page_cost(page) - whole);
    page.parted = true;
    EXPECT_EQ(relaxations_of(page).size(), 1U);
}

}  // namespace nabor
