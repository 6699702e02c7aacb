// What the audit finds in lines: each kind, and what is none of it.
#include <gtest/gtest.h>

#include "unit/check/audit_sample.h"

namespace nabor {
namespace {

using namespace samples;

// A book of ordinary lines, and one line with other spaces.
AuditSample with_a_line(double space) {
    AuditSample sample;
    sample.page();
    for (int i = 0; i < 40; ++i) sample.paragraph({{u"quite ordinary words", 4}, {u"end of it"}});
    sample.paragraph({{u"the line in question", space}, {u"end of it"}});
    return sample;
}

TEST(AuditSpaces, ALineOverOnePointSixOfTheMeanIsLoose) {
    const AuditSample sample = with_a_line(6.7);
    const auto findings = found(sample.pages, AuditKind::loose_line);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].text, "the line in question");
    EXPECT_NEAR(static_cast<double>(findings[0].figure), 1675, 10);  // of the median, 4
    EXPECT_EQ(findings[0].marks.front().page, 0u);
    EXPECT_EQ(findings[0].marks.front().y, Length::points(head + 80 * line_height));
    EXPECT_FALSE(findings[0].in_note);
    EXPECT_EQ(count(with_a_line(6.3).pages, AuditKind::loose_line), 0u);
}

TEST(AuditSpaces, AVeryLooseLineIsNotCountedAgainAsALooseOne) {
    const AuditSample sample = with_a_line(10);
    EXPECT_EQ(count(sample.pages, AuditKind::very_loose_line), 1u);
    EXPECT_EQ(count(sample.pages, AuditKind::loose_line), 0u);
    EXPECT_NEAR(number_of(sample.pages, "loose-percent"), 100.0 / 41, 0.001);
    EXPECT_NEAR(number_of(sample.pages, "very-loose-percent"), 100.0 / 41, 0.001);
    EXPECT_NEAR(number_of(sample.pages, "widest-word-space"), 2.41, 0.01);
}

TEST(AuditSpaces, ALineUnderSevenTenthsIsTight) {
    EXPECT_EQ(count(with_a_line(2.7).pages, AuditKind::tight_line), 1u);
    EXPECT_EQ(count(with_a_line(2.9).pages, AuditKind::tight_line), 0u);
}

TEST(AuditSpaces, ALastLineIsNeitherLooseNorInTheMean) {
    AuditSample sample = with_a_line(4);
    sample.paragraph({{u"one more", 4}, {u"wide at the end", 20}});
    EXPECT_EQ(count(sample.pages, AuditKind::very_loose_line), 0u);
    EXPECT_EQ(number_of(sample.pages, "mean-word-space"), 1.0);
    EXPECT_EQ(number_of(sample.pages, "mean-word-gap"), 4.0);
    EXPECT_EQ(number_of(sample.pages, "word-gap-variation"), 0.0);
}

TEST(AuditSpaces, NotesAreCountedApart) {
    AuditSample sample = with_a_line(4);
    sample.notes = true;
    sample.paragraph({{u"a loose note line", 9}, {u"end"}});
    const auto findings = found(sample.pages, AuditKind::very_loose_line);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_TRUE(findings[0].in_note);
    EXPECT_EQ(number_of(sample.pages, "loose-percent"), 0.0);
    EXPECT_EQ(number_of(sample.pages, "note-loose-percent"), 100.0);
    EXPECT_EQ(number_of(sample.pages, "note-lines"), 2.0);
    EXPECT_EQ(number_of(sample.pages, "lines"), 82.0);
    EXPECT_EQ(number_of(sample.pages, "justified-lines"), 41.0);
}

TEST(AuditSpaces, VariationIsOfTheLinesMeans) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"one two three", 3}, {u"four five six", 5}, {u"end"}});
    EXPECT_EQ(number_of(sample.pages, "mean-word-gap"), 4.0);
    EXPECT_EQ(number_of(sample.pages, "word-gap-variation"), 25.0);
}

TEST(AuditHyphens, ThreeInARowAreALadder) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"one alpha-"}, {u"two beta-"}, {u"three gamma-"}, {u"four"}});
    const auto findings = found(sample.pages, AuditKind::hyphen_ladder);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].figure, 3000);
    EXPECT_EQ(findings[0].marks.size(), 3u);
    EXPECT_EQ(findings[0].text, "one alpha-");
    EXPECT_EQ(number_of(sample.pages, "longest-hyphen-run"), 3.0);
    EXPECT_EQ(number_of(sample.pages, "hyphen-percent"), 100.0);
}

TEST(AuditHyphens, TwoInARowOrTwoParagraphsAreNone) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"one alpha-"}, {u"two beta-"}, {u"three gamma"}, {u"four delta-"}, {u"end-"}});
    sample.paragraph({{u"one epsilon-"}, {u"end"}});
    EXPECT_EQ(count(sample.pages, AuditKind::hyphen_ladder), 0u);
    EXPECT_EQ(number_of(sample.pages, "longest-hyphen-run"), 2.0);
}

