// In: blocks or inlines. Out: a call of `visit` for each, parents before children, in reading order.
// Holds: notes are not entered; notes_called() in note_series.h follows their calls.
#pragma once

#include <variant>

#include "book/book.h"

namespace nabor {

// The anchor of an inline itself, not of what it holds.
inline AnchorId anchor_of(const Book& book, const Inline& piece) {
    if (const auto* mark = std::get_if<IndexMark>(&piece.content))
        return index_of(mark->term) < book.index_terms.size() ? book.index_terms[index_of(mark->term)].anchor : AnchorId::none;
    const auto anchor = [](const auto& content) {
        if constexpr (requires { content.anchor; }) return content.anchor;
        return AnchorId::none;
    };
    return std::visit(anchor, piece.content);
}

template <typename Visit>
void visit_inlines(const Inlines& inlines, Visit&& visit) {
    for (const Inline& piece : inlines) {
        visit(piece);
        if (const auto* phrase = std::get_if<Phrase>(&piece.content)) visit_inlines(phrase->content, visit);
        if (const auto* link = std::get_if<Link>(&piece.content)) visit_inlines(link->content, visit);
    }
}

template <typename Visit>
void visit_blocks(const Blocks& blocks, Visit&& visit);

template <typename Visit>
void visit_block(const Block& block, Visit&& visit) {
    visit(block);
    if (const auto* children = std::get_if<Blocks>(&block.content)) visit_blocks(*children, visit);
    if (const auto* table = std::get_if<Table>(&block.content)) {
        visit_blocks(table->caption, visit);
        for (const Row& row : table->rows)
            for (const Cell& cell : row.cells) visit_blocks(cell.content, visit);
    }
}

template <typename Visit>
void visit_blocks(const Blocks& blocks, Visit&& visit) {
    for (const Block& block : blocks) visit_block(block, visit);
}

// Every inline of a block and of the blocks in it.
template <typename Visit>
void visit_inlines_of(const Block& block, Visit&& visit) {
    visit_block(block, [&](const Block& inner) {
        if (inner.is_leaf()) visit_inlines(inner.inlines(), visit);
    });
}

}  // namespace nabor
