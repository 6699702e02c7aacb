#include "typeset/equivalent_character.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(EquivalentCharacter, TheNearestComesFirst) {
    EXPECT_EQ(equivalents_of(U'〈'), u"⟨‹<");
    EXPECT_EQ(equivalents_of(U'〉'), u"⟩›>");
    EXPECT_EQ(equivalents_of(0x2329), u"⟨‹<〈") << "and what Unicode calls the same";
    EXPECT_EQ(equivalents_of(U'‑'), u"‐-‐");
    EXPECT_EQ(equivalents_of(U'Ｑ'), u"Q") << "a full-width letter";
    EXPECT_EQ(equivalents_of(U'中'), u"");
}

}  // namespace
}  // namespace nabor
