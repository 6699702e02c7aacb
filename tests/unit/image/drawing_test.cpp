// draw() makes a page of vectors of an SVG file, of nothing but that file.
#include "image/drawing.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

DrawingResult drawn(std::string_view svg) { return draw(svg, probe(svg).facts.value()); }

TEST(Draw, MakesAPageOfTheDrawingsSize) {
    const DrawingResult result =
        drawn("<svg xmlns='http://www.w3.org/2000/svg' width='96' height='48'><rect width='10' height='10'/></svg>");
    ASSERT_TRUE(result.problem.empty()) << result.problem;
    EXPECT_TRUE(result.page.starts_with("%PDF-"));
    EXPECT_NE(result.page.find("MediaBox [ 0 0 72 36 ]"), std::string::npos);
}

TEST(Draw, IsTheSameEachTime) {
    constexpr std::string_view svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><text y='9'>Ab</text><circle r='5'/></svg>";
    EXPECT_EQ(drawn(svg).page, drawn(svg).page);
}

TEST(Draw, SaysWhatIsWrong) {
    constexpr std::string_view open = "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>";
    EXPECT_TRUE(drawn(open).problem.starts_with("is a damaged SVG file (")) << drawn(open).problem;
    EXPECT_TRUE(drawn(open).page.empty());
    EXPECT_EQ(drawing_problem(open), drawn(open).problem);
}

TEST(Draw, OpensNoOtherFile) {
    const std::string start = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>";
    const std::string nothing = drawn(start + "</svg>").page;
    const std::string image = NABOR_SOURCE_FOLDER "/tests/fuzz/seeds/image/rgba.png";
    EXPECT_EQ(drawn(start + "<image xlink:href='file://" + image + "' width='9' height='9'/></svg>").page, nothing);
    EXPECT_EQ(drawn(start + "<image href='" + image + "' width='9' height='9'/></svg>").page, nothing);
}

}  // namespace
}  // namespace nabor
