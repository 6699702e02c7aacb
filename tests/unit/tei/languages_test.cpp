// The languages of phrases, and what only looks like one.
#include <gtest/gtest.h>

#include <string>

#include "helper.h"

namespace nabor::tei_test {
namespace {

// code/@lang is a formal language in free text (TEI chapter 22).
TEST(Languages, ThatOfCodeIsAFormalOne) {
    const Result result = read_body("<p><code lang=\"C++\">x</code> <code lang=\"xml\">y</code> <code xml:lang=\"en\">z</code></p><eg lang=\"C#\">a</eg>");
    EXPECT_EQ(result.outline(), "paragraph: <code|x> <code|y> <code @en|z>\ncode-block: a\n");
    EXPECT_EQ(result.count("tei-language"), 0u);
    EXPECT_EQ(outline_of("<p><foreign lang=\"fr\">y</foreign></p>"), "paragraph: <foreign-phrase @fr|y>\n") << "the attribute of TEI P4";
}

}  // namespace
}  // namespace nabor::tei_test
