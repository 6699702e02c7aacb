// Stanzas that may be parted because their lines turn over.
#include "typeset/long_stanzas.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "setting_tools.h"

namespace nabor {
namespace {

class LongStanzas : public ::testing::Test {
protected:
    // Lines of verse that are kept together, each so many words long.
    std::vector<FlowBlock> stanza(std::size_t lines, std::size_t words) {
        std::vector<FlowBlock> blocks;
        for (std::size_t i = 0; i < lines; ++i) {
            FlowParagraph paragraph = tools_.paragraph(testing::prose(words, 1), tools_.style(TextAlign::left));
            paragraph.is_verse_line = true;
            blocks.push_back(tools_.block(std::move(paragraph)));
            blocks.back().keep_with_next = i + 1 < lines ? Keep::firmly : Keep::no;
        }
        return blocks;
    }

    // After each line: whether the page may end there.
    std::string keeps(std::vector<FlowBlock> blocks) {
        ShapedParagraphs shaped;
        loosen_long_stanzas(blocks, Length::points(200), tools_.shaper, shaped);
        std::string keeps;
        for (const FlowBlock& block : blocks) keeps += block.keep_with_next == Keep::firmly ? '&' : block.keep_with_next == Keep::loosely ? '~' : '|';
        return keeps;
    }

    testing::SettingTools tools_;
};

TEST_F(LongStanzas, LinesThatTurnOverMakeAStanzaLong) {
    EXPECT_EQ(keeps(stanza(4, 14)), "&~&|");
    EXPECT_EQ(keeps(stanza(6, 14)), "&~~~&|");
}

TEST_F(LongStanzas, AStanzaOfShortLinesIsKeptWhole) { EXPECT_EQ(keeps(stanza(6, 3)), "&&&&&|"); }

TEST_F(LongStanzas, TwoLinesStandOnEitherSide) { EXPECT_EQ(keeps(stanza(3, 30)), "&&|"); }

TEST_F(LongStanzas, EachStanzaIsAskedForItself) {
    std::vector<FlowBlock> all = stanza(4, 3);
    for (FlowBlock& block : stanza(4, 14)) all.push_back(std::move(block));
    EXPECT_EQ(keeps(std::move(all)), "&&&|&~&|");
}

}  // namespace
}  // namespace nabor
