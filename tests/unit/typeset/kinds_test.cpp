// Kinds of text that are no plain paragraphs, on finished pages in both layouts: where their words stand, and that they are whole.
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
using testing::words;

class Kinds : public testing::EveryLayout {
protected:
    LanguageId language(const std::string& tag) {
        maker.book.languages.push_back(tag);
        return static_cast<LanguageId>(maker.book.languages.size() - 1);
    }
};

INSTANTIATE_TEST_SUITE_P(Layouts, Kinds, testing::layouts, testing::layout_name);

Inline phrase(const std::string& text, LanguageId language, Role role = Role::foreign_phrase) {
    Phrase made;
    made.role = role;
    made.language = language;
    made.content = {words(text)};
    return {Span{}, std::move(made)};
}

// All that the pages say, without the hyphens of their lines.
std::string text_of(const Pages& pages) {
    std::string text;
    for (const Page& page : pages.pages)
        for (const PageItem& item : page.items)
            if (const auto* run = std::get_if<GlyphRun>(&item); run && run->node != NodeId::none) text += utf8(run->text);
    return text;
}

// The left edge of a character that stands once on the pages.
Length edge_of(const Pages& pages, char16_t wanted) {
    const Spot spot = find(pages, utf8(std::u16string(1, wanted)));
    if (spot.run == nullptr) return {};
    const std::size_t count = spot.run->glyphs.size();
    Length x = spot.x;
    std::size_t position = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Glyph& glyph = spot.run->glyphs[i];
        const std::size_t at = spot.run->right_to_left ? spot.run->text.size() - 1 - position : position;
        if (spot.run->text[at] == wanted) return x;
        x += Length{glyph.advance};
        position += glyph.text_length;
    }
    ADD_FAILURE() << "no such character";
    return x;
}

TEST_P(Kinds, AMarkStandsAtTheEndOfItsRightToLeftWords) {
    const LanguageId hebrew = language("he");
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("He asked: "), phrase("\u05de\u05d4?", hebrew), words(" and left.")})});
    EXPECT_LT(edge_of(pages, u'?'), edge_of(pages, u'\u05d4')) << "the words end at their left";
    EXPECT_LT(find(pages, "He asked").x, edge_of(pages, u'?'));
}

TEST_P(Kinds, ARightToLeftParagraphBeginsItsLastLineAtTheRight) {
    Block paragraph = leaf(Role::paragraph, "\u05d0\u05d1\u05d2 \u05d3\u05d4\u05d5.");
    paragraph.language = language("he");
    Block aligned = leaf(Role::paragraph, "\u05d6\u05d7\u05d8 \u05d9\u05db\u05dc.");
    aligned.language = paragraph.language;
    aligned.rendition.alignment = Alignment::left;
    const Pages pages = set({leaf(Role::paragraph, testing::prose(60, 3)), paragraph, aligned});
    const PageLine& full = *std::find_if(pages.pages.back().lines.begin(), pages.pages.back().lines.end(), [](const PageLine& line) { return line.justified; });
    const Length indent = Length::points(20);
    EXPECT_GT(find(pages, "\u05d0\u05d1\u05d2").end, full.x + full.width - indent);
    EXPECT_LT(find(pages, "\u05d6\u05d7\u05d8").x, full.x + indent) << "but as the source aligns it, where it does";
}

TEST_P(Kinds, NumbersOfARightToLeftListStandAtTheRight) {
    Block item = container(Role::list_item, {leaf(Role::paragraph, "\u05d0\u05d7\u05d3")});
    item.language = language("he");
    std::get<Blocks>(item.content).front().language = item.language;
    Block list = container(Role::list_ordered, {item});
    list.language = item.language;
    const Pages pages = set({std::move(list)});
    EXPECT_GT(find(pages, "1").x, find(pages, "\u05d0\u05d7\u05d3").end);
}

