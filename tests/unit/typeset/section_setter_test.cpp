#include "typeset/section_setter.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "setting_tools.h"
#include "support/books.h"

namespace nabor {
namespace {

using testing::prose;
using testing::SettingTools;
using testing::text_of;

class Sections : public ::testing::Test {
protected:
    FlowSection section(std::size_t paragraphs, std::uint32_t seed) {
        FlowSection made;
        const StyleId style = tools.style(TextAlign::justify, Length::points(12));
        for (std::uint32_t i = 0; i < paragraphs; ++i) made.blocks.push_back(tools.block(tools.paragraph(prose(60, seed + i), style)));
        return made;
    }
    SectionLines lines_of(FlowSection flow) {
        KnownHyphens known;
        return set_lines(std::move(flow), tools.workshop, known);
    }
    std::string dump(std::vector<FlowSection> flow, std::size_t jobs) {
        std::vector<std::string> texts(flow.size());
        std::string out;
        const auto make = [&](std::size_t i, GlyphedSection&& made) {
            texts[i] = std::to_string(made.pages.pages.size()) + " pages ";
            for (const GalleyItem& item : made.galley.text)
                for (char16_t unit : text_of(item.items)) texts[i] += static_cast<char>(unit);
        };
        const auto take = [&](std::size_t i, Report&&) { out += texts[i]; };
        const FacingPage next = set_sections(flow, {}, tools.workshop, jobs, {make, take});
        return out + (next.side == PageSide::left ? " left" : " right");
    }

