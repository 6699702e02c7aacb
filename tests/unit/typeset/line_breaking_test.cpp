#include "typeset/line_breaking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "typeset/line_costs.h"
#include "typeset/stretch_lines.h"

namespace nabor {
namespace {

// Words of letters 10 units wide with spaces of 10 between, a break after each.
struct Words {
    explicit Words(const std::string& text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            width.push_back(width.back() + 10'000);
            space.push_back(space.back() + (text[i] == ' ' ? 10'000 : 0));
            sizes.push_back(sizes.back() + (text[i] == ' ' ? 0 : 20'000));
            if (text[i] == ' ') {
                LineBreakPoint point;
                point.end = static_cast<std::uint32_t>(i);
                point.next = static_cast<std::uint32_t>(i + 1);
                points.push_back(point);
            }
        }
        LineBreakPoint last;
        last.end = last.next = static_cast<std::uint32_t>(text.size());
        last.forced = true;
        points.push_back(last);
    }

    std::vector<ParagraphSetting> settings(const LineBreakingRules& rules) const {
        return break_lines({width, space, sizes}, 0, points, rules);
    }

    std::vector<std::uint32_t> lines(std::int64_t measure) const {
        LineBreakingRules rules;
        rules.first_line = rules.other_lines = measure;
        const std::vector<ParagraphSetting> made = settings(rules);
        std::vector<std::uint32_t> ends;
        for (std::uint32_t index : made.front().ends) ends.push_back(points[index].end);
        return ends;
    }

    std::vector<std::int64_t> width{0}, space{0}, sizes{0};
    std::vector<LineBreakPoint> points;
};

std::string prose(std::size_t words) {
    std::string text;
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < words; ++i) {
        state = state * 1664525 + 1013904223;
        text += (i > 0 ? " " : "") + std::string(1 + (state >> 16) % 9, 'x');
    }
    return text;
}

// A text that begins at a letter, with its opportunities counted through the whole.
TEST(BreakLines, FindsTheLinesOfEveryStretchOfAText) {
    for (const std::int64_t measure : {90'000, 160'000, 400'000})
        for (const bool justified : {true, false}) {
            const std::string text = prose(160);
            const Words all(text);
            LineBreakingRules rules;
            rules.first_line = rules.other_lines = measure;
            rules.justified = justified;
            std::vector<std::uint32_t> ends, begins{0};
            for (std::size_t at = text.find(' ', 20); at != std::string::npos; at = text.find(' ', at + 31)) ends.push_back(static_cast<std::uint32_t>(at));
            for (std::size_t at = text.find(' ', 1); at != std::string::npos; at = text.find(' ', at + 11)) begins.push_back(static_cast<std::uint32_t>(at + 1));
            ASSERT_GT(ends.size(), 10u);
            const std::span<const LineBreakPoint> points(all.points.data(), all.points.size() - 1);
            StretchLines lines({all.width, all.space, all.sizes}, points, rules, ends);
            for (const std::uint32_t begin : begins)
                for (std::size_t end = 0; end < ends.size(); ++end) {
                    if (ends[end] <= begin) continue;
                    const Words alone(text.substr(begin, ends[end] - begin));
                    std::vector<std::uint32_t> expected, found;
                    const std::vector<ParagraphSetting> settings = alone.settings(rules);
                    for (const std::uint32_t point : settings.front().ends) expected.push_back(begin + alone.points[point].next);
                    for (const std::uint32_t point : lines.breaks(begin, end)) found.push_back(points[point].next);
                    found.push_back(ends[end]);
                    ASSERT_EQ(found, expected) << "from " << begin << " to " << ends[end] << " in " << measure;
                }
        }
}

TEST(BreakLines, SetsAShortParagraphOnOneLine) { EXPECT_EQ(Words("a bb ccc").lines(200'000), std::vector<std::uint32_t>{8}); }

TEST(BreakLines, LooksBeyondTheFirstLine) {
    // First fit would take "aaa bb cc" (9) and leave "ddddd" loose; the best paragraph keeps the lines even.
    const std::vector<std::uint32_t> lines = Words("aaa bb cc ddddd eeee fff").lines(110'000);
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.back(), 24u);
}

TEST(BreakLines, AWordWiderThanTheMeasureEndsItsLineAtOnce) {
    const std::vector<std::uint32_t> lines = Words("aa bbbbbbbbbbbbbbbbbb cc").lines(60'000);
    EXPECT_EQ(lines, (std::vector<std::uint32_t>{2, 21, 24}));
}

TEST(BreakLines, EndsALineWhereItMust) {
    Words words("aa bb cc dd");
    words.points[1].forced = true;
    EXPECT_EQ(words.lines(500'000), (std::vector<std::uint32_t>{5, 11}));
}

TEST(BreakLines, PrefersAWordSpaceToAHyphen) {
    Words words("aaaa bbbb cccc dddd");
    LineBreakPoint hyphen;
    hyphen.end = hyphen.next = 7;
    hyphen.hyphen = hyphen.adds_hyphen = true;
    hyphen.extra_width = 10'000;
    words.points.insert(words.points.begin() + 1, hyphen);
    EXPECT_EQ(words.lines(92'000), (std::vector<std::uint32_t>{9, 19}));
}

TEST(BreakLines, ChargesForTheEndOfAWordAloneOnTheLastLine) {
    const auto cost_with = [](const std::string& last_words, const LineBreakingRules& rules) {
        Words words("aaaa bbbbb" + last_words);  // the first line ends within the second word
        LineBreakPoint divided;
        divided.end = divided.next = 8;
        divided.hyphen = true;
        words.points.insert(words.points.begin() + 1, divided);
        const auto end = static_cast<std::uint32_t>(words.points.size() - 1);
        return paragraph_cost({words.width, words.space, words.sizes}, 0, words.points, {1, end}, rules).value();
    };
    LineBreakingRules rules;
    rules.first_line = rules.other_lines = 80'000;
    LineBreakingRules lenient = rules;
    lenient.word_end_alone = lenient.hyphen_before_last_line;
    EXPECT_EQ(cost_with("", rules) - cost_with("", lenient), rules.word_end_alone - rules.hyphen_before_last_line);
    EXPECT_EQ(cost_with(" cc", rules), cost_with(" cc", lenient)) << "another word stands beside it";
}

TEST(BreakLines, NothingToBreakGivesNoLines) {
    LineBreakingRules rules;
    Words none("");
    none.points.clear();
    EXPECT_TRUE(none.settings(rules).empty());
}

TEST(BreakLines, GivesSettingsOfALineLessAndALineMore) {
    const Words words(prose(300));
    LineBreakingRules rules;
    rules.first_line = rules.other_lines = 700'000;
    rules.looseness = 2;
    const std::vector<ParagraphSetting> settings = words.settings(rules);
    ASSERT_GE(settings.size(), 2u);
    const std::size_t best = settings.front().ends.size();
    std::vector<std::size_t> counts;
    for (const ParagraphSetting& setting : settings) {
        EXPECT_LE(settings.front().demerits, setting.demerits);
        EXPECT_EQ(std::count(counts.begin(), counts.end(), setting.ends.size()), 0) << "one setting a number of lines";
        counts.push_back(setting.ends.size());
        EXPECT_LE(setting.ends.size(), best + 2);
        EXPECT_GE(setting.ends.size() + 2, best);
    }
}

TEST(BreakLines, GivesTheSameBestSettingWhateverTheLooseness) {
    const Words words(prose(200));
    LineBreakingRules rules;
    for (std::int64_t measure = 150'000; measure < 400'000; measure += 17'000) {
        rules.first_line = rules.other_lines = measure;
        rules.looseness = 0;
        const ParagraphSetting alone = words.settings(rules).front();
        rules.looseness = 2;
        EXPECT_EQ(words.settings(rules).front().demerits, alone.demerits);
    }
}

TEST(BreakLines, GivesNoSettingBeyondTheTolerance) {
    LineBreakingRules rules;
    rules.first_line = rules.other_lines = 300'000;
    rules.looseness = 2;
    EXPECT_EQ(Words("aaaa bbbb cccc dddd eeee").settings(rules).size(), 1u);
}

TEST(BreakLines, ChargesForWordsThatStandOneUnderTheOther) {
    Words words("aaaa bbb cccc bbb ddd");
    LineBreakingRules rules;
    rules.first_line = rules.other_lines = 80'000;
    const ParagraphSetting apart = words.settings(rules).front();
    ASSERT_EQ(apart.ends, (std::vector<std::uint32_t>{1, 3, 4})) << "both full lines end with the same word";
    words.points[1].edge_before = words.points[3].edge_before = 7;
    EXPECT_EQ(words.settings(rules).front().demerits, apart.demerits + rules.stacked_edges);
}

}  // namespace
}  // namespace nabor
