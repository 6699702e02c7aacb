// Tags, scripts, the words that Nabor prints, sort forms of names, and sort keys.
#include "language/language.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace nabor {
namespace {

TEST(CanonicalLanguage, UnderstandsWhatManuscriptsWrite) {
    EXPECT_EQ(canonical_language("ru"), "ru");
    EXPECT_EQ(canonical_language("fra"), "fr");
    EXPECT_EQ(canonical_language("fre"), "fr");
    EXPECT_EQ(canonical_language("FR"), "fr");
    EXPECT_EQ(canonical_language("greek"), "el");
    EXPECT_EQ(canonical_language("swahili-KE"), "sw-KE");
    EXPECT_EQ(canonical_language("Latin"), "la");
    EXPECT_EQ(canonical_language("grc"), "grc");
    EXPECT_EQ(canonical_language("dk-DK"), "da-DK");
    EXPECT_EQ(canonical_language("ru_RU"), "ru-RU");
    EXPECT_EQ(canonical_language(" lat\n"), "la");
    EXPECT_EQ(canonical_language("ru-petr1708"), "ru-petr1708");
    EXPECT_EQ(canonical_language("sr-latn-rs"), "sr-Latn-RS");
}

TEST(CanonicalLanguage, GivesUndForTheRest) {
    EXPECT_EQ(canonical_language(""), "und");
    EXPECT_EQ(canonical_language("n/a"), "und");
    EXPECT_EQ(canonical_language("русский"), "und");
    EXPECT_EQ(canonical_language("x-own"), "und");
    EXPECT_EQ(canonical_language("klingone"), "und") << "well-formed, but no code and no name";
    EXPECT_EQ(canonical_language("frnech-FR"), "und");
    EXPECT_EQ(canonical_language(std::string(3000, 'a')), "und");
}

TEST(Script, IsThatOfTheCharacter) {
    EXPECT_EQ(script_of(U'a'), Script::latin);
    EXPECT_EQ(script_of(U'é'), Script::latin);
    EXPECT_EQ(script_of(U'ѣ'), Script::cyrillic);
    EXPECT_EQ(script_of(U'ώ'), Script::greek);
    EXPECT_EQ(script_of(U'א'), Script::hebrew);
    EXPECT_EQ(script_of(U'7'), Script::common);
    EXPECT_EQ(script_of(U'—'), Script::common);
    EXPECT_EQ(script_of(0x0301), Script::inherited);
    EXPECT_EQ(script_of(U'漢'), Script::han);
    EXPECT_EQ(script_of(0x110000), Script::other);
}

TEST(Script, HasATagForTheShaper) {
    EXPECT_EQ(script_tag(Script::latin), 0x4C61746Eu);  // 'Latn'
    EXPECT_EQ(script_name(Script::other), "Zzzz");
    EXPECT_EQ(script_name(Script::thai), "Thai");
}

TEST(Script, IsToldByALanguage) {
    EXPECT_EQ(script_of_language("ru"), Script::cyrillic);
    EXPECT_EQ(script_of_language("ru-petr1708"), Script::cyrillic);
    EXPECT_EQ(script_of_language("sr"), Script::cyrillic);
    EXPECT_EQ(script_of_language("sr-Latn"), Script::latin);
    EXPECT_EQ(script_of_language("grc"), Script::greek);
    EXPECT_EQ(script_of_language("und"), Script::common);
    EXPECT_TRUE(is_right_to_left("he"));
    EXPECT_TRUE(is_right_to_left("ar-EG"));
    EXPECT_TRUE(is_right_to_left("yi"));
    EXPECT_FALSE(is_right_to_left("ru"));
    EXPECT_FALSE(is_right_to_left("und"));
}

TEST(Label, SpeaksTheBooksLanguage) {
    EXPECT_EQ(label(Label::contents, "ru"), "Содержание");
    EXPECT_EQ(label(Label::plate, "ru"), "Вклейка");
    EXPECT_EQ(label(Label::contents, "ru-RU"), "Содержание");
    EXPECT_EQ(label(Label::contents, "sr"), "Садржај");
    EXPECT_EQ(label(Label::contents, "sr-Latn"), "Sadržaj");
    EXPECT_EQ(label(Label::illegible, "de"), "unleserlich");
    EXPECT_EQ(label(Label::bibliography, "la"), "Bibliographia");
    EXPECT_EQ(label(Label::contents, "eo"), "Contents");
}

TEST(FileAs, PutsTheSurnameFirst) {
    EXPECT_EQ(file_as("Vadim Rogovin", "en"), "Rogovin, Vadim");
    EXPECT_EQ(file_as("Л. Н. Толстой", "ru"), "Толстой, Л. Н.");
    EXPECT_EQ(file_as("Вадим Захарович Роговин", "ru"), "Роговин, Вадим Захарович");
    EXPECT_EQ(file_as("Леонид Абрамович Рабинович", "ru"), "Рабинович, Леонид Абрамович");
    EXPECT_EQ(file_as("Ludwig van Beethoven", "de"), "Beethoven, Ludwig van");
    EXPECT_EQ(file_as("Jean de La Fontaine", "fr"), "La Fontaine, Jean de");
    EXPECT_EQ(file_as("Jean d’Alembert", "fr"), "Alembert, Jean d’");
    EXPECT_EQ(file_as("Martin Luther King Jr.", "en"), "King, Martin Luther, Jr.");
    EXPECT_EQ(file_as("Лев Троцкий (Бронштейн)", "ru"), "Троцкий, Лев (Бронштейн)");
}

TEST(FileAs, AddsACommaWhereTheSurnameIsFirstAlready) {
    EXPECT_EQ(file_as("Толстой Л. Н.", "ru"), "Толстой, Л. Н.");
    EXPECT_EQ(file_as("Роговин Вадим Захарович", "ru"), "Роговин, Вадим Захарович");
}

TEST(FileAs, LeavesWhatItCannotTell) {
    EXPECT_EQ(file_as("Rogovin, Vadim", "en"), "Rogovin, Vadim");
    EXPECT_EQ(file_as("Вольтер", "ru"), "Вольтер");
    EXPECT_EQ(file_as("Catherine II", "en"), "Catherine II");
    EXPECT_EQ(file_as("Bartók Béla", "hu"), "Bartók Béla");
    EXPECT_EQ(file_as("", "en"), "");
    EXPECT_EQ(file_as("(псевдоним)", "ru"), "(псевдоним)");
}

TEST(Language, KnowsNamesThatAreNoPersons) {
    for (const char* name : {"The Nabor project", "the editors", "Nabor project", "Редакция журнала", "Иванов и др."})
        EXPECT_TRUE(is_corporate_name(name)) << name;
    for (const char* name : {"Vadim Rogovin", "Jean d’Alembert", "Martin King Jr.", "Пётр Иванов мл.", "bell hooks", "Homer", "", "Ludwig van Beethoven"})
        EXPECT_FALSE(is_corporate_name(name)) << name;
}

TEST(Language, SortsInstitutionsWithoutTheirArticles) {
    EXPECT_EQ(corporate_file_as("The Nabor project", "en"), "Nabor project, The");
    EXPECT_EQ(corporate_file_as("the Nabor project", ""), "Nabor project, the");
    EXPECT_EQ(corporate_file_as("Die Linke", "de"), "Linke, Die");
    EXPECT_EQ(corporate_file_as("L’Humanité", "fr"), "Humanité, L’");
    EXPECT_EQ(corporate_file_as("Die Hard Press", "en"), "Die Hard Press");
    EXPECT_EQ(corporate_file_as("Издательство Наука", "ru"), "Издательство Наука");
    EXPECT_EQ(corporate_file_as("The ", "en"), "The ");
}

TEST(Language, GivesAnArticleASmallLetterInsideASentence) {
    EXPECT_EQ(corporate_inside("The Nabor project", "en"), "the Nabor project");
    EXPECT_EQ(corporate_inside("Nabor project", "en"), "Nabor project");
    EXPECT_EQ(corporate_inside("The Nabor project", "ru"), "The Nabor project");
}

std::vector<std::string> sorted(std::vector<std::string> words, std::string_view language) {
    std::sort(words.begin(), words.end(),
              [&](const auto& a, const auto& b) { return collation_key(a, language) < collation_key(b, language); });
    return words;
}

TEST(CollationKey, SortsAsTheLanguageDoes) {
    using List = std::vector<std::string>;
    EXPECT_EQ(sorted({"яма", "ёлка", "Ежов", "ель", "жук"}, "ru"), (List{"Ежов", "ёлка", "ель", "жук", "яма"}));
    EXPECT_EQ(sorted({"zebra", "Öl", "Ofen", "Oper"}, "de"), (List{"Ofen", "Öl", "Oper", "zebra"}));
    EXPECT_EQ(sorted({"zebra", "öl", "ofen"}, "sv"), (List{"ofen", "zebra", "öl"}));
    EXPECT_EQ(sorted({"łan", "lot", "mak", "las"}, "pl"), (List{"las", "lot", "łan", "mak"}));
    EXPECT_EQ(sorted({"b", "a"}, "not a tag"), (List{"a", "b"}));
    EXPECT_EQ(collation_key("", "ru"), "");
}

TEST(DivisionNumber, IsALabelWithANumberAndNoMore) {
    for (const char* line : {"Глава I", "CHAPTER XII", "Part the First", "Книга третья", "Teil 2", "1917", "IV", "Act three"}) EXPECT_TRUE(is_division_number(line)) << line;
    for (const char* line : {"Chapter", "The History of", "Letter to Lenin", "Part of it", "Дневник", "", "I am"}) EXPECT_FALSE(is_division_number(line)) << line;
}

}  // namespace
}  // namespace nabor
