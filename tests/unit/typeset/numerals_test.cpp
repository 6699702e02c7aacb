#include "typeset/numerals.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string_view>

namespace nabor {
namespace {

// Where the number's decimal mark stands; -1 for words, -2 for nothing.
int mark_of(std::u16string_view text) {
    const Numeral numeral = numeral_of(text);
    if (numeral.kind == Numeral::Kind::words) return -1;
    if (numeral.kind == Numeral::Kind::nothing) return -2;
    return static_cast<int>(numeral.decimal_mark);
}

TEST(Numerals, AWholeNumberEndsWhereItsDecimalMarkWouldStand) {
    EXPECT_EQ(mark_of(u"0"), 1);
    EXPECT_EQ(mark_of(u"1917"), 4);
    EXPECT_EQ(mark_of(u"-12"), 3);
    EXPECT_EQ(mark_of(u"$ 40"), 4);
    EXPECT_EQ(mark_of(u"$40"), 3);
}

TEST(Numerals, ADecimalMarkIsAPointOrAComma) {
    EXPECT_EQ(mark_of(u"37.7"), 2);
    EXPECT_EQ(mark_of(u"13,5"), 2);
    EXPECT_EQ(mark_of(u".5"), 0);
    EXPECT_EQ(mark_of(u"0.125"), 1) << "no group of thousands follows a nought";
}

TEST(Numerals, GroupsOfThousandsAreOneNumber) {
    EXPECT_EQ(mark_of(u"1 234 567"), 9);
    EXPECT_EQ(mark_of(u"1\u00A0234,5"), 5);
    EXPECT_EQ(mark_of(u"1,234,567"), 9);
    EXPECT_EQ(mark_of(u"12,345"), 6);
}

TEST(Numerals, AUnitAfterTheNumberIsNoPartOfIt) {
    EXPECT_EQ(mark_of(u"12 %"), 2);
    EXPECT_EQ(mark_of(u"4.5%"), 1);
    EXPECT_EQ(mark_of(u"3,452?"), 5);
    EXPECT_EQ(mark_of(u"20,000+"), 6);
}

TEST(Numerals, ADashInANumbersPlaceIsNothing) {
    EXPECT_EQ(mark_of(u""), -2);
    EXPECT_EQ(mark_of(u"-"), -2);
    EXPECT_EQ(mark_of(u"\u2014"), -2);
    EXPECT_EQ(mark_of(u"\u2026"), -2);
}

TEST(Numerals, WordsForNoValueAreNothing) {
    EXPECT_EQ(mark_of(u"n/a"), -2);
    EXPECT_EQ(mark_of(u"N/A"), -2);
    EXPECT_EQ(mark_of(u"н/д"), -2);
    EXPECT_EQ(mark_of(u"na"), -1);
}

TEST(Numerals, DigitsAreThoseOfEveryScript) {
    EXPECT_EQ(mark_of(u"١٩١٧"), 4);
    EXPECT_EQ(mark_of(u"۱۲٫۵"), 2);
    EXPECT_EQ(mark_of(u"१२३"), 3);
    EXPECT_EQ(mark_of(u"١٢٪"), 2);
}

TEST(Numerals, ADashBesideANumberMakesAColumnOfThem) {
    const auto is_column = [](std::initializer_list<std::u16string_view> cells) {
        NumeralCount count;
        for (const std::u16string_view cell : cells) count.add(numeral_of(cell).kind, cell.empty());
        return count.is_column();
    };
    EXPECT_TRUE(is_column({u"1917", u"—", u""}));
    EXPECT_TRUE(is_column({u"1917", u"n/a", u"…", u"1921"}));
    EXPECT_FALSE(is_column({u"1917", u""}));
    EXPECT_FALSE(is_column({u"—", u"—"}));
    EXPECT_FALSE(is_column({u"1917", u"—", u"unknown"}));
}

TEST(Numerals, ANumberInParenthesesIsOne) {
    EXPECT_EQ(mark_of(u"(12.25)"), 3);
    EXPECT_EQ(mark_of(u"(7)"), 2);
    EXPECT_EQ(mark_of(u"[40]"), 3);
    EXPECT_EQ(mark_of(u"(12"), -1);
    EXPECT_EQ(mark_of(u"((1))"), -1);
    EXPECT_EQ(mark_of(u"(—)"), -1);
}

TEST(Numerals, AFractionStandsWhereDecimalsDo) {
    EXPECT_EQ(mark_of(u"1½"), 1);
    EXPECT_EQ(mark_of(u"½"), 0);
    EXPECT_EQ(mark_of(u"12¾ %"), 2);
}

TEST(Numerals, ARangeStandsAtItsSecondNumber) {
    EXPECT_EQ(numeral_of(u"1–5").kind, Numeral::Kind::range);
    EXPECT_EQ(mark_of(u"10–15,5"), 5);
    EXPECT_EQ(numeral_of(u"1-2-3").kind, Numeral::Kind::words);
    EXPECT_EQ(numeral_of(u"1–").kind, Numeral::Kind::words);
}

TEST(Numerals, DatesAndWordsAreWords) {
    EXPECT_EQ(mark_of(u"17 мая"), -1);
    EXPECT_EQ(mark_of(u"vol. 3"), -1);
    EXPECT_EQ(mark_of(u"1917/18"), -1);
    EXPECT_EQ(mark_of(u"12 345 6 78 a"), -1);
}

}  // namespace
}  // namespace nabor