// A table has no line that a label could begin.
TEST_P(Kinds, ALabelStandsBesideItsTable) {
    Cell cell;
    cell.content = {leaf(Role::paragraph, "cell")};
    Table table;
    table.rows.resize(2);
    for (Row& row : table.rows) row.cells = {cell};
    table.rows[1].cells[0].content = {leaf(Role::paragraph, "below")};
    Block block;
    block.role = Role::table;
    block.content = table;
    const Pages pages = set({container(Role::list_ordered, {container(Role::list_item, {block}), container(Role::list_item, {leaf(Role::paragraph, "third")})})});
    const Spot label = find(pages, "1.", true), first = find(pages, "cell");
    EXPECT_EQ(label.y, first.y);
    EXPECT_LT(label.end, first.x);
    EXPECT_EQ(label.x, find(pages, "2.", true).x);
}

TEST_P(Kinds, AHeadBelowAnEpigraphOpensNoPage) {
    const Pages pages = set({container(Role::epigraph, {leaf(Role::paragraph, "Motto.")}), leaf(Role::heading, "Second"), leaf(Role::paragraph, "Text.")});
    EXPECT_EQ(find(pages, "Motto.").page, find(pages, "Text.").page);
}

// Whether the paragraph waits for the choice of its lines or not.
TEST_P(Kinds, LabelsOfListsInListsStandOnOneLine) {
    for (const int count : {2, 200}) {
        maker = testing::BookMaker();
        const Block inner = container(Role::list_ordered, {container(Role::list_item, {leaf(Role::paragraph, "Innermost " + testing::prose(count, 3))})});
        Block list = container(Role::list_ordered, {container(Role::list_item, {container(Role::list_ordered, {container(Role::list_item, {inner})})})});
        std::get<Blocks>(list.content).front().number = "8";
        std::get<Blocks>(std::get<Blocks>(std::get<Blocks>(list.content).front().content).front().content).front().number = "9";
        const Pages pages = set({list});
        const Spot outer = find(pages, "8.", true), middle = find(pages, "9.", true), innermost = find(pages, "1.", true), text = find(pages, "Innermost");
        EXPECT_EQ(outer.y, text.y);
        EXPECT_EQ(middle.y, text.y);
        EXPECT_EQ(innermost.y, text.y);
        EXPECT_LT(outer.end, middle.x);
        EXPECT_LT(middle.end, innermost.x);
        EXPECT_LT(innermost.end, text.x);
    }
}

TEST_P(Kinds, NeighbouringCallsAreSetApart) {
    Inlines text{words("Word")};
    text.push_back(maker.note("One."));
    text.push_back(maker.note("Two."));
    text.push_back(words(" and"));
    text.push_back(maker.note("Three."));
    text.push_back(words(" more."));
    const Pages pages = set({leaf(Role::paragraph, std::move(text))});
    EXPECT_NE(text_of(pages).find("Word1,2 and3 more"), std::string::npos) << text_of(pages);
}

TEST_P(Kinds, RaisedLettersAreNoPartOfAnActualText) {
    Inline raised = phrase("o", LanguageId{0}, Role::highlighted);
    std::get<Phrase>(raised.content).rendition.set(Look::superscript);
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("Gubern"), std::move(raised), words(" it is.")})});
    for (const Page& page : pages.pages)
        for (const PageItem& item : page.items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            EXPECT_FALSE(run && run->joins_next);
        }
}

TEST_P(Kinds, ControlsOfSettingAreNoText) {
    const Pages pages = set({leaf(Role::paragraph, "A birth\u00adday par\u200bty o\u2060f soft\ufeffly spo\u2068ken\u2069 men.")});
    EXPECT_NE(text_of(pages).find("A birthday party of softly spoken men"), std::string::npos) << text_of(pages);
}

// Places in a word have sixteen bits, and a break between all of its letters would take long.
TEST_P(Kinds, AWordOfSoftHyphensWithoutNumberKeepsItsLetters) {
    constexpr std::size_t count = 120'000;
    std::string word;
    for (std::size_t i = 0; i < count; ++i) word += i + 1 < count ? "a\u00ad" : "a";
    const std::string text = text_of(set({leaf(Role::paragraph, word)}));
    EXPECT_EQ(std::count(text.begin(), text.end(), 'a'), static_cast<std::ptrdiff_t>(count));
}

