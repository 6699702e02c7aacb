// In: the galley of one of two parallel texts, and the place where its page of a spread begins. Out: how far down its blocks reach, and
// where it may end the page.
// Holds: as for pages of one text (page_filling.h): a note begins on the page of its call; of settings that end at one height only the
// cheapest is kept. What the other text asks for is the affair of SpreadFiller.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/length.h"
#include "typeset/note_foot.h"
#include "typeset/page_costs.h"
#include "typeset/page_filling.h"
#include "typeset/section_galley.h"

namespace nabor {

// What a spread may give up, step by step: pages that end near the foot; then lines kept together.
enum class SpreadRung : std::uint8_t { none, depth, keeps };

// The text of one side on the page, down to some place.
struct SideDepth {
    Length y;
    std::int64_t cost = 0;  // of the settings
    std::uint32_t trace = 0;
    std::uint32_t items = 0;
};

// An end of the page of one side.
struct SideEnd {
    PagePosition next;
    PageEndFacts facts;  // `shortfall` or `white`: all the room that is left
    SideDepth depth;

    std::int64_t room() const { return facts.shortfall + facts.white; }
};

// The rest of a band: from an item of a block to another block.
struct SideBand {
    PagePosition begin;
    std::uint32_t end = 0;
    Length top;  // of its first item
    SideDepth above;
};

struct SideRun {
    std::vector<SideDepth> bottoms;  // of the whole band on the page
    std::vector<SideEnd> ends;       // inside of it
};

class SpreadSide {
public:
    SpreadSide(const SectionGalley& galley, const PageBreakingRules& rules);

    PagePosition begin() const { return {0, 0, foot_.begin(), 0}; }
    bool has_text(const PagePosition& position) const { return position.block < galley_.text.size(); }
    bool is_finished(const PagePosition& position) const { return !has_text(position) && foot_.is_finished(position.notes); }

    void begin_page(const PagePosition& start);
    SideRun run(const SideBand& band, SpreadRung rung);
    // The end of the page before a block; none where no page may end there.
    std::optional<SideEnd> end_before(std::uint32_t block, const SideDepth& depth, SpreadRung rung) const;
    // With the next item alone, and as much of the notes as fits.
    SideEnd end_alone();
    // Without text: with as much of the notes that are left as fits.
    SideEnd end_with_notes() const;

    // The settings of the blocks that begin on the page, down to a place of the last page.
    std::vector<std::uint8_t> settings_of(std::uint32_t trace) const;

    // The top of an item below what ends at `y`; `first`: on its page.
    Length top_of(const GalleyItem& item, Length y, bool first) const;
    // White above the first item of the page, where a section or a division opens with it.
    Length sink_of(const PagePosition& start) const;
    const GalleyItem& first_item(std::uint32_t block) const { return galley_.text[block].settings.front().items.front(); }
    bool begins_new_page(std::uint32_t block) const;
    const NoteFoot& foot() const { return foot_; }
    std::int64_t thousandths_of_line(Length length) const;

private:
    struct Trace {
        std::uint32_t before = 0;
        std::uint8_t setting = 0;
    };
    // Items of a block's setting, from `first_item` on.
    struct Stretch {
        std::uint32_t block = 0, first_item = 0;
        std::uint8_t setting = 0;
        SideDepth above;
        Length top;
    };
    struct BlockFacts {
        std::uint32_t calls_before = 0, calls = 0;
        bool is_plain = true;  // lines of one height without white between them
    };

    std::uint32_t calls_before(const PagePosition& position) const;
    void add_block(const Stretch& stretch, SpreadRung rung, bool ends_band, std::vector<SideDepth>& below, std::vector<SideEnd>& ends);
    bool is_skippable(const Stretch& stretch, bool ends_band) const;
    void skip(const Stretch& stretch, std::vector<SideDepth>& below);
    static void add_depth(const SideDepth& depth, std::vector<SideDepth>& below);
    std::uint32_t trace_of(const Stretch& stretch);
    std::optional<SideEnd> end_at(const PagePosition& next, const SideDepth& depth, const Foot& foot, SpreadRung rung) const;
    bool is_far_above_foot(Length y, std::uint32_t calls) const;
    const Galley& items_of(const Stretch& stretch) const { return galley_.text[stretch.block].settings[stretch.setting].items; }

    const SectionGalley& galley_;
    const PageBreakingRules& rules_;
    NoteFoot foot_;
    std::vector<BlockFacts> blocks_;

    // The page being filled.
    PagePosition start_;
    std::uint32_t open_calls_ = 0;  // on earlier pages
    std::vector<Trace> traces_;
};

}  // namespace nabor
