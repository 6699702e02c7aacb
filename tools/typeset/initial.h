// In: a paragraph with an initial capital, shaped. Out: the capital set beside the lines, and how far they stand in.
// Holds: its top is the top of the first line's capitals and its baseline that of the last line beside it; no ink of it meets the text's.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "typeset/line_setting.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

struct SetInitial {
    std::vector<PageItem> items;        // y from the first line's baseline
    Length first_indent, other_indent;  // of the line that it opens, and of those below
    std::uint32_t lines_beside = 0;     // one more than it is high where its tail would touch the next
    Length rise;                        // of its accents, above the first line's baseline
};

// Sets the capital in the style that it has at a height of `lines`, from two on.
void give_initial_height(FlowParagraph& paragraph, std::uint32_t lines);

// `left`: where the text begins; what stands before the capital hangs out. Nothing where the capital or the marks before it are too wide.
std::optional<SetInitial> set_initial(Shaper& shaper, const FlowParagraph& paragraph, const ShapedParagraph& shaped, std::uint32_t lines,
                                      Length left, Length measure);

}  // namespace nabor
