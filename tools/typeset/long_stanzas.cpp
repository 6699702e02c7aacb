#include "typeset/long_stanzas.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace nabor {

namespace {

constexpr std::size_t fewest_verse_lines = 4;  // two on either side

const FlowParagraph* verse_line_of(const FlowBlock& block) {
    const auto* paragraph = std::get_if<FlowParagraph>(&block.content);
    return paragraph && paragraph->is_verse_line ? paragraph : nullptr;
}

// Where the lines end that are kept together from `begin` on.
std::size_t end_of_stanza(const std::vector<FlowBlock>& blocks, std::size_t begin) {
    std::size_t end = begin;
    while (end < blocks.size() && verse_line_of(blocks[end]))
        if (blocks[end++].keep_with_next != Keep::firmly) break;
    return end;
}

}  // namespace

void loosen_long_stanzas(std::vector<FlowBlock>& blocks, Length measure, Shaper& shaper, ShapedParagraphs& shaped) {
    for (std::size_t begin = 0, end = 0; begin < blocks.size(); begin = std::max(end, begin + 1)) {
        end = end_of_stanza(blocks, begin);
        if (end - begin < fewest_verse_lines) continue;
        std::int64_t lines = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (!shaped.contains(i)) shaped.emplace(i, shaper.shape(*verse_line_of(blocks[i])));
            const Length available = std::max(measure - blocks[i].left - blocks[i].right, Length::points(1));
            lines += 1 + shaped.at(i).width_before.back() / (available.units + 1);
        }
        if (lines <= static_cast<std::int64_t>(longest_whole_stanza)) continue;
        for (std::size_t i = begin + 1; i + 2 < end; ++i) blocks[i].keep_with_next = Keep::loosely;
    }
}

}  // namespace nabor