TEST_P(Kinds, ALetterWithMarksWithoutNumberKeepsThem) {
    constexpr std::size_t count = 70'000;
    std::string word = "It is a";
    for (std::size_t i = 0; i < count; ++i) word += "\u0301";
    const std::string text = text_of(set({leaf(Role::paragraph, word + " letter.")}));
    std::size_t marks = 0;
    for (std::size_t at = text.find("\u0301"); at != std::string::npos; at = text.find("\u0301", at + 1)) ++marks;
    EXPECT_GE(marks + 1, count) << "one may be part of the letter";
    EXPECT_NE(text.find("letter."), std::string::npos);
}

TEST_P(Kinds, CodeHasNoHyphensWhateverShowsIt) {
    std::string name;
    for (int i = 0; i < 12; ++i) name += "lampdecorationcommitteeminutes ";
    Inline typed = phrase(name, LanguageId{0}, Role::highlighted), formula = phrase(name, LanguageId{0}, Role::math);
    std::get<Phrase>(typed.content).rendition.set(Look::monospaced);
    Block listing = leaf(Role::paragraph, name);
    listing.rendition.set(Look::monospaced);
    for (const Block& block : {leaf(Role::paragraph, Inlines{words("Typed: "), std::move(typed)}), leaf(Role::paragraph, Inlines{words("Sum: "), std::move(formula)}),
                               std::move(listing), leaf(Role::formula, name)}) {
        maker = testing::BookMaker();
        EXPECT_EQ(text_of(set({block})).find("\u00ad"), std::string::npos) << text_of(set({block}));
    }
}

TEST_P(Kinds, AReferenceToAPageIsItsNumberAlone) {
    Block chapter = maker.division("Paper", {leaf(Role::paragraph, "Text of it.")}, Role::chapter);
    Link link;
    link.target = chapter.anchor;
    link.number = ReferenceNumber::page;
    maker.book.body.push_back(maker.division("Lamps", {leaf(Role::paragraph, Inlines{words("See page "), {Span{}, link}, words(" of it.")})}, Role::chapter));
    maker.book.body.push_back(std::move(chapter));
    const Pages pages = press.set(maker.book);
    EXPECT_EQ(text_of(pages).find("See page Paper"), std::string::npos);
}

TEST_P(Kinds, TheHeadsOfADivisionStandOnOnePage) {
    Block division = maker.division("First of the heads", {leaf(Role::heading, "Second of them"), leaf(Role::byline, "By a maker"),
                                                           leaf(Role::heading, "Third of them"), leaf(Role::paragraph, "Text below them.")},
                                    Role::chapter);
    for (Block& block : std::get<Blocks>(division.content))
        if (block.role == Role::heading) block.level = 1;
    maker.book.body.push_back(std::move(division));
    const Pages pages = press.set(maker.book);
    const std::size_t page = find(pages, "First of the heads").page;
    EXPECT_EQ(find(pages, "Second of them").page, page);
    EXPECT_EQ(find(pages, "Third of them").page, page);
    EXPECT_EQ(find(pages, "Text below them.").page, page);
}

TEST_P(Kinds, NothingOfAnAddressOrOfCodeIsHyphenated) {
    const std::string address = "https://www.example.org/library/department-for-the-study-of-printing/catalogues/committee/volume.of.minutes";
    const std::string code = "readTheMinutesOfTheLastMeetingWithoutDebate_before_the_committee_of_printers";
    for (int before = 1; before < 12; ++before) {
        testing::Press own(GetParam());
        testing::BookMaker book;
        book.book.body.push_back(book.division("One", {leaf(Role::paragraph, Inlines{words(testing::prose(static_cast<std::size_t>(before), 5) + " " + address + " and "),
                                                                                     phrase(code, LanguageId::main, Role::code), words(" again.")})}));
        const std::string text = text_of(own.set(book.book));
        EXPECT_NE(text.find(address), std::string::npos) << text;
        EXPECT_NE(text.find(code), std::string::npos) << text;
    }
}

