// In: the flow of a section and a measure. Out: its galley, and a galley for each of its notes.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/flow.h"
#include "typeset/galley.h"
#include "typeset/line_points.h"
#include "typeset/line_setting.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

// Sets blocks to a measure. One object a thread.
class GalleySetter {
public:
    // `grid` of zero: no baseline grid. `tallest`: the height of a page's text block, which bounds pictures.
    GalleySetter(Shaper& shaper, LinePointFinder& points, Length grid, Length tallest);

    SectionGalley set(FlowSection& section, Length measure);

private:
    friend class TableSetter;

    // Where setting stands in a run of blocks.
    struct Progress {
        Length space_after;            // of the block before
        bool kept = false;             // the block before stays with the one that comes
        std::uint16_t keep_lines = 0;  // and with so many of its lines
        PageBreak break_before = PageBreak::automatic;
        Length verse_line_end;  // where the last verse line ended
    };

    Galley set_blocks(std::vector<FlowBlock>& blocks, Length measure);
    void set_paragraph(FlowBlock& block, FlowParagraph& paragraph, Length measure, Progress& progress, Galley& galley);
    void set_image(const FlowBlock& block, const FlowImage& image, Length measure, Galley& galley) const;
    Length set_label(const FlowParagraph& paragraph, const ShapedParagraph& shaped, Length left, GalleyItem& item);
    void open_block(FlowBlock& block, Progress& progress, Galley& galley, std::size_t first) const;
    GalleyItem item_of(SetLine&& line, const SetStyle& set, GalleyItem&& item) const;
    void centre_verse(std::vector<FlowBlock>& blocks, Length measure);

    Shaper& shaper_;
    LinePointFinder& points_;
    Length grid_, tallest_;
    std::vector<RepeatedHead> heads_;  // of the tables set so far
};

}  // namespace nabor
