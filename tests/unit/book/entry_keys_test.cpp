// What notes that are keyed to lines are about.
#include <gtest/gtest.h>

#include <utility>

#include "book/entry_keys.h"
#include "support/books.h"

namespace nabor {
namespace {

using testing::words;

struct KeyedBook {
    Book book;

    AnchorId anchor() {
        book.anchors.push_back({"a" + std::to_string(book.anchors.size()), Span{}});
        return static_cast<AnchorId>(book.anchors.size() - 1);
    }

    // The mark of a lemma, its words and the call of its entry.
    void entry(Inlines& text, const std::string& lemma) {
        Note note;
        note.kind = NoteKind::apparatus;
        note.anchor = anchor();
        note.lemma = Lemma{lemma, "", anchor(), anchor()};
        text.push_back({Span{}, AnchorMark{note.lemma->begin}});
        text.push_back(words(lemma));
        text.push_back({Span{}, NoteCall{NoteId{static_cast<std::uint32_t>(book.notes.size())}, note.lemma->end}});
        book.notes.push_back(std::move(note));
    }

    void block(Role role, Inlines text) {
        Block made;
        made.role = role;
        made.id = BlockId{static_cast<std::uint32_t>(book.body.size())};
        made.content = std::move(text);
        book.body.push_back(std::move(made));
    }

