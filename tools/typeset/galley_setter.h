// In: the flow of a section and a measure. Out: its galley, and a galley for each of its notes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "typeset/flow.h"
#include "typeset/galley.h"
#include "typeset/line_breaking.h"
#include "typeset/line_points.h"
#include "typeset/line_setting.h"
#include "typeset/section_galley.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

struct GalleyRules {
    Length grid;                      // zero: no baseline grid
    Length tallest;                   // the height of a page's text block, which bounds pictures
    std::int64_t hyphen_penalty = 0;  // Layout::hyphen_penalty
};

// Sets blocks to a measure. One object a thread.
class GalleySetter {
public:
    GalleySetter(Shaper& shaper, LinePointFinder& points, const GalleyRules& rules);

    SectionGalley set(FlowSection& section, Length measure);

private:
    friend class TableSetter;

    // Where setting stands in a run of blocks.
    struct Progress {
        Length space_after;            // of the block before
        Keep kept = Keep::no;          // how the block before stays with the one that comes
        std::uint16_t keep_lines = 0;  // and with so many of its lines
        PageBreak break_before = PageBreak::automatic;
        Length verse_line_end;  // where the last verse line ended
    };

    std::vector<GalleyBlock> set_blocks(std::vector<FlowBlock>& blocks, Length measure);
    // Blocks that have no variants: notes, cells of tables.
    Galley set_flat(std::vector<FlowBlock>& blocks, Length measure);
    // A paragraph's lines, chosen but not set.
    struct BrokenParagraph {
        ShapedParagraph shaped;
        GalleyItem first_item;  // holds the label, or the capital that the lines stand beside
        Length first_indent, beside_indent;
        LineBreakingRules rules;
        std::vector<LineBreakPoint> points;
        std::vector<ParagraphSetting> settings;
    };

    GalleyBlock set_paragraph(FlowBlock& block, FlowParagraph& paragraph, Length measure, Progress& progress);
    BrokenParagraph break_paragraph(FlowBlock& block, FlowParagraph& paragraph, Length measure, const Progress& progress);
    std::optional<BrokenParagraph> break_beside_initial(FlowBlock& block, FlowParagraph& paragraph, Length measure);
    void choose_lines(const FlowParagraph& paragraph, BrokenParagraph& broken);
    LineBreakingRules rules_of(const FlowParagraph& paragraph, const SetStyle& set, Length available, Length first_indent) const;
    GalleyBlock wait_for_choice(FlowParagraph& paragraph, ShapedParagraph&& shaped, std::vector<std::vector<LineToSet>>&& lines,
                                GalleyBlock&& block);
    void set_image(const FlowBlock& block, const FlowImage& image, Length measure, Galley& galley) const;
    Length set_label(const FlowParagraph& paragraph, const ShapedParagraph& shaped, Length left, GalleyItem& item);
    void open_block(FlowBlock& block, Progress& progress, GalleyBlock& made, bool first) const;
    void centre_verse(std::vector<FlowBlock>& blocks, Length measure);

    Shaper& shaper_;
    LinePointFinder& points_;
    GalleyRules rules_;
    std::vector<RepeatedHead> heads_;  // of the tables set so far
    std::vector<UnsetParagraph> unset_;
    std::uint32_t paragraphs_ = 0;
    bool with_variants_ = false;
};

// The items of the chosen variants, one after the other, with their glyphs. `chosen` has a variant's index for each block of the text.
Galley set_chosen(SectionGalley& galley, const std::vector<std::uint8_t>& chosen, Shaper& shaper);

}  // namespace nabor
