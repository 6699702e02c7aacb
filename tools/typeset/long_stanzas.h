// In: blocks of a section, and the measure. Out: the same; stanzas that turn out long on paper may be parted.
#pragma once

#include <cstddef>
#include <vector>

#include "typeset/flow.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

// A stanza of more lines may be parted, two lines from its ends at least, where pages would be far from level otherwise.
inline constexpr std::size_t longest_whole_stanza = 6;

// A stanza that is kept whole, but of whose lines so many turn over that it takes more lines than a long one, may be parted as that may:
// two of its lines from its ends at least, where pages would be far from level otherwise. Shapes the verse lines that it asks for.
void loosen_long_stanzas(std::vector<FlowBlock>& blocks, Length measure, Shaper& shaper, ShapedParagraphs& shaped);

}  // namespace nabor