    SettingTools tools;
};

TEST_F(Sections, LinesOfOneFlowAreAlwaysTheSame) {
    const SectionLines once = lines_of(section(5, 1)), again = lines_of(section(5, 1));
    ASSERT_EQ(once.galley.text.size(), 5u);
    std::size_t settings = 0;
    for (std::size_t b = 0; b < 5; ++b) {
        ASSERT_EQ(once.galley.text[b].settings.size(), again.galley.text[b].settings.size());
        settings += once.galley.text[b].settings.size();
        for (std::size_t s = 0; s < once.galley.text[b].settings.size(); ++s)
            EXPECT_EQ(once.galley.text[b].settings[s].cost, again.galley.text[b].settings[s].cost);
    }
    EXPECT_GT(settings, 5u) << "some paragraphs have settings of other looseness";
}

TEST_F(Sections, GlyphsAreThoseOfTheChosenSettings) {
    SectionLines lines = lines_of(section(3, 1));
    SectionPages pages = plan_pages(lines, {}).pages;
    pages.chosen = {0, 1, 0};
    const std::size_t expected =
        lines.galley.text[0].settings[0].items.size() + lines.galley.text[1].settings[1].items.size() + lines.galley.text[2].settings[0].items.size();
    ASSERT_NE(lines.galley.text[1].settings[0].items.size(), lines.galley.text[1].settings[1].items.size());
    const GlyphedSection made = set_glyphs(std::move(lines), {pages, {}}, tools.workshop);
    EXPECT_EQ(made.galley.text.size(), expected);
    for (const GalleyItem& item : made.galley.text) EXPECT_FALSE(item.items.empty());
}

TEST_F(Sections, AreSetTheSameOnAnyNumberOfThreadsAndTakenInOrder) {
    const auto flow = [&] {
        std::vector<FlowSection> made;
        for (std::uint32_t i = 0; i < 12; ++i) made.push_back(section(1 + i * 7 % 5, i * 100));
        return made;
    };
    const std::string alone = dump(flow(), 1);
    EXPECT_GT(alone.size(), 1000u);
    EXPECT_EQ(dump(flow(), 4), alone);
    EXPECT_EQ(dump(flow(), 0), alone);
}

TEST_F(Sections, OneThatOpensOnARectoSkipsALeftPage) {
    FlowSection flow = section(1, 1);
    flow.opening = PageBreak::right;
    const SectionLines lines = lines_of(std::move(flow));
    EXPECT_EQ(plan_pages(lines, {PageSide::left, nothing_faces}).after.side, PageSide::left) << "it has one page, a right one";
}

TEST_F(Sections, APlateMovesNothingThatFollows) {
    FlowSection flow = section(1, 1);
    flow.plate = DestinationId{0};
    const FacingPage next{PageSide::right, 1500};
    EXPECT_EQ(plan_pages(lines_of(std::move(flow)), next).after, next);
}

TEST_F(Sections, VerseStandsWithItsLongestLineInTheMiddle) {
    FlowSection flow;
    for (const char* text : {"A longer line of verse", "short"}) {
        FlowBlock block = tools.block(tools.paragraph(text, tools.style(TextAlign::left)));
        std::get<FlowParagraph>(block.content).is_verse_line = true;
        block.centring_group = 1;
        flow.blocks.push_back(std::move(block));
    }
    const SectionLines lines = lines_of(std::move(flow));
    const auto run_of = [&](std::size_t block) { return std::get<GlyphRun>(lines.galley.text[block].settings[0].items[0].items.front()); };
    EXPECT_EQ(run_of(0).x, run_of(1).x) << "on one axis";
    EXPECT_GT(run_of(0).x, Length::points(50));
}

// Side material goes from the flow to the page at the height of its line, its first baseline on the line's.
TEST_F(Sections, SideMaterialGoesToThePageBesideItsLine) {
    FlowSection flow = section(1, 1);
    auto& paragraph = std::get<FlowParagraph>(flow.blocks.front().content);
    FlowSideMark mark;
    mark.position = static_cast<std::uint32_t>(paragraph.text.size() / 2);
    mark.content.push_back(tools.block(tools.paragraph("12", tools.style(TextAlign::left))));
    mark.may_move = false;
    paragraph.side_marks.push_back(mark);
    SectionLines lines = lines_of(std::move(flow));
    SectionPages pages = plan_pages(lines, {}).pages;
    GlyphedSection glyphed = set_glyphs(std::move(lines), {pages, {}}, tools.workshop);
    const SetSection set = make_pages(glyphed.facts, std::move(glyphed.galley), pages, tools.layout);
    ASSERT_EQ(set.pages.size(), 1u);
    const SetPage& page = set.pages.front();
    ASSERT_EQ(page.side.size(), 1u);
    EXPECT_FALSE(page.side.front().item.may_move);
    EXPECT_EQ(text_of(page.side.front().item.items), u"12");
    EXPECT_EQ(text_of(page.items).find(u"12"), std::u16string::npos) << "it is not in the text";
    const Length baseline = page.side.front().y + std::get<GlyphRun>(page.side.front().item.items.front()).y;
    const auto is_on_it = [&](const PageItem& item) {
        const auto* run = std::get_if<GlyphRun>(&item);
        return run && run->y == baseline;
    };
    EXPECT_TRUE(std::any_of(page.items.begin(), page.items.end(), is_on_it));
    EXPECT_GT(baseline, page.lines.front().y + page.lines.front().height) << "not beside the first line";
}

TEST_F(Sections, NotesGoToTheFootBelowARule) {
    FlowSection flow = section(1, 1);
    flow.notes.push_back({NoteSeriesId{}, {tools.block(tools.paragraph("A note.", tools.style(TextAlign::left)))}});
    std::get<FlowParagraph>(flow.blocks.front().content).notes.push_back({20, SectionNoteId{0}});
    SectionLines lines = lines_of(std::move(flow));
    SectionPages pages = plan_pages(lines, {}).pages;
    GlyphedSection glyphed = set_glyphs(std::move(lines), {pages, {}}, tools.workshop);
    const SetPage page = make_pages(glyphed.facts, std::move(glyphed.galley), pages, tools.layout).pages.front();
    ASSERT_GE(page.items.size(), 2u);
    EXPECT_TRUE(std::holds_alternative<RuleLine>(page.items[page.items.size() - 2]));
    EXPECT_EQ(std::get<GlyphRun>(page.items.back()).text, u"A note.");
    EXPECT_TRUE(page.lines.back().is_note);
    EXPECT_FALSE(page.lines.front().is_note);
}

}  // namespace
}  // namespace nabor
