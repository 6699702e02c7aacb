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
#include "typeset/page_breaking.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/styles.h"

namespace nabor {

struct SetSection {
    SectionGalley galley;
    SectionPages pages;
    std::string page;  // named page
    PageBreak opening = PageBreak::page;
    std::vector<std::pair<std::string, std::string>> strings;
};

class MakeUp {
public:
    MakeUp(const Layout& layout, StyleTable& styles, Shaper& shaper, Pages pages, Report& report);

    void add(SetSection&& section);
    // The pages so far, for an index that is set from them.
    Pages& pages() { return pages_; }
    // Fills the slots and drops links to what was never set.
    Pages finish();

private:
    struct WaitingSlot {
        std::size_t page = 0;
        PageSlot slot;
        std::size_t first_item = 0, last_item = 0;  // of the page: the line the slot stands in
    };
    using Strings = std::map<std::string, std::string>;

    void add_page(SetSection& section, const PagePlan& plan, bool opening);
    void add_blank_page(const std::string& name);
    void place(GalleyItem& item, Length x, Length y, std::size_t page);
    void furnish(Page& page, const PageGeometry& geometry, const Strings& first);
    void set_box(Page& page, const PageGeometry& geometry, const MarginBox& box, const Strings& first, Length& left_taken,
                 Length& right_taken);
    void fill_slots(std::span<const WaitingSlot> of_line);
    SetLine number_of(const PageSlot& slot);
    void set_number(SetLine&& number, const WaitingSlot& waiting, Length x);
    PageSide side() const { return pages_.pages.size() % 2 == 0 ? PageSide::right : PageSide::left; }

    const Layout& layout_;
    StyleTable& styles_;
    Shaper& shaper_;
    Report& report_;
    Pages pages_;
    std::vector<WaitingSlot> slots_;
    Strings running_;  // as they stand at the end of the last page
};

}  // namespace nabor
