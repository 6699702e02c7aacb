#include "xml/open_element.h"

#include <gtest/gtest.h>

#include <string>

namespace nabor::xml {
namespace {

std::string open_at_end(std::string_view xml) {
    const std::optional<OpenElement> open = open_element(xml, xml.size());
    return open ? std::string(open->name) + "@" + std::to_string(open->offset) : "none";
}

TEST(OpenElement, IsTheInnermostThatIsNotClosed) {
    EXPECT_EQ(open_at_end("<TEI><p>a"), "p@5");
    EXPECT_EQ(open_at_end("<TEI><p>a</p>"), "TEI@0");
    EXPECT_EQ(open_at_end("<TEI/>"), "none");
    EXPECT_EQ(open_at_end("<TEI><lb/><p a=\"x>y\" b='/'>a</TEI>"), "p@10") << "a sign in a value is no end";
    EXPECT_EQ(open_at_end("<a><b></c></b></a>"), "b@3") << "what comes after the wrong tag says nothing";
}

TEST(OpenElement, IsNotInCommentsOrDeclarations) {
    EXPECT_EQ(open_at_end("<!DOCTYPE TEI [<!ENTITY a '<x>'>]><?pi <y>?><TEI><!-- <z> --><![CDATA[<w>]]>"), "TEI@44");
    EXPECT_EQ(open_at_end("<!-- <a>"), "none");
    EXPECT_EQ(open_at_end("<!DOCTYPE a ["), "none");
    EXPECT_EQ(open_at_end("<"), "none");
    EXPECT_EQ(open_at_end("</a>"), "none");
}

}  // namespace
}  // namespace nabor::xml
