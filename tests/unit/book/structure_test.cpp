#include "book/structure.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/books.h"

namespace nabor {
namespace {

using testing::BookMaker;
using testing::container;
using testing::leaf;
using testing::prose;
using testing::words;

Block long_chapter(BookMaker& maker, const std::string& heading) {
    return maker.division(heading, {leaf(Role::paragraph, prose(900, 1))});
}

TEST(ClassifyDivisions, ADivisionOfLongDivisionsIsAPart) {
    BookMaker maker;
    maker.book.body.push_back(maker.division("Part One", {long_chapter(maker, "I"), long_chapter(maker, "II")}));
    classify_divisions(maker.book);
    const Block& part = maker.book.body[0];
    EXPECT_EQ(part.role, Role::part);
    EXPECT_EQ(part.blocks()[1].role, Role::chapter);
    EXPECT_EQ(part.level, 1);
    EXPECT_EQ(part.blocks()[1].level, 2);
    EXPECT_EQ(part.blocks()[1].blocks()[0].level, 2) << "a heading has its division's level";
}

TEST(ClassifyDivisions, ShortDivisionsAreSectionsOfOneChapter) {
    BookMaker maker;
    Blocks telegrams;
    for (int i = 0; i < 5; ++i) telegrams.push_back(maker.division("No. " + std::to_string(i + 1), {leaf(Role::paragraph, "Arrived safely.")}));
    maker.book.body.push_back(maker.division("Telegrams", std::move(telegrams)));
    classify_divisions(maker.book);
    EXPECT_EQ(maker.book.body[0].role, Role::chapter);
    EXPECT_EQ(maker.book.body[0].blocks()[1].role, Role::section);
    EXPECT_EQ(units(maker.book).size(), 1u);
}

TEST(ClassifyDivisions, LongScenesRunOnWithinTheirAct) {
    BookMaker maker;
    Blocks scenes;
    for (const char* name : {"Scene 1", "Scene 2"})
        scenes.push_back(maker.division(name, {container(Role::speech, {leaf(Role::speaker, "KING"), leaf(Role::paragraph, prose(900, 1))})}));
    maker.book.body.push_back(maker.division("Act I", std::move(scenes)));
    classify_divisions(maker.book);
    EXPECT_EQ(maker.book.body[0].role, Role::chapter);
    EXPECT_EQ(maker.book.body[0].blocks()[1].role, Role::section);
}

TEST(ClassifyDivisions, AHeadlessDivisionTakesNoLevel) {
    BookMaker maker;
    maker.book.body.push_back(maker.division("", {long_chapter(maker, "I"), long_chapter(maker, "II")}));
    classify_divisions(maker.book);
    EXPECT_EQ(maker.book.body[0].blocks()[0].level, 1) << "or heading levels would skip one";
}

TEST(ClassifyDivisions, KeepsRolesThatTheReaderKnew) {
    BookMaker maker;
    maker.book.back.push_back(maker.division("Names", {leaf(Role::paragraph, "…")}, Role::glossary));
    classify_divisions(maker.book);
    EXPECT_EQ(maker.book.back[0].role, Role::glossary);
}

TEST(Units, PutEveryBlockInExactlyOne) {
    BookMaker maker;
    maker.book.front.push_back(leaf(Role::paragraph, "Loose words."));
    maker.book.body.push_back(maker.division("Part", {leaf(Role::epigraph, "…"), long_chapter(maker, "I"), long_chapter(maker, "II")}));
    maker.book.body.push_back(leaf(Role::trailer, "The End"));
    classify_divisions(maker.book);
    const std::vector<Unit> all = units(maker.book);
    ASSERT_EQ(all.size(), 5u);
    EXPECT_EQ(all[0].matter, Unit::Matter::front);
    EXPECT_TRUE(all[1].opens_part);
    EXPECT_EQ(all[1].blocks.size(), 2u) << "the part's head and epigraph";
    EXPECT_EQ(all[2].path.size(), 2u);
    EXPECT_EQ(heading_text(*all[3].path.back()), "II");
    EXPECT_EQ(all[4].blocks[0]->role, Role::trailer);
}

TEST(Contents, ListsHeadingsWithTheirDepthAndWithoutTheirNotes) {
    BookMaker maker;
    Block chapter = long_chapter(maker, "");
    std::get<Blocks>(chapter.content).insert(std::get<Blocks>(chapter.content).begin(),
                                             leaf(Role::heading, Inlines{words("The Congress"), maker.note("Held in December.")}));
    maker.book.body.push_back(maker.division("Part One", {std::move(chapter), long_chapter(maker, "Exile")}));
    classify_divisions(maker.book);
    const std::vector<ContentsEntry> entries = contents(maker.book);
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0].title, "Part One");
    EXPECT_EQ(entries[1].title, "The Congress");
    EXPECT_EQ(entries[1].depth, 2);
    EXPECT_EQ(contents(maker.book, 1).size(), 1u);
}

