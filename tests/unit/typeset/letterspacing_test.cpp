// White between letters, and where there is none.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/every_layout.h"
#include "support/spots.h"
#include "typeset/letterspacing.h"
#include "setting_tools.h"

namespace nabor {
namespace {

using testing::leaf;
using testing::words;

Inline spaced(const std::string& text) {
    Phrase phrase;
    phrase.role = Role::highlighted;
    phrase.rendition.set(Look::letterspaced);
    phrase.content = {words(text)};
    return {Span{}, std::move(phrase)};
}

class Letterspacing : public testing::EveryLayout {
protected:
    // The widths of a run's glyphs, less those in its font; in thousandths of an em.
    std::vector<std::int64_t> white_in(const GlyphRun& run) const {
        std::vector<std::int64_t> white;
        for (const Glyph& glyph : run.glyphs) {
            const std::int64_t own = scaled(run.size.units, press.fonts.advance_of(run.face, glyph.id), press.fonts.metrics(run.face).units_per_em);
            white.push_back(scaled(glyph.advance - own, 1000, run.size.units));
        }
        return white;
    }
};

INSTANTIATE_TEST_SUITE_P(Layouts, Letterspacing, testing::layouts, testing::layout_name);

TEST_P(Letterspacing, MarksStandCloseToSpacedWords) {
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("So "), spaced("noon"), words(", it is.")})});
    const std::vector<std::int64_t> white = white_in(*testing::find(pages, "noon").run);
    EXPECT_NEAR(static_cast<double>(white.front()), 90, 2);
    EXPECT_NEAR(static_cast<double>(white.back()), 0, 2);
}

TEST_P(Letterspacing, ARaisedOrLoweredLetterOfASpacedWordBelongsToIt) {
    Inline spaced_formula = spaced("H");
    Phrase lowered;
    lowered.role = Role::highlighted;
    lowered.rendition.set(Look::subscript);
    lowered.content = {words("2")};
    auto& content = std::get<Phrase>(spaced_formula.content).content;
    content.push_back({Span{}, std::move(lowered)});
    content.push_back(words("O"));
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("So "), std::move(spaced_formula), words(" it is.")})});
    std::size_t joined = 0;
    for (const Page& page : pages.pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item)) joined += run->joins_next ? 1 : 0;
    EXPECT_EQ(joined, 2u) << "H and 2";
}

TEST_P(Letterspacing, ASpaceAfterASpacedWordIsNoLessWhite) {
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("So "), spaced("noon"), words(" it is.")})});
    EXPECT_NEAR(static_cast<double>(white_in(*testing::find(pages, "noon").run).back()), 90, 2);
}

TEST_P(Letterspacing, TheSpaceBeforeASpacedWordHasAsMuchWhiteAsThatAfterIt) {
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("So it "), spaced("noon"), words(" was.")})});
    const std::vector<std::int64_t> white = white_in(*testing::find(pages, "So it").run);
    ASSERT_EQ(white.size(), 6u);
    EXPECT_NEAR(static_cast<double>(white[2]), 0, 2) << "between other words";
    EXPECT_NEAR(static_cast<double>(white[5]), 90, 2);
}

TEST_P(Letterspacing, ALineEndsWithItsLastLetter) {
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("So "), spaced("noon")})});
    EXPECT_NEAR(static_cast<double>(white_in(*testing::find(pages, "noon").run).back()), 0, 2);
}

TEST_P(Letterspacing, KerningDoesNotPartSpacedLetters) {
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("So "), spaced("waffle raffle \u0449\u043b\u044c"), words(" is.")})});
    for (const PageItem& item : pages.pages.back().items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run || run->node == NodeId::none) continue;
        for (const std::int64_t white : white_in(*run)) EXPECT_LE(white, 96) << testing::utf8(run->text);
    }
}

TEST_P(Letterspacing, LettersThatJoinAreNotSpaced) {
    const std::string arabic = "\u0643\u062a\u0627\u0628";
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("So "), spaced(arabic), words(" and "), words(arabic), words(".")})});
    std::vector<Length> widths;
    for (const PageItem& item : pages.pages.back().items)
        if (const auto* run = std::get_if<GlyphRun>(&item); run && testing::utf8(run->text) == arabic) widths.push_back(end_of(*run) - run->x);
    ASSERT_EQ(widths.size(), 2u);
    EXPECT_EQ(widths[0], widths[1]);
    EXPECT_TRUE(joins_letters(u"\u071f\u072c"));
    EXPECT_FALSE(joins_letters(u"\u05e9\u05dc\u05d5\u05dd Word 12"));
}

