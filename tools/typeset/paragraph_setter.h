// In: a paragraph of the flow and its place. Out: its lines in one or several settings.
// Holds: a paragraph with one setting has its glyphs; of one with several the glyphs wait for the page breaker's choice.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "typeset/flow.h"
#include "typeset/galley_lines.h"
#include "typeset/line_breaking.h"
#include "typeset/break_opportunities.h"
#include "typeset/section_galley.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

struct ParagraphPlace {
    Length left, right;                         // indents from the measure's edges
    Length measure;
    Length grid;                                // zero: none
    Length verse_line_end;                      // where the verse line before it ended
    std::uint32_t ordinal = 0;                  // PageLine::paragraph
    std::uint32_t looseness = 0;                // offer settings up to so many lines longer or shorter than the best
    const std::vector<SideItemMark>& side;
    std::optional<ShapedParagraph> shaped;      // when it was shaped before

    Length available() const { return measure - left - right; }
};

struct SetParagraph {
    GalleyBlock block;                    // `unset` is for the caller to fill in
    std::optional<UnsetParagraph> unset;  // when the block has several settings
    Length space_before;                  // at least: what the accents of a drop cap need above the first line
    Length verse_line_end;                // of a verse line
};

// One object a thread.
class ParagraphSetter {
public:
    // `hyphen_penalty`: Layout::hyphen_penalty.
    ParagraphSetter(Shaper& shaper, BreakOpportunityFinder& points, std::int64_t hyphen_penalty)
        : shaper_(shaper), points_(points), hyphen_penalty_(hyphen_penalty) {}

    // Takes the paragraph's content when the result has several settings; else a drop cap alone changes it.
    SetParagraph set(FlowParagraph& paragraph, ParagraphPlace place);

private:
    // A paragraph's lines, chosen but without glyphs.
    struct Broken {
        ShapedParagraph shaped;
        GalleyItem first_item;  // holds the label or the drop cap
        Length first_indent, beside_indent;
        Length space_before;
        LineBreakingRules rules;
        std::vector<LineBreakPoint> points;
        std::vector<ParagraphSetting> settings;
        bool is_ragged = false;  // it was to be justified
    };
    struct HungLabel {
        std::vector<PageItem> items;
        std::vector<PageSlot> slots;
        Length overrun;  // how far it pushes the first line in
    };

    Broken break_paragraph(const FlowParagraph& paragraph, ParagraphPlace& place);
    std::optional<Broken> break_beside_initial(FlowParagraph& paragraph, const ParagraphPlace& place);
    void choose_lines(const FlowParagraph& paragraph, Broken& broken);
    LineBreakingRules rules_of(const FlowParagraph& paragraph, const ParagraphPlace& place, Length first_indent) const;
    HungLabel set_label(const FlowParagraph& paragraph, const ShapedParagraph& shaped, const ParagraphPlace& place);
    Length set_glyphs(const FlowParagraph& paragraph, const ShapedParagraph& shaped, const std::vector<LineToSet>& lines, Galley& items);
    const SetStyle& style_of(const FlowParagraph& paragraph) const { return shaper_.styles()[paragraph.style]; }

    Shaper& shaper_;
    BreakOpportunityFinder& points_;
    std::int64_t hyphen_penalty_ = 0;
};

}  // namespace nabor
