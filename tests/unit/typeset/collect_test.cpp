// The flow that a book is collected into: which paragraph holds what, in which section, note or cell.
#include "typeset/collect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/books.h"
#include "support/press.h"

namespace nabor {
namespace {

using testing::BookMaker;
using testing::container;
using testing::leaf;
using testing::Press;
using testing::words;

// The texts of the paragraphs of blocks, one a line; a cell's in brackets.
std::string text_of(const std::vector<FlowBlock>& blocks) {
    std::string text;
    for (const FlowBlock& block : blocks) {
        if (const auto* paragraph = std::get_if<FlowParagraph>(&block.content)) {
            std::u32string points;
            for (const char16_t unit : paragraph->text) points += unit;
            text += to_utf8(points) + '\n';
        }
        if (const auto* table = std::get_if<FlowTable>(&block.content))
            for (const FlowRow& row : table->rows)
                for (const FlowCell& cell : row.cells) text += '[' + text_of(cell.blocks) + "]\n";
    }
    return text;
}

class Collected : public ::testing::Test {
protected:
    explicit Collected(std::map<std::string, std::string> overrides = {}, const std::string& layout = "a5-plain") : press(layout, std::move(overrides)) {}

    void collect_body(Blocks content) {
        maker.book.body.push_back(maker.division("", std::move(content)));
        collect_book();
    }

    void collect_book() {
        Product product;
        product.name = "test";
        StructureTreeBuilder tree(maker.book);
        StyleTable styles(*press.layout, press.fonts, press.report);
        const TextNumbers numbers;
        const NumberColumn column;
        sections = collect({maker.book, product, *press.layout, numbers, column}, styles, tree, press.report).sections;
        pages = tree.take();
    }

    const FlowParagraph& paragraph(std::size_t i) const { return std::get<FlowParagraph>(sections.back().blocks.at(i).content); }
    std::string body() const { return text_of(sections.back().blocks); }

