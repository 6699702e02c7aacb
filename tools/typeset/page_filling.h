// In: a section's galley and the place where a page begins. Out: every place where that page may end (text_filling.h).
// Holds: notes may stand some lines above the foot, level with a facing page that ends as high.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"
#include "typeset/text_filling.h"

namespace nabor {

class PageFiller {
public:
    PageFiller(const SectionGalley& galley, const PageBreakingRules& rules) : text_(galley, rules) {}

    PagePosition begin() const { return text_.begin(); }
    bool is_finished(const PagePosition& position) const { return text_.is_finished(position); }

    // The ends of the page that begins at `start`; at least one. Valid until the next call.
    const std::vector<TextEnd>& fill(const PagePosition& start);
    // The settings of the blocks that begin on a page with this end, one of the last fill's; from the first such block on.
    std::vector<std::uint8_t> settings_of(const TextEnd& end) const { return text_.settings_of(end.depth.trace); }

    // The top of an item below what ends at `y`. A page's first item stands below the repeated head of its table, if it has one.
    Length top_of(const GalleyItem& item, Length y, bool first) const { return text_.top_of(item, y, first); }
    const NoteFoot& foot() const { return text_.foot(); }

private:
    void fill_text(const PagePosition& start, FillRung rung);
    void offer(TextEnd end);
    void end_with_notes();

    TextFiller text_;
    std::vector<TextEnd> ends_;
};

}  // namespace nabor
