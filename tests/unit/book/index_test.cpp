#include "book/index.h"

#include <gtest/gtest.h>

#include "book/structure.h"
#include "support/books.h"

namespace nabor {
namespace {

using testing::BookMaker;
using testing::container;
using testing::leaf;

void add_term(BookMaker& maker, const std::string& index, std::vector<std::string> levels, const std::string& key = {}) {
    maker.book.index_terms.push_back({index, std::move(levels), key, maker.anchor()});
}

TEST(IndexEntries, AreSortedByTheLanguageAndLetteredOnce) {
    BookMaker maker("ru");
    add_term(maker, "subject", {"Ёлка"});
    add_term(maker, "subject", {"Жатва"});
    add_term(maker, "subject", {"Единство"});
    add_term(maker, "person", {"Иоффе, А. А."});
    const std::vector<IndexEntry> entries = index_entries(maker.book, "subject");
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0].text, "Единство");
    EXPECT_EQ(entries[0].letter, "Е");
    EXPECT_EQ(entries[1].text, "Ёлка");
    EXPECT_EQ(entries[2].text, "Жатва");
    EXPECT_EQ(entries[2].letter, "Ж");
}

TEST(IndexEntries, GatherThePlacesOfOneTermAndSortSubEntriesBelowIt) {
    BookMaker maker;
    add_term(maker, "subject", {"Trotsky", "exile"});
    add_term(maker, "subject", {"Trotsky"});
    add_term(maker, "subject", {"Trotsky"});
    const std::vector<IndexEntry> entries = index_entries(maker.book, "subject");
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].places.size(), 2u);
    EXPECT_EQ(entries[1].text, "exile");
    EXPECT_EQ(entries[1].depth, 2);
}

TEST(IndexEntries, ObeyTheManuscriptsSortKeys) {
    BookMaker maker;
    add_term(maker, "subject", {"The Hague"}, "hague");
    add_term(maker, "subject", {"Ivanovo"});
    const std::vector<IndexEntry> entries = index_entries(maker.book, "subject");
    EXPECT_EQ(entries[0].text, "The Hague");
    EXPECT_EQ(entries[0].letter, "H");
}

TEST(FillIndexes, WritesEntriesWithALinkForEachPlace) {
    BookMaker maker;
    add_term(maker, "person", {"Joffe, Adolf"});
    add_term(maker, "person", {"Joffe, Adolf"});
    Block list = container(Role::index_list, {});
    list.number = "person";
    maker.book.back.push_back(maker.division("Names", {list}, Role::index));
    fill_indexes(maker.book);
    const Block& filled = maker.book.back[0].blocks()[1];
    ASSERT_EQ(filled.blocks().size(), 2u);
    EXPECT_EQ(filled.blocks()[0].role, Role::index_letter);
    EXPECT_EQ(plain_text(filled.blocks()[1].inlines()), "Joffe, Adolf, 1, 2");
}

}  // namespace
}  // namespace nabor