TEST(AuditHyphens, ALadderGoesOverAPage) {
    AuditSample sample;
    sample.page();
    sample.begin({{u"one alpha-"}, {u"two beta-"}});
    sample.notes = true;
    sample.notes = false;
    sample.page();
    sample.go_on({{u"three gamma-"}, {u"end"}});
    const auto findings = found(sample.pages, AuditKind::hyphen_ladder);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].marks.back().page, 1u);
}

TEST(AuditHyphens, AWordsOwnHyphenIsSeenToo) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"one alpha-"}, {u"two beta-"}, {u"semi-"}, {u"end"}});
    sample.pages.pages[0].lines[2].hyphen = false;
    std::get<GlyphRun>(sample.pages.pages[0].items[2]).text.back() = u'-';
    EXPECT_EQ(count(sample.pages, AuditKind::hyphen_ladder), 1u);
}

TEST(AuditStacks, TheSameWordUnderItselfIsFound) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"«Which of them came"}, {u"which of us went,"}, {u"and how it was"}, {u"end"}});
    const auto findings = found(sample.pages, AuditKind::stacked_words);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].figure, 2000);
    ASSERT_EQ(findings[0].marks.size(), 2u);
    EXPECT_EQ(findings[0].marks[0].x, Length::points(left_edge));
    EXPECT_EQ(findings[0].marks[0].width, Length::points(6 * letter));
}

TEST(AuditStacks, AtTheRightEdgeTheWordsOwnPlaceIsMarked) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"Первая строка слов"}, {u"другая тоже слов,"}, {u"конец"}});
    const auto findings = found(sample.pages, AuditKind::stacked_words);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].marks[1].x, Length::points(left_edge + 10 * letter + 2 * natural_space));
    EXPECT_EQ(findings[0].marks[1].width, Length::points(5 * letter));
}

TEST(AuditStacks, ShortWordsStackOnThreeLines) {
    AuditSample two, three;
    two.page();
    two.paragraph({{u"и первое дело"}, {u"и второе слово"}, {u"но третье"}});
    two.paragraph({{u"the first of them"}, {u"the second one"}, {u"at an end"}});
    three.page();
    three.paragraph({{u"и первое дело"}, {u"и второе слово"}, {u"и третье"}});
    EXPECT_EQ(count(two.pages, AuditKind::stacked_words), 0u);
    EXPECT_EQ(count(three.pages, AuditKind::stacked_words), 1u);
}

TEST(AuditStacks, FiveLettersAtALinesBeginningLookAlike) {
    AuditSample alike, unlike;
    alike.page();
    alike.paragraph({{u"революция была"}, {u"революционный дух"}, {u"конец"}});
    unlike.page();
    unlike.paragraph({{u"прошлое было"}, {u"пропало совсем"}, {u"конец"}});
    EXPECT_EQ(count(alike.pages, AuditKind::stacked_words), 1u);
    EXPECT_EQ(count(unlike.pages, AuditKind::stacked_words), 0u);
}

TEST(AuditStacks, OtherParagraphsPagesNumbersAndLastWordsAreNone) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"verse begins so"}});
    sample.paragraph({{u"verse begins here"}});
    sample.paragraph({{u"1917 year it was"}, {u"1918 year and then"}, {u"some more then"}});
    sample.begin({{u"Begin the end"}, {u"other word"}});
    sample.page();
    sample.go_on({{u"other thing"}, {u"the last"}});
    EXPECT_EQ(count(sample.pages, AuditKind::stacked_words), 0u);
}

TEST(AuditLastLines, OneNarrowerThanTwoEmsIsFound) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"a line of the text", 4, 10}, {u"it."}});
    const auto findings = found(sample.pages, AuditKind::short_last_line);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].figure, 1500);  // 15 pt in 10 pt type
    EXPECT_EQ(findings[0].text, "it.");
}

TEST(AuditLastLines, OneNarrowerThanTheIndentIsFound) {
    AuditSample narrower, wider;
    narrower.page();
    narrower.paragraph({{u"a line of the text", 4, 30}, {u"fives"}});
    wider.page();
    wider.paragraph({{u"a line of the text", 4, 20}, {u"fives"}});
    EXPECT_EQ(count(narrower.pages, AuditKind::short_last_line), 1u);
    EXPECT_EQ(count(wider.pages, AuditKind::short_last_line), 0u);
}

TEST(AuditLastLines, RaggedParagraphsAndSingleLinesEndAsTheyPlease) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"it."}});
    sample.paragraph({{u"a centred heading"}, {u"it"}});
    sample.pages.pages[0].lines[1].justified = false;
    EXPECT_EQ(count(sample.pages, AuditKind::short_last_line), 0u);
}

// Lines of three words whose first gaps stand under each other; the others do not.
AuditSample river_of(std::size_t lines, double space = 6) {
    AuditSample sample;
    sample.page();
    std::vector<Words> words;
    const std::u16string tails[] = {u"ab abcdefgh", u"abcdef ab", u"abcdefghijkl a", u"abcd abcd", u"abcdefgh abcde"};
    for (std::size_t i = 0; i < lines; ++i) words.push_back({u"abcde " + tails[i], space});
    words.push_back({u"the end"});
    sample.paragraph(words);
    for (int i = 0; i < 20; ++i)
        sample.paragraph({{u"quite ordinary words " + std::u16string(static_cast<std::size_t>(i), u'x') + u" go"}, {u"end of it"}});
    return sample;
}

