// Columns side by side: how lines are shared out, and what stands below them.
#include <gtest/gtest.h>

#include <cstddef>

#include "typeset/columns_setter.h"

namespace nabor {
namespace {

constexpr Length line_height = {Length::per_point * 10}, room = {Length::per_point * 100};

Galley lines_of(std::size_t count) {
    Galley lines(count);
    for (GalleyItem& line : lines) {
        line.height = line_height;
        line.is_line = true;
        line.items.emplace_back(RuleLine{{}, {}, Length::points(1), line.height, 0});
    }
    return lines;
}

ColumnsPlace place(Length first_room = room) { return {2, {}, Length::points(60), first_room, room}; }

std::size_t lines_in(const GalleyItem& band) { return band.items.size(); }

TEST(ColumnsSetter, TheLastColumnsAreEquallyHigh) {
    const Galley bands = set_columns(lines_of(7), place());
    ASSERT_EQ(bands.size(), 1u);
    EXPECT_EQ(bands[0].height, line_height * 4);
}

TEST(ColumnsSetter, AFullPageIsFollowedByTheRest) {
    const Galley bands = set_columns(lines_of(30), place(Length::points(50)));
    ASSERT_EQ(bands.size(), 2u);
    EXPECT_EQ(lines_in(bands[0]), 10u);
    EXPECT_EQ(lines_in(bands[1]), 20u);
}

// Else a reader would take the lines below for those of the first column.
TEST(ColumnsSetter, NoLineOfTheNextBandFitsBelowABand) {
    for (std::size_t count = 15; count < 45; ++count) {
        Galley lines = lines_of(count);
        for (std::size_t i = 1; i < count; ++i) lines[i].may_break_before = i % 4 == 0;
        const Galley bands = set_columns(std::move(lines), place());
        for (std::size_t i = 0; i + 1 < bands.size(); ++i) EXPECT_GT(bands[i].height + line_height, room) << count;
        EXPECT_LE(bands.back().height, room) << count;
    }
}

}  // namespace
}  // namespace nabor
