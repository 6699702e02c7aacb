// Capitals several lines high, on finished pages in both layouts.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "book/structure.h"
#include "support/books.h"
#include "support/every_layout.h"
#include "support/press.h"

namespace nabor {
namespace {

using testing::leaf;
using testing::prose;

constexpr std::int64_t hair = Length::per_point / 50;

Length distance(Length a, Length b) { return a < b ? b - a : a - b; }

struct Opening {
    std::vector<GlyphRun> initial;  // marks, then the capital
    std::vector<PageLine> lines;    // of the paragraph
    std::vector<std::u16string> texts;
    std::vector<std::uint32_t> on_page;
    std::vector<Length> left;  // of what is printed in each line, its capital left out
    std::vector<Length> baselines;
    const GlyphRun& capital() const { return initial.back(); }
};

class Initials : public ::testing::TestWithParam<const char*> {
protected:
    Opening open(Blocks content, const std::string& lines = "3") {
        settings["drop-capital"] = lines;
        testing::Press press{GetParam(), settings};
        maker.book.body.push_back(maker.division("Division", std::move(content), Role::chapter));
        number_blocks(maker.book);
        pages = press.set(maker.book);
        for (std::size_t i = 0; i < press.fonts.count(); ++i) metrics.push_back(press.fonts.metrics(static_cast<FaceId>(i)));
        return first_with_initial();
    }

    Opening open(const std::string& text, const std::string& lines = "3") {
        return open(Blocks{leaf(Role::paragraph, text + prose(120, 5))}, lines);
    }

    Opening first_with_initial() const {
        Opening found;
        std::uint32_t paragraph = 0xFFFFFFFF;
        for (std::uint32_t p = 0; p < pages.pages.size(); ++p)
            for (const PageLine& line : pages.pages[p].lines) {
                if (paragraph == 0xFFFFFFFF && has_initial(pages.pages[p], line)) paragraph = line.paragraph;
                if (line.paragraph == paragraph) add(pages.pages[p], p, line, found);
            }
        return found;
    }

    static bool has_initial(const Page& page, const PageLine& line) {
        for (std::size_t i = line.first_item; i < line.last_item; ++i)
            if (const auto* run = std::get_if<GlyphRun>(&page.items[i]); run && run->is_initial) return true;
        return false;
    }

