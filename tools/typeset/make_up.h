// In: sections cut into pages, and the skeleton. Out: the finished Pages.
// Holds: pages are numbered here, so here every page number printed in the text fills its slot.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/report.h"
#include "layout/layout.h"
#include "page/pages.h"
#include "typeset/flow.h"
#include "typeset/galley.h"
#include "typeset/line_setting.h"
#include "typeset/section_setter.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/styles.h"

namespace nabor {

class MakeUp {
public:
    MakeUp(const Layout& layout, StyleTable& styles, Shaper& shaper, Pages pages, Report& report);

    void add(SetSection&& section);
    // The pages so far, for an index that is set from them.
    Pages& pages() { return pages_; }
    // Of the page that comes next.
    PageSide side() const { return pages_.pages.size() % 2 == 0 ? PageSide::right : PageSide::left; }
    // Fills the slots and drops links to what was never set.
    Pages finish();

private:
    struct WaitingSlot {
        std::size_t page = 0;
        PageSlot slot;
        std::size_t first_item = 0, last_item = 0;  // of the page: the line the slot stands in
    };
    using Strings = std::map<std::string, std::string>;

    void add_page(SetSection& section, std::size_t number);
    void add_plate(SetSection& plate);
    void bind_plates();
    void end_leaf();
    void add_blank_page(const std::string& name);
    void count(Page& page, bool front_matter);
    void note_places(const SetPage& page, Length x, Length y);
    void furnish(Page& page, const PageGeometry& geometry, const Strings& first);
    void set_box(Page& page, const PageGeometry& geometry, const MarginBox& box, const Strings& first, Length& left_taken,
                 Length& right_taken);
    void fill_slots(std::span<const WaitingSlot> of_line);
    SetLine number_of(const PageSlot& slot);
    void set_number(SetLine&& number, const WaitingSlot& waiting, Length x);
    void tell(Relaxation relaxation, Length page_top);

    const Layout& layout_;
    StyleTable& styles_;
    Shaper& shaper_;
    Report& report_;
    Pages pages_;
    std::vector<WaitingSlot> slots_;
    Strings running_;  // as they stand at the end of the last page
    std::uint32_t paragraphs_ = 0;  // before those of the section at hand
    std::uint32_t next_paragraph_ = 0;
    std::uint32_t roman_pages_ = 0, plate_pages_ = 0, plates_ = 0;
    bool is_roman_ = false;                             // the last page that was counted
    std::map<DestinationId, SetSection> plates_ahead_;  // by where they belong
    std::vector<SetSection> due_plates_;                // whose place is on this leaf
};

}  // namespace nabor
