// In: flow blocks and a measure. Out: a galley: a section's lines, one below another, not yet divided into pages.
// Holds: an item's coordinates have x from the text block's left edge and y from the item's top; items are in reading order. The page
// breaker uses an item's height, break costs and notes, which are final; its glyphs may be set later (section_galley.h).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/length.h"
#include "base/source.h"
#include "page/pages.h"
#include "typeset/flow.h"

namespace nabor {

// A number to print once pages are numbered.
struct PageSlot {
    SlotKind kind = SlotKind::page;
    DestinationId target = DestinationId::none;
    Length x, y, width;  // y: baseline
    StyleId style{};
    NodeId node = NodeId::none;
    PageLinkId link = PageLinkId::none;
    PageLanguageId language = PageLanguageId::main;
    bool led = false;          // leaders lead to it, at the line's end
    bool flush_right = false;  // at the right end of its room
    bool hangs = false;      // in the column of a label: what stands behind it keeps its place, however wide the number is
    bool justified = false;  // the line fills its measure: width that the number does not use goes to the line's spaces
    std::uint32_t page = 0;  // index into the pages, once they are made up
};

// Material in the margin beside a line: a margin note, a line number, a page number of the source.
struct SideItem {
    std::vector<PageItem> items;  // x from the margin column's left edge, y from the side item's top
    Length y;                     // of its top, from the top of the line's galley item; may be negative
    Length height;
    SideMargin margin = SideMargin::outer;
    bool may_move = true;  // up or down, to keep it apart from other side items and on the page
    Span span{};           // in the manuscript
    std::vector<DestinationId> destinations{};
};

// How a line is counted, and the numbers beside it.
struct LineCount {
    bool counts = false;
    bool restarts = false;        // the count begins anew with it, whether it counts or not
    bool goes_on = false;         // a part of the line counted before it
    std::uint32_t verse = 0;      // its number, which its poem gives it; 0: that of the count
    std::uint32_t paragraph = 0;  // the paragraph's number, which stands beside it; 0: none
    Length baseline;              // from its top
    Origin begin;                 // of its first character, even where that continues a word

    bool is_any() const { return counts || restarts || paragraph > 0; }
};

inline constexpr std::uint32_t no_repeated_head = 0xFFFFFFFF;

// A line of text, an image or a band of a table: never divided between pages.
struct GalleyItem {
    Length space_before;  // dropped at a page's top
    Length height;
    bool may_break_before = true;                   // a page may end before it
    bool is_kept_loosely = false;                   // with the item above it: a break between them costs
    bool stays = false;                             // beside a drop cap that began above: no page ever ends before it
    PageBreak break_before = PageBreak::automatic;  // page or right: a new page begins with it
    bool ends_with_hyphen = false;
    bool on_grid = false;                            // its top stands on the baseline grid
    Span span;                                       // in the manuscript
    Origin origin;                                   // in the book: of the word that the item begins with or continues
    Length sink;                                     // white above it when it opens a section's first page
    bool at_foot = false;                            // of a section that fits on one page: it stands at the page's foot
    bool is_line = false;                            // of text: `line` says how it is set
    LineCount count;
    PageLine line;                                   // x from the text block's left edge; y unused
    std::uint32_t repeated_head = no_repeated_head;  // of SectionGalley::heads: repeated above a page that begins with this item
    std::vector<PageItem> items;
    std::vector<PageSlot> slots;
    std::vector<SectionNoteId> notes;  // called in it, of all series, in the order of their calls
    std::vector<SideItem> side;
    std::vector<DestinationId> destinations;
    std::vector<RunningString> strings;
};

using Galley = std::vector<GalleyItem>;

// The head of a table, repeated on the pages that the table continues on: artifacts without a node, so that the structure tree has it once.
struct RepeatedHead {
    Length height;
    std::vector<PageItem> items;
};

}  // namespace nabor
