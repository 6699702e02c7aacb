#include "typeset/column_widths.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

Length points(std::int64_t count) { return {count * Length::per_point}; }

ColumnWish wish(std::int64_t least, std::int64_t most) { return {points(least), points(most), {}}; }

Length sum(const std::vector<ColumnWish>& columns) {
    Length all;
    for (const ColumnWish& column : columns) all += column.width;
    return all;
}

TEST(ShareColumns, WhatFitsGetsWhatItAsksFor) {
    std::vector<ColumnWish> columns{wish(20, 180), wish(10, 40), wish(10, 60)};
    share_columns(columns, {}, points(300));
    EXPECT_EQ(columns[0].width, points(180));
    EXPECT_EQ(columns[1].width, points(40));
    EXPECT_EQ(columns[2].width, points(60));
}

TEST(ShareColumns, AShortColumnIsNotBrokenForALongOne) {
    std::vector<ColumnWish> columns{wish(30, 60), wish(40, 3000)};
    share_columns(columns, {{0, 0, {points(60)}}, {0, 1, {points(3000)}}}, points(300));
    EXPECT_EQ(columns[0].width, points(60));
    EXPECT_EQ(sum(columns), points(300));
}

TEST(ShareColumns, TheColumnThatMakesRowsTallGetsTheRoom) {
    // The widest paragraph stands at the left, but the right one holds most of the text.
    std::vector<ColumnWish> columns{wish(40, 900), wish(40, 800)};
    const std::vector<CellText> cells{{0, 0, {points(900)}}, {0, 1, {points(800), points(800), points(800)}}};
    share_columns(columns, cells, points(300));
    EXPECT_GT(columns[1].width, columns[0].width * 2);
    EXPECT_GE(columns[0].width, points(40));
    EXPECT_EQ(sum(columns), points(300));
}

// None of them alone makes the row lower; the heads of the others would.
TEST(ShareColumns, ColumnsOfEquallyLongTextsAreWidenedTogether) {
    std::vector<ColumnWish> columns{wish(30, 150), wish(30, 600), wish(30, 600), wish(30, 600)};
    const std::vector<CellText> cells{{0, 0, {points(150)}}, {1, 0, {points(150)}}, {1, 1, {points(600)}}, {1, 2, {points(600)}}, {1, 3, {points(600)}}};
    share_columns(columns, cells, points(300));
    for (std::size_t i = 1; i < 4; ++i) EXPECT_GT(columns[i].width, points(60)) << i;
    EXPECT_EQ(sum(columns), points(300));
}

TEST(ShareColumns, NoColumnIsBelowItsLeast) {
    std::vector<ColumnWish> columns{wish(100, 400), wish(100, 4000), wish(100, 400)};
    share_columns(columns, {{0, 1, {points(4000)}}}, points(300));
    for (const ColumnWish& column : columns) EXPECT_EQ(column.width, points(100));
}

}  // namespace
}  // namespace nabor