    std::vector<std::optional<EntryKey>> keys(bool counts_verse = false) const {
        const std::vector<VerseNumber> verse = counts_verse ? verse_numbers(book) : std::vector<VerseNumber>();
        return entry_keys(book, std::vector<bool>(book.notes.size(), true), verse);
    }
};

TEST(EntryKeys, FindsEqualWordsOfABlock) {
    KeyedBook made;
    Inlines text{words("И это, этот, ")};
    made.entry(text, "это");
    text.push_back(words(" — и \U0001F600это."));
    made.block(Role::paragraph, std::move(text));
    const auto keys = made.keys();
    ASSERT_TRUE(keys[0]);
    EXPECT_EQ(keys[0]->alike, (std::vector<std::uint32_t>{2, 13, 23})) << "units of UTF-16, whole words alone";
    EXPECT_EQ(keys[0]->unit, 13U);
    EXPECT_EQ(ordinal_of(*keys[0], 0, whole_block), "²");
    EXPECT_EQ(ordinal_of(*keys[0], 10, whole_block), "¹") << "the first of those in the line";
    EXPECT_EQ(ordinal_of(*keys[0], 10, 20), "") << "the only one in the line";
    EXPECT_EQ(ordinal_of(*keys[0], 20, whole_block), "") << "it stands in another line";
}

TEST(EntryKeys, KnowsTheLinesOfVerse) {
    KeyedBook made;
    for (const std::string word : {"arma", "cano"}) {
        Inlines text;
        made.entry(text, word);
        made.block(Role::verse_line, std::move(text));
    }
    EXPECT_EQ(made.keys(true)[1]->verse, (LineRange{2, 2}));
    EXPECT_EQ(made.keys(false)[1]->verse, LineRange{}) << "counted as prose is";
}

TEST(EntryKeys, SaysWhatStandsInAHeading) {
    KeyedBook made;
    Inlines text;
    made.entry(text, "Arma");
    made.block(Role::heading, std::move(text));
    EXPECT_TRUE(made.keys()[0]->in_heading);
}

TEST(EntryKeys, CountsNoLinesInTables) {
    KeyedBook made;
    Inlines text;
    made.entry(text, "Arma");
    made.block(Role::paragraph, std::move(text));
    EXPECT_TRUE(made.keys()[0]->is_counted);
    Table table;
    table.rows.emplace_back().cells.emplace_back().content = std::move(made.book.body);
    made.book.body = Blocks(1);
    made.book.body.front().role = Role::table;
    made.book.body.front().content = std::move(table);
    EXPECT_FALSE(made.keys()[0]->is_counted);
}

TEST(EntryKeys, KeysNotesWithoutALemmaToTheirCall) {
    KeyedBook made;
    Inlines text;
    made.entry(text, "arma");
    made.book.notes[0].lemma.reset();
    made.block(Role::paragraph, std::move(text));
    const auto keys = made.keys();
    EXPECT_EQ(keys[0]->begin, keys[0]->end);
    EXPECT_EQ(keys[0]->unit, 4U);
    EXPECT_FALSE(entry_keys(made.book, {false}, {})[0]) << "a note of a series that is counted";
}

// A paragraph, or a line of verse, that calls an uncounted note, in which an entry stands.
KeyedBook with_entry_in_a_note(Role role) {
    KeyedBook made;
    Inlines text;
    made.entry(text, "arma");
    Inlines said;
    made.entry(said, "arma");
    made.block(role, std::move(text));
    Block paragraph;
    paragraph.content = std::move(said);
    made.book.notes[0].content.push_back(std::move(paragraph));
    return made;
}

TEST(EntryKeys, KeysNotesInNotesToTheLineOfTheOuterOne) {
    const KeyedBook made = with_entry_in_a_note(Role::verse_line);
    const auto keys = made.keys(true);
    ASSERT_TRUE(keys[1]);
    EXPECT_EQ(keys[1]->begin, keys[0]->begin);
    EXPECT_EQ(keys[1]->own, made.book.notes[1].lemma->begin);
    EXPECT_TRUE(keys[1]->in_note);
    EXPECT_TRUE(keys[1]->alike.empty()) << "its words are not those of the line";
    EXPECT_EQ(keys[1]->verse, (LineRange{1, 1}));
    EXPECT_EQ(verse_key_text(*keys[1], CounterStyle::lines, "en"), "1\u00A0n.");
    EXPECT_EQ(verse_key_text(*keys[0], CounterStyle::lines, "en"), "1");
    EXPECT_FALSE(may_share_number(*keys[0], *keys[1]));
    EXPECT_TRUE(may_share_number(*keys[1], *keys[1]));
}

TEST(EntryKeys, HasNoneForNotesThatCallEachOtherAlone) {
    KeyedBook made = with_entry_in_a_note(Role::paragraph);
    made.book.body.clear();
    EXPECT_FALSE(made.keys()[0]);
    EXPECT_FALSE(made.keys()[1]);
    made.book.notes[1].content = made.book.notes[0].content;
    std::get<Inlines>(made.book.notes[1].content[0].content) = {{Span{}, NoteCall{NoteId{0}, made.anchor()}}};
    EXPECT_FALSE(made.keys()[1]) << "each in the other";
}

TEST(EntryKeys, TellsVerseFromProseWhereBothAreInOneUnit) {
    KeyedBook made;
    Inlines verse, prose;
    made.entry(verse, "arma");
    made.entry(prose, "virum");
    made.block(Role::verse_line, std::move(verse));
    made.block(Role::paragraph, std::move(prose));
    const auto keys = made.keys(true);
    EXPECT_TRUE(keys[0]->beside_prose);
    EXPECT_EQ(verse_key_text(*keys[0], CounterStyle::lines, "en"), "v.\u00A01");
    EXPECT_EQ(verse_key_text(*keys[0], CounterStyle::lines, "ru"), "ст.\u00A01");
    made.book.body[1].role = Role::heading;
    EXPECT_FALSE(made.keys(true)[0]->beside_prose) << "a heading has a word";
    made.book.body[1].role = Role::paragraph;
    auto& words = std::get<Inlines>(made.book.body[1].content);
    std::erase_if(words, [](const Inline& piece) { return std::holds_alternative<Text>(piece.content); });
    EXPECT_FALSE(made.keys(true)[0]->beside_prose) << "an entry in an empty paragraph";
}

TEST(EntryKeys, TellsTheCountsOfARangeFromProseToVerse) {
    EntryKey key;
    key.ends_in_verse = true;
    EXPECT_EQ(mixed_range_text(key, "3", "1", "en"), "3–v.\u00A01");
    std::swap(key.begins_in_verse, key.ends_in_verse);
    EXPECT_EQ(mixed_range_text(key, "3", "1", "en"), "v.\u00A03–1");
}

TEST(EntryKeys, WritesRangesOfLines) {
    EXPECT_EQ(line_range_text({12, 12}, CounterStyle::lines, "en"), "12");
    EXPECT_EQ(line_range_text({12, 14}, CounterStyle::lines_following, "en"), "12–14");
    EXPECT_EQ(line_range_text({12, 13}, CounterStyle::lines, "ru"), "12–13");
    EXPECT_EQ(line_range_text({12, 13}, CounterStyle::lines_following, "la"), "12\u00A0sq.");
    EXPECT_EQ(line_range_text({12, 13}, CounterStyle::lines_following, "ru"), "12\u00A0сл.");
}

}  // namespace
}  // namespace nabor
