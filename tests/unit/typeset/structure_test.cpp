// What every book's structure tree keeps to: a part stands where ISO 32000-1, 14.8.4.3 lets it, tables are regular, images are described.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "page/tree.h"
#include "support/books.h"
#include "support/press.h"

namespace nabor {
namespace {

using testing::BookMaker;
using testing::container;
using testing::leaf;
using testing::Press;

class Structure : public ::testing::Test {
protected:
    const Pages& set(Blocks content) {
        maker.book.body.push_back(maker.division("Structure", std::move(content)));
        return pages = press.set(maker.book);
    }

    // An element and what it holds, without stretches of content: L(LI(Lbl LBody(P))).
    std::string shape(std::uint32_t node) const {
        const StructureTree tree(pages.structure);
        std::string inside;
        for (const std::uint32_t child : tree.children(node)) {
            if (pages.structure[child].type.empty()) continue;
            inside += (inside.empty() ? "" : " ") + shape(child);
        }
        return std::string(pages.structure[node].type) + (inside.empty() ? "" : "(" + inside + ")");
    }

    std::uint32_t first(const std::string& type) const {
        std::uint32_t i = 0;
        while (i < pages.structure.size() && pages.structure[i].type != type) ++i;
        return i;
    }

    Press press{"a5-plain"};
    BookMaker maker;
    Pages pages;
};

Cell cell(std::string text, std::uint16_t columns = 1, std::uint16_t rows = 1) {
    Cell made;
    made.content = {leaf(Role::paragraph, std::move(text))};
    made.columns = columns;
    made.rows = rows;
    return made;
}

Block table(std::vector<std::vector<Cell>> rows, Blocks caption = {}) {
    Table made;
    made.caption = std::move(caption);
    for (std::vector<Cell>& cells : rows) {
        made.rows.emplace_back();
        made.rows.back().cells = std::move(cells);
    }
    Block block;
    block.role = Role::table;
    block.content = std::move(made);
    return block;
}

TEST_F(Structure, HeadOfAListIsItsCaptionAndWhatIsNoItemGetsOne) {
    set({container(Role::list_plain, {leaf(Role::list_head, "Head"), leaf(Role::paragraph, "Stray"),
                                      container(Role::list_item, {leaf(Role::paragraph, "Item")}), leaf(Role::list_head, "Late")})});
    EXPECT_EQ(shape(first("L")), "L(Caption LI(LBody(P)) LI(LBody(P)) LI(LBody(P)))");
}

TEST_F(Structure, HeadOfAGlossaryIsNoTerm) {
    set({container(Role::list_gloss, {leaf(Role::list_head, "Head"), leaf(Role::gloss_term, "Term"),
                                      container(Role::gloss_definition, {leaf(Role::paragraph, "Definition")})})});
    EXPECT_EQ(shape(first("L")), "L(Caption LI(Lbl LBody(P)))");
}

TEST_F(Structure, TableHasOneCaption) {
    set({table({{cell("a")}}, {leaf(Role::table_caption, "One"), leaf(Role::table_caption, "Two")})});
    EXPECT_EQ(shape(first("Table")), "Table(Caption(P) TR(TD(P)))");
}

TEST_F(Structure, RowsOfATableHaveTheSameColumns) {
    set({table({{cell("a"), cell("b"), cell("c")}, {cell("tall", 1, 2), cell("wide", 2)}, {cell("short")}, {}})});
    EXPECT_EQ(shape(first("Table")), "Table(TR(TD(P) TD(P) TD(P)) TR(TD(P) TD(P)) TR(TD(P) TD) TR(TD))");
    EXPECT_EQ(pages.structure.back().type, "TD");
    EXPECT_EQ(pages.structure.back().column_span, 3) << "one empty cell to the last column";
}

TEST_F(Structure, CellsReachNeitherBelowTheTableNorOverEachOther) {
    set({table({{cell("a"), cell("tall", 1, 9)}, {cell("wide", 2)}})});
    const auto& nodes = pages.structure;
    EXPECT_EQ(shape(first("Table")), "Table(TR(TD(P) TD(P)) TR(TD(P)))");
    for (const StructureNode& node : nodes) {
        EXPECT_LE(node.row_span, 2) << "two rows are all there are";
        EXPECT_EQ(node.column_span, 1) << "the tall cell stands where the wide one would go";
    }
}

TEST_F(Structure, AnImageWithoutADescriptionIsCalledOneInItsLanguage) {
    maker.book.languages = {"de"};
    Image picture;
    picture.facts.kind = ImageKind::png;
    picture.facts.width = picture.facts.height = 10;
    maker.book.images.push_back(picture);
    Block block;
    block.role = Role::image;
    ImageUse use;
    use.image = ImageId{0};
    block.content = use;
    set({block});
    ASSERT_LT(first("Figure"), pages.structure.size());
    EXPECT_EQ(pages.structure[first("Figure")].texts.get().alternative, "Bild");
}

TEST_F(Structure, ACharacterOfTwoUnitsThatNoFontHasIsSaidWhole) {
    set({leaf(Role::paragraph, "a\U0010FFFDb")});
    bool is_said = false;
    for (const PageItem& item : pages.pages.back().items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            std::size_t begin = 0;
            for (const Glyph& glyph : run->glyphs) {
                is_said |= run->text.substr(begin, glyph.text_length) == u"\U0010FFFD";
                begin += glyph.text_length;
            }
        }
    EXPECT_TRUE(is_said);
}

TEST_F(Structure, EveryDestinationIsOnAPage) {
    maker.book.body.push_back(maker.division("Text", {leaf(Role::paragraph, "Words")}));
    maker.book.body.push_back(maker.division("", {}));
    pages = press.set(maker.book);
    ASSERT_FALSE(pages.destinations.empty());
    for (const Destination& one : pages.destinations) EXPECT_LT(one.page, pages.pages.size()) << "an empty division's too";
}

TEST_F(Structure, AFormulaSpeaksForItself) {
    set({leaf(Role::formula, "a = b")});
    EXPECT_EQ(pages.structure[first("Formula")].texts.get().alternative, "a = b");
}

TEST_F(Structure, APicturedFormulaIsDescribedByItsPicture) {
    Image picture;
    picture.facts.kind = ImageKind::png;
    picture.facts.width = picture.facts.height = 10;
    maker.book.images.push_back(picture);
    ImageUse described, bare;
    described.alternative_text = "E = mc²";
    set({leaf(Role::formula, Inlines{{{}, described}}), leaf(Role::formula, Inlines{{{}, bare}})});
    std::string formulas;
    for (const StructureNode& node : pages.structure)
        if (node.type == "Formula") formulas += node.texts.get().alternative + (node.undescribed ? " undescribed; " : "; ");
    EXPECT_EQ(formulas, "E = mc²; Image undescribed; ");
}

TEST_F(Structure, NoGlyphIsMissingUnderAnAccent) {
    set({leaf(Role::paragraph, "те\u0300мы, \u20DD и дома\uFEFFшние о\U0001E8D0р")});
    bool says_order_mark = false;
    for (const Page& page : pages.pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                for (const Glyph& glyph : run->glyphs) EXPECT_NE(glyph.id, 0) << "in a face that lacks the accent";
                says_order_mark |= run->text.find(u'\uFEFF') != std::u16string::npos;
            }
    EXPECT_FALSE(says_order_mark);
    EXPECT_EQ(press.report.count(Severity::error), 1u) << "no font of the catalogue has U+1E8D0";
}

}  // namespace
}  // namespace nabor
