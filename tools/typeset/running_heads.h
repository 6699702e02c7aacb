// In: a page's margin boxes as the layout asks for them, and the running strings in force. Out: the boxes' text, set.
// Holds: a box keeps out of the boxes beside it. Where the whole heading has no room, a shorter form of it stands in the box: the source's
// own, else its part before a colon or full stop, else that of the level above; only where none fits does it lose words from its end.
#pragma once

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
// at the end of the page before. A name without a value has that of the innermost level in force: no running head is blank.
class RunningStrings {
public:
    void begin_section(const NamedStrings& strings);
    // The values on a page that sets these, the outermost level first.
    NamedStrings on_page(const NamedStrings& set);

private:
    NamedStrings at_end_;  // of the last page
};

// The forms of a heading for little room, after the whole: `short_text`, then its beginnings that end before a colon or a full stop, the
// longest first.
std::vector<std::string> shorter_forms(const RunningString& heading);

class MarginBoxes {
public:
    MarginBoxes(StyleTable& styles, Shaper& shaper) : styles_(styles), shaper_(shaper) {}

    std::vector<PageItem> set(const std::string& folio, const PageGeometry& geometry, const NamedStrings& strings);

private:
    // What the boxes at the left and at the right of a line take of its width.
    struct Taken {
        Length left, right;
    };
    // `forms`: what the box may say, the best first.
    Taken set_box(const MarginBox& box, const std::vector<std::string>& forms, const PageGeometry& geometry, Taken taken,
                  std::vector<PageItem>& items);
    SetLine first_that_fits(const std::vector<std::string>& forms, const TextPlace& place, Length room);
    SetLine shortened(const std::string& text, const TextPlace& place, Length room);

    StyleTable& styles_;
    Shaper& shaper_;
};

}  // namespace nabor