TEST(Contents, AGapNamesNothing) {
    Phrase gap;
    gap.role = Role::gap;
    gap.content = {Inline{{}, Text{"[2 pages missing]"}}};
    Block division;
    division.role = Role::chapter;
    Block first, second;
    first.role = second.role = Role::paragraph;
    first.content = Inlines{Inline{{}, gap}};
    second.content = Inlines{Inline{{}, Text{"The rest."}}};
    division.content = Blocks{first, second};
    Book book;
    book.body.push_back(division);
    const std::vector<ContentsEntry> entries = contents(book, 0);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].title, "The rest.");
}

TEST(Contents, ListsAnUntitledChapterByItsFirstWords) {
    BookMaker maker;
    maker.book.body.push_back(maker.division("", {leaf(Role::verse_line, "Long had I forgotten, in the noise of many cities, happiness")}));
    classify_divisions(maker.book);
    ASSERT_EQ(contents(maker.book).size(), 1u);
    EXPECT_EQ(contents(maker.book)[0].title, "Long had I forgotten, in the noise of many…");
}

TEST(HeadingText, JoinsHeadsWithAStopWhereNoneStands) {
    BookMaker maker;
    const Block two = maker.division("", {leaf(Role::heading, "Chapter I"), leaf(Role::heading, "The Arrest")});
    EXPECT_EQ(heading_text(two), "Chapter I. The Arrest");
    const Block stopped = maker.division("", {leaf(Role::heading, "Chapter I."), leaf(Role::heading, "The Arrest")});
    EXPECT_EQ(heading_text(stopped), "Chapter I. The Arrest");
}

// A line break after a division's number parts it from the title; any other break is a space.
TEST(HeadingText, SaysALineBreakAsASeparator) {
    const auto said = [](const char* first, const char* second) {
        return heading_line({words(first), Inline{{}, LineBreak{}}, words(second)});
    };
    EXPECT_EQ(said("Chapter I", "The Arrest"), "Chapter I. The Arrest");
    EXPECT_EQ(said("Часть вторая", "Письма"), "Часть вторая. Письма");
    EXPECT_EQ(said("IV", "Exile"), "IV. Exile");
    EXPECT_EQ(said("Chapter I", "in which nothing happens"), "Chapter I in which nothing happens");
    EXPECT_EQ(said("The History of", "the Revolution"), "The History of the Revolution");
    EXPECT_EQ(said("Book of", "Songs"), "Book of Songs");
}

TEST(HeadingText, AWordOfAnotherDirectionStandsApart) {
    const auto holding = [](Inlines content) {
        Phrase phrase;
        phrase.content = std::move(content);
        return Inline{{}, std::move(phrase)};
    };
    const auto phrase = [&](const std::string& text) { return holding({words(text)}); };
    const std::string hebrew = "\u05E9\u05DC\u05D5\u05DD!";
    EXPECT_EQ(heading_line({words("Birth\u00ADday\u200B of\u2060 men")}), "Birthday of men") << "what only guides lines is no part of a name";
    EXPECT_EQ(heading_line({words("On "), phrase(hebrew), words(" 3")}), "On \u2068" + hebrew + "\u2069 3");
    EXPECT_EQ(heading_line({words(hebrew + " "), phrase("Word."), words(" 3")}), hebrew + " \u2068Word.\u2069 3");
    EXPECT_EQ(heading_line({words("On "), phrase("a word"), words(" 3")}), "On a word 3") << "of the same direction";
    EXPECT_EQ(heading_line({phrase(hebrew)}), hebrew) << "nothing around it";
    EXPECT_EQ(heading_line({words("On "), holding({words("the "), phrase(hebrew)})}), "On the \u2068" + hebrew + "\u2069") << "a phrase in a phrase";
}

}  // namespace
}  // namespace nabor
