#include "typeset/missing_character.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(MissingCharacter, IsCalledByItsName) {
    EXPECT_EQ(called(U'\u4E00'), "U+4E00 (CJK UNIFIED IDEOGRAPH-4E00)");
    EXPECT_EQ(called(U'\u0F40'), "U+0F40 (TIBETAN LETTER KA)");
    EXPECT_EQ(called(U'\U0001F600'), "U+1F600 (GRINNING FACE)");
    EXPECT_EQ(called(U'\uF00F'), "U+F00F (private use)");
    EXPECT_EQ(called(char32_t{0x0378}), "U+0378 (not a character of Unicode)");
}

TEST(MissingCharacter, NamesThePackageThatHasIt) {
    const auto names = [](char32_t c, const char* package) { return font_advice(c).find(package) != std::string::npos; };
    EXPECT_TRUE(names(U'\u4E00', "fonts-noto-cjk"));
    EXPECT_TRUE(names(U'\uAC00', "fonts-noto-cjk"));
    EXPECT_TRUE(names(U'\U00020000', "fonts-hanazono"));
    EXPECT_TRUE(names(U'\u0F40', "fonts-noto-core"));
    EXPECT_TRUE(names(U'\U0001F600', "fonts-symbola"));
    EXPECT_TRUE(names(U'\uF00F', "fonts-junicode"));
    EXPECT_FALSE(names(char32_t{0x0378}, "Debian"));
    EXPECT_FALSE(names(U'\u0263', "Debian")) << "a Latin letter: every text face may have it";
}

}  // namespace
}  // namespace nabor
