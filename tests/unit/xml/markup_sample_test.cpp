#include "xml/markup_sample.h"

#include <gtest/gtest.h>

#include <string_view>

namespace nabor::xml {
namespace {

std::string_view inside(std::string_view source, std::string_view name = "e") { return markup_inside(source, source.find('<'), name).value_or("nothing"); }

TEST(MarkupSample, IsWhatIsWritten) {
    EXPECT_EQ(inside("<e>a&lt;<p:b c='&quot;'/> d</e><f/>"), "a&lt;<p:b c='&quot;'/> d");
    EXPECT_EQ(inside("x <e a='>' b=\">\">y</e >"), "y");
    EXPECT_EQ(inside("<e/><e>b</e>"), "");
    EXPECT_EQ(inside("<e></e>"), "");
}

TEST(MarkupSample, EndsWithItsOwnTag) {
    EXPECT_EQ(inside("<e><e>a</e><e/>b</e>c</e>"), "<e>a</e><e/>b");
    EXPECT_EQ(inside("<e><!-- </e> <e> --><?p </e>?><![CDATA[</e>]]></e>"), "<!-- </e> <e> --><?p </e>?><![CDATA[</e>]]>");
    EXPECT_EQ(inside("<e><a b='/'>c</a></e>"), "<a b='/'>c</a>");
}

TEST(MarkupSample, IsNothingWhereNoSuchElementBegins) {
    EXPECT_EQ(markup_inside("&sample;", 0, "e"), std::nullopt);
    EXPECT_EQ(markup_inside("<f/>", 0, "e"), std::nullopt);
    EXPECT_EQ(markup_inside("<e>", 0, "e"), std::nullopt);
    EXPECT_EQ(markup_inside("", 0, "e"), std::nullopt);
}

}  // namespace
}  // namespace nabor::xml
