// In: the flow of a section and a measure. Out: its galley, and a galley for each of its notes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "typeset/flow.h"
#include "typeset/galley.h"
#include "typeset/paragraph_setter.h"
#include "typeset/section_galley.h"
#include "typeset/side_material.h"

namespace nabor {

struct GalleyRules {
    Length grid;                      // zero: no baseline grid
    Length tallest;                   // the height of a page's text block, which bounds images
    std::int64_t hyphen_penalty = 0;  // Layout::hyphen_penalty
    SideWidths side;                  // of side material
    std::span<const NoteSeries> series{};  // by NoteSeriesId
};

// Sets the blocks of one section; one object a section.
class GalleySetter {
public:
    GalleySetter(Shaper& shaper, BreakOpportunityFinder& points, const GalleyRules& rules);

    SectionGalley set(FlowSection&& section, Length measure);
    // Blocks with one setting each: notes, cells of tables, side material.
    // `shaped`: paragraphs of them that are shaped already.
    Galley set_flat(std::vector<FlowBlock>& blocks, Length measure, ShapedParagraphs shaped = {});

    // For tables, whose cells are set with set_flat.
    Shaper& shaper() { return shaper_; }
    BreakOpportunityFinder& points() { return points_; }
    const GalleyRules& rules() const { return rules_; }
    Length line() const { return rules_.grid.units > 0 ? rules_.grid : Length::points(13); }
    // Returns the head's index in SectionGalley::heads.
    std::uint32_t add_head(RepeatedHead head);

private:
    // What a block inherits from the blocks before it.
    struct Progress {
        Length space_after;            // of the block before
        Keep kept = Keep::no;          // whether the block before keeps with this one,
        std::uint16_t keep_lines = 0;  // and with how many of its lines
        PageBreak break_before = PageBreak::automatic;
        Length verse_line_end;  // where the last verse line ended
        Length height;          // of the blocks before
    };

    struct BlockPlace {
        Length measure;
        std::uint32_t looseness = 0;
        std::optional<ShapedParagraph> shaped;  // when it was shaped before
    };

    std::vector<GalleyBlock> set_blocks(std::vector<FlowBlock>& blocks, Length measure, std::uint32_t looseness, ShapedParagraphs shaped);
    GalleyBlock set_block(FlowBlock& block, BlockPlace place, Progress& progress);
    Galley set_in_columns(const FlowBlock& block, FlowColumns& columns, Length measure, const Progress& progress);
    GalleyBlock set_paragraph(FlowBlock& block, BlockPlace place, Progress& progress);
    void hang_labels(FlowBlock& block, Length measure, GalleyBlock& made);
    static GalleyItem set_image(const FlowBlock& block, Length measure, Length tallest);
    void make_room_beside_picture(const FlowBlock& block, std::size_t picture, Length measure, std::vector<GalleyBlock>& set) const;
    // A picture that is kept with others: its index in the galley's blocks, and what it was set of.
    struct GroupedPicture {
        std::size_t block = 0;
        const FlowBlock* source = nullptr;
    };
    void keep_group(const std::vector<GroupedPicture>& group, Length measure, std::vector<GalleyBlock>& set) const;
    void bound_inline_images(FlowBlock& block, Length measure) const;
    std::vector<SideItemMark> set_side(FlowParagraph& paragraph);
    SideItem set_side_item(const FlowSideMark& mark);
    void move_to_foot(FlowSideMark&& mark, FlowParagraph& paragraph);
    void join_run_in_notes(std::vector<FlowNote>& notes, Length measure);
    std::uint16_t lines_kept_with_next(const FlowBlock& block) const;
    // Adds the verse lines to the shaped paragraphs.
    void centre_verse(std::vector<FlowBlock>& blocks, Length measure, ShapedParagraphs& shaped);
    static void open_block(const FlowBlock& block, const Progress& progress, bool first, GalleyBlock& made);

    Shaper& shaper_;
    BreakOpportunityFinder& points_;
    ParagraphSetter paragraph_setter_;
    GalleyRules rules_;
    SectionGalley galley_;
    std::uint32_t paragraphs_ = 0;
    std::uint32_t tables_ = 0;  // that are being set, one in a cell of another
    std::size_t notes_ = 0;           // of the section, as it was collected
    std::vector<FlowNote> at_foot_;  // notes of the margin that no margin holds: they follow those of the section
};

// The items of the chosen settings, in order, with their glyphs. `chosen`: a setting's index for each block of the text. Uses up the text.
Galley set_chosen(SectionGalley& galley, const std::vector<std::uint8_t>& chosen, Shaper& shaper);

}  // namespace nabor
