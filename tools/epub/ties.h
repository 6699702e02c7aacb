// In: a leaf. Out: where its text must not break although a reading system that knows only UAX #14 would do so (docs/typography.md).
// Holds: the words stay: spaces become no-break spaces (narrow ones in French), elsewhere a word joiner is added. Only a hyphen between
// letters has its word kept together by an element, since programs that look for words would not find it across a joiner. Code is left
// alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "book/book.h"
#include "language/line_break.h"

namespace nabor::epub {

struct Tie {
    std::size_t at = 0;        // bytes of the text before it
    std::size_t replaced = 0;  // bytes: of a space
    std::string_view with;     // "": a hyphen inside a word
};

class Ties {
public:
    void find(const Book& book, const Block& leaf);
    // Of one text of the leaf, ascending.
    const std::vector<Tie>& of(const Text& text) const;

private:
    LineBreakFinder finder_;
    std::unordered_map<const Text*, std::vector<Tie>> by_text_;  // looked up, never iterated
};

}  // namespace nabor::epub
