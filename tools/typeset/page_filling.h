// In: a section's galley and the place where a page begins. Out: every place where that page may end, each at the least cost over the
// settings of the paragraphs that stand whole on it.
// Holds: all settings of a block call the same notes in the same order. What stands at the page's foot is note_foot.h's affair.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "base/length.h"
#include "layout/layout.h"
#include "typeset/note_foot.h"
#include "typeset/page_costs.h"
#include "typeset/section_galley.h"

namespace nabor {

struct PageBreakingRules {
    Length height;                                                    // of the text block
    Length grid;                                                      // zero: none
    std::vector<NoteSeries> series = std::vector<NoteSeries>(1);  // by NoteSeriesId

    Length line() const { return grid.units > 0 ? grid : Length::points(13); }
};

// Where a page begins: an item of a block in one of its settings (counted only within a block), and where each series of notes continues.
struct PagePosition {
    std::uint32_t block = 0, item = 0;
    NoteCursors notes;
    std::uint8_t setting = 0;

    auto operator<=>(const PagePosition&) const = default;
};

struct PageEnd {
    PagePosition next;
    PageEndFacts facts;              // but for `recto` and `facing`, which the page breaker knows
    std::int64_t settings_cost = 0;  // of the blocks that begin on the page
    std::uint32_t trace = 0;         // for settings_of
};

class PageFiller {
public:
    PageFiller(const SectionGalley& galley, const PageBreakingRules& rules);

    PagePosition begin() const { return {0, 0, foot_.begin(), 0}; }
    bool is_finished(const PagePosition& position) const;

    // The ends of the page that begins at `start`; at least one. Valid until the next call.
    const std::vector<PageEnd>& fill(const PagePosition& start);
    // The settings of the blocks that begin on a page with this end, one of the last fill's; from the first such block on.
    std::vector<std::uint8_t> settings_of(const PageEnd& end) const;

    // The top of an item below what ends at `y`. A page's first item stands below the repeated head of its table, if it has one.
    Length top_of(const GalleyItem& item, Length y, bool first) const;
    const NoteFoot& foot() const { return foot_; }

private:
    // What a fill may give up, step by step: a page that ends near the foot; then lines kept together.
    enum class Rung : std::uint8_t { none, depth, keeps };

    // The text on the page above a block.
    struct Entry {
        Length y;
        std::int64_t cost = 0;
        std::uint32_t trace = 0;
        std::uint32_t items = 0;
    };
    struct Trace {
        std::uint32_t before = 0;
        std::uint8_t setting = 0;
    };
    // Items of a block's setting, from `first_item` on, to add below an entry.
    struct Stretch {
        std::uint32_t block = 0, first_item = 0;
        std::uint8_t setting = 0;
        Entry above;
        bool opens_page = false;
    };
    struct BlockFacts {
        std::uint32_t calls_before = 0, calls = 0;
        bool is_plain = true;  // lines of one height without white between them
    };

    std::uint32_t calls_before(const PagePosition& position) const;
    void fill_blocks(const PagePosition& start, Rung rung);
    void add_block(const Stretch& stretch, Rung rung, std::vector<Entry>& below);
    bool is_far_above_foot(Length y, std::uint32_t calls) const;
    bool is_skippable(const Stretch& stretch) const;
    void skip_block(const Stretch& stretch, std::vector<Entry>& below);
    void add_stretch(const Stretch& stretch, Rung rung, std::vector<Entry>& below);
    void add_entry(const Stretch& stretch, Entry entry, std::vector<Entry>& below);
    std::uint32_t trace_of(const Stretch& stretch);
    void offer_end(const Stretch& stretch, std::uint32_t item, const Entry& entry, const Foot& foot, Rung rung);
    void offer_raised_notes(PageEnd end);
    void end_alone(const PagePosition& start);
    void end_with_notes_only();
    const Galley& items_of(const Stretch& stretch) const { return galley_.text[stretch.block].settings[stretch.setting].items; }
    const GalleyItem& item_at(const PagePosition& position) const {
        return galley_.text[position.block].settings[position.setting].items[position.item];
    }
    PagePosition position_after(const Stretch& stretch, std::uint32_t item, const Foot& foot) const;
    bool begins_new_page(std::uint32_t block) const;
    bool is_forced(const PagePosition& position) const { return position.item == 0 && begins_new_page(position.block); }
    std::int64_t thousandths_of_line(Length length) const;

    const SectionGalley& galley_;
    const PageBreakingRules& rules_;
    NoteFoot foot_;
    std::vector<BlockFacts> blocks_;

    // The page being filled.
    std::uint32_t open_calls_ = 0;  // on earlier pages
    bool opens_section_ = false;
    std::vector<Trace> traces_;
    std::vector<PageEnd> ends_;
};

}  // namespace nabor
