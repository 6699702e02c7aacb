// Books made by hand, for tests: as few words as possible between a test and the book it is about.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "book/book.h"

namespace nabor::testing {

inline Inline words(std::string text) { return {Span{}, Text{std::move(text)}}; }

inline Block leaf(Role role, std::string text) {
    Block block;
    block.role = role;
    block.content = text.empty() ? Inlines{} : Inlines{words(std::move(text))};
    return block;
}

inline Block leaf(Role role, Inlines pieces) {
    Block block;
    block.role = role;
    block.content = std::move(pieces);
    return block;
}

inline Block container(Role role, Blocks blocks) {
    Block block;
    block.role = role;
    block.content = std::move(blocks);
    return block;
}

// A book of one language that hands out anchors and notes.
class BookMaker {
public:
    explicit BookMaker(std::string language = "en") {
        book.languages = {language};
        book.metadata.language = language;
        book.metadata.titles.push_back({"A Book", "main", language});
    }

    AnchorId anchor() {
        book.anchors.push_back({"a" + std::to_string(book.anchors.size() + 1), Span{}});
        return static_cast<AnchorId>(book.anchors.size() - 1);
    }

    Block division(std::string heading, Blocks content, Role role = Role::section) {
        Blocks blocks;
        if (!heading.empty()) blocks.push_back(leaf(Role::heading, std::move(heading)));
        for (Block& block : content) blocks.push_back(std::move(block));
        Block made = container(role, std::move(blocks));
        made.anchor = anchor();
        return made;
    }

    Inline note(std::string text) { return note(Blocks{leaf(Role::paragraph, std::move(text))}); }

    Inline note(Blocks content) {
        Note made;
        made.anchor = anchor();
        made.content = std::move(content);
        book.notes.push_back(std::move(made));
        return {Span{}, NoteCall{static_cast<NoteId>(book.notes.size() - 1), anchor()}};
    }

    Book book;
};

// Prose of so many words, the same for the same seed.
inline std::string prose(std::size_t count, std::uint32_t seed) {
    static constexpr const char* stock[] = {"the", "opposition", "of", "a", "congress", "wrote", "letters", "that", "were", "never", "printed",
                                            "until", "archives", "opened", "and", "historians", "could", "read", "them", "again", "in", "Moscow"};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        seed = seed * 1664525u + 1013904223u;
        if (i) text += ' ';
        text += stock[(seed >> 16) % std::size(stock)];
    }
    return text + '.';
}

}  // namespace nabor::testing