TEST_P(Kinds, ALineThatCannotBeFilledIsNotStretched) {
    const std::string digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c";
    bool is_ragged = false;
    for (std::size_t before = 1; before < 12; ++before) {  // whatever room the line before it leaves
        testing::Press own(GetParam());
        testing::BookMaker book;
        book.book.body.push_back(book.division("A Chapter", {leaf(Role::paragraph, testing::prose(before, 7) + " " + digest + " " + testing::prose(30, 8))}));
        const Pages pages = own.set(book.book);
        for (const PageLine& line : pages.pages.back().lines) {
            EXPECT_LE(line.word_space, 2000);
            is_ragged = is_ragged || line.ragged;
        }
        EXPECT_NE(text_of(pages).find(digest), std::string::npos);
    }
    EXPECT_TRUE(is_ragged);
}

TEST_P(Kinds, ALineDoesNotEndWithTheSpaceAfterItsLabel) {
    // Whatever the name's length, so that for some the line ends after it.
    for (std::size_t length = 20; length < 60; ++length) {
        testing::Press own(GetParam());
        testing::BookMaker book;
        book.book.body.push_back(book.division("People", {container(Role::biography, {leaf(Role::biography_name, std::string(length / 2, 'n') + " " + std::string(length / 2, 'm')),
                                                                                      leaf(Role::paragraph, testing::prose(40, 9))})}, Role::biographies));
        const Pages pages = own.set(book.book);
        for (const PageLine& line : pages.pages.back().lines) {
            if (!line.justified) continue;
            Length end;
            for (std::size_t i = line.first_item; i < line.last_item; ++i)
                if (const auto* run = std::get_if<GlyphRun>(&pages.pages.back().items[i])) end = end_of(*run);
            EXPECT_NEAR(end.in_points(), (line.x + line.width).in_points(), 0.5) << length;
        }
    }
}

TEST_P(Kinds, QuotationsAndVerseInANoteStandIn) {
    Block lines = container(Role::verse, {leaf(Role::verse_line, "A line of verse"), leaf(Role::verse_line, "and another one")});
    Block quotation = container(Role::block_quotation, {leaf(Role::paragraph, "Words set off in the source.")});
    Inlines text{words("Text")};
    text.push_back(maker.note(Blocks{leaf(Role::paragraph, "The note begins."), quotation, leaf(Role::paragraph, "Then it goes on."), lines}));
    const Pages pages = set({leaf(Role::paragraph, std::move(text))});
    const Length edge = find(pages, "The note begins.").x - Length::points(12);
    EXPECT_GT(find(pages, "Words set off").x, edge + Length::points(4));
    EXPECT_GT(find(pages, "A line of verse").x, edge + Length::points(4));
}

TEST_P(Kinds, VerseOfWhichHalfTheLinesTurnOverBeginsAtTheEdge) {
    const std::string tail = " and so it went on and on, beyond the edge of any page that a printer of the old town could have had";
    const Pages pages = set({container(Role::verse, {leaf(Role::verse_line, "First line" + tail), leaf(Role::verse_line, "Second line" + tail),
                                                     leaf(Role::verse_line, "Third of them"), leaf(Role::verse_line, "Fourth")})});
    const PageLine& line = pages.pages.back().lines.back();
    EXPECT_LT(find(pages, "First line").x, line.x + Length::points(1));
    constexpr double widest_margin = 22;
    EXPECT_LT(line.x, Length::millimetres(widest_margin) + Length::points(14));
}

TEST_P(Kinds, AStageDirectionStandsUnderTheVerse) {
    const Pages pages = set({container(Role::speech, {leaf(Role::speaker, "Anna"), leaf(Role::verse_line, "Who knocks so late?"),
                                                      leaf(Role::stage_direction, "Looks out."), leaf(Role::verse_line, "It is the lamp.")})});
    EXPECT_NEAR(find(pages, "Looks out").x.in_points(), find(pages, "It is the lamp").x.in_points(), 0.6);
}

TEST_P(Kinds, AHeadingIsBrokenEvenlyOrAtAPause) {
    const Pages pages = set({leaf(Role::heading, "On the lamps of the reading room and the letters that the printers wrote about them in the last year of the old committee")});
    std::vector<Length> widths;
    for (const PageLine& line : pages.pages.back().lines) {
        if (!line.is_heading) continue;
        Length end;
        for (std::size_t i = line.first_item; i < line.last_item; ++i)
            if (const auto* run = std::get_if<GlyphRun>(&pages.pages.back().items[i])) end = std::max(end, end_of(*run));
        widths.push_back(end);
    }
    ASSERT_GE(widths.size(), 2u);
}

