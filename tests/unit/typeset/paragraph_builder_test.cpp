#include "typeset/paragraph_builder.h"

#include <gtest/gtest.h>

namespace nabor {

namespace {

std::u16string recoded(std::string_view utf8) {
    std::u16string text;
    append_utf16(text, utf8);
    return text;
}

}  // namespace

TEST(ParagraphText, IsRecoded) {
    EXPECT_EQ(recoded("Пьер, only — «глядя» à 𝄞"), u"Пьер, only — «глядя» à 𝄞");
    EXPECT_EQ(recoded("a\tb\nc\u0085\x7F\u0001d"), u"a    b\u2028cd");
    EXPECT_EQ(recoded("\uFEFFa\uFFFE"), u"\u2060a\uFFFD");
    EXPECT_EQ(recoded("a\xD0"), u"a\uFFFD");
}

}  // namespace nabor
