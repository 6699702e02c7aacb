#include "language/initial.h"

#include <gtest/gtest.h>

#include <string>

namespace nabor {
namespace {

// "marks|capital|rest" of a text; "" when it has none.
std::u16string parts(std::u16string text) {
    const auto found = initial_capital(text);
    if (!found) return u"";
    return text.substr(0, found->marks_end) + u"|" + text.substr(found->marks_end, found->end - found->marks_end) + u"|" +
           text.substr(found->next);
}

TEST(InitialCapital, IsTheLetterThatATextBeginsWith) {
    EXPECT_EQ(parts(u"Все счастливые"), u"|В|се счастливые");
    EXPECT_EQ(parts(u"Å was"), u"|Å|was");
    EXPECT_EQ(parts(u"O’Brien"), u"|O|’Brien");
    EXPECT_EQ(parts(u"\xD801\xDC00x"), u"|\xD801\xDC00|x") << "Deseret, of two units";
}

TEST(InitialCapital, HasItsAccents) {
    EXPECT_EQ(parts(u"А\u0301нна"), u"|А\u0301|нна");
    EXPECT_EQ(parts(u"Е\u0308\u0301лка"), u"|Е\u0308\u0301|лка");
}

TEST(InitialCapital, FollowsQuotationMarksAndDashes) {
    EXPECT_EQ(parts(u"«Нет»"), u"«|Н|ет»");
    EXPECT_EQ(parts(u"“‘No’"), u"“‘|N|o’");
    EXPECT_EQ(parts(u"— Нет"), u"— |Н|ет");
    EXPECT_EQ(parts(u"«\u00A0Non"), u"«\u00A0|N|on");
    EXPECT_EQ(parts(u"¿Qué"), u"¿|Q|ué");
    EXPECT_EQ(parts(u"…И вот"), u"…|И|вот");
}

TEST(InitialCapital, MayBeAWord) {
    EXPECT_EQ(parts(u"В лесу"), u"|В|лесу");
    EXPECT_EQ(parts(u"I\u00A0was"), u"|I|was");
}

TEST(InitialCapital, IsNoneWhereNothingCanBeSetLarge) {
    for (const char16_t* text :
         {u"", u"1917 год", u"нет", u"* * *", u"«нет»", u"В", u"В ", u"—", u"(1)", u"אבג", u"中文", u" Все", u", В", u"\xFFFC и"})
        EXPECT_EQ(parts(text), u"") << std::u16string(text).size();
    EXPECT_EQ(parts(u"— — — — — Нет"), u"") << "that is no opening of a text";
}

TEST(BeginsWithCapital, TellsAClosedUpMarkFromOneThatStandsApart) {
    EXPECT_TRUE(begins_with_capital("Все", InitialMarks::closed_up));
    EXPECT_TRUE(begins_with_capital("«Все", InitialMarks::closed_up));
    EXPECT_TRUE(begins_with_capital("— Все", InitialMarks::any));
    EXPECT_FALSE(begins_with_capital("— Все", InitialMarks::closed_up));
    EXPECT_FALSE(begins_with_capital("1917", InitialMarks::any));
}

}  // namespace
}  // namespace nabor
