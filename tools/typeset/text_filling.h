// In: a text's galley, and the place where a page of it begins. Out: how far down its blocks reach, and where they may end the page, each
// at the least cost over the settings of the paragraphs that stand whole on it.
// Holds: all settings of a block call the same notes in the same order, and a note begins on the page of its call (note_foot.h). Of settings
// that end at one height only the cheapest is kept. What stands beside the text, or what raises its notes, is the affair of whoever fills
// pages with it: PageFiller and SpreadFiller.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/length.h"
#include "layout/layout.h"
#include "typeset/hash_with.h"
#include "typeset/note_foot.h"
#include "typeset/of_both.h"
#include "typeset/page_costs.h"
#include "typeset/section_galley.h"

namespace nabor {

struct PageBreakingRules {
    Length height;                                                // of the text block
    Length grid;                                                  // zero: none
    std::vector<NoteSeries> series = std::vector<NoteSeries>(1);  // by NoteSeriesId

    Length line() const { return grid.units > 0 ? grid : Length::points(13); }
};

// How high above the foot a page normally ends at most, in thousandths of a line.
inline constexpr std::int64_t highest_end = 3'000;

// Where a page begins: an item of a block in one of its settings (counted only within a block), and where each series of notes continues.
struct PagePosition {
    std::uint32_t block = 0, item = 0;
    NoteCursors notes;
    std::uint8_t setting = 0;

    auto operator<=>(const PagePosition&) const = default;
    std::size_t hash() const { return hash_with(hash_with(hash_with(notes.hash(), block), item), setting); }
};

// What a page may give up, step by step: an end near the foot; then lines kept together.
enum class FillRung : std::uint8_t { none, depth, keeps };

// The text on the page, down to some place.
struct TextDepth {
    Length y;
    std::int64_t cost = 0;  // of the settings
    std::uint32_t trace = 0;
    std::uint32_t items = 0;
};

// An end of the page.
struct TextEnd {
    PagePosition next;
    PageEndFacts facts;  // but for `recto` and `facing`; `shortfall` or `white`: all the room that is left
    TextDepth depth;
    std::uint32_t place = 0;  // the same for ends of one fill with the same `next` (SpreadFiller)
    OfBoth<std::int64_t> page_costs{};  // by whether it is a right-hand page: were there no other side

    std::int64_t room() const { return facts.shortfall + facts.white; }
};

// From an item of a block to another block.
struct TextBand {
    PagePosition begin;
    std::uint32_t end = 0;
    Length top;  // of its first item
    TextDepth above;
};

struct TextRun {
    std::vector<TextDepth> bottoms;  // of the whole band on the page
    std::vector<TextEnd> ends;       // inside of it
};

class TextFiller {
public:
    TextFiller(const SectionGalley& galley, const PageBreakingRules& rules);

    PagePosition begin() const { return {0, 0, foot_.begin(), 0}; }
    bool has_text(const PagePosition& position) const { return position.block < galley_.text.size(); }
    const GalleyItem& item_at(const PagePosition& position) const {
        return galley_.text[position.block].settings[position.setting].items[position.item];
    }
    bool is_finished(const PagePosition& position) const { return !has_text(position) && foot_.is_finished(position.notes); }

    void begin_page(const PagePosition& start);
    TextRun run(const TextBand& band, FillRung rung);
    // The end of the page before a block; none where no page may end there.
    std::optional<TextEnd> end_before(std::uint32_t block, const TextDepth& depth, FillRung rung) const;
    // With the next item alone, and as much of the notes as fits.
    TextEnd end_alone();
    // Without text: with as much of the notes that are left as fits.
    TextEnd end_with_notes() const;

    // The settings of the blocks that begin on the page, down to a place of the last page.
    std::vector<std::uint8_t> settings_of(std::uint32_t trace) const;

    // The top of an item below what ends at `y`; `first`: on its page.
    Length top_of(const GalleyItem& item, Length y, bool first) const;
    // White above the first item of the page, where a section or a division opens with it.
    Length sink_of(const PagePosition& start) const;
    const GalleyItem& first_item(std::uint32_t block) const { return galley_.text[block].settings.front().items.front(); }
    bool begins_new_page(std::uint32_t block) const;
    // The first block behind this one that begins a new page; the number of blocks: none does.
    std::uint32_t page_break_after(std::uint32_t block) const { return blocks_[block].page_break_after; }
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
        TextDepth above;
        Length top;
    };
    struct BlockFacts {
        std::uint32_t calls_before = 0, calls = 0, page_break_after = 0;
        bool is_plain = true;  // lines of one height without white between them
    };

    std::uint32_t calls_before(const PagePosition& position) const;
    void add_block(const Stretch& stretch, FillRung rung, bool ends_band, std::vector<TextDepth>& below, std::vector<TextEnd>& ends);
    bool is_skippable(const Stretch& stretch, bool ends_band) const;
    void skip(const Stretch& stretch, std::vector<TextDepth>& below);
    static void add_depth(const TextDepth& depth, std::vector<TextDepth>& below);
    std::uint32_t trace_of(const Stretch& stretch);
    std::optional<TextEnd> end_at(const PagePosition& next, const TextDepth& depth, const Foot& foot, FillRung rung) const;
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
