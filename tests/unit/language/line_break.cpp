// Break opportunities, rule by rule. Texts are written with their breaks: "~" is a space without a break, "|" a break without a
// space, "{40}" a break with its reluctance, "!" a mandatory break.
#include "language/line_break.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace nabor {
namespace {

std::u16string shown(std::u16string_view text, const std::vector<BreakOpportunity>& breaks) {
    std::u16string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool after_space = i > 0 && text[i - 1] == ' ';
        const BreakOpportunity& place = breaks[i];
        if (place.kind == BreakKind::prohibited && after_space && text[i] != ' ') result.back() = u'~';
        if (place.kind != BreakKind::prohibited && !after_space) result += place.kind == BreakKind::mandatory ? u'!' : u'|';
        if (place.reluctance > 0) {
            result += u'{';
            for (const char digit : std::to_string(place.reluctance)) result += static_cast<char16_t>(digit);
            result += u'}';
        }
        result += text[i];
    }
    return result;
}

std::u16string shown(std::u16string_view text, std::string_view language, bool heading = false) {
    return shown(text, line_breaks(text, {{0, text.size(), language}}, heading));
}

TEST(LineBreak, BreaksAHeadingAtAPauseRatherThanInAPhrase) {
    EXPECT_EQ(shown(u"Lamps, Paper: Answers Given", "en", true), u"Lamps, Paper: Answers {10}Given");
    EXPECT_EQ(shown(u"Письма. Ответы комитета о лампах", "ru", true), u"Письма. Ответы {10}комитета {5}о~лампах");
}

TEST(LineBreak, KeepsRangesTogether) {
    EXPECT_EQ(shown(u"Годы 1917 – 1923", "ru", true), u"Годы {20}1917~–~1923");
    EXPECT_EQ(shown(u"см. гл. I–V книги", "ru"), u"см. гл.~I–V книги");
    EXPECT_EQ(shown(u"ch. 3–5", "en"), u"ch.~3–5");
}

TEST(LineBreak, BreaksADoiAndNoSentenceBeforeItsFullStop) {
    EXPECT_EQ(shown(u"10.1234/ab.cd_ef.", "en"), u"10|{20}.1234/|{20}ab|{20}.cd|{20}_ef.");
    EXPECT_EQ(shown(u"www.a.org?x=y&z", "en"), u"www|{20}.a|{20}.org|{20}?x|{20}=y|{20}&z");
}

TEST(LineBreak, BreaksCodeAtItsSigns) {
    const std::u16string_view code = u"a model.text/part_one e-mail";
    EXPECT_EQ(shown(code, line_breaks(code, {{0, code.size(), "en", true}}, false)), u"a model|{20}.text/|{20}part|{20}_one e|{20}-mail");
}

TEST(Identifiers, AreAddressesAndNamesOfPrograms) {
    const std::u16string_view text = u"see https://a.org and model.reading or a_b, not т.е. or word";
    std::vector<std::u16string_view> found;
    for (const TextRange& range : identifiers(text)) found.push_back(text.substr(range.begin, range.end - range.begin));
    EXPECT_EQ(found, (std::vector<std::u16string_view>{u"https://a.org", u"model.reading", u"a_b,"}));
}

TEST(LineBreak, ShelfMarksAreIdentifiers) {
    const std::u16string_view text = u"in FOND-12/34 and COVID-19, NATO/EU, MANUSCRIPT.B.7 or Folio-1/2";
    std::vector<std::u16string_view> found;
    for (const TextRange& range : identifiers(text)) found.push_back(text.substr(range.begin, range.end - range.begin));
    EXPECT_EQ(found, (std::vector<std::u16string_view>{u"FOND-12/34", u"MANUSCRIPT.B.7"}));
}

TEST(LineBreak, GivesAnEntryForEveryPosition) {
    EXPECT_EQ(line_breaks(u"", {}, false).size(), 1u);
    const auto breaks = line_breaks(u"a b", {}, false);
    ASSERT_EQ(breaks.size(), 4u);
    EXPECT_EQ(breaks[0].kind, BreakKind::prohibited);
    EXPECT_EQ(breaks[1].kind, BreakKind::prohibited);
    EXPECT_EQ(breaks[2].kind, BreakKind::allowed);
    EXPECT_EQ(breaks[3].kind, BreakKind::prohibited);
}

