// Builds poems from loose lines: many files write verse as lines without a group, or as a sequence of stanzas.
#include <algorithm>
#include <iterator>

#include "reading/flow.h"

namespace nabor::reading {

namespace {

Block poem_around(Block&& first) {
    Block poem;
    poem.role = Role::verse;
    poem.span = first.span;
    poem.language = first.language;
    poem.content = Blocks();
    std::get<Blocks>(poem.content).push_back(std::move(first));
    return poem;
}

// A poem of one stanza: lines only.
bool is_bare_stanza(const Block& block) {
    if (block.role != Role::verse || !block.is_container()) return false;
    return std::all_of(block.blocks().begin(), block.blocks().end(), [](const Block& line) { return line.role == Role::verse_line; });
}

template <typename Belongs>
Blocks gathered(Blocks&& blocks, Belongs belongs, std::size_t least) {
    Blocks result;
    for (std::size_t i = 0; i < blocks.size();) {
        std::size_t end = i;
        while (end < blocks.size() && belongs(blocks[end])) ++end;
        if (end - i < least) {
            result.push_back(std::move(blocks[i++]));
            continue;
        }
        Block poem = poem_around(std::move(blocks[i]));
        Blocks& inside = std::get<Blocks>(poem.content);
        std::move(blocks.begin() + static_cast<std::ptrdiff_t>(i) + 1, blocks.begin() + static_cast<std::ptrdiff_t>(end),
                  std::back_inserter(inside));
        result.push_back(std::move(poem));
        i = end;
    }
    return result;
}

}  // namespace

void group_verse(Blocks& blocks) {
    const auto is_line = [](const Block& block) { return block.role == Role::verse_line; };
    if (std::any_of(blocks.begin(), blocks.end(), is_line)) blocks = gathered(std::move(blocks), is_line, 1);
    if (std::count_if(blocks.begin(), blocks.end(), is_bare_stanza) < 2) return;
    blocks = gathered(std::move(blocks), is_bare_stanza, 2);
    for (Block& block : blocks) {
        if (block.role != Role::verse || !block.is_container()) continue;
        for (Block& stanza : std::get<Blocks>(block.content))
            if (stanza.role == Role::verse) stanza.role = Role::stanza;
    }
}

}  // namespace nabor::reading
