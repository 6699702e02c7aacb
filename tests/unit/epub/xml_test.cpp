#include "epub/xml.h"

#include <gtest/gtest.h>

namespace nabor::epub {
namespace {

std::string escaped(std::string_view text, bool in_attribute = false) {
    std::string bytes;
    append_escaped(bytes, text, in_attribute);
    return bytes;
}

TEST(Xml, EscapesMarkupOnly) {
    EXPECT_EQ(escaped("a < b && \"c\" > 'd'"), "a &lt; b &amp;&amp; \"c\" &gt; 'd'");
    EXPECT_EQ(escaped("\"a\"\n\tb", true), "&quot;a&quot;&#10;&#9;b");
    EXPECT_EQ(escaped("a\rb"), "a&#13;b");   // a bare carriage return would be read as a line feed
    EXPECT_EQ(escaped("Была ли альтернатива? ὦ 𝕏"), "Была ли альтернатива? ὦ 𝕏");
}

TEST(Xml, LeavesOutWhatXmlDoesNotAllowAndSaysSo) {
    std::string bytes;
    EXPECT_FALSE(append_escaped(bytes, std::string_view("a\0b\x01" "c", 5), false));
    EXPECT_EQ(bytes, "abc");
    EXPECT_TRUE(append_escaped(bytes, "whole", false));
    EXPECT_EQ(escaped("x\xEF\xBF\xBEy"), "x\x79");              // U+FFFE
    EXPECT_EQ(escaped("x\xED\xA0\x80y").find('\xED'), std::string::npos);   // a surrogate
    EXPECT_EQ(escaped("cut \xD0"), "cut ");                     // half a letter
    EXPECT_EQ(escaped("\xEF\xBF\xBD"), "\xEF\xBF\xBD");         // U+FFFD is a character
}

TEST(Xml, ClosesTheInnermostElement) {
    Xml xml;
    xml.open("p");
    xml.attribute("id", "a");
    xml.text("one");
    xml.open("br");
    xml.close_empty();
    xml.open("span");
    xml.close();
    xml.close();
    EXPECT_EQ(xml.take(), "<p id=\"a\">one<br/><span></span></p>");
}

}  // namespace
}  // namespace nabor::epub
