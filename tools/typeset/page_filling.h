// In: a section's galley and a place in it where a page begins. Out: every place where that page may end, each at its least cost over the
// variants of the paragraphs that stand whole on it.
// Holds: notes are cited in one order, whatever the variants; a page takes the notes carried over to it, then those of its own lines;
// only the last note of a page may go on overleaf.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "base/length.h"
#include "layout/layout.h"
#include "typeset/page_costs.h"
#include "typeset/section_galley.h"

namespace nabor {

struct PageBreakingRules {
    Length height;  // of the text block
    Length grid;    // zero: none
    NoteLayout notes;

    Length line() const { return grid.units > 0 ? grid : Length::points(13); }
};

// Where a page begins: an item of a block's variant (the variant counts only within a block), and the first note that is still to be set,
// by its place in the order of calls, with its first unset item.
struct PagePosition {
    std::uint32_t block = 0, item = 0, note = 0, note_item = 0;
    std::uint8_t variant = 0;

    auto operator<=>(const PagePosition&) const = default;
};

struct PageEnd {
    PagePosition next;
    PageEndFacts facts;              // recto and facing are for the page breaker to say
    std::int64_t variants_cost = 0;  // of the blocks that begin on the page
    std::uint32_t trace = 0;         // for variants_of
};

class PageFiller {
public:
    PageFiller(const SectionGalley& galley, const PageBreakingRules& rules);

    // The ends of the page that begins at `start`, never none. They hold until the next call.
    const std::vector<PageEnd>& fill(const PagePosition& start);
    // The variants of the blocks that begin on the page of an end of the last fill, from the first such block on.
    std::vector<std::uint8_t> variants_of(const PageEnd& end) const;

    bool is_finished(const PagePosition& position) const;
    std::uint32_t note_calls() const { return static_cast<std::uint32_t>(calls_.size()); }
    SectionNoteId called(std::uint32_t call) const { return calls_[call]; }
    Length note_height(std::uint32_t call, std::uint32_t begin, std::uint32_t end) const;
    Length note_overhead() const;
    // The top of an item that follows what ends at `y`; a page's first stands below the head of its table, where that is repeated.
    Length top_of(const GalleyItem& item, Length y, bool first) const;

private:
    // What stands on the page above a block.
    struct Entry {
        Length y;
        std::int64_t cost = 0;
        std::uint32_t trace = 0;
        std::uint32_t items = 0;
    };
    struct Trace {
        std::uint32_t before = 0;
        std::uint8_t variant = 0;
    };
    // A stretch of a variant's items to be added below an entry.
    struct Stretch {
        std::uint32_t block = 0, first_item = 0;
        std::uint8_t variant = 0;
        Entry above;
        bool opens_page = false;
    };
    // Notes on the page below a line.
    struct Notes {
        bool fit = false;
        Length height;
        std::uint32_t next = 0, next_item = 0, split_lines = 0;
    };
    struct BlockFacts {
        std::uint32_t calls_before = 0, calls = 0;
        bool is_plain = true;  // lines of one height with no white between them
    };

    void place_carried(const PagePosition& start);
    void fill_blocks(const PagePosition& start);
    bool is_skippable(const Stretch& stretch) const;
    void skip_block(const Stretch& stretch, std::vector<Entry>& below);
    void add_stretch(const Stretch& stretch, std::vector<Entry>& below);
    void add_entry(const Stretch& stretch, Entry entry, std::vector<Entry>& below);
    std::uint32_t trace_of(const Stretch& stretch);
    void offer_end(const Stretch& stretch, std::uint32_t item, const Entry& entry, const Notes& notes);
    void end_alone(const PagePosition& start);
    void end_with_notes_only();
    std::uint32_t cut_of(std::uint32_t call, std::uint32_t begin, Length room) const;
    Notes take_notes(Length room, std::uint32_t calls) const;
    Notes notes_below(Length y, std::uint32_t calls) const;
    Length whole_notes(std::uint32_t calls) const;
    PagePosition position_after(const Stretch& stretch, std::uint32_t item, const Notes& notes) const;
    bool breaks_before(const PagePosition& position) const;
    std::int64_t thousandths_of_line(Length length) const;

    const SectionGalley& galley_;
    const PageBreakingRules& rules_;
    std::vector<SectionNoteId> calls_;
    std::vector<std::vector<Length>> note_bottoms_;  // by note: from its top to the bottom of each item, white before it included
    std::vector<Length> heights_before_;             // by call: of the whole notes before it
    std::vector<BlockFacts> blocks_;

    // Of the page that is being filled.
    std::uint32_t carried_ = 0, carried_item_ = 0;  // the first note carried over to it
    std::uint32_t open_calls_ = 0;                  // calls that the carried notes answer
    bool closed_ = false;                           // carried notes take all that notes may take: no line that calls one
    bool opens_section_ = false;
    bool any_break_ = false, any_depth_ = false;  // what holds together may be parted; the page may end high up
    Notes closed_notes_;
    std::vector<Trace> traces_;
    std::vector<PageEnd> ends_;
};

}  // namespace nabor