// "see p. 1234 of it": the number is filled in when the pages are known, and is no item of its line.
TEST(AuditText, NumbersFilledInLateTakeTheirPlace) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"some words of it"}, {u"p. "}});
    GlyphRun number;
    number.size = Length::points(type_size);
    number.x = Length::points(left_edge + 2 * letter + natural_space);
    number.y = Length::points(head + line_height + 9);
    number.node = NodeId{0};
    number.text = u"1234";
    number.glyphs.assign(4, {1, 1, static_cast<std::int32_t>(Length::points(letter).units), 0, 0});
    EXPECT_EQ(count(sample.pages, AuditKind::short_last_line), 1u);
    sample.pages.pages[0].items.emplace_back(number);
    EXPECT_EQ(count(sample.pages, AuditKind::short_last_line), 0u);
    sample.pages.relaxations.push_back({Relaxation::Kind::too_tall, 0, number.y, {}, 1, 1});
    EXPECT_EQ(found(sample.pages, AuditKind::too_tall).at(0).text, "p. 1234");
}

TEST(AuditRivers, FourGapsUnderEachOtherAreARiver) {
    const AuditSample sample = river_of(4);
    const auto findings = found(sample.pages, AuditKind::river);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].figure, 4000);
    ASSERT_EQ(findings[0].marks.size(), 4u);
    EXPECT_EQ(findings[0].marks[2].x, Length::points(left_edge + 5 * letter));
    EXPECT_EQ(findings[0].marks[2].width, Length::points(6));
    EXPECT_EQ(findings[0].marks[2].y, Length::points(head + 2 * line_height));
}

TEST(AuditRivers, ThreeGapsOrNarrowOnesAreNone) {
    EXPECT_EQ(count(river_of(3).pages, AuditKind::river), 0u);
    EXPECT_EQ(count(river_of(4, 3).pages, AuditKind::river), 0u);
}

TEST(AuditRivers, ItMayWanderByHalfAGapButNoMore) {
    for (const double step : {2.0, 4.0}) {
        AuditSample sample = river_of(4);
        for (std::size_t i = 0; i < 4; ++i)
            std::get<GlyphRun>(sample.pages.pages[0].items[i]).x += Length::points(step * static_cast<double>(i));
        EXPECT_EQ(count(sample.pages, AuditKind::river), step < 3 ? 1u : 0u) << step;
    }
}

TEST(AuditRivers, WhiteBetweenTheLinesEndsIt) {
    AuditSample sample = river_of(4);
    for (std::size_t i = 2; i < sample.pages.pages[0].lines.size(); ++i) sample.pages.pages[0].lines[i].y += Length::points(line_height);
    EXPECT_EQ(count(sample.pages, AuditKind::river), 0u);
}

TEST(AuditRivers, TwoThatShareTheirUpperPartAreToldOnce) {
    const auto findings = found(river_of(5).pages, AuditKind::river);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].figure, 5000);
}

TEST(AuditFigures, GlyphScalingIsTheLargestEitherWay) {
    AuditSample sample = with_a_line(4);
    std::get<GlyphRun>(sample.pages.pages[0].items[3]).horizontal_scale = 1012;
    std::get<GlyphRun>(sample.pages.pages[0].items[5]).horizontal_scale = 981;
    EXPECT_EQ(number_of(sample.pages, "glyph-scaling"), 1.9);
}

TEST(AuditFigures, LetterSpacingIsTheLargestOfTheTypesSize) {
    AuditSample sample = with_a_line(4);
    auto& run = std::get<GlyphRun>(sample.pages.pages[0].items[3]);
    run.letter_spacing = -static_cast<std::int32_t>(run.size.units * 9 / Length::per_point);
    EXPECT_NEAR(number_of(sample.pages, "letter-spacing"), 0.9, 0.02);
}

TEST(AuditText, RightToLeftTextIsTakenFromTheRunsEnd) {
    AuditSample sample;
    sample.page();
    sample.paragraph({{u"שלום רב לך", 6}, {u"end of it"}});
    GlyphRun& run = std::get<GlyphRun>(sample.pages.pages[0].items[0]);
    run.right_to_left = true;
    std::reverse(run.glyphs.begin(), run.glyphs.end());
    EXPECT_EQ(number_of(sample.pages, "mean-word-gap"), 6.0);
}

TEST(Audit, ABookWithoutLinesHasNoFindings) {
    AuditSample sample;
    EXPECT_TRUE(audit_pages(sample.pages).findings.empty());
    sample.page();
    const Audit audit = audit_pages(sample.pages);
    EXPECT_TRUE(audit.findings.empty());
    EXPECT_EQ(audit_number(audit, "pages"), 1000);
    EXPECT_EQ(audit_number(audit, "loose-percent"), 0);
    EXPECT_EQ(audit_number(audit, "no-such-number"), std::nullopt);
}

}  // namespace
}  // namespace nabor
