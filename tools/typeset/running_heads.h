// In: a page's margin boxes as the layout asks for them, and the running strings in force. Out: the boxes' text, set.
// Holds: a box keeps out of the boxes beside it; text that has no room loses words from its end.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "page/pages.h"
#include "typeset/line_setting.h"
#include "typeset/paragraph_builder.h"
#include "typeset/set_section.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/styles.h"

namespace nabor {

// Named strings as CSS Generated Content for Paged Media, 2.1.1 has them: string(name) is the first value that the page sets, else the value
// at the end of the page before.
class RunningStrings {
public:
    void begin_section(const NamedStrings& strings);
    // The values on a page that sets these.
    std::map<std::string, std::string> on_page(const NamedStrings& set);

private:
    std::map<std::string, std::string> at_end_;  // of the last page
};

class MarginBoxes {
public:
    MarginBoxes(StyleTable& styles, Shaper& shaper) : styles_(styles), shaper_(shaper) {}

    std::vector<PageItem> set(const std::string& folio, const PageGeometry& geometry, const std::map<std::string, std::string>& strings);

private:
    // What the boxes at the left and at the right of a line take of its width.
    struct Taken {
        Length left, right;
    };
    Taken set_box(const MarginBox& box, const std::string& text, const PageGeometry& geometry, Taken taken, std::vector<PageItem>& items);
    SetLine shortened(const std::string& text, const TextPlace& place, Length room);

    StyleTable& styles_;
    Shaper& shaper_;
};

}  // namespace nabor
