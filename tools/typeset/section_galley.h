// In: the flow of a section. Out: all that the page breaker chooses from.
// Holds: text is a list of blocks, each with its best setting and, for most justified paragraphs, one of a line less and one of a line
// more. The page breaker chooses among them by their items' heights; only then are the chosen one's glyphs set (set_chosen).
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/flow.h"
#include "typeset/galley.h"
#include "typeset/line_setting.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

inline constexpr std::uint32_t set_already = 0xFFFFFFFF;

struct GalleyVariant {
    Galley items;           // never empty
    std::int64_t cost = 0;  // demerits above the best variant's
};

struct GalleyBlock {
    std::vector<GalleyVariant> variants;  // never empty; the best first
    std::uint32_t unset = set_already;    // index into SectionGalley::unset
};

// A paragraph of several variants, whose glyphs wait for the choice.
struct UnsetParagraph {
    FlowParagraph paragraph;
    ShapedParagraph shaped;
    std::vector<std::vector<LineToSet>> lines;  // by variant
};

struct SectionGalley {
    std::vector<GalleyBlock> text;
    std::vector<Galley> notes;  // by SectionNoteId
    std::vector<UnsetParagraph> unset;
    std::vector<RepeatedHead> heads;  // by GalleyItem::repeated_head
};

}  // namespace nabor
