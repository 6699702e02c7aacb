#include "base/base64.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(Base64, BytesOfEveryLength) {
    EXPECT_EQ(base64_decoded("").bytes, "");
    EXPECT_EQ(base64_decoded("YQ==").bytes, "a");
    EXPECT_EQ(base64_decoded("YWI=").bytes, "ab");
    EXPECT_EQ(base64_decoded("YWJj").bytes, "abc");
    EXPECT_EQ(base64_decoded("YWJj YW\n\tJj").bytes, "abcabc");
    EXPECT_EQ(base64_decoded("/+8=").bytes, "\xFF\xEF");
}

TEST(Base64, OtherCharactersArePassedOverAndTold) {
    EXPECT_FALSE(base64_decoded("YW\nJj==").has_other);
    EXPECT_TRUE(base64_decoded("YW-Jj").has_other);
    EXPECT_EQ(base64_decoded("YW-Jj").bytes, "abc");
}

}  // namespace
}  // namespace nabor
