#include <gtest/gtest.h>

#include "sheet.h"

namespace nabor::test {
namespace {

constexpr auto recto = PageSide::right;
constexpr auto verso = PageSide::left;

TEST(Page, SidesMirrorTheirMargins) {
    const Sheet sheet(
        "@page { size: 140mm 210mm; margin: 20mm } @page :left { margin: 20mm 18mm 20mm 22mm } @page :right { margin: 20mm 22mm 20mm 18mm "
        "}");
    EXPECT_EQ(sheet.messages(), "");
    const PageGeometry left = sheet.layout().page("", verso, false), right = sheet.layout().page("", recto, false);
    EXPECT_EQ(right.width, Length::millimetres(140));
    EXPECT_EQ(right.height, Length::millimetres(210));
    EXPECT_EQ(right.margin_left, Length::millimetres(18));
    EXPECT_EQ(left.margin_right, Length::millimetres(18));
    EXPECT_EQ(left.margin_left, right.margin_right);
}

TEST(Page, NamesWinOverFirstAndFirstOverSides) {
    const Sheet sheet(
        "@page :first { margin-top: 30mm } @page quiet { margin-top: 40mm } @page { margin-top: 10mm } @page :left { margin-top: 20mm }");
    const Layout& layout = sheet.layout();
    EXPECT_EQ(layout.page("", recto, false).margin_top, Length::millimetres(10));
    EXPECT_EQ(layout.page("", verso, false).margin_top, Length::millimetres(20));
    EXPECT_EQ(layout.page("", verso, true).margin_top, Length::millimetres(30));
    EXPECT_EQ(layout.page("quiet", verso, true).margin_top, Length::millimetres(40));
    EXPECT_EQ(layout.page("unheard-of", verso, true).margin_top, Length::millimetres(30)) << "an unknown name is the default page";
}

TEST(Page, PaperHasNames) {
    const PageGeometry page = Sheet("@page { size: A5 landscape }").layout().page("", recto, false);
    EXPECT_EQ(page.width, Length::millimetres(210));
    EXPECT_EQ(page.height, Length::millimetres(148));
    EXPECT_EQ(Sheet("@page { size: 120mm }").layout().page("", recto, false).height, Length::millimetres(120)) << "one length is a square";
}

TEST(Page, MarginBoxesHaveContentPlaceAndStyle) {
    const Sheet sheet(
        "body { font-family: X; font-size: 10pt; text-indent: 2em; text-align: justify }"
        "@page { @top-right { content: string(chapter) '\\2003' counter(page); font-size: 80%; letter-spacing: 0.05em } @bottom-center { "
        "font-style: italic } }"
        "@page :left { @top-left { content: \"verso\" } @top-right { content: none } @bottom-center { content: counter(page) } }");
    EXPECT_EQ(sheet.messages(), "");
    const PageGeometry right = sheet.layout().page("", recto, false);
    ASSERT_EQ(right.boxes.size(), 1u) << "a box without content is no box";
    const MarginBox& box = right.boxes.front();
    EXPECT_EQ(box.place, MarginBoxPlace::top_right);
    ASSERT_EQ(box.content.size(), 3u);
    EXPECT_EQ(box.content[0].kind, ContentPiece::Kind::string);
    EXPECT_EQ(box.content[0].text, "chapter");
    EXPECT_EQ(box.content[1].text, "\u2003");
    EXPECT_EQ(box.content[2].kind, ContentPiece::Kind::page_number);
    EXPECT_DOUBLE_EQ(points(box.style.size), 8);
    EXPECT_EQ(box.style.letter_spacing, 50);
    EXPECT_EQ(box.style.families, std::vector<std::string>{"X"});
    const PageGeometry left = sheet.layout().page("", verso, false);
    ASSERT_EQ(left.boxes.size(), 2u);
    EXPECT_EQ(left.boxes[0].place, MarginBoxPlace::top_left);
    EXPECT_EQ(left.boxes[1].place, MarginBoxPlace::bottom_centre);
    EXPECT_TRUE(left.boxes[1].style.italic) << "styles of weaker rules stay in force";
}

TEST(Page, GapsAreMeasuredInTheRootsUnits) {
    const Sheet sheet("body { font-size: 10pt; line-height: 13pt } @page { -nabor-head-gap: 1lh; -nabor-foot-gap: 2em; margin: 5rem }");
    const PageGeometry page = sheet.layout().page("", recto, false);
    EXPECT_EQ(page.head_gap, Length::points(13));
    EXPECT_EQ(page.foot_gap, Length::points(20));
    EXPECT_EQ(page.margin_left, Length::points(50));
}

TEST(Page, GreedyMarginsGiveWay) {
    const Sheet sheet("@page { size: 100mm 100mm; margin: 90mm }");
    EXPECT_EQ(sheet.findings(), "1:1 warning layout-cramped-page\n");
    const PageGeometry page = sheet.layout().page("", recto, false);
    EXPECT_EQ(page.width - page.margin_left - page.margin_right, Length::millimetres(20));
}

TEST(Page, SizesOutsideTenMillimetresToTwoMetresAreRefusedOrBounded) {
    EXPECT_EQ(Sheet("@page { size: 5mm 100mm }").findings(), "1:15 warning layout-unknown-value\n");
    EXPECT_EQ(Sheet("@page { size: 90000pt 90000pt }").layout().page("", recto, false).width, Length::millimetres(2000));
}

TEST(Page, AMeasureThatChangesFromPageToPageIsPointedOut) {
    EXPECT_EQ(Sheet("@page :left { margin-left: 30mm }").findings(), "1:1 warning layout-uneven-measure\n");
}

TEST(Page, UnknownThingsAreWarnings) {
    EXPECT_EQ(Sheet("@page :blank { margin: 1mm }").findings(), "1:1 warning layout-unknown-selector\n");
    EXPECT_EQ(Sheet("@page { @left-top { content: 'x' } }").findings(), "1:9 warning layout-unknown-at-rule\n");
    EXPECT_EQ(Sheet("@page { bleed: 3mm }").findings(), "1:9 warning layout-unknown-property\n");
    EXPECT_EQ(Sheet("@page { @top-left { content: counter(chapter) } }").findings(), "1:30 warning layout-unknown-value\n");
    EXPECT_EQ(Sheet("@page a b { margin: 1mm }").findings(), "1:9 error layout-syntax\n");
}

}  // namespace
}  // namespace nabor::test
