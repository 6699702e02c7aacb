// Verse, drama and lists on finished pages, in both layouts: where things stand, not what they say.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/every_layout.h"
#include "support/spots.h"

namespace nabor {
namespace {

using testing::container;
using testing::find;
using testing::leaf;
using testing::Spot;
using testing::utf8;

Block line(const std::string& text, VersePart part = VersePart::whole, std::uint8_t indent = 0) {
    Block made = leaf(Role::verse_line, text);
    made.part = part;
    made.rendition.indent = indent;
    return made;
}

Block speech(const std::string& speaker, Blocks rest) {
    rest.insert(rest.begin(), leaf(Role::speaker, speaker));
    return container(Role::speech, std::move(rest));
}

// Lines that belong together and stand on two pages.
std::ptrdiff_t partings(const Pages& pages) {
    return std::count_if(pages.relaxations.begin(), pages.relaxations.end(),
                         [](const Relaxation& one) { return one.kind == Relaxation::Kind::lone_line; });
}

class Forms : public testing::EveryLayout {};

INSTANTIATE_TEST_SUITE_P(Layouts, Forms, testing::layouts, testing::layout_name);

TEST_P(Forms, ALineThatSpeakersShareIsSteppedOverTheirNames) {
    const Pages pages = set({speech("Anna Augusta Maria", {line("She begins", VersePart::initial)}),
                             speech("Bo", {line("he goes on", VersePart::middle)}), leaf(Role::stage_direction, "A pause of some length."),
                             speech("Clarissa Josephina", {line("and she ends.", VersePart::final), line("A whole one.")})});
    const Spot first = find(pages, "She begins"), second = find(pages, "he goes on"), third = find(pages, "and she ends."),
               whole = find(pages, "A whole one.");
    const Length word_space = first.run->size / 2;
    EXPECT_GT(second.x, first.end);
    EXPECT_LT(second.x, first.end + word_space) << "it begins where the part before ended, whatever stood between";
    EXPECT_GT(third.x, second.end);
    EXPECT_LT(third.x, second.end + word_space);
    EXPECT_EQ(whole.x, first.x);
}

TEST_P(Forms, TheSharesOfOneLineStayOnOnePage) {
    Blocks blocks;
    for (int i = 0; i < 200; ++i) {
        blocks.push_back(speech("Anna", {line("half" + std::to_string(i) + ".", VersePart::initial)}));
        blocks.push_back(speech("Bo", {line("rest" + std::to_string(i) + ".", VersePart::final)}));
    }
    const Pages pages = set(std::move(blocks));
    int parted = 0;
    for (int i = 0; i < 200; ++i)
        parted += find(pages, "half" + std::to_string(i) + ".").page != find(pages, "rest" + std::to_string(i) + ".").page;
    EXPECT_EQ(parted, partings(pages)) << "that it cannot be had is told";
    EXPECT_LE(parted, 1);
}

// Each speech ends the line of the one before and begins the next one's: nothing could be parted but at a cost.
TEST_P(Forms, AChainOfSharedLinesIsPartedBeforePagesEndHighUp) {
    Blocks blocks;
    for (int i = 0; i < 200; ++i)
        blocks.push_back(speech("Anna", {line("ends.", VersePart::final), line("Begins " + std::to_string(i), VersePart::initial)}));
    const Pages pages = set(std::move(blocks));
    EXPECT_GT(partings(pages), 5);
    EXPECT_LT(partings(pages), static_cast<std::ptrdiff_t>(pages.pages.size()));
    for (const Relaxation& relaxation : pages.relaxations) {
        EXPECT_NE(relaxation.kind, Relaxation::Kind::uneven_spread) << relaxation.page;
        EXPECT_TRUE(relaxation.kind != Relaxation::Kind::short_page || relaxation.amount <= 3100) << relaxation.page;
    }
}

TEST_P(Forms, ASpeakerRunsIntoProseWithWhatHeDoes) {
    const Pages pages = set({speech("Anna", {leaf(Role::stage_direction, "(rising)"), leaf(Role::paragraph, "Prose follows.")})});
    const Spot direction = find(pages, "(rising)"), prose = find(pages, "Prose follows.");
    EXPECT_EQ(direction.y, prose.y);
    EXPECT_GT(prose.x, direction.end);
    EXPECT_EQ(direction.run->size, prose.run->size);
}

TEST_P(Forms, OverVerseASpeakerAndWhatHeDoesShareALine) {
    const Pages pages = set({speech("Boleslav", {leaf(Role::stage_direction, "(aside)"), line("Verse follows,"), line("as ever.")})});
    const Spot direction = find(pages, "(aside)"), verse = find(pages, "Verse follows,");
    EXPECT_LT(direction.y, verse.y);
    EXPECT_LE(verse.y - direction.y, Length::points(14)) << "no line of its own";
    EXPECT_GT(direction.x, verse.x) << "the name stands before it";
}

TEST_P(Forms, DirectionsStandOnTheEdgeOfTheVerseAroundThem) {
    const Pages pages = set({speech("Anna", {line("In a speech,"), leaf(Role::stage_direction, "She weeps."), line("as ever.")}),
                             container(Role::verse, {line("Outside of one,"), leaf(Role::stage_direction, "He laughs."), line("too.")}),
                             speech("Boleslav", {container(Role::verse, {line("In a song,"), leaf(Role::stage_direction, "All sing."), line("again.")})})});
    EXPECT_EQ(find(pages, "She weeps.").x, find(pages, "In a speech,").x);
    EXPECT_EQ(find(pages, "He laughs.").x, find(pages, "Outside of one,").x);
    EXPECT_EQ(find(pages, "All sing.").x, find(pages, "In a song,").x);
}

TEST_P(Forms, ADirectionInProseStandsOnAnEdgeOfTheText) {
    const Pages pages = set({speech("Anna", {leaf(Role::paragraph, testing::prose(40, 1)), leaf(Role::stage_direction, "She weeps."), leaf(Role::paragraph, "And on.")})});
    std::vector<Length> edges;
    for (const PageLine& set : pages.pages.back().lines) edges.push_back(set.x);
    const Spot direction = find(pages, "She weeps.");
    EXPECT_GT(std::count(edges.begin(), edges.end(), direction.x), 1) << "its own line and another";
}

TEST_P(Forms, ASecondParagraphOfASpeechIsNoNewSpeech) {
    const Pages pages = set({speech("Anna", {leaf(Role::paragraph, "One."), leaf(Role::paragraph, "Two.")}),
                             speech("Boleslav", {leaf(Role::paragraph, "Three.")})});
    const Spot second = find(pages, "Two.");
    EXPECT_GT(second.x, press.layout->page("", PageSide::left, false).margin_left + second.run->size / 2);
}

TEST_P(Forms, ASpeakersNameLooksAsTheLayoutSays) {
    Block italic = leaf(Role::speaker, "Bo");
    italic.rendition.set(Look::italic);
    const Pages pages =
        set({speech("Bo", {leaf(Role::paragraph, "One.")}), container(Role::speech, {std::move(italic), leaf(Role::paragraph, "Two.")})});
    std::vector<const GlyphRun*> names;
    for (const Page& page : pages.pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item))
                if (utf8(run->text) == "Bo" || utf8(run->text) == "B") names.push_back(run);
    ASSERT_EQ(names.size(), 2u);
    EXPECT_EQ(names[0]->face, names[1]->face);
}

TEST_P(Forms, APoemIsCentredOnItsLongestLine) {
    const Pages pages = set({container(Role::verse, {line("Short lines"), line("and one that is longer"), line("end here")})});
    const Spot longest = find(pages, "and one that is longer");
    const PageGeometry page = press.layout->page("", longest.page % 2 == 0 ? PageSide::right : PageSide::left, false);
    const Length middle = (page.margin_left + page.width - page.margin_right) / 2;
    EXPECT_NEAR((longest.x + longest.end).in_points() / 2, middle.in_points(), 0.5);
    EXPECT_EQ(find(pages, "Short lines").x, longest.x);
}

TEST_P(Forms, ALineThatTurnsOverDoesNotPushThePoemToTheEdge) {
    const std::string long_line = "a line so long that no measure of any page holds it, which therefore has to be turned over at its end";
    const Pages pages = set({container(Role::verse, {line("Short lines"), line("begin this poem,"), line(long_line), line("end it.")})});
    const Spot first = find(pages, "Short lines");
    const PageGeometry page = press.layout->page("", first.page % 2 == 0 ? PageSide::right : PageSide::left, false);
    EXPECT_GT(first.x, page.margin_left + Length::points(36));
    EXPECT_LE(find(pages, "a line so long").end, page.width - page.margin_right) << "and the long one keeps to its measure";
}

TEST_P(Forms, WhatTurnsOverStandsDeeperThanTheDeepestIndent) {
    const std::string long_line = "a line so long that no measure of any page holds it, which therefore has to be turned over atitsend";
    const Pages pages = set({container(Role::verse, {line("Flush,"), line("deep,", VersePart::whole, 6), line(long_line)})});
    const Spot deepest = find(pages, "deep,"), end = find(pages, "atitsend");
    EXPECT_GT(end.y, find(pages, "a line so long").y);
    EXPECT_GT(end.x, deepest.x);
}

TEST_P(Forms, NoLineOfVerseStandsAlone) {
    Blocks blocks;
    for (int i = 0; i < 60; ++i) {
        Blocks lines;
        for (int k = 0; k < 9; ++k) lines.push_back(line("stanza" + std::to_string(i) + " line" + std::to_string(k) + "."));
        blocks.push_back(speech("Anna", std::move(lines)));
    }
    const Pages pages = set(std::move(blocks));
    const auto page_of = [&](int i, int k) { return find(pages, "stanza" + std::to_string(i) + " line" + std::to_string(k) + ".").page; };
    int alone = 0;
    for (int i = 0; i < 60; ++i) alone += (page_of(i, 0) != page_of(i, 1)) + (page_of(i, 7) != page_of(i, 8));
    EXPECT_EQ(alone, partings(pages)) << "that it cannot be had is told";
    EXPECT_LE(alone, 1);
}

TEST_P(Forms, TheEndsOfALetterStayWithItsText) {
    Blocks blocks;
    const auto mark = [](const char* what, int i) { return what + std::to_string(i) + "."; };
    for (int i = 0; i < 40; ++i) {
        blocks.push_back(container(Role::opener, {leaf(Role::dateline, mark("Paris", i)), leaf(Role::salute, mark("Dear", i))}));
        blocks.push_back(
            leaf(Role::paragraph, mark("Begin", i) + " " + testing::prose(40 + 7 * static_cast<std::size_t>(i), 1) + " " + mark("end", i)));
        blocks.push_back(container(Role::closer, {leaf(Role::salute, mark("Yours", i)), leaf(Role::signature, mark("X", i))}));
    }
    const Pages pages = set(std::move(blocks));
    for (int i = 0; i < 40; ++i) {
        EXPECT_EQ(find(pages, mark("Paris", i)).page, find(pages, mark("Begin", i)).page) << i;
        EXPECT_EQ(find(pages, mark("Yours", i)).page, find(pages, mark("end", i)).page) << i;
        EXPECT_EQ(find(pages, mark("Yours", i)).page, find(pages, mark("X", i)).page) << i;
    }
}

TEST_P(Forms, AParagraphAtTheRightThatEndsATextStaysWithIt) {
    for (int i = 0; i < 40; ++i) {
        Block signature = leaf(Role::paragraph, "Signed" + std::to_string(i) + ".");
        signature.rendition.alignment = Alignment::right;
        Block text = leaf(Role::paragraph, testing::prose(100 + 10 * static_cast<std::size_t>(i), 1) + " end" + std::to_string(i) + ".");
        maker.book.body.push_back(maker.division("Text", {std::move(text), std::move(signature)}, Role::document));
    }
    const Pages pages = press.set(maker.book);
    for (int i = 0; i < 40; ++i)
        EXPECT_EQ(find(pages, "Signed" + std::to_string(i) + ".").page, find(pages, "end" + std::to_string(i) + ".").page) << i;
}

Block item(const std::string& text) { return container(Role::list_item, {leaf(Role::paragraph, text)}); }

TEST_P(Forms, NumbersOfAListEndUnderEachOther) {
    Blocks items;
    for (int i = 1; i <= 12; ++i) items.push_back(item("Item" + std::to_string(i) + "."));
    const Pages pages = set({container(Role::list_ordered, std::move(items))});
    const Spot nine = find(pages, "9.", true), twelfth = find(pages, "12.", true);
    EXPECT_EQ(nine.end, twelfth.end);
    EXPECT_GT(nine.x, twelfth.x);
    EXPECT_EQ(find(pages, "Item9.").x, find(pages, "Item10.").x) << "the text has one edge";
    EXPECT_GT(find(pages, "Item10.").x, twelfth.end);
}

TEST_P(Forms, LabelsOfTheirOwnHangInAColumn) {
    const auto labelled = [](const std::string& label, const std::string& text) {
        return container(Role::list_item, {leaf(Role::item_label, label), leaf(Role::paragraph, text)});
    };
    const Pages pages = set({container(Role::list_plain, {labelled("a)", "First."), labelled("viii)", "Second.")})});
    EXPECT_EQ(find(pages, "a)", true).x, find(pages, "viii)", true).x);
    EXPECT_EQ(find(pages, "First.").x, find(pages, "Second.").x);
    EXPECT_GT(find(pages, "Second.").x, find(pages, "viii)", true).end);
}

TEST_P(Forms, ALabelBeforeANestedListIsNotLost) {
    const Pages pages = set(
        {container(Role::list_ordered, {container(Role::list_item, {container(Role::list_bulleted, {item("Inner.")})}), item("Outer.")})});
    EXPECT_EQ(find(pages, "1.", true).y, find(pages, "Inner.").y);
    EXPECT_EQ(find(pages, "2.", true).y, find(pages, "Outer.").y);
}

}  // namespace
}  // namespace nabor
