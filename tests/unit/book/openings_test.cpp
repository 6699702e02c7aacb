#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "book/structure.h"
#include "support/books.h"

namespace nabor {
namespace {

using testing::BookMaker;
using testing::container;
using testing::leaf;

// The words of the paragraphs that open something, in order.
std::string openings_of(Blocks content, InitialMarks marks = InitialMarks::any) {
    BookMaker maker;
    maker.book.body.push_back(maker.division("Head", std::move(content)));
    number_blocks(maker.book);
    std::string found;
    const std::vector<BlockId> all = openings(maker.book, marks);
    const auto look = [&](const auto& self, const Blocks& blocks) -> void {
        for (const Block& block : blocks) {
            if (std::binary_search(all.begin(), all.end(), block.id)) found += plain_text(block.inlines()) + "|";
            if (block.is_container()) self(self, block.blocks());
        }
    };
    look(look, maker.book.body);
    return found;
}

Block paragraph(std::string text) { return leaf(Role::paragraph, std::move(text)); }

TEST(Openings, AreTheFirstParagraphsOfDivisions) { EXPECT_EQ(openings_of({paragraph("One"), paragraph("Two")}), "One|"); }

TEST(Openings, ComeAfterWhatStandsAboveAText) {
    EXPECT_EQ(openings_of({leaf(Role::byline, "A. Author"), container(Role::epigraph, {paragraph("Said")}),
                           container(Role::opener, {leaf(Role::dateline, "Moscow")}), paragraph("One")}),
              "One|");
}

TEST(Openings, AreNoneWhereATextBeginsOtherwise) {
    EXPECT_EQ(openings_of({container(Role::verse, {leaf(Role::verse_line, "A line")}), paragraph("One")}), "");
    EXPECT_EQ(openings_of({container(Role::block_quotation, {paragraph("Quoted")}), paragraph("One")}), "");
    EXPECT_EQ(openings_of({paragraph("1917"), paragraph("One")}), "");
}

TEST(Openings, AreFoundInDivisionsOfDivisions) {
    BookMaker maker;
    EXPECT_EQ(openings_of({paragraph("One"), maker.division("Inner", {paragraph("Two"), paragraph("Three")})}), "One|Two|");
}

TEST(Openings, AfterADashOnlyWhereThatIsWanted) {
    EXPECT_EQ(openings_of({paragraph("— One")}), "— One|");
    EXPECT_EQ(openings_of({paragraph("— One")}, InitialMarks::closed_up), "");
    EXPECT_EQ(openings_of({paragraph("“One")}, InitialMarks::closed_up), "“One|");
}

TEST(Openings, AreNotInNotes) {
    BookMaker maker;
    maker.book.body.push_back(maker.division("Head", {leaf(Role::ornament, {maker.note("Note")})}));
    number_blocks(maker.book);
    EXPECT_TRUE(openings(maker.book, InitialMarks::any).empty());
}

}  // namespace
}  // namespace nabor