TEST(LineBreak, ObeysSeparatorsNoBreakSpacesAndSoftHyphens) {
    EXPECT_EQ(shown(u"один\u2028два", "ru"), u"один\u2028!два");
    EXPECT_EQ(shown(u"один\u00A0два три", "ru"), u"один\u00A0два три");
    EXPECT_EQ(shown(u"контр\u00ADреволюция", "ru"), u"контр\u00ADреволюция");
    EXPECT_EQ(shown(u"слово\u200Bслово", "ru"), u"слово\u200B|слово");
    EXPECT_EQ(shown(u"два  пробела", "ru"), u"два  пробела");
}

TEST(LineBreak, BeginsNoLineWithADash) {
    EXPECT_EQ(shown(u"Париж — столица", "ru"), u"Париж~— столица");
    EXPECT_EQ(shown(u"«Нет», — сказал он. — Да.", "ru"), u"«Нет»,~— сказал он.~— Да.");
    EXPECT_EQ(shown(u"Киев - город", "ru"), u"Киев~- город");
    EXPECT_EQ(shown(u"not here – there", "en"), u"not here~– there");
}

TEST(LineBreak, KeepsTheDashOfDialogueWithItsSpeech) {
    EXPECT_EQ(shown(u"— Да, — сказал", "ru"), u"—~Да,~— сказал");
    EXPECT_EQ(shown(u"Да\u2028— Нет", "ru"), u"Да\u2028!—~Нет");
    EXPECT_EQ(shown(u"—Да", "ru"), u"—Да");
}

TEST(LineBreak, EndsALineWithAClosedDash) {
    EXPECT_EQ(shown(u"word—word", "en"), u"word—|word");
    EXPECT_EQ(shown(u"said—“why?”—and", "en"), u"said—|“why?”—|and");
    EXPECT_EQ(shown(u"“Yes—” he", "en"), u"“Yes—” he");
    EXPECT_EQ(shown(u"«Мы»—«они»", "ru"), u"«Мы»—|«они»");
}

TEST(LineBreak, KeepsRangesWhole) {
    EXPECT_EQ(shown(u"1923–1940 XVIII–XIX 1917-1921", "ru"), u"1923–1940 XVIII–XIX 1917-1921");
    EXPECT_EQ(shown(u"Москва–Петербург", "ru"), u"Москва–|{10}Петербург");
}

TEST(LineBreak, DividesCompoundsAtTheirHyphens) {
    EXPECT_EQ(shown(u"северо-запад", "ru"), u"северо-|{10}запад");
    EXPECT_EQ(shown(u"20-летний", "ru"), u"20-|{30}летний");
    EXPECT_EQ(shown(u"5-й 1930-х Ту-154 с.-д. д-р из-под", "ru"), u"5-й 1930-х Ту-154 с.-д. д-р из-|{10}под");
    EXPECT_EQ(shown(u"well-known e-mail x-ray", "en"), u"well-|{10}known e-mail x-ray");
}

TEST(LineBreak, DividesAfterSlashesReluctantly) {
    EXPECT_EQ(shown(u"и/или", "ru"), u"и/или");
    EXPECT_EQ(shown(u"она/они 3/4 м/с 1917/18", "ru"), u"она/|{30}они 3/4 м/с 1917/18");
}

TEST(LineBreak, DividesAddressesOfWebPages) {
    EXPECT_EQ(shown(u"см. https://site.org/a-b/c", "ru"), u"см. https://site|{20}.org/|{20}a|{20}-b/|{20}c");
    EXPECT_EQ(shown(u"www.archive.ru/fond5.", "ru"), u"www|{20}.archive|{20}.ru/|{20}fond5.");
}

TEST(LineBreak, SeparatesNoQuotationMarkOrBracketFromItsText) {
    EXPECT_EQ(shown(u"( слово ) [ и ] „ так “", "ru"), u"(~слово~) [~и~] „~так “");
    EXPECT_EQ(shown(u"«Правда» (газета)", "ru"), u"«Правда» (газета)");
    EXPECT_EQ(shown(u"он … ушёл ...", "ru"), u"он~… ушёл~...");
    EXPECT_EQ(shown(u"«…и но…и", "ru"), u"«…и но…|{20}и");
    EXPECT_EQ(shown(u"der »Neue Weg« ist", "de"), u"der »Neue Weg« ist");
}

