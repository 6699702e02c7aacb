// Lines on finished pages, in both layouts: how they are filled.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "support/every_layout.h"

namespace nabor {
namespace {

using testing::leaf;
using testing::prose;

class Lines : public testing::EveryLayout {
protected:
    Pages set_prose(const std::string& opening) {
        Blocks content;
        for (std::uint32_t seed = 1; seed <= 20; ++seed) content.push_back(leaf(Role::paragraph, opening + prose(40, seed)));
        return set(std::move(content));
    }
};

INSTANTIATE_TEST_SUITE_P(Layouts, Lines, testing::layouts, testing::layout_name);

Length end_of(const Page& page, const PageLine& line) {
    Length end;
    for (std::size_t i = line.first_item; i < line.last_item; ++i)
        if (const auto* run = std::get_if<GlyphRun>(&page.items[i])) {
            Length x = run->x;
            for (const Glyph& glyph : run->glyphs) x += Length{glyph.advance};
            end = std::max(end, x);
        }
    return end;
}

// From right to left a line's runs stand one after another on paper backwards, and in the page's order as they are read.
TEST_P(Lines, RunsOfALineComeInReadingOrder) {
    const Pages pages = set({leaf(Role::paragraph, "אחת שתיים 1923 שלוש")});
    std::vector<Length> lefts;
    std::u16string read;
    for (const Page& page : pages.pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                read += run->text;
                for (const std::u16string_view word : {u"אחת", u"1923", u"שלוש"})
                    if (run->text.find(word) != std::u16string::npos) lefts.push_back(run->x);
            }
    ASSERT_EQ(lefts.size(), 3U);
    EXPECT_GT(lefts[0], lefts[1]);
    EXPECT_GT(lefts[1], lefts[2]);
    EXPECT_NE(read.find(u"אחת שתיים 1923 שלוש"), std::u16string::npos);
}

TEST_P(Lines, AJustifiedLineFillsItsMeasure) {
    const Pages pages = set_prose("");
    std::size_t justified = 0;
    for (const Page& page : pages.pages)
        for (const PageLine& line : page.lines) {
            if (!line.justified) continue;
            ++justified;
            EXPECT_LT(std::abs((end_of(page, line) - line.x - line.width).units), Length::per_point / 100);
        }
    EXPECT_GT(justified, 50u);
}

// However long: its breaks stand eight letters apart at most.
TEST_P(Lines, AWordWithoutEndIsPartedInItsMeasure) {
    for (const std::size_t letters : {400U, 30'000U}) {
        const Pages pages = set({leaf(Role::paragraph, std::string(letters, 'x'))});
        std::size_t lines = 0;
        for (const Page& page : pages.pages)
            for (const PageLine& line : page.lines) {
                const Length room = line.x + line.width - end_of(page, line);
                EXPECT_GE(room, Length{-Length::per_point * 4}) << "a hyphen may protrude";
                EXPECT_TRUE(line.last || room <= Length{Length::per_point * (letters > 10'000 ? 60 : 12)});
                ++lines;
            }
        EXPECT_GT(lines, letters / 100);
    }
}

TEST_P(Lines, LettersGiveNoMoreThanTheyMay) {
    const Pages pages = set_prose("");
    std::int32_t widest = 1000, most_spaced = 0;
    for (const Page& page : pages.pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                widest = std::max(widest, run->horizontal_scale);
                EXPECT_GE(run->horizontal_scale, 980);
                EXPECT_LE(run->horizontal_scale, 1020);
                const std::int64_t spacing = std::abs(run->letter_spacing) * Length::per_point / 1000;
                EXPECT_LE(spacing, run->size.units / 100) << "1 % of the size";
                most_spaced = std::max(most_spaced, std::abs(run->letter_spacing));
            }
    EXPECT_GT(widest, 1000);
    EXPECT_GT(most_spaced, 0);
}

TEST_P(Lines, SpeechesBeginAlike) {
    const Pages pages = set_prose("— ");
    Length narrowest = Length::points(100), widest;
    std::size_t speeches = 0, changed = 0;
    for (const Page& page : pages.pages)
        for (const PageLine& line : page.lines) {
            if (!line.first || !line.justified) continue;
            const auto& run = std::get<GlyphRun>(page.items[line.first_item]);
            ASSERT_EQ(run.text.substr(0, 2), u"— ");
            narrowest = std::min(narrowest, Length{run.glyphs[1].advance});
            widest = std::max(widest, Length{run.glyphs[1].advance});
            ++speeches;
            changed += std::abs(line.word_space - 1000) > 70;
        }
    ASSERT_GT(speeches, 10u);
    EXPECT_GT(changed, 1u) << "the other spaces of these lines are stretched or shrunk";
    EXPECT_LT((widest - narrowest).units, Length::points(0.4).units) << "by no more than letters give";
}

TEST_P(Lines, TheLastLineOfAParagraphHasItsNaturalSpaces) {
    const Pages pages = set_prose("");
    std::size_t last = 0;
    for (const Page& page : pages.pages)
        for (const PageLine& line : page.lines)
            if (line.last && !line.first) {
                EXPECT_LE(line.word_space, 1000);
                last += line.word_space == 1000;
            }
    EXPECT_GT(last, 10u);
}

}  // namespace
}  // namespace nabor
