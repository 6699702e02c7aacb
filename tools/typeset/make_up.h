// In: sections divided into pages. Out: numbered pages with running heads, folios, side material, plates and every page number printed in
// the text.
// Holds: pages are added in order, and a page that was added changes no more, but for the page numbers in its slots (finish).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/report.h"
#include "layout/layout.h"
#include "page/pages.h"
#include "typeset/line_keys.h"
#include "typeset/line_numbers.h"
#include "typeset/page_numbering.h"
#include "typeset/page_slots.h"
#include "typeset/plates.h"
#include "typeset/running_heads.h"
#include "typeset/set_section.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/side_material.h"
#include "typeset/styles.h"

namespace nabor {

struct DestinationPlace {
    std::uint32_t page = unplaced_page;  // index into the pages
    Length y;
    std::uint32_t line = 0;              // its number
};

// What make-up adds to the structure that the collector built.
struct MadeUpPages {
    std::vector<Page> pages;
    std::vector<DestinationPlace> destinations;  // by DestinationId
    std::vector<Relaxation> relaxations;         // by page
    std::vector<NodeId> empty_labels;            // the content of labels in whose slots nothing is printed
};

class MakeUp {
public:
    // What it sets words with.
    struct Tools {
        StyleTable& styles;
        Shaper& shaper;
        const NumberColumn& numbers;
        const KeyedNotes& keyed_notes;
    };

    // `destinations`: how many there are.
    MakeUp(const Layout& layout, const Tools& tools, std::size_t destinations, Report& report);

    void add(SetSection section);
    // The pages so far, for an index that prints their numbers.
    const MadeUpPages& so_far() const { return made_; }
    // Binds in the plates that are left and prints the page numbers in the text. The last call.
    MadeUpPages finish();

private:
    // Where a set page comes to stand.
    struct PagePlace {
        PageGeometry geometry;
        Length top;                           // of the text block
        std::uint32_t paragraphs_before = 0;  // in the sections before
        SideWidths side;
    };

    // The side of the next page, and its index.
    PageSide side() const { return made_.pages.size() % 2 == 0 ? PageSide::right : PageSide::left; }
    std::uint32_t next_page() const { return static_cast<std::uint32_t>(made_.pages.size()); }

    void add_blank_before(PageBreak asked, const std::string& name);
    void number(Page& page, const SectionFacts& facts);
    NamedStrings strings_on(const SetPage& page);
    void add_text_page(const SectionFacts& facts, SetPage page, const PagePlace& place);
    void carry_over(SetSection& section, std::size_t page, Length page_height);
    void add_blank_page(const std::string& name);
    void add_plate(SetSection plate);
    void add_plate_page(const SectionFacts& facts, SetPage page, std::uint32_t paragraphs_before);
    void bind_plates();
    void end_leaf();
    void record_destination(DestinationId id, Length y);
    void record_places(const SetPage& page, const PagePlace& place);
    std::string text_of(const PageSlot& slot) const;
    void find_line_keys();
    std::string line_of(const PageSlot& slot) const;
    void report_lost_lines() const;
    void record_relaxations(const std::vector<Relaxation>& relaxations, const std::string& folio, Length top);

    const Layout& layout_;
    StyleTable& styles_;
    Shaper& shaper_;
    Report& report_;
    MadeUpPages made_;
    PageNumbering numbering_;
    RunningStrings strings_, right_strings_;  // the latter of the right one of two parallel texts
    MarginBoxes boxes_;
    LineNumbers lines_;
    const KeyedNotes& keyed_notes_;
    WaitingPlates plates_;
    std::vector<WaitingSlot> slots_;
    std::map<DestinationId, std::string> note_numbers_;  // of notes that are counted by page
    std::map<DestinationId, std::string> line_keys_;     // of notes that are keyed to lines, by their own destination
    std::map<DestinationId, std::string> ordinals_;      // of their lemmas
    std::uint32_t paragraphs_ = 0;  // in the sections so far
};

// Joins the structure with the pages: places destinations, and drops links to what was never set.
Pages finished_pages(Pages structure, MadeUpPages made);

}  // namespace nabor
