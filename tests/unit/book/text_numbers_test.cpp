#include "book/text_numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "book/structure.h"
#include "support/books.h"

namespace nabor {
namespace {

using testing::BookMaker;
using testing::container;
using testing::leaf;
using testing::words;

Block line(std::string number = "", VersePart part = VersePart::whole) {
    Block made = leaf(Role::verse_line, "A line");
    made.number = std::move(number);
    made.part = part;
    return made;
}

std::vector<std::uint32_t> verse(Blocks blocks) {
    BookMaker maker;
    maker.book.body = std::move(blocks);
    number_blocks(maker.book);
    std::vector<std::uint32_t> numbers;
    for (const VerseNumber& one : verse_numbers(maker.book)) numbers.push_back(one.number);
    return numbers;
}

using Numbers = std::vector<std::uint32_t>;

TEST(VerseNumbers, TheNumbersOfTheSourceCountAndOthersFollowFromThem) {
    EXPECT_EQ(verse({container(Role::verse, {line(), line("7"), line(), line("x"), line("0"), line("99999999999"), line("3")})}),
              (Numbers{1, 7, 8, 9, 10, 11, 3}));
}

TEST(VerseNumbers, BeginAnewInEachPoemAndGoOnFromStanzaToStanza) {
    const Block stanza = container(Role::stanza, {line(), line()}), poem = container(Role::verse, {stanza, stanza});
    EXPECT_EQ(verse({poem, leaf(Role::paragraph, "Prose."), poem}), (Numbers{1, 2, 3, 4, 1, 2, 3, 4}));
    EXPECT_EQ(verse({poem, poem}), (Numbers{1, 2, 3, 4, 5, 6, 7, 8})) << "groups that follow each other are stanzas";
    const Block headed = container(Role::verse, {leaf(Role::verse_head, "Second"), line(), line()});
    EXPECT_EQ(verse({headed, headed}), (Numbers{1, 2, 1, 2}));
}

TEST(VerseNumbers, RunThroughTheSpeechesOfASceneAndShareALine) {
    const auto speech = [](Blocks lines) { return container(Role::speech, std::move(lines)); };
    BookMaker maker;
    const Block scene = maker.division("Scene", {speech({line(), line("", VersePart::initial)}), speech({line("", VersePart::final), container(Role::verse, {line()})})});
    EXPECT_EQ(verse({scene, scene}), (Numbers{1, 2, 2, 3, 1, 2, 2, 3}));
}

std::vector<std::string> paragraphs(Book& book, CounterScope scope) {
    number_blocks(book);
    std::vector<std::string> ids;
    for (const ParagraphNumber& one : paragraph_numbers(book, scope)) ids.push_back(one.id);
    return ids;
}

using Ids = std::vector<std::string>;

TEST(ParagraphNumbers, BeginAnewWhereTheScopeSays) {
    BookMaker maker;
    const auto text = [] { return leaf(Role::paragraph, "Text."); };
    maker.book.body = {text(), maker.division("One", {text(), maker.division("Inner", {text()}), text()}), maker.division("", {text()}), maker.division("Two", {text()})};
    maker.book.body.back().document = DocumentId{0};
    EXPECT_EQ(paragraphs(maker.book, CounterScope::book), (Ids{"paragraph-1", "paragraph-2", "paragraph-3", "paragraph-4", "paragraph-5", "paragraph-6"}));
    EXPECT_EQ(paragraphs(maker.book, CounterScope::section), (Ids{"paragraph-1", "paragraph-1-1", "paragraph-2-1", "paragraph-1-2", "paragraph-2", "paragraph-3-1"}));
    EXPECT_EQ(paragraphs(maker.book, CounterScope::document), (Ids{"paragraph-1", "paragraph-2", "paragraph-3", "paragraph-4", "paragraph-5", "paragraph-1-1"}));
}

TEST(ParagraphNumbers, ThoseOfNotesTablesFiguresAndTitlePagesHaveNone) {
    BookMaker maker;
    const Block text = leaf(Role::paragraph, Inlines{words("Text"), maker.note("Of a note.")});
    Table table;
    table.rows.emplace_back().cells.emplace_back().content = {text};
    Block of_table;
    of_table.role = Role::table;
    of_table.content = std::move(table);
    maker.book.front = {maker.division("", {text}, Role::title_page)};
    maker.book.body = {of_table, container(Role::figure, {text}), container(Role::editor_note, {text}), container(Role::block_quotation, {text})};
    EXPECT_EQ(paragraphs(maker.book, CounterScope::book), (Ids{"paragraph-1"}));
}

// A text of paragraphs with anchors, and the alignment of two of them.
Block text_of(BookMaker& maker, std::size_t count, std::vector<AnchorId>& anchors) {
    Blocks paragraphs;
    for (std::size_t i = 0; i < count; ++i) {
        paragraphs.push_back(leaf(Role::paragraph, "Text."));
        anchors.push_back(paragraphs.back().anchor = maker.anchor());
    }
    return maker.division("Heading", std::move(paragraphs));
}

TEST(ParagraphNumbers, AlignedParagraphsOfTwoTextsHaveOneNumber) {
    BookMaker maker;
    std::vector<AnchorId> left, right;
    const Block one = text_of(maker, 5, left), other = text_of(maker, 5, right);
    maker.book.body = {leaf(Role::paragraph, "Before."), one, other, leaf(Role::paragraph, "After.")};
    ParallelTexts texts;
    texts.left = one.anchor;
    texts.right = other.anchor;
    texts.pieces = {{{left[0]}, {right[0], right[1]}, false, false}, {{left[1], left[2]}, {right[2]}, false, false}, {{}, {right[3]}, false, false}, {{left[4]}, {right[4]}, false, false}};
    maker.book.parallel_texts.push_back(texts);
    EXPECT_EQ(paragraphs(maker.book, CounterScope::book), (Ids{"paragraph-1", "paragraph-2", "paragraph-3", "paragraph-4", "paragraph-5", "paragraph-6",
                                                               "paragraph-1-2", "paragraph-1-3", "paragraph-1-6", "paragraph-7"}));
    EXPECT_EQ(paragraphs(maker.book, CounterScope::section), (Ids{"paragraph-1", "paragraph-1-1", "paragraph-1-2", "paragraph-1-3", "paragraph-1-4", "paragraph-1-5",
                                                                  "paragraph-2-1", "paragraph-2-2", "paragraph-2-5", "paragraph-2"}));
    maker.book.parallel_texts.front().pieces = {};
    EXPECT_EQ(paragraphs(maker.book, CounterScope::book), (Ids{"paragraph-1", "paragraph-2", "paragraph-3", "paragraph-4", "paragraph-5", "paragraph-6",
                                                               "paragraph-1-1", "paragraph-1-2", "paragraph-1-3", "paragraph-1-4", "paragraph-1-5", "paragraph-7"}));
}

TEST(ParagraphNumbers, TheSentencesOfAParagraphGiveItsNumberOnce) {
    BookMaker maker;
    std::vector<AnchorId> left, right;
    Block one = text_of(maker, 1, left), other = text_of(maker, 2, right);
    const AnchorId first = maker.anchor(), second = maker.anchor();
    std::get<Blocks>(one.content)[1].content = Inlines{{Span{}, AnchorMark{first}}, words("Text. "), {Span{}, AnchorMark{second}}, words("More.")};
    maker.book.body = {one, other};
    ParallelTexts texts;
    texts.left = one.anchor;
    texts.right = other.anchor;
    texts.pieces = {{{first}, {right[0]}, false, true}, {{second}, {right[1]}, false, true}};
    maker.book.parallel_texts.push_back(texts);
    EXPECT_EQ(paragraphs(maker.book, CounterScope::book), (Ids{"paragraph-1", "paragraph-1-1"}));
}

TEST(ParagraphNumbers, NoIdIsOneOfTheSource) {
    BookMaker maker;
    maker.book.body = {leaf(Role::paragraph, "Text.")};
    maker.book.anchors.push_back({"paragraph-1", Span{}});
    EXPECT_EQ(paragraphs(maker.book, CounterScope::book), (Ids{"text-paragraph-1"}));
}

TEST(NumbersOfAnchors, AThingHasTheNumberOfTheParagraphInWhichItBegins) {
    BookMaker maker;
    const AnchorId mark = maker.anchor(), quoted = maker.anchor(), none = maker.anchor();
    Block quotation = container(Role::block_quotation, {leaf(Role::paragraph, "Quoted.")}), table = leaf(Role::ornament, "* * *");
    quotation.anchor = quoted;
    table.anchor = none;
    const Block division = maker.division("One", {leaf(Role::paragraph, "First."), quotation, leaf(Role::paragraph, Inlines{words("Third"), {Span{}, AnchorMark{mark}}}), table});
    const AnchorId whole = division.anchor;
    maker.book.body = {division};
    number_blocks(maker.book);
    const NumbersOfAnchors numbers = paragraphs_of_anchors(maker.book, paragraph_numbers(maker.book, CounterScope::book));
    EXPECT_EQ(numbers, (NumbersOfAnchors{{mark, 3}, {quoted, 2}, {whole, 1}}));
}

}  // namespace
}  // namespace nabor
