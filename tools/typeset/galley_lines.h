// In: a paragraph and the breaks of one of its settings. Out: its lines, as what to set (LineToSet) and as galley items without glyphs.
// Holds: notes belong to the line of their call, side material to the line that shows its position, destinations to the line after them.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/galley.h"
#include "typeset/line_breaking.h"
#include "typeset/line_setting.h"
#include "typeset/styles.h"

namespace nabor {

// Side material and the position in the text that it belongs to.
struct SideItemMark {
    std::uint32_t position = 0;
    SideItem item;
};

// A line's bounds in the text, and the break at its end.
struct LineBounds {
    std::uint32_t begin = 0, end = 0, next = 0;
    const LineBreakPoint* point = nullptr;
    std::int64_t left_protrusion = 0;
};

// `chosen`: indices into `points`. `begin`: where the first line's text begins.
std::vector<LineBounds> bounds_of(const std::vector<LineBreakPoint>& points, const std::vector<std::uint32_t>& chosen,
                                  std::uint32_t begin);

// What the lines of one paragraph have in common.
struct ParagraphLines {
    const FlowParagraph& paragraph;
    const SetStyle& set;
    const LineBreakingRules& rules;
    const std::vector<SideItemMark>& side;
    Length left, first_indent, beside_indent;  // of the text block, the first line, and the other lines beside a drop cap
    Length baseline;                           // from a line's top
    Length grid;                               // zero: none
    std::uint32_t ordinal = 0;                 // PageLine::paragraph
    bool is_ragged = false;                    // set with even spaces, because one would be too wide in a justified line
};

std::vector<LineToSet> lines_of(const std::vector<LineBounds>& bounds, const ParagraphLines& paragraph);

// `first_item` becomes the first line's item; it may hold a label or a drop cap.
Galley items_of(const std::vector<LineBounds>& bounds, const std::vector<LineToSet>& lines, const ParagraphLines& paragraph,
                const GalleyItem& first_item);

// Adds a line's glyphs to its item, on the item's baseline: below the line's tallest image where that is taller than the line.
void fill(GalleyItem& item, SetLine&& line, Length baseline);

// The width of the column of page numbers in contents; zero elsewhere.
Length number_column(const FlowParagraph& paragraph, const SetStyle& set);

// The baseline of the first glyphs; 0 without any.
Length first_baseline(const std::vector<PageItem>& items);

// Where the baseline stands in a line: the face's ascent and descent are centred in the leading (CSS 2.2, 10.8.1).
Length baseline_of(const FontSet& fonts, const SetStyle& style);

}  // namespace nabor
