#include "base/nearest.h"

#include <gtest/gtest.h>

#include <array>

namespace nabor {
namespace {

constexpr std::array<std::string_view, 4> commands = {"build", "check", "dump", "impose"};

TEST(EditDistance, CountsReplacedAddedMissingAndExchangedLetters) {
    EXPECT_EQ(edit_distance("build", "build"), 0u);
    EXPECT_EQ(edit_distance("buidl", "build"), 1u) << "two neighbours exchanged";
    EXPECT_EQ(edit_distance("bulid", "build"), 1u);
    EXPECT_EQ(edit_distance("buil", "build"), 1u);
    EXPECT_EQ(edit_distance("builds", "build"), 1u);
    EXPECT_EQ(edit_distance("guild", "build"), 1u);
    EXPECT_EQ(edit_distance("", "dump"), 4u);
    EXPECT_EQ(edit_distance("BUILD", "build"), 0u) << "capitals count as small letters";
}

TEST(Nearest, IsTheNameWithTheFewestChanges) {
    EXPECT_EQ(nearest_of("buidl", commands), "build");
    EXPECT_EQ(nearest_of("chekc", commands), "check");
    EXPECT_EQ(nearest_of("DUMP", commands), "dump");
    EXPECT_EQ(did_you_mean("impsoe", commands), "did you mean \"impose\"?");
}

TEST(Nearest, IsNoNameAtAllWhereNoneIsLikeTheWord) {
    EXPECT_EQ(nearest_of("typeset", commands), "");
    EXPECT_EQ(nearest_of("", commands), "");
    EXPECT_EQ(nearest_of(std::string(100'000, 'b'), commands), "") << "and it takes no time";
    EXPECT_EQ(did_you_mean("xyz", commands), "");
}

}  // namespace
}  // namespace nabor
