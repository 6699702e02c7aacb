// In: flow blocks and a measure. Out: a galley: the lines of a section, one under the other, not yet cut into pages.
// Holds: a galley item's own coordinates have x from the left edge of the text block and y from the item's top; items are in reading
// order. What a page breaker sees of an item (height, breaks, notes) holds from the first; its glyphs may be set later (section_galley.h).
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

// A page number to be printed when pages are known.
struct PageSlot {
    DestinationId target = DestinationId::none;
    Length x, y, width;  // y: baseline
    StyleId style{};
    NodeId node = NodeId::none;
    PageLinkId link = PageLinkId::none;
    PageLanguageId language = PageLanguageId::main;
    bool flush_right = false;
    bool justified = false;  // the line fills its measure: what the number leaves goes to its spaces
};

inline constexpr std::uint32_t no_repeated_head = 0xFFFFFFFF;

// A line of text, a picture, a band of a table: what a page takes whole.
struct GalleyItem {
    Length space_before;  // white above it, dropped at a page's top
    Length height;
    bool may_break_before = true;                   // a page may end before it
    bool is_kept_loosely = false;                   // with what is above it: then at a cost
    bool stays = false;                             // beside a capital that began above: whatever is given up, no page ends before it
    PageBreak break_before = PageBreak::automatic;  // page or right: a new page begins with it
    bool ends_with_hyphen = false;
    bool on_grid = false;                            // its top stands on the baseline grid
    Span span;                                       // in the manuscript
    Origin origin;                                   // in the book: of the word it begins with, or goes on with
    Length sink;                                     // white above it when it opens a section's first page
    bool is_line = false;                            // of text: `line` says how it is set
    PageLine line;                                   // x from the left edge of the text block, y unused
    std::uint32_t repeated_head = no_repeated_head;  // of SectionGalley::heads: stands above it where a page begins with it
    std::vector<PageItem> items;
    std::vector<PageSlot> slots;
    std::vector<SectionNoteId> notes;
    std::vector<DestinationId> destinations;
    std::vector<std::pair<std::string, std::string>> strings;
};

using Galley = std::vector<GalleyItem>;

// The head of a table that goes on overleaf, once more: artifacts without a node, so that the structure has it once.
struct RepeatedHead {
    Length height;
    std::vector<PageItem> items;
};

}  // namespace nabor