    static void add(const Page& page, std::uint32_t index, const PageLine& line, Opening& found) {
        found.lines.push_back(line);
        found.on_page.push_back(index);
        found.texts.emplace_back();
        Length left = Length::points(10'000);
        for (std::size_t i = line.first_item; i < line.last_item; ++i) {
            const auto* run = std::get_if<GlyphRun>(&page.items[i]);
            if (!run) continue;
            found.texts.back() += run->text;
            if (run->is_initial) {
                found.initial.push_back(*run);
                continue;
            }
            if (run->x < left) found.baselines.resize(found.texts.size()), found.baselines.back() = run->y;
            left = std::min(left, run->x);
        }
        found.left.push_back(left);
    }

    testing::BookMaker maker;
    std::map<std::string, std::string> settings;
    Pages pages;
    std::vector<FaceMetrics> metrics;
};

INSTANTIATE_TEST_SUITE_P(Layouts, Initials, testing::layouts, testing::layout_name);

TEST_P(Initials, StandOnABaselineAndReachTheTopOfTheFirstLinesCapitals) {
    for (const std::string lines : {"2", "3", "4", "5"}) {
        SCOPED_TRACE(lines);
        maker.book.body.clear();
        const Opening opening = open("Here ", lines);
        ASSERT_EQ(opening.initial.size(), 1u);
        const GlyphRun& capital = opening.capital();
        const std::size_t last = std::stoul(lines) - 1;
        EXPECT_EQ(capital.text, u"H");
        EXPECT_EQ(capital.y, opening.baselines[last]);
        const FaceMetrics& face = metrics[static_cast<std::size_t>(capital.face)];
        const auto& text = std::get<GlyphRun>(pages.pages[opening.on_page[1]].items[opening.lines[1].first_item]);
        const Length top = capital.y - scaled(capital.size, face.cap_height, face.units_per_em);
        EXPECT_LT(distance(top, opening.baselines[0] - scaled(text.size, face.cap_height, face.units_per_em)), Length{hair});
    }
}

TEST_P(Initials, MakeTheirLinesNarrowerAndNoOthers) {
    const Opening opening = open("Here ");
    ASSERT_GT(opening.lines.size(), 5u);
    EXPECT_EQ(opening.texts[0].substr(0, 4), u"Here");
    const Length beside = opening.lines[1].x, below = opening.lines[3].x;
    EXPECT_LT((opening.lines[2].x - beside).units, Length::points(4).units);
    EXPECT_GT(beside - below, opening.capital().size / 3);
    EXPECT_LT(opening.lines[0].x, beside) << "the rest of its word is nearer";
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_LT(distance(opening.lines[i].x + opening.lines[i].width, opening.lines[4].x + opening.lines[4].width), Length::points(8));
}

TEST_P(Initials, AnAAndAnLLetTheirWordsRestComeNear) {
    const auto nearness = [&](const std::string& word) {
        maker.book.body.clear();
        const Opening opening = open(word);
        return opening.lines[1].x - opening.lines[0].x;
    };
    const Length upright = nearness("Here ");
    EXPECT_GT(nearness("All "), upright + Length::points(4));
    EXPECT_GT(nearness("Long "), upright + Length::points(4));
    EXPECT_LT(nearness("Though "), upright + Length::points(1));
}

TEST_P(Initials, ATailKeepsOneLineMoreAway) {
    const Opening q = open("Quite ");
    EXPECT_GT(q.lines[3].x, q.lines[4].x + Length::points(10));
    EXPECT_EQ(q.capital().y, q.baselines[2]) << "and the capital is no higher for it";
    maker.book.body.clear();
    const Opening o = open("Only ");
    EXPECT_LT(o.lines[3].x, o.lines[4].x + Length::points(5));
}

TEST_P(Initials, MarksHangBeforeThem) {
    for (const std::string mark : {"“", "«", "— ", "“‘"}) {
        SCOPED_TRACE(mark);
        maker.book.body.clear();
        const Opening opening = open(mark + "Here ");
        ASSERT_EQ(opening.initial.size(), 2u);
        EXPECT_EQ(opening.initial[0].y, opening.baselines[0]) << "on the first line";
        EXPECT_LT(opening.initial[0].size, opening.capital().size / 3);
        Length end = opening.initial[0].x;
        for (const Glyph& glyph : opening.initial[0].glyphs) end += Length{glyph.advance};
        EXPECT_LE(end, opening.lines[4].x + Length::points(1)) << "before the margin";
        EXPECT_GT(opening.initial[0].x, Length::points(4)) << "on the paper";
    }
}

TEST_P(Initials, AWordOfOneLetterKeepsItsSpace) {
    const Opening opening = open("I was there ");
    EXPECT_EQ(opening.texts[0].substr(0, 5), u"I was");
    maker.book.body.clear();
    EXPECT_GT(opening.lines[0].x - opening.lines[4].x, open("It was ").lines[0].x - opening.lines[4].x + Length::points(1));
}

TEST_P(Initials, ParagraphsOfFewLinesHaveLowerOnesOrNone) {
    const Opening two = open({leaf(Role::paragraph, "Here " + prose(11, 5)), leaf(Role::paragraph, prose(60, 6))}, "5");
    ASSERT_EQ(two.lines.size(), 2u);
    EXPECT_EQ(two.capital().y, two.baselines[1]);
    maker.book.body.clear();
    EXPECT_TRUE(open({leaf(Role::paragraph, "Here."), leaf(Role::paragraph, prose(60, 6))}).initial.empty());
}

TEST_P(Initials, TheirLinesAreNeverParted) {
    std::set<std::uint32_t> opening_pages;
    for (int sink = 60; sink <= 79; ++sink) {
        SCOPED_TRACE(sink);
        settings["sink"] = std::to_string(sink) + "%";
        maker.book.body.clear();
        const Opening opening = open("Here ", "5");
        ASSERT_GE(opening.on_page.size(), 5u);
        for (std::size_t i = 1; i < 5; ++i) EXPECT_EQ(opening.on_page[i], opening.on_page[0]);
        opening_pages.insert(opening.on_page[0]);
    }
    EXPECT_GT(opening_pages.size(), 1u) << "the foot of the page must come among them";
}

TEST_P(Initials, StandWhereALayoutAsksForThemAndALetterCanBe) {
    EXPECT_TRUE(open("Here ", "none").initial.empty());
    for (const std::string text : {"1917 was ", "here ", "* ", "אבג "}) {
        maker.book.body.clear();
        EXPECT_TRUE(open(text).initial.empty()) << text;
    }
    maker.book.body.clear();
    EXPECT_TRUE(open(Blocks{leaf(Role::paragraph, {maker.note("A note."), testing::words("Here " + prose(60, 5))})}).initial.empty())
        << "after a note's call";
    maker.book.body.clear();
    EXPECT_FALSE(open(Blocks{leaf(Role::paragraph, {testing::words("H"), testing::words("ere " + prose(60, 5))})}).initial.empty());
}

TEST_P(Initials, AccentsGetWhiteAboveThem) {
    const std::string text = "\xD0\x99\xD0\xBE\xD0\xB4 " + prose(120, 5);  // Йод
    settings["sink"] = "0";
    const Opening opening = open({leaf(Role::byline, "A. Author"), leaf(Role::paragraph, text)}, "5");
    ASSERT_EQ(opening.initial.size(), 1u);
    const PageLine* above = nullptr;
    for (const PageLine& line : pages.pages[opening.on_page[0]].lines)
        if (line.y < opening.lines[0].y) above = &line;
    ASSERT_NE(above, nullptr);
    const std::int64_t top = std::string(GetParam()) == "a5-plain" ? 882 : 816;  // of the letter, in thousandths of the size
    EXPECT_GE(opening.capital().y - scaled(opening.capital().size, top, 1000), above->y + above->height - Length{hair});
}

}  // namespace
}  // namespace nabor
