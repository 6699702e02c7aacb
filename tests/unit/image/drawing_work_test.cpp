// safe_drawing(): drawings that would take too long or too much memory are refused before they are drawn.
#include <gtest/gtest.h>

#include <string>

#include "image/drawing_links.h"
#include "image/safe_drawing.h"
#include "unit/image/samples.h"

namespace nabor {
namespace {

constexpr std::string_view drawing_head = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>";
constexpr std::string_view too_many_parts = "has more than 120000 parts, which take too long to draw";
constexpr std::string_view too_many_rules = "has a style sheet that takes too long for its number of parts";
constexpr std::string_view too_many_pixels = "has pictures of more than 40 megapixels together, which take too much memory to draw";

std::string many_times(std::size_t count, std::string_view text) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

std::string refusal_of(const std::string& inside, const LinkedFile& linked = nullptr) {
    return safe_drawing(std::string(drawing_head) + inside + "</svg>", linked).problem;
}

// Only the header is right: nothing decodes it.
std::string picture_of_size(std::uint32_t width, std::uint32_t height) {
    return data_address("image/png", samples::png({.width = width, .height = height, .colour_type = 0}));
}

TEST(DrawingWork, CountsThePixelsOfAllPictures) {
    const std::string image = "<image width='9' height='9' xlink:href='" + picture_of_size(4000, 4000) + "'/>";
    EXPECT_EQ(refusal_of(many_times(2, image)), "");
    EXPECT_EQ(refusal_of(many_times(3, image)), too_many_pixels);
    EXPECT_EQ(refusal_of("<image href='" + picture_of_size(7000, 7000) + "'/>"), too_many_pixels);
    EXPECT_EQ(refusal_of("<image href='" + picture_of_size(30000, 30000) + "'/>"), too_many_pixels) << "more than any image may have";
    EXPECT_EQ(refusal_of("<g id='a'>" + image + "</g>" + many_times(2, "<use href='#a'/>")), too_many_pixels);
    EXPECT_EQ(refusal_of("<defs>" + many_times(3, image) + "</defs>"), "");
    EXPECT_EQ(refusal_of("<image href='data:image/png;base64,iVBORw0K'/>"), "") << "damaged";
    const LinkedFile beside = [](std::string_view) { return std::optional(samples::png({.width = 4000, .height = 4000, .colour_type = 0})); };
    EXPECT_EQ(refusal_of(many_times(2, "<image href='a.png'/>"), beside), "");
    EXPECT_EQ(refusal_of(many_times(3, "<image href='a.png'/>"), beside), too_many_pixels);
}

TEST(DrawingWork, CountsTextsByTheSquareOfTheirLength) {
    EXPECT_EQ(refusal_of("<text>" + many_times(1000, "wort ") + "</text>"), "");
    EXPECT_EQ(refusal_of("<text>" + many_times(20'000, "word ") + "</text>"), too_many_parts);
    EXPECT_EQ(refusal_of("<text>" + many_times(3000, "word <!-- a -->") + "</text>"), too_many_parts) << "one text for the renderer";
    EXPECT_EQ(refusal_of(many_times(2000, "<text>of about twenty here</text>")), "");
    EXPECT_EQ(refusal_of(many_times(1000, "<text>" + many_times(100, "word ") + "</text>")), too_many_parts);
    EXPECT_EQ(refusal_of("<text>" + many_times(10'000, "<tspan>a</tspan>") + "</text>"), "");
    EXPECT_EQ(refusal_of("<text>" + many_times(100'000, "<tspan>a</tspan>") + "</text>"), too_many_parts);
    EXPECT_EQ(refusal_of("<text x='" + many_times(200'000, "1 ") + "'>" + many_times(200'000, "a") + "</text>"), too_many_parts);
    EXPECT_EQ(refusal_of("<title>" + many_times(20'000, "word ") + "</title><desc>" + many_times(20'000, "word ") + "</desc>"), "") << "not drawn";
}

TEST(DrawingWork, ComparesSelectorsWithElements) {
    const std::string rectangles = many_times(20'000, "<g><rect class='c1' width='9'/></g>");
    EXPECT_EQ(refusal_of("<style>" + many_times(500, ".c1{fill:red}") + "</style>" + rectangles), "");
    EXPECT_EQ(refusal_of("<style>" + many_times(5'000, ".c9 g rect{fill:red}") + "</style>" + rectangles), too_many_rules);
    EXPECT_EQ(refusal_of("<style>" + many_times(100'000, "*{fill:red}") + "</style>" + rectangles), too_many_rules);
    EXPECT_EQ(refusal_of("<style>" + many_times(5'000, ".a,") + ".b{fill:red}</style>" + rectangles), too_many_rules);
    EXPECT_EQ(refusal_of("<style>rect{" + many_times(10'000, "fill:red;") + "}</style>" + rectangles), too_many_rules);
    const std::string siblings = many_times(50'000, "<rect/>");
    EXPECT_EQ(refusal_of("<style>rect{fill:red}</style>" + siblings), "");
    for (const char* selector : {"a ~ b", "rect:nth-last-child(3)", "rect:last-of-type"})
        EXPECT_EQ(refusal_of("<style>" + std::string(selector) + "{fill:red}</style>" + siblings), too_many_rules) << selector;
}

TEST(DrawingWork, CountsMarkersAtEachPoint) {
    const std::string marker = "<marker id='m'><path d='M0 0h1v1z'/></marker>";
    const auto path = [](std::size_t points) { return " d='M0 0" + many_times(points, "l1 1") + "'/>"; };
    EXPECT_EQ(refusal_of(marker + "<path marker-mid='url(#m)'" + path(10'000)), "");
    EXPECT_EQ(refusal_of(marker + "<path marker-end='url(#m)'" + path(200'000)), "") << "one only";
    EXPECT_EQ(refusal_of(marker + "<path marker-mid='url(#m)'" + path(200'000)), too_many_parts);
    EXPECT_EQ(refusal_of(marker + "<path style='fill:none; marker:url(#m)'" + path(200'000)), too_many_parts);
    EXPECT_EQ(refusal_of(marker + "<g marker-mid='url(#m)'><path" + path(200'000) + "</g>"), too_many_parts);
    EXPECT_EQ(refusal_of(marker + "<style>path{marker-mid:url(#m)}</style><path" + path(200'000)), too_many_parts);
    EXPECT_EQ(refusal_of(marker + "<path id='p'" + path(100'000) + "<use href='#p' marker-mid='url(#m)'/>"), too_many_parts);
    EXPECT_EQ(refusal_of(marker + "<polyline marker-mid='url(#m)' points='" + many_times(200'000, "1,1 ") + "'/>"), too_many_parts);
    EXPECT_EQ(refusal_of(marker + "<path marker-mid='url(#m)' d='M0 0h" + many_times(200'000, "1 ") + "'/>"), too_many_parts);
    EXPECT_EQ(refusal_of(marker + "<g marker-end='url(#m)'>" + many_times(70'000, "<path d='M0 0h1'/>") + "</g>"), too_many_parts);
}

TEST(DrawingWork, CountsPatternsForEachShapeThatInheritsThem) {
    const std::string pattern = "<pattern id='p' width='9' height='9'>" + many_times(20, "<rect/>") + "</pattern>";
    EXPECT_EQ(refusal_of(pattern + "<g fill='url(#p)'>" + many_times(1'000, "<rect/>") + "</g>"), "");
    EXPECT_EQ(refusal_of(pattern + "<g fill='url(#p)'>" + many_times(10'000, "<rect/>") + "</g>"), too_many_parts);
    EXPECT_EQ(refusal_of(many_times(240, "<g fill='url(#p)'>") + "<rect/>" + many_times(240, "</g>") + pattern), "");
    const std::string gradient = "<linearGradient id='p'>" + many_times(20, "<stop/>") + "</linearGradient>";
    EXPECT_EQ(refusal_of(gradient + "<g fill='url(#p)'>" + many_times(10'000, "<rect/>") + "</g>"), "") << "drawn with the shape";
}

}  // namespace
}  // namespace nabor
