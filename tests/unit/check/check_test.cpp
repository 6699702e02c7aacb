#include "check/check.h"

#include <gtest/gtest.h>

#include <string>

namespace nabor {
namespace {

Block leaf(Role role, std::string text) {
    Block block;
    block.role = role;
    block.content = Inlines{Inline{{}, Text{std::move(text)}}};
    return block;
}

Block division(Blocks blocks, std::uint8_t level = 1) {
    Block block;
    block.role = level == 1 ? Role::chapter : Role::section;
    block.level = level;
    block.content = std::move(blocks);
    return block;
}

Book book_of(Blocks body, std::string language = "en") {
    Book book;
    book.languages = {std::move(language)};
    book.body = std::move(body);
    return book;
}

// The codes found, in order, each followed by a space.
std::string found(const Book& book) {
    Report report;
    check_book(book, report);
    std::string codes;
    for (const Diagnostic& diagnostic : report.all()) codes += std::string(diagnostic.code) + " ";
    return codes;
}

std::string found_in(std::string text, std::string language = "en", Role role = Role::paragraph) {
    return found(book_of({division({leaf(role, std::move(text))})}, std::move(language)));
}

TEST(CheckBook, ASoundBookHasNoFindings) {
    EXPECT_EQ(found(book_of({division(
                  {leaf(Role::heading, "One"), division({leaf(Role::heading, "One point one"), leaf(Role::paragraph, "Text.")}, 2)})})),
              "");
}

TEST(CheckBook, EmptyDivisionsAreFound) {
    EXPECT_EQ(found(book_of({division({})})), "empty-division ");
    EXPECT_EQ(found(book_of({division({leaf(Role::paragraph, "")})})), "empty-division ");
}

TEST(CheckBook, AnImageOrALinkIsContent) {
    Block image;
    image.role = Role::image;
    image.content = ImageUse{};
    Block link = leaf(Role::paragraph, "");
    link.content = Inlines{Inline{{}, Link{}}};
    EXPECT_EQ(found(book_of({division({image}), division({link})})), "");
}

TEST(CheckBook, AHeadingUnderAnUntitledDivisionSkipsALevel) {
    EXPECT_EQ(found(book_of({division({division({leaf(Role::heading, "Two"), leaf(Role::paragraph, "Text.")}, 2)})})),
              "heading-skips-level ");
}

TEST(CheckBook, NotesAreRead) {
    Book book = book_of({division({leaf(Role::paragraph, "Text.")})});
    Note empty;
    Note doubled;
    doubled.content = {leaf(Role::paragraph, "Of the the note.")};
    book.notes = {empty, doubled};
    EXPECT_EQ(found(book), "empty-note doubled-word ");
}

TEST(CheckBook, WhatTheReaderLeftOutIsFound) {
    Book book = book_of({division({leaf(Role::paragraph, "Text.")})});
    book.empty_divisions.emplace_back();
    book.empty_notes.emplace_back();
    EXPECT_EQ(found(book), "empty-division empty-note ");
}

TEST(CheckBook, DoubledWords) {
    EXPECT_EQ(found_in("It is the the end."), "doubled-word ");
    EXPECT_EQ(found_in("The the end."), "doubled-word ");
    EXPECT_EQ(found_in("Он и и она.", "ru"), "doubled-word ");
    EXPECT_EQ(found_in("He had had that that. Go in, in haste. The. The end."), "");
    EXPECT_EQ(found_in("the the the", "en", Role::verse_line), "");
    EXPECT_EQ(found_in("la la la", "en"), "");
}

TEST(CheckBook, SpacesBeforeMarks) {
    EXPECT_EQ(found_in("A word , another."), "space-before-mark ");
    EXPECT_EQ(found_in("The end ."), "space-before-mark ");
    EXPECT_EQ(found_in("A pause ... or .5 of it . . . so"), "space-before-mark ");
    EXPECT_EQ(found_in("Quoi ?", "fr"), "");
}

TEST(CheckBook, StraightQuotesAreOneFindingOfTheBook) {
    EXPECT_EQ(found(book_of({division({leaf(Role::paragraph, "\"One\""), leaf(Role::paragraph, "\"two\"")})})), "straight-quotes ");
    EXPECT_EQ(found_in("print(\"x\")", "en", Role::code_block), "");
}

TEST(CheckBook, LostCharactersAndMixedAlphabets) {
    EXPECT_EQ(found_in("a\xEF\xBF\xBD"
                       "b"),
              "lost-character ");
    EXPECT_EQ(found_in("Это cлово.", "ru"), "mixed-alphabets ");
}

TEST(CheckBook, MessagesQuoteWholeWords) {
    Report report;
    check_book(book_of({division({leaf(Role::paragraph, "Старое начало длинного предложения , которое дальше продолжается долго")})}, "ru"),
               report);
    ASSERT_EQ(report.all().size(), 1U);
    EXPECT_EQ(report.all()[0].message, "a space stands before a mark in \"… длинного предложения , которое дальше …\"");
}

TEST(CheckBook, OnlyNotesForWhatASoundBookMayHave) {
    Report report;
    check_book(book_of({division({leaf(Role::paragraph, "The the \"end\" .")})}), report);
    EXPECT_EQ(report.all().size(), 3U);
    EXPECT_FALSE(report.has_findings());
}

TEST(CheckNoteSeries, TellsOfTypesAndPlacesWithoutASeriesOnceEach) {
    Book book = book_of({});
    const auto add = [&](NoteKind kind, std::string type, NotePlace place) {
        Note note;
        note.kind = kind;
        note.type = std::move(type);
        note.place = place;
        book.notes.push_back(std::move(note));
    };
    add(NoteKind::unspecified, "glosses", NotePlace::foot);
    add(NoteKind::unspecified, "glosses", NotePlace::margin);
    add(NoteKind::editor, "commentary", NotePlace::margin);
    add(NoteKind::unspecified, "", NotePlace::unspecified);
    const auto found_with = [&](std::vector<std::string> words) {
        Report report;
        check_note_series(book, std::vector<NoteCounter>{{}, {std::move(words), {}, {}}}, report);
        std::string codes;
        for (const Diagnostic& diagnostic : report.all()) codes += std::string(diagnostic.code) + " ";
        return codes;
    };
    EXPECT_EQ(found_with({}), "tei-note-type tei-note-place ");
    EXPECT_EQ(found_with({"glosses", "editor"}), "");
    EXPECT_EQ(found_with({"margin"}), "tei-note-type ");
}

}  // namespace
}  // namespace nabor
