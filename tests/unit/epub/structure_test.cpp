#include <gtest/gtest.h>

#include "sample.h"

namespace nabor {
namespace {

using namespace sample;

TEST(Lists, LabelsStandInsideTheirItems) {
    EXPECT_EQ(written({box(Role::list_plain, {leaf(Role::list_head, "Head"), leaf(Role::item_label, "a)"),
                                              box(Role::list_item, {leaf(Role::paragraph, "one")}), leaf(Role::list_item, "two"),
                                              leaf(Role::item_label, "b)")})}),
              R"(<p class="list-head">Head</p>
<ul class="plain">
<li>
<p><span class="item-label">a)</span> one</p>
</li>
<li>two</li>
<li>
<p class="item-label">b)</p>
</li>
</ul>
)");
}

TEST(Lists, NumbersAreKept) {
    Block third = leaf(Role::list_item, "c"), seventh = leaf(Role::list_item, "d"), lettered = leaf(Role::list_item, "e");
    third.number = "3";
    seventh.number = "7";
    lettered.number = "vii";
    Block list = box(Role::list_ordered, {third, seventh, lettered});
    list.number = "3";
    EXPECT_EQ(written({list}), "<ol start=\"3\">\n<li>c</li>\n<li value=\"7\">d</li>\n<li>e</li>\n</ol>\n");
}

TEST(Lists, AGlossListIsMadeOfWholeGroups) {
    EXPECT_EQ(written({box(Role::list_gloss, {box(Role::gloss_definition, {leaf(Role::paragraph, "a")}), leaf(Role::gloss_term, "b")})}),
              "<dl>\n<dt></dt>\n<dd><p>a</p>\n</dd>\n<dt>b</dt>\n<dd></dd>\n</dl>\n");
}

TEST(Tables, HaveHeadBodyScopeAndSpansThatEndInside) {
    Table table;
    table.caption = {leaf(Role::table_caption, "Years")};
    Row head, row;
    head.header = true;
    head.cells = {cell("Year"), cell("Deed")};
    row.cells = {cell("1923", true), cell("x")};
    row.cells[1].rows = 9;
    row.cells[1].columns = 2;
    table.rows = {head, row};
    Block block;
    block.role = Role::table;
    block.content = table;
    EXPECT_EQ(written({block}), R"(<div class="table">
<table>
<caption>Years</caption>
<thead>
<tr>
<th scope="col"><p>Year</p>
</th>
<th scope="col"><p>Deed</p>
</th>
</tr>
</thead>
<tbody>
<tr>
<th class="figures" scope="row"><p>1923</p>
</th>
<td colspan="2"><p>x</p>
</td>
</tr>
</tbody>
</table>
</div>
)");
}

// The corner of a table is no head, wherever it is marked as one: a reader would announce nothing.
TEST(Tables, HaveNoHeadsWithoutWords) {
    Table table;
    Row head, row;
    head.header = true;
    head.cells = {cell(""), cell("Deed")};
    row.cells = {cell("1923", true), cell("x")};
    table.rows = {head, row};
    Block block;
    block.role = Role::table;
    block.content = table;
    const std::string text = written({block});
    EXPECT_NE(text.find("<thead>\n<tr>\n<td>"), std::string::npos) << text;
    EXPECT_NE(text.find("<th scope=\"col\"><p>Deed"), std::string::npos) << text;
}

TEST(Figures, CaptionAndCreditStandTogetherAtTheEnd) {
    BookBuilder builder;
    const ImageId image = builder.image("Map.PNG");
    Block picture = image_block(image, "a map");
    std::get<ImageUse>(picture.content).width_share = 0.5;
    EXPECT_EQ(written(builder,
                      {box(Role::figure, {leaf(Role::caption, "The map"), picture, leaf(Role::credit, "K. M.")}), image_block(image, "")}),
              R"(<figure>
<img src="../images/001-map.png" alt="a map" style="width: 50%"/>
<figcaption>
<p class="caption">The map</p>
<p class="credit">K. M.</p>
</figcaption>
</figure>
<div class="image"><img src="../images/001-map.png" alt="" role="presentation"/></div>
)");
}

TEST(Figures, AnAlternativeTextIsInItsLanguage) {
    BookBuilder builder;
    Block picture = image_block(builder.image("Map.PNG"), "une carte");
    builder.book.languages.emplace_back("fr");
    std::get<ImageUse>(picture.content).language = static_cast<LanguageId>(builder.book.languages.size() - 1);
    const std::string text = written(builder, {picture, leaf(Role::paragraph, "after")});
    EXPECT_NE(text.find("alt=\"une carte\" lang=\"fr\" xml:lang=\"fr\"/>"), std::string::npos) << text;
    EXPECT_NE(text.find("<p>after</p>"), std::string::npos) << text;
}

TEST(Figures, APictureThatWasNotFoundStandsByItsWords) {
    BookBuilder builder;
    const ImageId image = builder.image("missing.png");
    builder.book.images[0].bytes = {};
    EXPECT_EQ(written(builder, {box(Role::figure, {image_block(image, "a map")})}),
              "<figure>\n<span class=\"missing-image\">a map</span>\n</figure>\n");
}

TEST(Verse, LinesStandIn) {
    Block second = leaf(Role::verse_line, "b");
    second.rendition.indent = 2;
    Block half = leaf(Role::verse_line, "c");
    half.part = VersePart::final;
    EXPECT_EQ(written({box(Role::verse, {box(Role::stanza, {leaf(Role::verse_line, "a"), second, half})})}),
              "<div class=\"verse\">\n<div class=\"stanza\">\n<p class=\"verse-line\">a</p>\n<p class=\"verse-line indent-2\">b</p>\n"
              "<p class=\"verse-line part-final\">c</p>\n</div>\n</div>\n");
}

TEST(Prose, OrnamentsAndEmptyLeaves) {
    EXPECT_EQ(written({leaf(Role::ornament, "* * *"), leaf(Role::ornament, Inlines{}), leaf(Role::paragraph, Inlines{})}),
              "<p class=\"ornament\">* * *</p>\n<hr class=\"ornament\"/>\n");
}

TEST(Prose, HeadingsAreOfTheirLevelAndNeverBelowSix) {
    EXPECT_EQ(written({box(Role::block_quotation, {heading("a", 1), heading("b", 3), heading("c", 9), heading("d", 0)})}),
              "<blockquote>\n<h1>a</h1>\n<h3>b</h3>\n<h6>c</h6>\n<p class=\"heading\">d</p>\n</blockquote>\n");
}

}  // namespace
}  // namespace nabor
