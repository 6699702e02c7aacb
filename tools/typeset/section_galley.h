// In: a section's flow. Out: everything that the page breaker chooses from.
// Holds: the text is a list of blocks. Each block has its best setting; most justified paragraphs also have settings of another looseness
// (TeX's word: a paragraph that many lines longer or shorter than its best setting). The page breaker sees only the items' heights and
// break costs; the glyphs of a paragraph with several settings are set after the choice (set_chosen).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "typeset/flow.h"
#include "typeset/galley.h"
#include "typeset/line_setting.h"
#include "typeset/run_in_notes.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

inline constexpr std::uint32_t no_unset_paragraph = 0xFFFFFFFF;

// One way to set a block.
struct BlockSetting {
    Galley items;           // never empty
    std::int64_t cost = 0;  // demerits above the best setting's
};

struct GalleyBlock {
    std::vector<BlockSetting> settings;        // never empty; the best first
    std::uint32_t unset = no_unset_paragraph;  // index into SectionGalley::unset
};

struct GalleyNote {
    NoteSeriesId series{};
    Galley items;                                 // set to the width of the series' columns
    DestinationId counted = DestinationId::none;  // FlowNote::counted
    Length column_step{};                         // from one of these columns to the next
};

// A paragraph with several settings, whose glyphs are not set yet.
struct UnsetParagraph {
    FlowParagraph paragraph;
    ShapedParagraph shaped;
    std::vector<std::vector<LineToSet>> lines;  // by setting
};

struct SectionGalley {
    std::vector<GalleyBlock> text;
    std::vector<GalleyNote> notes;  // by SectionNoteId
    std::vector<UnsetParagraph> unset;
    std::vector<RepeatedHead> heads;  // by GalleyItem::repeated_head
    // The series whose notes stand in one paragraph; such notes have no items of their own.
    std::map<NoteSeriesId, RunInNotes> run_in;
};

}  // namespace nabor
