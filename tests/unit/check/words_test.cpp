#include "check/words.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

Word only(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    EXPECT_EQ(words.size(), 1U) << text;
    return words.at(0);
}

TEST(Words, KnowWhatStandsBetweenThem) {
    const auto words = words_of("«Да, да» — it’s");
    ASSERT_EQ(words.size(), 3U);
    EXPECT_EQ(words[0].text, "Да");
    EXPECT_EQ(words[1].gap_before, ", ");
    EXPECT_EQ(words[2].text, "it’s");
    EXPECT_EQ(words[2].gap_before, "» — ");
}

TEST(Words, StressMarksBelongToTheirWord) { EXPECT_EQ(words_of("за\u0301мок стоит").front().text, "за\u0301мок"); }

TEST(MixedAlphabets, LookAlikesAmongCyrillicAreFound) {
    for (const char* word : {"cлово", "CССР", "пpавда", "Cами", "Mы", "мыc", "HА"}) EXPECT_TRUE(mixes_alphabets(only(word))) << word;
}

TEST(MixedAlphabets, WhatIsWrittenSoOnPurposeIsNot) {
    for (const char* word : {"слово", "word", "XIXго", "Vй", "PHPшка", "Rусский", "вíд", "за\u0301мок"})
        EXPECT_FALSE(mixes_alphabets(only(word))) << word;
}

TEST(NeverDoubled, OnlyWordsOfTheLanguage) {
    EXPECT_TRUE(is_never_doubled("The", "en-GB"));
    EXPECT_TRUE(is_never_doubled("И", "ru"));
    EXPECT_FALSE(is_never_doubled("had", "en"));
    EXPECT_FALSE(is_never_doubled("the", "ru"));
    EXPECT_TRUE(same_word("The", "the"));
    EXPECT_FALSE(same_word("the", "The"));
}

}  // namespace
}  // namespace nabor
