// Lengths are read as people write them.
#include "base/length_text.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(LengthText, IsReadWithItsUnit) {
    EXPECT_EQ(read_length("3mm"), Length::millimetres(3));
    EXPECT_EQ(read_length("0.5in"), Length::points(36));
    EXPECT_EQ(read_length("1.5cm"), Length::millimetres(15));
    EXPECT_EQ(read_length("9pt"), Length::points(9));
    for (const char* wrong : {"", "3", "mm", "-1mm", "1e3mm", "3 mm", "1km", "30000mm", "1.2.3mm", "nanmm"})
        EXPECT_FALSE(read_length(wrong)) << wrong;
}

TEST(LengthText, IsWrittenWithNoMoreDigitsThanItNeeds) {
    EXPECT_EQ(in_millimetres(Length::millimetres(297)), "297");
    EXPECT_EQ(in_millimetres(Length::millimetres(215.9)), "215.9");
    EXPECT_EQ(in_millimetres(Length::millimetres(0.15)), "0.15");
}

}  // namespace
}  // namespace nabor
