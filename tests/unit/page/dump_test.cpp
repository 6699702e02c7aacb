// dump_pages() shows what stands where, as a golden file keeps it; StructureTree puts nodes in reading order.
#include <gtest/gtest.h>

#include "page/pages.h"
#include "page/tree.h"
#include "unit/page/sample.h"

namespace nabor {
namespace {

using samples::Sample;

TEST(DumpPages, ShowsAPage) {
    Sample sample;
    sample.page(FolioStyle::roman);
    const NodeId paragraph = sample.node("P", Sample::root);
    const NodeId text = sample.node("", paragraph), latin = sample.node("", paragraph, PageLanguageId{4});
    sample.words(text, {u"Он сказал: "});
    sample.words(latin, {u"\"ad\u00A0hoc\"", samples::latin, "PT Serif"}).link = PageLinkId{0};
    sample.new_line();
    sample.words(NodeId::none, {u"iii"}).colour = 0x804000;
    Page& page = sample.pages.pages.back();
    page.items.push_back(RuleLine{Length::points(51), Length::points(500), Length::points(40), Length::points(0.25), 0});
    sample.pages.images.push_back({{}, {ImageKind::png, 20, 10}});
    const NodeId figure = sample.node("Figure", Sample::root);
    sample.pages.structure.back().texts.edit().alternative = "A map";
    page.items.push_back(
        PlacedImage{PageImageId{0}, Length::points(51), Length::points(300), Length::points(100), Length::points(50), figure});
    sample.pages.destinations.push_back({"chapter-1", 0, Length::points(54), paragraph});
    sample.pages.links.push_back({DestinationId{0}, "", paragraph, "Chapter 1"});
    sample.pages.outline.push_back({1, "Chapter 1", DestinationId{0}});
    sample.pages.outline.push_back({2, "Site", DestinationId::none});

    EXPECT_EQ(dump_pages(sample.pages, sample.fonts),
              "page 1 folio i 140.0×210.0 mm\n"
              "  51.0 64.5 10.5 GentiumBookPlus: \"Он сказал: \" 10.5 PTSerif-Regular: \"\\\"ad\\u00A0hoc\\\"\"^0\n"
              "  51.0 78.0 artifact 10.5 GentiumBookPlus: #804000 \"iii\"\n"
              "  51.0 500.0 rule 40.0×0.2 pt\n"
              "  51.0 300.0 image 0 100.0×50.0 pt, 20×10 pixels\n"
              "structure\n"
              "  Document [ru]\n"
              "    P\n"
              "      \"Он сказал: \" p1\n"
              "      \"\\\"ad\\u00A0hoc\\\"\" [la] p1\n"
              "    Figure alt \"A map\"\n"
              "link 0 → \"chapter-1\"\n"
              "destination \"chapter-1\" page 1 y 54.0\n"
              "outline \"Chapter 1\" → \"chapter-1\"\n"
              "outline   \"Site\" → \"\"\n");
}

TEST(DumpPages, StartsARowForEachColumn) {
    Sample sample;
    sample.page();
    const NodeId text = sample.paragraph();
    sample.words(text, {u"left"});
    sample.words(text, {u"right"}).x += Length::points(60);
    const std::string dump = dump_pages(sample.pages, sample.fonts);
    EXPECT_NE(dump.find("\"left\"\n  "), std::string::npos) << dump;
    EXPECT_NE(dump.find("GentiumBookPlus: \"right\"\n"), std::string::npos) << dump;
}

TEST(DumpPages, CutsLongStretchesBetweenCharacters) {
    Sample sample;
    sample.page();
    sample.words(sample.paragraph(), {u"a"}).text = std::u16string(59, u'a') + u"\U0001F600 and more";
    const std::string dump = dump_pages(sample.pages, sample.fonts);
    EXPECT_NE(dump.find('"' + std::string(59, 'a') + "\"… p1\n"), std::string::npos) << dump;
}

TEST(StructureTree, PutsChildrenAfterTheirParentWhereverTheyStand) {
    std::vector<StructureNode> nodes(6);
    const auto parent = [&](std::size_t node, std::uint32_t of) { nodes[node].parent = NodeId{of}; };
    parent(1, 0), parent(2, 0), parent(3, 2), parent(4, 1), parent(5, 1);
    std::string order;
    for (const StructureTree::Visit& visit : StructureTree(nodes).depth_first()) {
        order += std::to_string(visit.node) + std::string(visit.depth, '.');
    }
    EXPECT_EQ(order, "01.4..5..2.3..");
    EXPECT_TRUE(StructureTree({}).depth_first().empty());
}

}  // namespace
}  // namespace nabor
