// The ids of blocks, and which paragraphs open a division.
#include <algorithm>
#include <string>

#include "book/structure.h"
#include "book/walk.h"

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

constexpr std::size_t enough_text = 40;  // bytes: enough for begins_with_capital()

// Whether a block of this role may come before the text of a division.
bool stands_before_text(Role role) {
    switch (role) {
        case Role::heading:
        case Role::subheading:
        case Role::argument:
        case Role::byline:
        case Role::document_author:
        case Role::document_date:
        case Role::document_source:
        case Role::epigraph:
        case Role::ornament:
        case Role::editor_note:
        case Role::opener:
        case Role::dateline:
        case Role::salute:
        case Role::address:
        case Role::figure:
        case Role::image: return true;
        default: return false;
    }
}

std::string first_text(const Block& paragraph) {
    std::string text;
    visit_inlines(paragraph.inlines(), [&](const Inline& piece) {
        if (const auto* own = std::get_if<Text>(&piece.content); own && text.size() < enough_text) text += own->text;
    });
    return text;
}

}  // namespace

void number_blocks(Book& book) {
    std::uint32_t next = 0;
    for (Blocks* matter : {&book.front, &book.body, &book.back}) number(*matter, next);
    for (Note& note : book.notes) number(note.content, next);
}

std::vector<BlockId> openings(const Book& book, InitialMarks marks) {
    std::vector<BlockId> found;
    for (const Blocks* matter : {&book.front, &book.body, &book.back})
        visit_blocks(*matter, [&](const Block& division) {
            if (!is_division(division.role) || !division.is_container()) return;
            const Blocks& children = division.blocks();
            const auto first =
                std::find_if(children.begin(), children.end(), [](const Block& child) { return !stands_before_text(child.role); });
            const bool is_paragraph = first != children.end() && first->role == Role::paragraph && first->is_leaf();
            if (is_paragraph && first->id != BlockId::none && begins_with_capital(first_text(*first), marks)) found.push_back(first->id);
        });
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace nabor
