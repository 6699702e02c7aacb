// The line breaker against brute force: on small paragraphs no other choice of breaks costs less.

#include <algorithm>
#include <functional>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "typeset/line_breaking.h"
#include "typeset/line_costs.h"

namespace nabor {
namespace {

struct Paragraph {
    std::vector<std::int64_t> width{0}, space{0}, sizes{0};
    std::vector<LineBreakPoint> points;
};

Paragraph random_paragraph(std::mt19937& random) {
    Paragraph made;
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    const int words = pick(2, 9);
    std::uint32_t position = 0;
    const auto letters = [&](int count) {
        for (int i = 0; i < count; ++i, ++position) {
            made.width.push_back(made.width.back() + pick(3, 8) * 65536);
            made.space.push_back(made.space.back());
            made.sizes.push_back(made.sizes.back() + 10 * 65536);
        }
    };
    for (int word = 0; word < words; ++word) {
        letters(pick(1, 5));
        if (pick(0, 2) == 0) {
            LineBreakPoint hyphen;
            hyphen.end = hyphen.next = position;
            hyphen.hyphen = hyphen.adds_hyphen = true;
            hyphen.edge_before = static_cast<std::uint32_t>(pick(0, 3));
            hyphen.edge_after = static_cast<std::uint32_t>(pick(0, 3));
            hyphen.extra_width = 3 * 65536;
            hyphen.right_protrusion = pick(0, 1) * 65536;
            made.points.push_back(hyphen);
            letters(pick(1, 4));
        }
        LineBreakPoint point;
        point.end = position;
        if (word + 1 < words) {
            made.width.push_back(made.width.back() + 4 * 65536);
            made.space.push_back(made.space.back() + 4 * 65536);
            made.sizes.push_back(made.sizes.back());
            ++position;
        } else {
            point.forced = true;
        }
        point.next = position;
        point.edge_before = static_cast<std::uint32_t>(pick(0, 3));
        point.edge_after = static_cast<std::uint32_t>(pick(0, 3));
        point.penalty = pick(0, 3) == 0 ? pick(0, 200) : 0;
        made.points.push_back(point);
    }
    return made;
}

constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max();

// By number of lines, the cheapest of all choices of breaks.
std::vector<std::int64_t> cheapest(const Paragraph& paragraph, const LineBreakingRules& rules) {
    const std::size_t inner = paragraph.points.size() - 1;
    std::vector<std::int64_t> best(inner + 2, impossible);
    for (std::uint32_t mask = 0; mask < (1u << inner); ++mask) {
        std::vector<std::uint32_t> chosen;
        for (std::uint32_t i = 0; i < inner; ++i)
            if (mask & (1u << i)) chosen.push_back(i);
        chosen.push_back(static_cast<std::uint32_t>(inner));
        const auto cost = paragraph_cost({paragraph.width, paragraph.space, paragraph.sizes}, 0, paragraph.points, chosen, rules);
        if (cost) best[chosen.size()] = std::min(best[chosen.size()], *cost);
    }
    return best;
}

// The measures of a paragraph's lines, from a random one.
using Measures = void (*)(LineBreakingRules& rules, std::mt19937& random);

void compare_with_brute_force(Measures measures) {
    std::mt19937 random(20261123);
    std::size_t compared = 0, loosened = 0;
    for (int round = 0; round < 3000; ++round) {
        const Paragraph paragraph = random_paragraph(random);
        LineBreakingRules rules;
        rules.other_lines = std::uniform_int_distribution<int>(40, 120)(random) * 65536;
        measures(rules, random);
        rules.last_line_least = 10 * 65536;
        rules.justified = round % 4 != 0;
        rules.looseness = round % 2 == 0 ? 2 : 0;
        rules.looseness_tolerance = impossible / 4;  // none is given up on the way
        const MeasuredText text{paragraph.width, paragraph.space, paragraph.sizes};
        const std::vector<std::int64_t> best = cheapest(paragraph, rules);
        const std::int64_t least = *std::min_element(best.begin(), best.end());
        if (least == impossible) continue;  // no choice keeps within the measure
        const std::vector<ParagraphSetting> settings = break_lines(text, 0, paragraph.points, rules);
        for (const ParagraphSetting& setting : settings) {
            const auto cost = paragraph_cost(text, 0, paragraph.points, setting.ends, rules);
            ASSERT_TRUE(cost.has_value()) << "round " << round << ": a line is overfull although it need not be";
            EXPECT_EQ(*cost, setting.demerits) << "round " << round;
            EXPECT_EQ(*cost, best[setting.ends.size()]) << "round " << round;
            if (&setting == &settings.front()) continue;
            EXPECT_GE(setting.ends.size(), rules.lines_beside) << "round " << round;
            ++loosened;
        }
        EXPECT_EQ(settings.front().demerits, least) << "round " << round;
        ++compared;
    }
    EXPECT_GT(compared, 1000u) << "the test must not pass for want of paragraphs";
    EXPECT_GT(loosened, 500u) << "nor for want of longer and shorter settings";
}

TEST(LineBreakerProperty, NoChoiceOfBreaksIsCheaper) {
    compare_with_brute_force([](LineBreakingRules& rules, std::mt19937& random) {
        rules.first_line = rules.other_lines - std::uniform_int_distribution<int>(0, 12)(random) * 65536;
    });
}

TEST(LineBreakerProperty, NorBesideACapital) {
    compare_with_brute_force([](LineBreakingRules& rules, std::mt19937& random) {
        const auto share = [&](int least, int most) {
            return rules.other_lines * std::uniform_int_distribution<int>(least, most)(random) / 100;
        };
        rules.beside_line = share(55, 95);
        rules.first_line = share(55, 95);
        rules.lines_beside = std::uniform_int_distribution<std::uint32_t>(2, 5)(random);
    });
}

// The search gives up lines that by themselves cost more than its best way so far; none of them may be in the best. Here with the costs as they
// are, and no tolerance for longer and shorter settings that would hide it.
TEST(LineBreakerProperty, NothingNeededIsGivenUpBesideACapital) {
    std::mt19937 random(7);
    std::size_t compared = 0;
    for (int round = 0; round < 3000; ++round) {
        const Paragraph paragraph = random_paragraph(random);
        LineBreakingRules rules;
        rules.other_lines = std::uniform_int_distribution<int>(40, 120)(random) * 65536;
        rules.beside_line = rules.other_lines * std::uniform_int_distribution<int>(40, 95)(random) / 100;
        rules.first_line = rules.other_lines * std::uniform_int_distribution<int>(40, 95)(random) / 100;
        rules.lines_beside = std::uniform_int_distribution<std::uint32_t>(2, 5)(random);
        rules.looseness_tolerance = 0;
        const std::vector<std::int64_t> best = cheapest(paragraph, rules);
        const std::int64_t least = *std::min_element(best.begin(), best.end());
        if (least == impossible) continue;
        const MeasuredText text{paragraph.width, paragraph.space, paragraph.sizes};
        EXPECT_EQ(break_lines(text, 0, paragraph.points, rules).front().demerits, least) << "round " << round;
        ++compared;
    }
    EXPECT_GT(compared, 1000u);
}

}  // namespace
}  // namespace nabor
