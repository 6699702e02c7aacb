#include "book/page_map.h"

#include <gtest/gtest.h>

#include "book/structure.h"

namespace nabor {
namespace {

TEST(PageMap, TextIsCountedAsItIsSet) {
    EXPECT_EQ(length_in_units("мир"), 3U);
    EXPECT_EQ(length_in_units("\U0001D11E"), 2U);
    EXPECT_EQ(length_in_units("a\tb\nc\u0085"), 8U);
    EXPECT_EQ(bytes_of_units("мир и", 3), 6U);
    EXPECT_EQ(bytes_of_units("мир", 0), 0U);
    EXPECT_EQ(bytes_of_units("мир", 9), 6U);
}

Block leaf() {
    Block block;
    block.content = Inlines{};
    return block;
}

TEST(PageMap, BlocksAreNumberedInReadingOrder) {
    Book book;
    Block division;
    Table table;
    table.caption.push_back(leaf());
    table.rows.resize(1);
    table.rows[0].cells.resize(1);
    table.rows[0].cells[0].content.push_back(leaf());
    Block holder;
    holder.content = table;
    division.content = Blocks{leaf(), holder};
    book.body = {division};
    book.back = {leaf()};
    book.notes.resize(1);
    book.notes[0].content.push_back(leaf());
    number_blocks(book);
    EXPECT_EQ(index_of(book.body[0].id), 0U);
    EXPECT_EQ(index_of(book.body[0].blocks()[0].id), 1U);
    const Block& numbered = book.body[0].blocks()[1];
    EXPECT_EQ(index_of(numbered.id), 2U);
    EXPECT_EQ(index_of(std::get<Table>(numbered.content).caption[0].id), 3U);
    EXPECT_EQ(index_of(std::get<Table>(numbered.content).rows[0].cells[0].content[0].id), 4U);
    EXPECT_EQ(index_of(book.back[0].id), 5U);
    EXPECT_EQ(index_of(book.notes[0].content[0].id), 6U);
}

}  // namespace
}  // namespace nabor