TEST_P(Letterspacing, LettersOfHebrewHaveTheirWhiteAtTheLeftAndKeepTheirPoints) {
    const Pages pages = set({leaf(Role::paragraph, "word")});
    const FaceId face = testing::find(pages, "word").run->face;
    std::vector<SetGlyph> all{{5, 2, 0, 30, 0}, {4, 2, 100, 0, 0}, {3, 0, 100, 0, 0}};  // a point, its letter, a letter
    space_letters(all, {press.fonts, face, Length::points(1000), 10, true, true});
    EXPECT_EQ(all[0].x_offset, 40);
    EXPECT_EQ(all[1].x_offset, 10);
    EXPECT_EQ(all[1].advance, 110);
    EXPECT_EQ(all[2].x_offset, 10);
    close_up(all, 10, true);
    EXPECT_EQ(all[0].x_offset, 30);
    EXPECT_EQ(all[1].advance, 100);
    EXPECT_EQ(all[2].advance, 110);
}

// HarfBuzz gives an accent a cluster of its own.
TEST_P(Letterspacing, AnAccentMovesWithItsLetter) {
    const Pages pages = set({leaf(Role::paragraph, "word")});
    const FaceId face = testing::find(pages, "word").run->face;
    std::vector<SetGlyph> all{{3, 0, 100, 0, 0}, {5, 1, 0, -30, 0}, {4, 2, 100, 0, 0}, {5, 3, 0, -20, 0}, {5, 4, 0, -20, 0}};
    space_letters(all, {press.fonts, face, Length::points(1000), 10, false, true});
    EXPECT_EQ(all[0].advance, 110);
    EXPECT_EQ(all[1].x_offset, -40);
    EXPECT_EQ(all[2].advance, 110);
    EXPECT_EQ(all[3].x_offset, -30);
    EXPECT_EQ(all[4].x_offset, -30);
    close_up(all, 10, false);
    EXPECT_EQ(all[2].advance, 100);
    EXPECT_EQ(all[4].x_offset, -20);
    EXPECT_EQ(all[0].advance, 110);
    std::vector<SetGlyph> backwards{{5, 3, 0, 30, 0}, {4, 2, 100, 0, 0}, {5, 1, 0, 30, 0}, {3, 0, 100, 0, 0}};
    space_letters(backwards, {press.fonts, face, Length::points(1000), 10, true, true});
    EXPECT_EQ(backwards[0].x_offset, 40);
    EXPECT_EQ(backwards[1].x_offset, 10);
    EXPECT_EQ(backwards[2].x_offset, 40);
    EXPECT_EQ(backwards[3].x_offset, 10);
}

TEST_P(Letterspacing, WordsOfLettersFarApartAreSaidWhole) {
    testing::SettingTools tools("p { letter-spacing: 0.2em; }");
    EXPECT_TRUE(tools.press.report.all().empty());
    Style style = tools.styles[tools.styles.root()].style;
    style.letter_spacing = 200;
    FlowParagraph paragraph = tools.paragraph("So it is", tools.styles.of(style));
    const ShapedParagraph shaped = tools.shaper.shape(paragraph);
    LineToSet line;
    line.end = static_cast<std::uint32_t>(paragraph.text.size());
    line.width = Length::points(300);
    const SetLine set = set_line(tools.shaper, paragraph, shaped, line);
    EXPECT_TRUE(std::get<GlyphRun>(set.items.front()).spaced_out);
}

// Readers part right-to-left letters by less white.
TEST_P(Letterspacing, RightToLeftLettersAreFarApartEarlier) {
    for (const auto& [text, is_far] : {std::pair(std::string_view("So it is"), false), std::pair(std::string_view("שלום"), true)}) {
        testing::SettingTools tools("p { letter-spacing: 0.05em; }");
        Style style = tools.styles[tools.styles.root()].style;
        style.letter_spacing = 50;
        FlowParagraph paragraph = tools.paragraph(std::string(text), tools.styles.of(style));
        LineToSet line;
        line.end = static_cast<std::uint32_t>(paragraph.text.size());
        line.width = Length::points(300);
        const ShapedParagraph shaped = tools.shaper.shape(paragraph);
        EXPECT_EQ(std::get<GlyphRun>(set_line(tools.shaper, paragraph, shaped, line).items.front()).spaced_out, is_far) << text;
    }
}

}  // namespace
}  // namespace nabor
