// In: @page rules, values already free of var(). Out: the geometry and margin boxes of any page.
// Holds: pages are 10 mm – 2 m and margins leave at least a fifth of each dimension to the text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/report.h"
#include "layout/layout.h"
#include "layout/property.h"
#include "layout/token.h"

namespace nabor {

// name:first:left … (CSS Paged Media 3, 4.3)
struct PageSelector {
    std::string name;
    bool first = false;
    std::optional<PageSide> side;

    bool takes(std::string_view page, PageSide of_side, bool opening) const;
    std::uint32_t specificity() const;
};

struct BoxRule {
    MarginBoxPlace place = MarginBoxPlace::bottom_centre;
    std::optional<Contents> content;  // empty contents take the box away
    std::vector<Declaration> declarations;
};

struct PageRow {
    std::string_view name;
    std::string_view values;   // Markdown, as PropertyText's
    std::string_view example;  // a value
    bool (*set)(PageGeometry& page, const Tokens& value, const LengthBases& bases);  // false: invalid value
};

struct MarginBoxRow {
    std::string_view name;
    MarginBoxPlace place;
};

struct PageRule {
    std::vector<PageSelector> selectors;
    std::vector<std::pair<const PageRow*, Tokens>> settings;
    std::vector<BoxRule> boxes;
};

std::span<const PageRow> page_table();
const PageRow* find_page_property(std::string_view name);
std::span<const MarginBoxRow> margin_box_table();
const MarginBoxRow* find_margin_box(std::string_view at_rule);

// The list after `@page`. An unknown pseudo-class is a warning and its selector is left out; a malformed list is an error and gives nothing.
std::vector<PageSelector> read_page_selectors(const Tokens& prelude, Span where, Report& report);

struct PageRequest {
    std::string_view name;
    PageSide side = PageSide::right;
    bool opening = false;
};

// `rules` in the order of the sheet. `cramped` becomes true when margins were made smaller.
PageGeometry page_geometry(std::span<const PageRule> rules, PageRequest request, const LengthBases& bases, bool& cramped);
std::vector<MarginBox> margin_boxes(std::span<const PageRule> rules, PageRequest request, const Style& root,
                                    const LengthBases& bases);

Length measure_of(const PageGeometry& page);
Length block_height_of(const PageGeometry& page);

}  // namespace nabor
