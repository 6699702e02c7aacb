// Embedding levels of a paragraph and the visual order of runs.
#include "language/bidi.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

using Levels = std::vector<std::uint8_t>;

TEST(Bidi, IsSilentAboutTextFromLeftToRight) {
    EXPECT_TRUE(bidi_levels(u"", false).empty());
    EXPECT_TRUE(bidi_levels(u"Война и мир, 1869", false).empty());
    EXPECT_TRUE(bidi_levels(u"μῆνιν ἄειδε 漢字 \U0001F4D6", false).empty());
}

TEST(Bidi, RaisesHebrewByOneLevel) {
    EXPECT_EQ(bidi_levels(u"a בג b", false), (Levels{0, 0, 1, 1, 0, 0}));
}

TEST(Bidi, RaisesNumbersInHebrewByTwo) {
    EXPECT_EQ(bidi_levels(u"אב 12", true), (Levels{1, 1, 1, 2, 2}));
}

TEST(Bidi, RaisesLatinInAHebrewParagraph) {
    EXPECT_EQ(bidi_levels(u"א ab", true), (Levels{1, 1, 2, 2}));
    EXPECT_EQ(bidi_levels(u"ab", true), (Levels{2, 2}));
}

TEST(Bidi, IsolatesAPhraseOfAnotherDirection) {
    // Without the isolate the mark takes the direction of the sentence.
    EXPECT_EQ(bidi_levels(u"a ב? b", false), (Levels{0, 0, 1, 0, 0, 0}));
    EXPECT_EQ(bidi_levels(u"a ב? b", false, {{2, 4, true}}), (Levels{0, 0, 1, 1, 0, 0}));
}

TEST(Bidi, IsolatesPhrasesInsideOfEachOther) {
    EXPECT_EQ(bidi_levels(u"a בc!ג b", false, {{2, 6, true}, {3, 5, false}}), (Levels{0, 0, 1, 2, 2, 1, 0, 0}));
    EXPECT_EQ(bidi_levels(u"אb! ", true, {{1, 3, false}}), (Levels{1, 2, 2, 1}));
}

TEST(Bidi, TakesAnIsolateWithoutLettersOfItsDirection) {
    EXPECT_EQ(bidi_levels(u"a 12", false, {{2, 4, true}}), (Levels{0, 0, 2, 2}));
}

TEST(VisualOrder, ReversesRunsOfOddLevels) {
    using Order = std::vector<std::size_t>;
    EXPECT_EQ(visual_order({}), Order{});
    EXPECT_EQ(visual_order({0, 1, 0}), (Order{0, 1, 2}));
    EXPECT_EQ(visual_order({0, 1, 1, 0}), (Order{0, 2, 1, 3}));
    EXPECT_EQ(visual_order({1, 2, 1}), (Order{2, 1, 0}));
}

}  // namespace
}  // namespace nabor
