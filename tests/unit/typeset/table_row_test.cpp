// Cells side by side: where their lines stand, and where a page may end between them.
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "typeset/table_row.h"

namespace nabor {
namespace {

// A cell of things so many points high; what is higher than a line is a picture.
OpenCell cell_of(const std::vector<int>& heights, std::uint16_t rows = 1) {
    Galley lines;
    for (const int height : heights) {
        GalleyItem& item = lines.emplace_back();
        item.height = Length::points(height);
        item.is_line = height <= 12;
        item.items.emplace_back(RuleLine{{}, {}, Length::points(1), item.height, 0});
    }
    OpenCell cell = open_cell(std::move(lines));
    cell.rows = rows;
    return cell;
}

const RowPlace place{{}, Length::points(12), Length::points(500), {}, false};

// The tops of what stands in a band, cell after cell, in points.
std::vector<double> tops_of(const GalleyItem& band) {
    std::vector<double> tops;
    for (const PageItem& item : band.items) tops.push_back(std::get<RuleLine>(item).y.in_points());
    return tops;
}

TEST(TableRow, LinesBesideAPictureStandBelowEachOther) {
    std::vector<OpenCell> cells{cell_of({90}), cell_of({12, 12, 12})};
    const Galley bands = stack_row(cells, place);
    ASSERT_EQ(bands.size(), 1u);
    EXPECT_EQ(tops_of(bands[0]), (std::vector<double>{0, 0, 12, 24}));
    EXPECT_EQ(bands[0].height, Length::points(90));
}

TEST(TableRow, LinesOfTwoHeightsKeepTheirOwnDistances) {
    std::vector<OpenCell> cells{cell_of({12, 12, 12}), cell_of({10, 10, 10})};
    EXPECT_EQ(tops_of(stack_row(cells, place)[0]), (std::vector<double>{0, 12, 24, 0, 10, 20}));
}

TEST(TableRow, ALongRowMayBePartedAwayFromItsEnds) {
    std::vector<OpenCell> cells{cell_of(std::vector<int>(20, 12)), cell_of({12, 12, 12})};
    const Galley bands = stack_row(cells, place);
    ASSERT_EQ(bands.size(), 20u);
    for (std::size_t i = 1; i < bands.size(); ++i) EXPECT_EQ(bands[i].may_break_before, i >= 2 && i <= 18) << i;
}

TEST(TableRow, ALongRowIsPartedNeitherInAPictureNorWhereACellAsksForIt) {
    std::vector<OpenCell> cells{cell_of(std::vector<int>(20, 12)), cell_of({12, 12, 50, 12, 12, 12})};
    cells[1].lines[4].may_break_before = false;
    const Galley bands = stack_row(cells, place);
    Length y;
    for (const GalleyItem& band : bands) {
        const bool in_picture = y > Length::points(24) && y < Length::points(72);
        EXPECT_FALSE(in_picture) << y.in_points();
        const bool is_kept = y == Length::points(86);
        EXPECT_FALSE(is_kept && band.may_break_before) << "above the second line below the picture";
        y += band.height;
    }
    EXPECT_LT(y, Length::points(20 * 12 + 12)) << "less than a line of white";
}

TEST(TableRow, LinesOfTwoHeightsMoveLittleInALongRow) {
    std::vector<OpenCell> cells{cell_of(std::vector<int>(20, 12)), cell_of(std::vector<int>(20, 11))};
    const Galley bands = stack_row(cells, place);
    EXPECT_GT(bands.size(), 10u);
    for (const GalleyItem& band : bands) EXPECT_EQ(tops_of(band).back(), 0) << "on one line with its neighbour";
}

TEST(TableRow, APictureOverTwoRowsReachesIntoTheSecond) {
    std::vector<OpenCell> cells{cell_of({60}, 2), cell_of({12})};
    const Galley first = stack_row(cells, place);
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].height, Length::points(12));
    EXPECT_TRUE(reaches_on(cells));
    cells.pop_back();
    cells[0].rows = 1;
    cells.push_back(cell_of({12}));
    const Galley second = stack_row(cells, place);
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(second[0].height, Length::points(48)) << "to the picture's end";
    EXPECT_EQ(tops_of(second[0]), std::vector<double>{0}) << "the cell beside it";
}

TEST(TableRow, WordsOverTwoRowsGoOnWhereTheSecondBegins) {
    std::vector<OpenCell> cells{cell_of({12, 12}, 2), cell_of({18})};
    EXPECT_EQ(tops_of(stack_row(cells, place)[0]), (std::vector<double>{0, 0})) << "half a line has no room in the first";
    EXPECT_FALSE(reaches_on(cells));
    cells.pop_back();
    cells[0].rows = 1;
    EXPECT_EQ(tops_of(stack_row(cells, place)[0]), std::vector<double>{0});
}

TEST(TableRow, HeadsStandOnTheirLastLineAndReachUpBesideEarlierRows) {
    RowPlace heads = place;
    heads.heads_columns = true;
    std::vector<OpenCell> cells{cell_of({12, 12}, 2), cell_of({12})};
    EXPECT_EQ(tops_of(stack_row(cells, heads)[0]), std::vector<double>{0});
    cells.pop_back();
    cells[0].rows = 1;
    cells.push_back(cell_of({12}));
    const Galley second = stack_row(cells, heads);
    EXPECT_EQ(second[0].height, Length::points(12));
    EXPECT_EQ(tops_of(second[0]), (std::vector<double>{-12, 0, 0}));
}

}  // namespace
}  // namespace nabor