TEST(LineBreak, KeepsRussianParticlesWithTheWordBefore) {
    EXPECT_EQ(shown(u"он бы пришёл, так ли, он же", "ru"), u"он~бы пришёл, так~ли, он~же");
    EXPECT_EQ(shown(u"поэт Ли Бо", "ru"), u"поэт Ли Бо");
    EXPECT_EQ(shown(u"він би прийшов", "uk"), u"він~би прийшов");
}

TEST(LineBreak, EndsALineWithAShortWordReluctantly) {
    EXPECT_EQ(shown(u"стол в углу, (и не там", "ru"), u"стол в {40}углу, (и {40}не {20}там");
    EXPECT_EQ(shown(u"О нём для всех", "ru"), u"О {40}нём для всех");
    EXPECT_EQ(shown(u"а, б", "ru"), u"а,~б");
    EXPECT_EQ(shown(u"сидів у хаті", "uk"), u"сидів у {40}хаті");
    EXPECT_EQ(shown(u"w domu do lasu", "pl"), u"w {60}domu do {15}lasu");
    EXPECT_EQ(shown(u"I am a man of", "en"), u"I {15}am a {15}man of");
}

TEST(LineBreak, EndsNoLineOfAHeadingWithAPreposition) {
    EXPECT_EQ(shown(u"О положении в стране для нас", "ru", true), u"О~положении {5}в~стране {5}для~нас");
    EXPECT_EQ(shown(u"The Man of the House", "en", true), u"The~Man {5}of~the~House");
    EXPECT_EQ(shown(u"Глава I. Начало", "ru", true), u"Глава {20}I. Начало");
}

TEST(LineBreak, KeepsInitialsWithTheSurname) {
    EXPECT_EQ(shown(u"об А. А. Иоффе", "ru"), u"об {20}А.~А.~Иоффе");
    EXPECT_EQ(shown(u"у А.И. Герцена", "ru"), u"у {40}А.И.~Герцена");
    EXPECT_EQ(shown(u"Ж.-П. Сартр, Дж. Рид", "ru"), u"Ж.-П.~Сартр, Дж.~Рид");
    EXPECT_EQ(shown(u"Троцкий Л. Д. писал", "ru"), u"Троцкий {20}Л.~Д. писал");
    EXPECT_EQ(shown(u"by J. R. R. Tolkien", "en"), u"by J.~R.~R.~Tolkien");
}

// In a heading a Roman numeral is a number only where it numbers the heading.
TEST(LineBreak, KeepsInitialsThatAreRomanNumeralsInHeadings) {
    EXPECT_EQ(shown(u"Letters to V. I. Lenin", "en", true).find(u"V. "), std::u16string::npos);
    EXPECT_EQ(shown(u"Письмо J. V. Stalin", "ru", true).find(u"V. "), std::u16string::npos);
    EXPECT_NE(shown(u"I. Начало", "ru", true).find(u"I. "), std::u16string::npos);
}

TEST(LineBreak, KeepsTitlesWithTheName) {
    EXPECT_EQ(shown(u"тов. Троцкий в г. Москве", "ru"), u"тов.~Троцкий в {40}г.~Москве");
    EXPECT_EQ(shown(u"в 1917 г. Москва", "ru"), u"в {40}1917~г. Москва");
    EXPECT_EQ(shown(u"Mr. Smith of St. Louis", "en"), u"Mr.~Smith of St.~Louis");
    EXPECT_EQ(shown(u"von Dr. Marx", "de"), u"von Dr.~Marx");
    EXPECT_EQ(shown(u"chez M. Hugo", "fr"), u"chez M.~Hugo");
}

TEST(LineBreak, KeepsParticlesOfNamesBetweenTitleAndSurname) {
    EXPECT_EQ(shown(u"Mme de Staël, M. le comte, Mlle d’Épinay, MM. Hugo", "fr"), u"Mme~de~Staël, M.~le comte, Mlle~d’Épinay, MM.~Hugo");
    EXPECT_EQ(shown(u"A. de Musset, chez de Musset", "fr"), u"A.~de~Musset, chez de Musset");
    EXPECT_EQ(shown(u"Frau von Stein, L. van Beethoven", "de"), u"Frau~von~Stein, L.~van~Beethoven");
    EXPECT_EQ(shown(u"Mr. de Vries and Dr. O'Hara", "en"), u"Mr.~de~Vries and Dr.~O'Hara");
    EXPECT_EQ(shown(u"г-жа де Сталь, А. фон Гумбольдт", "ru"), u"г-жа~де~Сталь, А.~фон~Гумбольдт");
}

