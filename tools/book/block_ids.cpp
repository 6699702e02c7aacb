// In: a Book whose blocks stay where they are. Out: their ids, in reading order; notes come last.
#include "book/structure.h"

namespace nabor {

namespace {

void number(Blocks& blocks, std::uint32_t& next) {
    for (Block& block : blocks) {
        block.id = BlockId{next++};
        if (auto* children = std::get_if<Blocks>(&block.content)) number(*children, next);
        if (auto* table = std::get_if<Table>(&block.content)) {
            number(table->caption, next);
            for (Row& row : table->rows)
                for (Cell& cell : row.cells) number(cell.content, next);
        }
    }
}

}  // namespace

void number_blocks(Book& book) {
    std::uint32_t next = 0;
    for (Blocks* matter : {&book.front, &book.body, &book.back}) number(*matter, next);
    for (Note& note : book.notes) number(note.content, next);
}

}  // namespace nabor
