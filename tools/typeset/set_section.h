// In: nothing. Out: a section as make-up takes it: facts about the section, and its pages but for what depends on page numbers.
// Holds: a page's coordinates begin at the text block's top left corner.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/layout.h"
#include "page/pages.h"
#include "typeset/galley.h"

namespace nabor {

using NamedStrings = std::vector<RunningString>;

// What make-up takes of a section's flow.
struct SectionFacts {
    std::string page;  // named page
    PageBreak opening = PageBreak::page;
    bool front_matter = false;
    DestinationId plate = DestinationId::none;  // a plate: bound in after the leaf with this destination
    NamedStrings strings;                       // in force when the section opens
    ParallelSetting::Kind parallel = ParallelSetting::Kind::in_turn;  // of a pair of texts, the left of which this is
    NamedStrings right_strings{};               // the same of the right text
    std::vector<OpenedPage> opened_pages{};     // of one of the texts
};

// A page number to print once pages are numbered, and its line's items.
struct PlacedSlot {
    PageSlot slot;
    std::uint32_t first_item = 0, last_item = 0;  // of SetPage::items
};

struct PlacedDestination {
    DestinationId destination{};
    Length y;
};

// The number of a note among those of its series that are called on the page.
struct CountedNote {
    DestinationId note{};
    NoteSeriesId series{};
    std::uint32_t number = 0;
};

// A line that is counted, restarts the count, or has the number of a paragraph beside it.
struct CountedLine {
    LineCount count;
    Length y;                   // of its top
    std::uint32_t line = 0;     // of SetPage::lines
    std::uint32_t number = 0;   // by the layout's count, once pages are made up
    std::uint8_t text = 0;      // of two parallel texts: 1 is the right one, with a count of its own
};

// A destination, and the first of SetPage::counted_lines that it may begin in; after the last: it stands below them all.
struct LineTarget {
    DestinationId destination{};
    std::uint32_t line = 0;
    std::uint8_t text = 0;  // CountedLine::text
};

struct PlacedSideItem {
    SideItem item;
    Length y;  // of its top, beside its line
    std::uint8_t text = 0;  // CountedLine::text
};

struct SetPage {
    std::vector<PageItem> items;                // in painting order
    std::vector<PageLine> lines;                // in reading order, notes last
    PageBreak opens_with = PageBreak::automatic;  // page or right, as its first item asks
    bool ends_freely = false;                     // what follows opens a new page
    Origin start;                                 // of what it begins with
    Origin start_beside;                          // of what its right column begins with
    NamedStrings strings;                         // that its text sets, in order
    NamedStrings right_strings;                   // the same of the right one of two parallel texts
    bool opens = false;                           // of parallel texts: a new page was asked for
    std::optional<std::string> name{};            // of this page, where it is not the section's
    bool in_columns = false;                      // it has both of two parallel texts
    std::vector<PlacedSlot> slots;
    std::vector<PlacedDestination> destinations;
    std::vector<CountedNote> counted;     // notes that are counted by page
    std::vector<CountedLine> counted_lines;  // in reading order
    std::vector<LineTarget> line_targets;    // where the layout counts lines; by line
    std::vector<PlacedSideItem> side;     // in the order of their lines
    std::vector<Relaxation> relaxations;  // `page` is not set yet
};

struct SetSection {
    SectionFacts facts;
    std::vector<SetPage> pages;
    std::uint32_t paragraphs = 0;  // on its pages; greater than any PageLine::paragraph
};

}  // namespace nabor
