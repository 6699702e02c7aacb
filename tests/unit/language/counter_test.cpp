#include "language/counter.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(Counter, CountsInTheSignsOfTheLanguage) {
    EXPECT_EQ(counter_text(CounterStyle::figures, 12, "ru"), "12");
    EXPECT_EQ(counter_text(CounterStyle::roman, 1999, "en"), "mcmxcix");
    EXPECT_EQ(counter_text(CounterStyle::letters, 2, "en"), "b");
    EXPECT_EQ(counter_text(CounterStyle::letters, 28, "en"), "bb");
    EXPECT_EQ(counter_text(CounterStyle::letters, 10, "ru"), "к") << "without й and ё";
    EXPECT_EQ(counter_text(CounterStyle::symbols, 2, "en"), "†");
    EXPECT_EQ(counter_text(CounterStyle::symbols, 8, "en"), "††");
    EXPECT_EQ(counter_text(CounterStyle::symbols, 3, "ru"), "***");
    EXPECT_EQ(counter_text(CounterStyle::none, 3, "ru"), "");
}

TEST(Counter, GoesOnInFiguresWhereSignsWouldHaveToBeCounted) {
    EXPECT_EQ(counter_text(CounterStyle::symbols, 5, "ru"), "5");
    EXPECT_EQ(counter_text(CounterStyle::symbols, 25, "en"), "25");
    EXPECT_EQ(counter_text(CounterStyle::letters, 105, "en"), "105");
}

}  // namespace
}  // namespace nabor
