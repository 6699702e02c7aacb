// In: a shaped paragraph with a drop cap. Out: the drop cap set beside the lines, and the indents of these.
// Holds: its top is the top of the first line's capitals, its baseline that of the last line beside it. Its ink never touches the text's.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "typeset/line_setting.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

struct SetInitial {
    std::vector<PageItem> items;        // y from the first line's baseline
    Length first_indent, other_indent;  // of the first line beside it, and of those below
    std::uint32_t lines_beside = 0;     // its height, and one more where its tail would touch the next line
    Length rise;                        // of its accents, above the first line's baseline
};

// Gives the drop cap the style that it has at a height of `lines`, from 2 on.
void give_initial_height(FlowParagraph& paragraph, std::uint32_t lines);

struct InitialPlace {
    std::uint32_t lines = 2;  // that it is high
    Length left, measure;     // where the text begins, and its width
};

// Marks before the drop cap hang out of the text. Nothing where the drop cap or these marks are too wide.
std::optional<SetInitial> set_initial(Shaper& shaper, const FlowParagraph& paragraph, const ShapedParagraph& shaped,
                                      const InitialPlace& place);

}  // namespace nabor
