// Characters and their folded form; guessing the language of untagged text.
#include "language/characters.h"

#include <gtest/gtest.h>

#include "language/guess.h"

namespace nabor {
namespace {

TEST(Characters, EndsOfATextAreWholeCodePoints) {
    EXPECT_EQ(first_code_point("жa"), U'ж');
    EXPECT_EQ(last_code_point("aж"), U'ж');
    EXPECT_EQ(without_last_code_point("aж"), "a");
    EXPECT_EQ(first_code_point(""), U'\0');
    EXPECT_EQ(last_code_point(""), U'\0');
    EXPECT_EQ(without_last_code_point(""), "");
}

TEST(Characters, ControlsOfLineEndsAndOfDirectionAreKnown) {
    for (const char32_t c : {U'\u00AD', U'\u200B', U'\u2060', U'\uFEFF'}) EXPECT_TRUE(is_line_end_control(c)) << static_cast<unsigned>(c);
    for (const char32_t c : {U'-', U'\u00A0', U'\u200C', U'\u200D', U'\u2010'}) EXPECT_FALSE(is_line_end_control(c)) << static_cast<unsigned>(c);
    for (const char32_t c : {U'\u200E', U'\u202E', U'\u2068', U'\u2069', U'\u061C'}) EXPECT_TRUE(is_direction_control(c)) << static_cast<unsigned>(c);
    for (const char32_t c : {U'a', U'\u200B', U'\u05D0'}) EXPECT_FALSE(is_direction_control(c)) << static_cast<unsigned>(c);
}

TEST(Characters, Kinds) {
    EXPECT_TRUE(is_letter(U'ѣ') && is_lower_case_letter(U'ѣ') && !is_lower_case_letter(U'Ѣ'));
    EXPECT_FALSE(is_letter(U'5') || is_letter(U'-'));
    for (const char32_t hyphen : {U'-', U'\u00AD', U'\u2010', U'\u00AC'}) EXPECT_TRUE(is_hyphen(hyphen));
    EXPECT_FALSE(is_hyphen(U'—'));
    EXPECT_TRUE(is_combining_mark(U'\u0301') && is_combining_mark(U'\u0489'));
    EXPECT_FALSE(is_combining_mark(U'é') || is_combining_mark(U'\u0903')) << "a spacing mark has its own place";
}

TEST(Characters, FoldingIsFullCaseFolding) {
    EXPECT_EQ(folded("РАЗРЯДКА"), "разрядка");
    EXPECT_EQ(folded("Straße"), "strasse");
}

TEST(GuessLanguage, ByScriptWordsAndLetters) {
    EXPECT_EQ(guess_language("Он не знал, что это было и как она его там ждала."), "ru");
    EXPECT_EQ(guess_language("Він не знав, що це була її пісня і як він її чекав."), "uk");
    EXPECT_EQ(guess_language("Он није знао да је то била његова песма и као она га је чекала."), "sr");
    EXPECT_EQ(guess_language("It was the best of times, it was the worst of times."), "en");
    EXPECT_EQ(guess_language("Der Mann und die Frau sind nicht von hier."), "de");
    EXPECT_EQ(guess_language("Il était une fois dans la forêt un roi et une reine."), "fr");
    EXPECT_EQ(guess_language("Nie był to człowiek, na którego się tak jak ty do niego patrzysz."), "pl");
}

TEST(GuessLanguage, OfAScriptWithOneLanguage) {
    EXPECT_EQ(guess_language("Μῆνιν ἄειδε"), "el");
    EXPECT_EQ(guess_language("שלום"), "he");
    EXPECT_EQ(guess_language("1905 — 1917"), "und");
    EXPECT_EQ(guess_language(""), "und");
}

}  // namespace
}  // namespace nabor
