#include "typeset/line_breaking.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

// Words of letters 10 units wide with spaces of 10 between, a break after each.
struct Words {
    explicit Words(const std::string& text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            width.push_back(width.back() + 10'000);
            space.push_back(space.back() + (text[i] == ' ' ? 10'000 : 0));
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

    std::vector<std::uint32_t> lines(std::int64_t measure) const {
        LineBreakingRules rules;
        rules.first_line = rules.other_lines = measure;
        std::vector<std::uint32_t> ends;
        for (std::uint32_t index : break_lines({width, space}, 0, points, rules)) ends.push_back(points[index].end);
        return ends;
    }

    std::vector<std::int64_t> width{0}, space{0};
    std::vector<LineBreakPoint> points;
};

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
    hyphen.hyphen = true;
    hyphen.extra_width = 10'000;
    words.points.insert(words.points.begin() + 1, hyphen);
    EXPECT_EQ(words.lines(92'000), (std::vector<std::uint32_t>{9, 19}));
}

TEST(BreakLines, NothingToBreakGivesNoLines) { EXPECT_TRUE(break_lines({{0}, {0}}, 0, {}, {}).empty()); }

}  // namespace
}  // namespace nabor
