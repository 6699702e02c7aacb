// In: an imposition. Out: marks for folding, cutting and gathering the sheets.
// Holds: fold and cut marks are outside the trimmed pages, and left out where the sheet has no room. Signature marks and collating marks
// are where printers expect them (docs/imposition.md).
#pragma once

#include <string>
#include <vector>

#include "impose/imposition.h"

namespace nabor {

struct ImpositionMarks {
    bool fold = false;
    bool cut = false;
    bool signature = false;  // its number on its first page, and with a star on its third
    bool collation = false;  // a bar on the spine of each signature, each lower than the one before
    std::string norm;        // author, short title or order number, beside the signature number

    bool any() const { return fold || cut || signature || collation; }
};

struct MarkLine {
    Point from, to;
    bool dashed = false;
};

struct MarkLabel {
    std::string text;
    Point at;  // where the baseline begins
    Turn turn = Turn::none;
};

struct SideMarks {
    std::vector<MarkLine> lines;
    std::vector<Rectangle> bars;
    std::vector<MarkLabel> labels;
};

SideMarks marks_of(const Imposition& imposition, const SheetSide& side, const ImpositionMarks& wanted);

}  // namespace nabor
