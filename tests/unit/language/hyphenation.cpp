// Where words may be hyphenated: Debian's patterns under Nabor's rules, language by language.
#include "language/hyphenation.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "language/compound_list.h"
#include "language/hyphenation_patterns.h"
#include "support/disk.h"

namespace nabor {
namespace {

// The word with its hyphens, in UTF-16.
std::u16string hyphenated(std::u16string_view word, std::string_view language) {
    static const Hyphenator hyphenator(machine::disk, Hyphenator::system_folders());
    std::u16string text(word);
    const std::vector<std::uint16_t> positions = hyphenator.positions(word, language);
    for (auto position = positions.rbegin(); position != positions.rend(); ++position) text.insert(*position, 1, u'-');
    return text;
}

TEST(Hyphenation, DividesRussianBySyllablesAndParts) {
    EXPECT_EQ(hyphenated(u"революция", "ru"), u"ре-во-лю-ция");
    EXPECT_EQ(hyphenated(u"государственный", "ru"), u"го-су-дар-ствен-ный");
    EXPECT_EQ(hyphenated(u"бесполезный", "ru-RU"), u"бес-по-лез-ный");
    EXPECT_EQ(hyphenated(u"изба", "ru"), u"из-ба");
    EXPECT_EQ(hyphenated(u"Москва", "ru"), u"Моск-ва");
    EXPECT_EQ(hyphenated(u"изображение", "ru"), u"изо-бра-же-ние");
}

TEST(Hyphenation, KeepsRussianSignsWithTheLetterBefore) {
    EXPECT_EQ(hyphenated(u"подъезд", "ru"), u"подъ-езд");
    EXPECT_EQ(hyphenated(u"чайник", "ru"), u"чай-ник");
    EXPECT_EQ(hyphenated(u"районный", "ru"), u"рай-он-ный");
    EXPECT_EQ(hyphenated(u"обезьяна", "ru"), u"обе-зья-на");
    EXPECT_EQ(hyphenated(u"разыскать", "ru"), u"разыс-кать");
}

TEST(Hyphenation, LeavesAndCarriesNoSingleLetterAndNoPartWithoutAVowel) {
    for (const char16_t* word : {u"моя", u"её", u"июнь", u"мая", u"взгляд", u"власть", u"сквозь", u"а", u""}) {
        EXPECT_EQ(hyphenated(word, "ru"), word);
    }
    EXPECT_EQ(hyphenated(u"семья", "ru"), u"се-мья");
    EXPECT_EQ(hyphenated(u"поэзия", "ru"), u"по-э-зия");
}

TEST(Hyphenation, LeavesAbbreviationsNumbersAndSignsAlone) {
    for (const char16_t* word : {u"СССР", u"ОППОЗИЦИЯ", u"МХАТовский", u"19летний", u"слово/дело", u"один два"}) {
        EXPECT_EQ(hyphenated(word, "ru"), word);
    }
}

TEST(Hyphenation, SeesThroughStressMarksAndDots) {
    EXPECT_EQ(hyphenated(u"зако\u0301нный", "ru"), u"за-ко\u0301н-ный");
    EXPECT_EQ(hyphenated(u"за\u0301мок", "ru"), u"за\u0301-мок");
    EXPECT_EQ(hyphenated(u"съёмка", "ru"), u"съём-ка");
    EXPECT_EQ(hyphenated(u"съе\u0308мка", "ru"), u"съе\u0308м-ка");
    EXPECT_EQ(hyphenated(u"чаи\u0306ник", "ru"), u"чаи\u0306-ник");
}

TEST(Hyphenation, KnowsTheOldRussianLetters) {
    EXPECT_EQ(hyphenated(u"исторія", "ru"), u"ис-то-рія");
    EXPECT_EQ(hyphenated(u"надѣяться", "ru-petr1708"), u"на-дѣ-ять-ся");
    EXPECT_EQ(hyphenated(u"Ѳеодосій", "ru"), u"Ѳе-о-до-сій");
    EXPECT_EQ(hyphenated(u"хлѣбъ", "ru"), u"хлѣбъ");
}

TEST(Hyphenation, LeavesTwoAndCarriesThreeEnglishLetters) {
    EXPECT_EQ(hyphenated(u"democracy", "en"), u"democ-racy");
    EXPECT_EQ(hyphenated(u"democracy", "en-US"), u"democ-racy");
    EXPECT_EQ(hyphenated(u"democracy", "en-GB"), u"demo-cracy");
    EXPECT_EQ(hyphenated(u"Democracy", "en-AU"), u"Demo-cracy");
    EXPECT_EQ(hyphenated(u"only", "en"), u"only");
}

TEST(Hyphenation, HasExceptionsOfItsOwn) {
    EXPECT_EQ(hyphenated(u"therapists", "en-GB"), u"ther-a-pists");
    EXPECT_EQ(hyphenated(u"everything", "en"), u"every-thing");
    EXPECT_EQ(hyphenated(u"counterrevolutionary", "en"), u"counter-rev-o-lu-tion-ary");
    EXPECT_EQ(hyphenated(u"women", "en-GB"), u"women");
}

TEST(Hyphenation, DividesTheOtherLanguages) {
    EXPECT_EQ(hyphenated(u"Silbentrennung", "de"), u"Sil-ben-tren-nung");
    EXPECT_EQ(hyphenated(u"Donaudampfschifffahrt", "de-AT"), u"Do-nau-dampf-schiff-fahrt");
    EXPECT_EQ(hyphenated(u"Volkskommissar", "de"), u"Volks-kom-mis-sar");
    EXPECT_EQ(hyphenated(u"Abendessen", "de"), u"Abend-es-sen");
    EXPECT_EQ(hyphenated(u"Geſchichte", "de"), u"Ge-ſchich-te");
    EXPECT_EQ(hyphenated(u"Größe", "de"), u"Grö-ße");
    EXPECT_EQ(hyphenated(u"révolution", "fr"), u"ré-vo-lu-tion");
    EXPECT_EQ(hyphenated(u"re\u0301volution", "fr"), u"re\u0301-vo-lu-tion");
    EXPECT_EQ(hyphenated(u"społeczeństwo", "pl"), u"spo-łe-czeń-stwo");
    EXPECT_EQ(hyphenated(u"револуција", "sr"), u"ре-во-лу-ци-ја");
    EXPECT_EQ(hyphenated(u"revolucija", "sr-Latn"), u"re-vo-lu-ci-ja");
    EXPECT_EQ(hyphenated(u"revolucija", "sr"), u"re-vo-lu-ci-ja");
}

TEST(Hyphenation, DividesUkrainianAroundItsApostrophe) {
    EXPECT_EQ(hyphenated(u"революція", "uk"), u"ре-во-лю-ція");
    EXPECT_EQ(hyphenated(u"район", "uk"), u"ра-йон");
    EXPECT_EQ(hyphenated(u"чайник", "uk"), u"чай-ник");
    EXPECT_EQ(hyphenated(u"під’їзд", "uk"), u"під’-їзд");
    EXPECT_EQ(hyphenated(u"п’ять", "uk"), u"п’ять");
}

TEST(Hyphenation, ObeysAnEditorsSoftHyphens) {
    EXPECT_EQ(hyphenated(u"контр\u00ADреволюция", "ru"), u"контр\u00AD-революция");
    EXPECT_EQ(hyphenated(u"\u00ADслово\u00AD", "ru"), u"\u00ADслово\u00AD");
}

TEST(Hyphenation, IsSilentInLanguagesItDoesNotKnow) {
    const Hyphenator hyphenator(machine::disk, Hyphenator::system_folders());
    EXPECT_TRUE(hyphenator.knows("ru"));
    EXPECT_TRUE(hyphenator.knows("de-CH"));
    EXPECT_FALSE(hyphenator.knows("la"));
    EXPECT_FALSE(hyphenator.knows("und"));
    EXPECT_FALSE(hyphenator.knows("../ru"));
    EXPECT_TRUE(hyphenator.positions(u"revolutionem", "la").empty());
    EXPECT_TRUE(hyphenator.positions(std::u16string(5000, u'а'), "ru").empty());
}

TEST(Hyphenation, TakesTheFirstFolderThatHasADictionary) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "nabor-hyphen";
    fs::create_directories(folder);
    std::ofstream(folder / "hyph_la.dic") << "UTF-8\nre1vo\n";
    const Hyphenator hyphenator(machine::disk, {folder});
    EXPECT_EQ(hyphenator.positions(u"revolutionem", "la"), std::vector<std::uint16_t>{2});
    fs::remove_all(folder);
}

TEST(Hyphenation, ServesSeveralThreads) {
    const Hyphenator hyphenator(machine::disk, Hyphenator::system_folders());
    std::vector<std::vector<std::uint16_t>> found(4);
    std::vector<std::thread> threads;
    for (auto& positions : found) threads.emplace_back([&] { positions = hyphenator.positions(u"оппозиция", "ru"); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& positions : found) EXPECT_EQ(positions, (std::vector<std::uint16_t>{2, 4, 6}));
}

TEST(PreparePatterns, MergesWhatRawPatternsSayOfOneEnd) {
    // At "abc" libhyphen would ignore the patterns "bc" and "c"; at "xc", a prefix of a pattern, the pattern "c".
    EXPECT_EQ(prepare_patterns("UTF-8\nabc5\nb3c\n1c\nxcd2\n").patterns, "UTF-8\nNEXTLEVEL\nab3c5\nb3c\n1c\nx1c\nxcd2\n");
    EXPECT_EQ(prepare_patterns("").patterns, "");
}

TEST(PreparePatterns, KeepsTheLastOfTwoAndNothingThatChangesSpelling) {
    EXPECT_EQ(prepare_patterns("UTF-8\nLEFTHYPHENMIN 2\n% note\nab5\nb1c\na1b\nf1f/ff=f,1,2\n").patterns, "UTF-8\nNEXTLEVEL\nb1c\na1b\n");
}

TEST(PreparePatterns, TakesCompoundsApart) {
    const PatternFile file = prepare_patterns("UTF-8\nsee1weg\nein\nNEXTLEVEL\na1b\n");
    ASSERT_EQ(file.compounds.size(), 2u);
    EXPECT_EQ(file.compounds[1].letters, "seeweg");
    EXPECT_EQ(file.compounds[1].digits, "0001000");
    EXPECT_EQ(file.patterns, "UTF-8\nNEXTLEVEL\na1b\n");
}

TEST(CompoundList, OnlyTheLongestEntryCounts) {
    const CompoundList list(prepare_patterns("UTF-8\nen1de\nsee1weg\nwegende\nNEXTLEVEL\n").compounds);
    const auto joints = [&](std::string_view word) {
        std::array<bool, 20> joint{};
        list.find_joints(word, joint);
        std::string text(word);
        for (std::size_t i = word.size(); i-- > 0;) {
            if (joint[i]) text.insert(i, 1, '-');
        }
        return text;
    };
    EXPECT_EQ(joints("seeweg"), "see-weg");
    EXPECT_EQ(joints("enden"), "en-den");
    EXPECT_EQ(joints("seewegende"), "see-wegende");   // "wegende" hides "en1de"
    EXPECT_EQ(joints("see"), "see");
}

}  // namespace
}  // namespace nabor
