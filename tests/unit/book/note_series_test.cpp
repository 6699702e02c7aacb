#include "book/note_series.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "book/structure.h"
#include "support/books.h"

namespace nabor {
namespace {

using testing::BookMaker;
using testing::leaf;
using testing::words;

std::vector<std::string> numbers(const Book& book, CounterScope usual, const std::vector<NoteCounter>& series = std::vector<NoteCounter>(1)) {
    return note_numbers(book, series, series_of_notes(book, series), usual);
}

TEST(NoteNumbers, BeginAnewInEachChapterOrRunThrough) {
    BookMaker maker;
    for (const char* heading : {"I", "II"})
        maker.book.body.push_back(maker.division(heading, {leaf(Role::paragraph, Inlines{words("Text"), maker.note("a"), words(" and"), maker.note("b")})}));
    classify_divisions(maker.book);
    EXPECT_EQ(numbers(maker.book, CounterScope::chapter), (std::vector<std::string>{"1", "2", "1", "2"}));
    EXPECT_EQ(numbers(maker.book, CounterScope::book), (std::vector<std::string>{"1", "2", "3", "4"}));
}

TEST(NoteNumbers, ANoteOfAnEarlierChapterKeepsItsNumberForItself) {
    BookMaker maker;
    const Inline shared = maker.note("shared");
    const auto chapter = [&](Inlines text) { maker.book.body.push_back(maker.division("C", {leaf(Role::paragraph, std::move(text))})); };
    chapter({words("Text"), shared});
    chapter({words("Text"), maker.note("a"), words(" and"), shared, words(" and"), maker.note("b")});
    chapter({words("Text"), maker.note("c")});
    classify_divisions(maker.book);
    EXPECT_EQ(numbers(maker.book, CounterScope::chapter), (std::vector<std::string>{"1", "2", "3", "1"})) << "or a chapter has a number twice";
    EXPECT_EQ(numbers(maker.book, CounterScope::book), (std::vector<std::string>{"1", "2", "3", "4"}));
}

TEST(NoteNumbers, ANoteInANoteFollowsIt) {
    BookMaker maker;
    const Inline inner = maker.note("inner");
    const Inline outer = maker.note(Blocks{leaf(Role::paragraph, Inlines{words("outer"), inner})});
    const Inline later = maker.note("later");
    maker.book.body.push_back(leaf(Role::paragraph, Inlines{words("Text"), outer, later}));
    EXPECT_EQ(numbers(maker.book, CounterScope::book), (std::vector<std::string>{"2", "1", "3"}));
}

// A book of one chapter with a note of each kind.
Book book_of(const std::vector<Note>& notes) {
    BookMaker maker;
    Inlines text{words("Text")};
    for (std::size_t i = 0; i < notes.size(); ++i) text.push_back(maker.note("n"));
    maker.book.body.push_back(leaf(Role::paragraph, std::move(text)));
    for (std::size_t i = 0; i < notes.size(); ++i) {
        maker.book.notes[i].kind = notes[i].kind;
        maker.book.notes[i].type = notes[i].type;
        maker.book.notes[i].place = notes[i].place;
    }
    return std::move(maker.book);
}

Note note_of(NoteKind kind, std::string type = {}, NotePlace place = NotePlace::unspecified) {
    Note note;
    note.kind = kind;
    note.type = std::move(type);
    note.place = place;
    return note;
}

TEST(NoteSeries, TypeComesBeforeKindAndKindBeforePlace) {
    const Book book = book_of({note_of(NoteKind::editor, "commentary", NotePlace::margin), note_of(NoteKind::editor, "", NotePlace::margin),
                               note_of(NoteKind::author, "", NotePlace::margin), note_of(NoteKind::author), note_of(NoteKind::unspecified, "sources")});
    const std::vector<NoteCounter> series{{{"margin"}, {}, {}}, {{}, {}, {}}, {{"editor"}, {}, {}}, {{"commentary", "sources"}, {}, {}}};
    EXPECT_EQ(series_of_notes(book, series), (std::vector<std::uint16_t>{3, 2, 0, 1, 3}));
}

TEST(NoteSeries, AreCountedEachForItself) {
    const Book book = book_of({note_of(NoteKind::author), note_of(NoteKind::editor), note_of(NoteKind::author), note_of(NoteKind::editor)});
    std::vector<NoteCounter> series{{{}, CounterStyle::symbols, {}}, {{"editor"}, CounterStyle::letters, {}}};
    EXPECT_EQ(numbers(book, CounterScope::chapter, series), (std::vector<std::string>{"*", "a", "†", "b"}));
    series[1].style = CounterStyle::none;
    EXPECT_EQ(numbers(book, CounterScope::chapter, series), (std::vector<std::string>{"*", "", "†", ""}));
}

TEST(NoteClasses, AreTheKindAndATypeThatIsNoKind) {
    Note note;
    EXPECT_EQ(note_classes(note), "note");
    note.type = "glosse-2";
    EXPECT_EQ(note_classes(note), "note glosse-2");
    note.kind = NoteKind::editor;
    note.type = "commentary";
    EXPECT_EQ(note_classes(note), "note editor") << "another word for the same kind";
    note.kind = NoteKind::apparatus;
    note.type = "testimonia";
    EXPECT_EQ(note_call_classes(note), "note-call apparatus testimonia");
    note.type = "apparatus";
    EXPECT_EQ(note_classes(note), "note apparatus");
    note.place = NotePlace::margin;
    EXPECT_EQ(note_classes(note), "note apparatus") << "its kind comes before its place";
    note = {};
    note.place = NotePlace::margin;
    EXPECT_EQ(note_classes(note), "note margin");
    note.type = "commentary";
    EXPECT_EQ(note_classes(note), "note commentary margin");
}

}  // namespace
}  // namespace nabor