    Press press;
    BookMaker maker;
    std::vector<FlowSection> sections;
    Pages pages;
};

class CollectedWithEndNotes : public Collected {
protected:
    CollectedWithEndNotes() : Collected({{"notes", "book-end"}}) {}
};

Block with_note(std::string text, Inline call) { return leaf(Role::paragraph, Inlines{words(std::move(text)), std::move(call)}); }

}  // namespace

TEST_F(Collected, CodeRunsFromLeftToRightInAnyLanguage) {
    maker.book.languages.push_back("he");
    const auto hebrew = static_cast<LanguageId>(1);
    Block code = leaf(Role::code_block, "if (a)");
    Phrase inner;
    inner.role = Role::code;
    inner.language = hebrew;
    inner.content = {words("a(b)")};
    Block text = leaf(Role::paragraph, {words("א "), {Span{}, inner}, words(" ב")});
    code.language = text.language = hebrew;
    Block left = leaf(Role::paragraph, "א");
    left.language = hebrew;
    left.rendition.alignment = Alignment::left;
    collect_body({code, text, left});
    EXPECT_FALSE(paragraph(0).right_to_left);
    EXPECT_FALSE(paragraph(0).mirrors);
    EXPECT_TRUE(paragraph(0).indents_turned);
    EXPECT_TRUE(paragraph(1).right_to_left);
    ASSERT_EQ(paragraph(1).isolates.size(), 1U);
    EXPECT_EQ(paragraph(1).isolates.front().begin, 2U);
    EXPECT_EQ(paragraph(1).isolates.front().end, 6U);
    EXPECT_FALSE(paragraph(1).isolates.front().right_to_left);
    EXPECT_FALSE(paragraph(2).mirrors);
}

TEST_F(Collected, AGroupOfFiguresIsPartedBetweenThemNotFromTheCaptionOfAll) {
    const auto figure = [] { return container(Role::figure, {leaf(Role::figure_text, "Drawn."), leaf(Role::caption, "One.")}); };
    collect_body({container(Role::figure, {figure(), figure(), leaf(Role::caption, "All."), leaf(Role::credit, "Archive.")})});
    const std::vector<FlowBlock>& blocks = sections.back().blocks;
    ASSERT_EQ(body(), "Drawn.\nOne.\nDrawn.\nOne.\nAll.\nArchive.\n");
    const std::vector<Keep> kept{Keep::firmly, Keep::loosely, Keep::firmly, Keep::firmly, Keep::firmly};
    for (std::size_t i = 0; i < kept.size(); ++i) EXPECT_EQ(blocks[i].keep_with_next, kept[i]) << i;
}

class CollectedForPaperback : public Collected {
protected:
    CollectedForPaperback() : Collected({}, "paperback") {}
};

TEST_F(CollectedForPaperback, StageDirectionsOneAfterAnotherStandOnTheEdgeOfVerse) {
    const auto direction = [] { return leaf(Role::stage_direction, "They go."); };
    collect_body({container(Role::speech, {leaf(Role::speaker, "A"), leaf(Role::verse_line, "One"), direction(), direction(), direction(), leaf(Role::verse_line, "Two")}),
                  container(Role::speech, {leaf(Role::speaker, "B"), leaf(Role::paragraph, "One"), direction(), direction(), leaf(Role::paragraph, "Two")})});
    const std::vector<FlowBlock>& blocks = sections.back().blocks;
    std::vector<Length> lefts;
    for (const FlowBlock& block : blocks)
        if (text_of({block}) == "They go.\n") lefts.push_back(block.left);
    ASSERT_EQ(lefts.size(), 5U);
    EXPECT_EQ(lefts[1], lefts[0]);
    EXPECT_EQ(lefts[2], lefts[0]);
    EXPECT_EQ(lefts[4], lefts[3]);
    EXPECT_LT(lefts[3], lefts[0]) << "beside prose they stand elsewhere";
}

TEST_F(Collected, TitlePageIsMadeWhereTheBookHasNone) {
    collect_body({leaf(Role::paragraph, "One.")});
    ASSERT_EQ(sections.size(), 2U);
    EXPECT_EQ(text_of(sections.front().blocks), "A Book\n");
    EXPECT_TRUE(sections.front().front_matter);
    EXPECT_EQ(body(), "One.\n");
}

TEST_F(Collected, NotesCalledInNotesBelongToTheOuterCall) {
    const Inline inner = maker.note("Inner.");
    const Inline outer = maker.note(Blocks{with_note("Outer", inner)});
    collect_body({with_note("Text", outer), leaf(Role::paragraph, "More.")});
    ASSERT_EQ(paragraph(0).notes.size(), 2U);
    EXPECT_EQ(paragraph(0).notes[0].note, SectionNoteId{0});
    EXPECT_EQ(paragraph(0).notes[1].note, SectionNoteId{1});
    EXPECT_EQ(paragraph(0).notes[0].position, paragraph(0).notes[1].position);
    ASSERT_EQ(sections.back().notes.size(), 2U);
    EXPECT_EQ(text_of(sections.back().notes[0].blocks), "1\u2002Outer2\n");
    EXPECT_EQ(text_of(sections.back().notes[1].blocks), "2\u2002Inner.\n");
    EXPECT_EQ(sections.back().notes[0].series, NoteSeriesId{0});
}

TEST_F(Collected, NoteCalledTwiceIsSetOnce) {
    const Inline call = maker.note("Once.");
    collect_body({with_note("Text", call), with_note("Again", call)});
    EXPECT_EQ(sections.back().notes.size(), 1U);
    EXPECT_EQ(body(), "Text1\nAgain1\n");
    EXPECT_TRUE(paragraph(1).notes.empty());
}

TEST_F(Collected, NotesOfACellBelongToTheCellsParagraph) {
    Cell cell;
    cell.content = {with_note("Cell", maker.note("Below."))};
    Table table;
    table.rows.emplace_back();
    table.rows.back().cells = {cell};
    Block block;
    block.role = Role::table;
    block.content = table;
    collect_body({leaf(Role::paragraph, "Above."), block});
    EXPECT_EQ(body(), "Above.\n[Cell1\n]\n");
    const auto& flow = std::get<FlowTable>(sections.back().blocks.at(1).content);
    EXPECT_EQ(std::get<FlowParagraph>(flow.rows[0].cells[0].blocks[0].content).notes.size(), 1U);
}

TEST_F(Collected, LabelsOfAListShareOneColumn) {
    Block list = container(Role::list_ordered, {container(Role::list_item, {leaf(Role::paragraph, "One."), leaf(Role::paragraph, "More.")}),
                                                container(Role::list_item, {})});
    list.number = "9";
    collect_body({list});
    EXPECT_EQ(body(), "9.One.\nMore.\n10.\n");
    EXPECT_GT(paragraph(0).label_width.units, 0);
    EXPECT_EQ(paragraph(0).label_width, paragraph(2).label_width);
    EXPECT_EQ(paragraph(0).label_end, 2U);
    EXPECT_TRUE(paragraph(0).label_flush_right);
    EXPECT_EQ(paragraph(1).label_end, 0U);
}

Block labelled(Inlines label, Blocks content) {
    content.insert(content.begin(), leaf(Role::item_label, std::move(label)));
    return container(Role::list_item, std::move(content));
}

TEST_F(Collected, ALabelHasItsNotesAndItsLooks) {
    Inlines label{words("25 October 1917"), maker.note("Old style.")};
    collect_body({container(Role::list_plain, {labelled(std::move(label), {leaf(Role::paragraph, "The rising.")}),
                                               labelled({words("1918")}, {leaf(Role::paragraph, "Peace.")})})});
    EXPECT_EQ(body(), "25 October 19171The rising.\n1918Peace.\n");
    EXPECT_EQ(paragraph(0).notes.size(), 1U);
    EXPECT_EQ(paragraph(0).label_width, paragraph(1).label_width) << "dates hang in one column";
    EXPECT_GT(paragraph(0).label_width, Length::points(60));
}

TEST_F(Collected, TermsThatAreDatesHang) {
    Inlines term{words("25 October 1917"), maker.note("Old style.")};
    collect_body({container(Role::list_gloss, {leaf(Role::gloss_term, std::move(term)), container(Role::gloss_definition, {leaf(Role::paragraph, "The rising.")}),
                                               leaf(Role::gloss_term, "1918"), container(Role::gloss_definition, {leaf(Role::paragraph, "Peace.")}),
                                               leaf(Role::gloss_term, "1919")})});
    EXPECT_EQ(body(), "25 October 19171The rising.\n1918Peace.\n1919\n");
    EXPECT_EQ(paragraph(0).notes.size(), 1U);
    EXPECT_GT(paragraph(0).label_end, 0U);
    EXPECT_EQ(paragraph(0).label_indent, Length{});
}

TEST_F(Collected, OtherTermsStandAboveTheirDefinitions) {
    collect_body({container(Role::list_gloss, {leaf(Role::gloss_term, "soviet"), container(Role::gloss_definition, {leaf(Role::paragraph, "A council.")})})});
    EXPECT_EQ(body(), "soviet\nA council.\n");
}

TEST_F(Collected, ALabelStaysInItsColumnBesideAQuotation) {
    Block quotation = container(Role::block_quotation, {leaf(Role::paragraph, "Quoted.")});
    collect_body({container(Role::list_ordered, {container(Role::list_item, {quotation}), container(Role::list_item, {leaf(Role::paragraph, "Plain.")})})});
    EXPECT_EQ(body(), "1.Quoted.\n2.Plain.\n");
    const FlowBlock &quoted = sections.back().blocks.at(0), &plain = sections.back().blocks.at(1);
    EXPECT_GT(paragraph(0).label_indent.units, 0);
    EXPECT_EQ(quoted.left - paragraph(0).label_indent - paragraph(0).label_width, plain.left - paragraph(1).label_width);
}

TEST_F(Collected, ALongStanzaMayBePartedInItsMiddle) {
    for (const std::size_t lines : {6U, 8U}) {
        sections.clear();
        maker = testing::BookMaker();
        Blocks verse(lines, leaf(Role::verse_line, "A line of verse"));
        collect_body({container(Role::verse, {container(Role::stanza, std::move(verse))})});
        const std::vector<FlowBlock>& blocks = sections.back().blocks;
        ASSERT_EQ(blocks.size(), lines);
        EXPECT_EQ(blocks[0].keep_with_next, Keep::firmly);
        EXPECT_EQ(blocks[1].keep_with_next, lines == 6 ? Keep::firmly : Keep::loosely);
        EXPECT_EQ(blocks[lines - 2].keep_with_next, Keep::firmly);
    }
}

TEST_F(Collected, NumbersOfTheSourceWin) {
    Block list = container(Role::list_ordered, {container(Role::list_item, {leaf(Role::paragraph, "One.")}),
                                                container(Role::list_item, {leaf(Role::paragraph, "Seven.")}),
                                                container(Role::list_item, {leaf(Role::paragraph, "Eight.")})});
    std::get<Blocks>(list.content)[1].number = "7";
    collect_body({list});
    EXPECT_EQ(body(), "1.One.\n7.Seven.\n8.Eight.\n");
}

TEST_F(Collected, SpeakerRunsIntoProseAndStandsAloneOverVerse) {
    collect_body({container(Role::speech, {leaf(Role::speaker, "ANNA"), leaf(Role::paragraph, "Yes.")}),
                  container(Role::speech, {leaf(Role::speaker, "BORIS"), leaf(Role::verse_line, "No,")})});
    const std::string text = body();
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
    EXPECT_NE(text.find("\u2002Yes.\n"), std::string::npos) << text;
    EXPECT_NE(text.find("No,\n"), std::string::npos) << text;
    EXPECT_TRUE(paragraph(2).is_verse_line);
}

TEST_F(Collected, PlateIsASectionBeforeItsPlace) {
    collect_body({leaf(Role::paragraph, "Before."), container(Role::plate, {leaf(Role::paragraph, "On the plate.")}),
                  leaf(Role::paragraph, "After.")});
    ASSERT_EQ(sections.size(), 3U);
    EXPECT_EQ(text_of(sections[1].blocks), "On the plate.\n");
    EXPECT_EQ(body(), "Before.\nAfter.\n");
    EXPECT_EQ(sections.back().blocks[1].destinations, std::vector<DestinationId>{sections[1].plate});
}

TEST_F(Collected, DivisionThatUnitsShareIsInTheStructureOnce) {
    for (const char* name : {"One", "Two"}) {
        const Block first = maker.division("First", {leaf(Role::paragraph, "Text.")}, Role::chapter);
        const Block second = maker.division("Second", {leaf(Role::paragraph, "Text.")}, Role::chapter);
        maker.book.body.push_back(maker.division(name, {first, second}, Role::part));
    }
    collect_book();
    std::size_t parts = 0, chapters = 0;
    for (const StructureNode& node : pages.structure) {
        if (node.type == "Part") ++parts;
        if (node.type == "Sect" && node.parent != NodeId::none && pages.structure[index_of(node.parent)].type == "Part") ++chapters;
    }
    EXPECT_EQ(parts, 2U);
    EXPECT_EQ(chapters, 4U);
}

TEST_F(CollectedWithEndNotes, StandUnderTheirChapters) {
    maker.book.body.push_back(maker.division("One", {with_note("Text", maker.note("A note."))}, Role::chapter));
    maker.book.body.push_back(maker.division("Two", {leaf(Role::paragraph, "No note.")}, Role::chapter));
    collect_book();
    EXPECT_EQ(body(), "Notes\nOne\n1\u2002A note.\n");
    for (const FlowSection& section : sections) EXPECT_TRUE(section.notes.empty());
}

}  // namespace nabor
