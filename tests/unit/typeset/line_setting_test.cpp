#include "typeset/line_setting.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "setting_tools.h"

namespace nabor {
namespace {

using testing::text_of;

class SetLineOf : public ::testing::Test {
protected:
    // The text as one line of a measure of 200 points, from x = 10.
    SetLine set(FlowParagraph& flow, LineToSet line = {}) {
        const ShapedParagraph shaped = tools.shaper.shape(flow);
        natural = Length{shaped.width_before.back()};
        if (line.end == 0) line.end = static_cast<std::uint32_t>(flow.text.size());
        line.x = Length::points(10);
        line.width = Length::points(200);
        line.align = tools.styles[flow.style].style.align;
        return set_line(tools.shaper, flow, shaped, line);
    }
    SetLine set(const std::string& text, TextAlign align, LineToSet line = {}) {
        FlowParagraph flow = tools.paragraph(text, tools.style(align));
        return set(flow, line);
    }

    static Length left(const SetLine& line) { return std::get<GlyphRun>(line.items.front()).x; }
    static Length right(const SetLine& line) { return end_of(std::get<GlyphRun>(line.items.back())); }

    testing::SettingTools tools;
    Length natural;
};

// A word space and letters that add up to nearly the measure.
const std::string nearly_full = "A line of words that nearly fills its measure";

TEST_F(SetLineOf, AJustifiedLineFillsItsMeasureExactly) {
    const SetLine line = set(nearly_full, TextAlign::justify);
    EXPECT_EQ(left(line), Length::points(10));
    EXPECT_LE(std::abs((right(line) - Length::points(210)).units), 16) << "but for rounding";
    EXPECT_NE(line.word_space, 1000);
    EXPECT_NE(line.natural_width, Length::points(200));
}

TEST_F(SetLineOf, TheLastLineKeepsItsNaturalWidth) {
    LineToSet last;
    last.last = true;
    const SetLine line = set(nearly_full, TextAlign::justify, last);
    EXPECT_EQ(right(line) - left(line), natural);
    EXPECT_EQ(line.word_space, 1000);
}

TEST_F(SetLineOf, StandsAtTheRightAndInTheMiddle) {
    const SetLine at_right = set("words", TextAlign::right);
    EXPECT_EQ(right(at_right), Length::points(210));
    const SetLine centred = set("words", TextAlign::centre);
    EXPECT_EQ(left(centred), Length::points(10) + (Length::points(200) - natural) / 2);
}

TEST_F(SetLineOf, AHyphenOfTheBreakIsASoftHyphenInTheText) {
    LineToSet line;
    line.end = 4;
    line.hyphen = true;
    const SetLine set_line = set("wordless", TextAlign::left, line);
    EXPECT_EQ(text_of(set_line.items), u"word\u00AD");
    const auto& run = std::get<GlyphRun>(set_line.items.back());
    EXPECT_NE(run.glyphs.back().id, 0);
    EXPECT_EQ(run.glyphs.back().text_length, 1);
}

TEST_F(SetLineOf, ASpaceAtTheEndIsTextWithoutWidth) {
    LineToSet line;
    line.end = 5;
    const SetLine set_line = set("words follow", TextAlign::left, line);
    const auto& run = std::get<GlyphRun>(set_line.items.back());
    EXPECT_EQ(run.text, u"words ");
    EXPECT_EQ(run.glyphs.back().advance, 0);
}

TEST_F(SetLineOf, AnUnderlineIsAsWideAsItsText) {
    Style style = tools.styles[tools.styles.root()].style;
    style.underline = true;
    style.align = TextAlign::left;
    FlowParagraph flow = tools.paragraph("words", tools.styles.of(style));
    const SetLine line = set(flow);
    const RuleLine* rule = nullptr;
    for (const PageItem& item : line.items)
        if (std::holds_alternative<RuleLine>(item)) rule = &std::get<RuleLine>(item);
    ASSERT_TRUE(rule);
    EXPECT_EQ(rule->width, natural);
    EXPECT_GT(rule->y, Length{}) << "below the baseline";
}

TEST_F(SetLineOf, ASlotStandsWhereItsNumberWillAndFlushRightBehindLeaders) {
    const StyleId style = tools.style(TextAlign::left);
    const auto contents = [&](bool leaders) {
        ParagraphBuilder builder(tools.styles);
        TextPlace place;
        place.style = style;
        builder.text("Chapter ", place, Span{});
        builder.slot(SlotKind::page, DestinationId{7}, Length::points(20), place);
        FlowParagraph flow = std::move(builder.paragraph());
        flow.style = style;
        flow.leaders = leaders;
        LineToSet line;
        line.leaders = leaders;
        line.last = true;
        return set(flow, line);
    };
    const SetLine running = contents(false);
    ASSERT_EQ(running.slots.size(), 1u);
    EXPECT_EQ(running.slots.front().x, right(running));
    EXPECT_EQ(running.slots.front().target, DestinationId{7});
    EXPECT_FALSE(running.slots.front().flush_right);
    const SetLine led = contents(true);
    ASSERT_EQ(led.slots.size(), 1u);
    EXPECT_EQ(led.slots.front().x + led.slots.front().width, Length::points(210));
    EXPECT_TRUE(led.slots.front().flush_right);
    EXPECT_NE(text_of(led.items).find(u"....."), std::u16string::npos);
}

TEST_F(SetLineOf, LeadersOfRightToLeftTextLeadToTheLeft) {
    const StyleId style = tools.style(TextAlign::left);
    ParagraphBuilder builder(tools.styles);
    TextPlace place;
    place.style = style;
    builder.text("\u05D0\u05D1\u05D2!", place, Span{});
    builder.slot(SlotKind::page, DestinationId{7}, Length::points(20), place);
    FlowParagraph flow = std::move(builder.paragraph());
    flow.style = style;
    flow.leaders = flow.right_to_left = flow.mirrors = true;
    LineToSet line;
    line.leaders = line.last = true;
    const SetLine led = set(flow, line);
    ASSERT_EQ(led.slots.size(), 1u);
    EXPECT_EQ(led.slots.front().x, Length::points(10));
    EXPECT_TRUE(led.slots.front().led);
    EXPECT_FALSE(led.slots.front().flush_right);
    EXPECT_EQ(end_of(std::get<GlyphRun>(led.items.front())), Length::points(210)) << "the words begin at the right";
    for (const PageItem& item : led.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run && run->text.find(u"...") != std::u16string::npos) { EXPECT_GT(run->x, Length::points(30)) << "right of the number"; }
    }
}

TEST_F(SetLineOf, EveryGlyphSaysItsShareOfTheText) {
    for (const char* text : {"affine office fly", "те\u0301ст", "אחת שתיים"}) {
        const SetLine line = set(text, TextAlign::left);
        for (const PageItem& item : line.items) {
            const auto& run = std::get<GlyphRun>(item);
            std::size_t said = 0;
            for (const Glyph& glyph : run.glyphs) said += glyph.text_length;
            EXPECT_EQ(said, run.text.size());
        }
    }
}

}  // namespace
}  // namespace nabor
