#include "xml/opaque_markup.h"

#include <gtest/gtest.h>

namespace nabor::xml {
namespace {

TEST(OpaqueMarkup, EndsAtItsOwnMark) {
    EXPECT_EQ(opaque_markup("<!-- <a> --><b>", 0)->end, 12u);
    EXPECT_EQ(opaque_markup("x<![CDATA[ ]] > ]]>", 1)->end, 19u);
    EXPECT_EQ(opaque_markup("<?do a > b?>", 0)->end, 12u);
    EXPECT_EQ(opaque_markup("<!-->-->", 0)->end, 8u) << "its opening mark is no part of its closing one";
    EXPECT_EQ(opaque_markup("<!-- ", 0)->end, std::string_view::npos);
}

TEST(OpaqueMarkup, IsNoTagAndNoDeclaration) {
    for (const std::string_view text : {"<a>", "</a>", "<!DOCTYPE a>", "a", ""}) EXPECT_FALSE(opaque_markup(text, 0).has_value()) << text;
}

}  // namespace
}  // namespace nabor::xml
