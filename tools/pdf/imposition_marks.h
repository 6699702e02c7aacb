// In: an imposition. Out: what is printed beside the pages, for whoever folds, cuts and gathers the sheets.
// Holds: fold and cut marks stand outside the trimmed pages, and are left out where the sheet has no room for them; signatures, norm and
// collating marks stand where printers look for them (docs/imposition.md).
#pragma once

#include <string>
#include <vector>

#include "pdf/imposition.h"

namespace nabor {

struct ImpositionMarks {
    bool fold = false;
    bool cut = false;
    bool signature = false;  // its number on its first page, with a star on its third
    bool collation = false;  // a bar on each signature's spine, each lower than the one before
    std::string norm;        // author, short title or order, beside the signature's number

    bool any() const { return fold || cut || signature || collation; }
};

struct MarkLine {
    Point from, to;
    bool dashed = false;
};

struct MarkLabel {
    std::string text;
    Point at;  // where its baseline begins
    Turn turn = Turn::none;
};

struct SideMarks {
    std::vector<MarkLine> lines;
    std::vector<Rectangle> bars;
    std::vector<MarkLabel> labels;
};

SideMarks marks_of(const Imposition& imposition, const SheetSide& side, const ImpositionMarks& wanted);

}  // namespace nabor