TEST_P(Kinds, AWordWiderThanItsColumnIsHyphenated) {
    Table table;
    for (int i = 0; i < 2; ++i) {
        Row row;
        for (const std::string& text : {std::string("Counterrevolutionary internationalization"), testing::prose(60, 4), testing::prose(50, 5), testing::prose(55, 6)}) {
            Cell cell;
            cell.content = {leaf(Role::paragraph, text)};
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    const Pages pages = set({std::move(block)});
    EXPECT_NE(text_of(pages).find("Counterrevolutionary"), std::string::npos) << "whole, or divided with a hyphen that is no text";
}

TEST_P(Kinds, ATableOfManyNumbersIsSetSmallerAndNoneIsCut) {
    Table table;
    for (int i = 0; i < 3; ++i) {
        Row row;
        for (int k = 0; k < 12; ++k) {
            Cell cell;
            cell.content = {leaf(Role::paragraph, std::to_string(22648 + 4729 * k + 31 * i) + ".5")};
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    const Pages pages = set({std::move(block)});
    const Page& page = pages.pages.back();
    for (int k = 0; k < 12; ++k) {
        const Spot spot = find(pages, std::to_string(22648 + 4729 * k) + ".5");
        EXPECT_GT(spot.x, Length{});
        EXPECT_LT(spot.end, page.width);
        if (k == 0) continue;
        EXPECT_GT(spot.x, find(pages, std::to_string(22648 + 4729 * (k - 1)) + ".5").end + Length::points(1.2));
    }
}

TEST_P(Kinds, ATableThatHasNoRoomIsReported) {
    Table table;
    Row row;
    for (int k = 0; k < 30; ++k) {
        Cell cell;
        cell.content = {leaf(Role::paragraph, std::to_string(1234567 + k))};
        row.cells.push_back(std::move(cell));
    }
    table.rows = {row, row};
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    set({std::move(block)});
    const auto& findings = press.report.all();
    EXPECT_EQ(std::count_if(findings.begin(), findings.end(), [](const Diagnostic& one) { return one.code == "page-overflow"; }), 1);
}

TEST_P(Kinds, LettersThatAreSpacedKeepTheirDistance) {
    Phrase spaced;
    spaced.role = Role::highlighted;
    spaced.rendition.set(Look::letterspaced);
    spaced.content = {words("\u0437\u0430\u043c\u043e\u0301\u043a")};
    const Pages pages = set({leaf(Role::paragraph, Inlines{words(testing::prose(5, 1) + " "), {Span{}, spaced}, words(" " + testing::prose(40, 2))})});
    const Spot spot = find(pages, "\u0437\u0430\u043c");
    EXPECT_EQ(spot.run->letter_spacing, 0) << "justification would make words of them";
    EXPECT_LE(spot.run->horizontal_scale, 1025);
}

// In faces without small capitals the letters of a word are of two sizes, and the stop behind them is of the larger.
TEST_P(Kinds, AWordInTypeOfTwoSizesIsOneWord) {
    Phrase small;
    small.role = Role::highlighted;
    small.rendition.set(Look::small_caps);
    small.content = {words("Abg. \u0425\u043b\u0443\u0434\u043e\u0432:")};
    const Pages pages = set({leaf(Role::paragraph, Inlines{words("It is "), {Span{}, small}, words(" here.")})});
    const GlyphRun* before = nullptr;
    for (const PageItem& item : pages.pages.back().items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || run->text.empty()) continue;
        const bool goes_on = before != nullptr && before->node == run->node && before->text.back() != u' ' && run->text.front() != u' ';
        if (goes_on && before->size != run->size) { EXPECT_TRUE(before->joins_next) << text_of(pages); }
        before = run;
    }
    ASSERT_NE(before, nullptr);
}

}  // namespace
}  // namespace nabor
