// In: a shaped paragraph and the bounds of one of its lines. Out: the line's glyph runs, justified exactly to its measure.
#pragma once

#include <vector>

#include "typeset/galley.h"
#include "typeset/line_breaking.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

struct LineToSet {
    std::uint32_t begin = 0, end = 0;  // text
    bool hyphen = false;
    bool starts_line = true;  // false only for a label that text follows on the same line
    Length x, width;          // where the line begins, and its measure; protrusion included
    TextAlign align = TextAlign::justify;
    bool last = false;
    bool leaders = false;
};

struct SetLine {
    std::vector<PageItem> items;  // y of runs: relative to the baseline (0)
    std::vector<PageSlot> slots;
    Length natural_width;  // before justification
    Length tallest_object;
    std::int32_t word_space = 0;  // mean of the word spaces, in thousandths of their natural width; 0: there are none
};

SetLine set_line(Shaper& shaper, const FlowParagraph& paragraph, const ShapedParagraph& shaped, const LineToSet& line);

}  // namespace nabor