TEST(LineBreak, KeepsTimesAndMeasuresOfTwoParts) {
    EXPECT_EQ(shown(u"à 20 h 30 et 5 min 10 s", "fr"), u"à {20}20~h~30 et 5~min~10~s");
    EXPECT_EQ(shown(u"um 20 Uhr 15", "de"), u"um 20~Uhr~15");
    EXPECT_EQ(shown(u"5 ft 6 in. tall", "en"), u"5~ft~6~in. tall");
    EXPECT_EQ(shown(u"о 20 год 30 хв", "uk"), u"о {40}20~год~30~хв");
}

TEST(LineBreak, KeepsSumsOfMoney) {
    EXPECT_EQ(shown(u"10 $ ou 10 €, £ 5", "fr"), u"10~$ ou 10~€, £~5");
    EXPECT_EQ(shown(u"5 Mio. € und 10 €", "de"), u"5~Mio.~€ und 10~€");
    EXPECT_EQ(shown(u"10 ₴ і 5 грн", "uk"), u"10~₴ і {40}5~грн");
}

TEST(LineBreak, KeepsAnOrdinalWithItsCentury) {
    EXPECT_EQ(shown(u"le XIXe siècle, au XXᵉ siècle, Ce siècle", "fr"), u"le XIXe~siècle, au XXᵉ~siècle, Ce siècle");
    EXPECT_EQ(shown(u"im 19. Jh. der", "de"), u"im 19.~Jh. der");
    EXPECT_EQ(shown(u"in 2nd ed. of", "en"), u"in 2nd~ed. of");
}

TEST(LineBreak, KeepsNumbersWithWhatTheyCount) {
    EXPECT_EQ(shown(u"5 км, 25 чел., 50 % и XIX в. пришёл", "ru"), u"5~км, 25~чел., 50~% и {40}XIX~в. пришёл");
    EXPECT_EQ(shown(u"10 м2, 10 см³ и 5 км1 пути", "ru"), u"10~м2, 10~см³ и {40}5~км1 пути");
    EXPECT_EQ(shown(u"10 000 руб. и 1 234 567 экз.", "ru"), u"10~000~руб. и {40}1~234~567~экз.");
    EXPECT_EQ(shown(u"в 1917 500 человек", "ru"), u"в {40}1917 500 человек");
    EXPECT_EQ(shown(u"5 в ряд", "ru"), u"5 в {40}ряд");
    EXPECT_EQ(shown(u"5 мая 1917 года", "ru"), u"5 {40}мая {20}1917 {40}года");
    EXPECT_EQ(shown(u"at 5 p.m. on May 5, I may", "en"), u"at 5~p.m. on May {20}5, I {15}may");
    EXPECT_EQ(shown(u"um 5 Uhr", "de"), u"um 5~Uhr");
}

TEST(LineBreak, KeepsSignsWithTheirNumber) {
    EXPECT_EQ(shown(u"№ 5, § 3, с. 12, т. XII", "ru"), u"№~5, §~3, с.~12, т.~XII");
    EXPECT_EQ(shown(u"ф. 5, оп. 1, д. 34, л. 15 об.", "ru"), u"ф.~5, оп.~1, д.~34, л.~15~об.");
    EXPECT_EQ(shown(u"p. 5, No. 5, Vol. 3", "en"), u"p.~5, No.~5, Vol.~3");
    EXPECT_EQ(shown(u"S. 12, Bd. 3", "de"), u"S.~12, Bd.~3");
    EXPECT_EQ(shown(u"nº 5, n° 5, nos 5 et 6, art. 5, p. 12, § 5", "fr"), u"nº~5, n°~5, nos~5 et 6, art.~5, p.~12, §~5");
    EXPECT_EQ(shown(u"see p. xii of No. 5", "en"), u"see p.~xii of No.~5");
    EXPECT_EQ(shown(u"№ 5, § 5, арк. 12, буд. 3", "uk"), u"№~5, §~5, арк.~12, буд.~3");
}

