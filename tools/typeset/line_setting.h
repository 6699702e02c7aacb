// In: a shaped paragraph and one of its lines' bounds. Out: the glyph runs of the line, justified to the measure exactly.
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
    Length x, width;          // where the line's text begins and how wide the measure is, protrusion included
    TextAlign align = TextAlign::justify;
    bool last = false;
    bool leaders = false;
};

struct SetLine {
    std::vector<PageItem> items;  // y of runs: relative to the baseline (0)
    std::vector<PageSlot> slots;
    Length natural_width;  // before justification
    Length tallest_object;
    std::int32_t word_space = 0;  // mean, in thousandths of the natural width; 0: none
};

SetLine set_line(Shaper& shaper, const FlowParagraph& paragraph, const ShapedParagraph& shaped, const LineToSet& line);

}  // namespace nabor
