// In: a Book. Out: its prose, one Text at a time, with the language; in reading order, notes last.
// Holds: code, formulas and unknown blocks are left out, since rules for prose do not apply to them.
#pragma once

#include <string_view>

#include "book/book.h"
#include "book/walk.h"

namespace nabor {

struct Prose {
    std::string_view text;
    std::string_view language;  // BCP 47
    Span span;
    bool verse = false;
};

inline bool is_prose(Role role) {
    return role != Role::code_block && role != Role::formula && role != Role::code && role != Role::unknown_block;
}

template <typename Visit>
void visit_prose(const Book& book, const Inlines& inlines, Prose context, Visit&& visit) {
    for (const Inline& piece : inlines) {
        if (const auto* text = std::get_if<Text>(&piece.content)) {
            visit(Prose{text->text, context.language, piece.span, context.verse});
        } else if (const auto* phrase = std::get_if<Phrase>(&piece.content)) {
            if (is_prose(phrase->role)) visit_prose(book, phrase->content, {{}, book.language(phrase->language), {}, context.verse}, visit);
        } else if (const auto* link = std::get_if<Link>(&piece.content)) {
            visit_prose(book, link->content, context, visit);
        }
    }
}

template <typename Visit>
void visit_prose(const Book& book, const Blocks& blocks, Visit&& visit) {
    visit_blocks(blocks, [&](const Block& block) {
        if (!block.is_leaf() || !is_prose(block.role)) return;
        visit_prose(book, block.inlines(), {{}, book.language(block.language), {}, block.role == Role::verse_line}, visit);
    });
}

template <typename Visit>
void visit_prose(const Book& book, Visit&& visit) {
    for (const Blocks* matter : {&book.front, &book.body, &book.back}) visit_prose(book, *matter, visit);
    for (const Note& note : book.notes) visit_prose(book, note.content, visit);
}

}  // namespace nabor