TEST(LineBreak, KeepsAbbreviationsWhole) {
    EXPECT_EQ(shown(u"(т. е. он), и т. д., и др. н. э.", "ru"), u"(т.~е. он), и~т.~д., и~др. н.~э.");
    EXPECT_EQ(shown(u"ты и т. Петров", "ru"), u"ты и {40}т.~Петров");
    EXPECT_EQ(shown(u"z. B. d. h. v. Chr.", "de"), u"z.~B. d.~h.~v.~Chr.");
}

TEST(LineBreak, KeepsFrenchSpacedSigns) {
    EXPECT_EQ(shown(u"« bon » ! et ; voilà : oui ?", "fr"), u"«~bon~»~! et~; voilà~: oui~?");
}

TEST(LineBreak, FollowsTheLanguageOfEachStretch) {
    const std::u16string text = u"в Paris «Le » и w domu";
    const auto breaks = line_breaks(text, {{0, 17, "ru"}, {17, text.size(), "pl"}}, false);
    EXPECT_EQ(shown(text, breaks), u"в {40}Paris «Le~» и {40}w {60}domu");
}

TEST(LineBreak, DividesIdeographsGladly) {
    EXPECT_EQ(shown(u"漢字。「引」", "ja"), u"漢|字。|「引」");
}

TEST(LineBreak, IsNotSlowedByTextWithoutSpaces) {
    const std::u16string long_word(200'000, u'-');
    EXPECT_EQ(line_breaks(u"a" + long_word, {}, false).size(), 200'002u);
    std::u16string dotted;
    for (int i = 0; i < 50'000; ++i) dotted += u"a.";
    EXPECT_EQ(line_breaks(dotted, {}, false).size(), 100'001u);
}

TEST(LineBreak, TiesAreWhereOtherProgramsCouldBreakALine) {
    const auto tied = [](std::u16string_view text, std::string_view language) {
        std::u16string shown;
        std::size_t from = 0;
        for (const std::size_t place : LineBreakFinder().ties(text, {{0, text.size(), language}})) {
            shown += std::u16string(text.substr(from, place - from)) + u"|";
            from = place;
        }
        return to_utf8(shown + std::u16string(text.substr(from)));
    };
    EXPECT_EQ(tied(u"А. А. Иоффе, с. 5 и т. д.", "ru"), "А. |А. |Иоффе, с. |5 и |т. |д.");
    EXPECT_EQ(tied(u"слово — дело, 1914–1918", "ru"), "слово |— дело, 1914–|1918");
    EXPECT_EQ(tied(u"« Où ? » dit-il ; oui", "fr"), "« |Où |? |» dit-il |; oui");
    EXPECT_EQ(tied(u"one two-three", "en"), "one two-three");
    EXPECT_EQ(tied(u"слово\u00ADформа", "ru"), "слово\u00ADформа");
    EXPECT_EQ(tied(u"à 20 h 30, nº 5, 10 $, XIXe siècle", "fr"), "à 20 |h |30, nº |5, 10 |$, XIXe |siècle");
    EXPECT_EQ(tied(u"z. B. 5 kg", "de"), "z. |B. 5 |kg");
}

// The ties are found without asking for the breaks of every place; both must say the same.
TEST(LineBreak, TiesAreTheProhibitedBreaksOfUnicodesRules) {
    constexpr std::u16string_view characters = u"aБ5. ,:;!?-—–«»“”()…'’\u00A0$€%漢。éX";
    constexpr std::string_view languages[] = {"ru", "fr", "en", "de", ""};
    std::uint32_t state = 1;
    for (int round = 0; round < 4000; ++round) {
        std::u16string text;
        for (int i = 0; i < 14; ++i) {
            state = state * 1'664'525 + 1'013'904'223;
            text += (state >> 16) % 3 == 0 ? u' ' : characters[(state >> 20) % characters.size()];
        }
        const std::string_view language = languages[static_cast<std::size_t>(round) % std::size(languages)];
        const auto breaks = line_breaks(text, {{0, text.size(), language}}, false);
        std::vector<bool> tied(text.size());
        for (const std::size_t place : LineBreakFinder().ties(text, {{0, text.size(), language}})) tied[place] = true;
        for (std::size_t place = 1; place < text.size(); ++place) {
            const bool is_prohibited = breaks[place].kind == BreakKind::prohibited;
            EXPECT_TRUE(text[place - 1] == ' ' ? tied[place] == is_prohibited : !tied[place] || is_prohibited) << to_utf8(text) << " at " << place;
        }
    }
}

}  // namespace
}  // namespace nabor
