// THE TABLE OF PROPERTIES. In: a property's name and value. Out: what it does to a Style.
// Holds: one row a property of the subset that styles blocks and phrases; docs/layouts.md describes each (a test checks it).
// Page properties are in page_rule.h, those of the whole book in sheet_property.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "layout/value.h"

namespace nabor {

// em counts the element's own size, so sizes are settled first; a bare line-height counts the size too.
enum class Phase : std::uint8_t { size, leading, rest };

struct PropertyRow {
    std::string_view name;
    Phase phase;
    bool in_ebook;  // reading systems know it
    std::optional<Value> (*read)(ValueReader&);
    void (*apply)(Style& style, const Value& value, const Style& parent, const Surroundings& surroundings);
    void (*copy)(Style& to, const Style& from);  // for `inherit` and `initial`
};

std::span<const PropertyRow> property_table();
const PropertyRow* find_property(std::string_view name);

enum class Wide : std::uint8_t { none, inherit, initial };  // the CSS-wide keywords

struct Declaration {
    const PropertyRow* row = nullptr;
    Wide wide = Wide::none;
    Value value;
};

// The value as the row reads it, when nothing is left over.
std::optional<Declaration> read_declaration(const PropertyRow& row, const Tokens& value);

// One to four lengths: top, right, bottom, left (CSS Box 3, 4.2). Only left and right may be percentages.
std::optional<std::array<Measure, 4>> read_margins(const Tokens& value);

// The properties that the shorthand `margin` sets, in its order.
inline constexpr std::array<std::string_view, 4> margin_names{"margin-top", "margin-right", "margin-bottom", "margin-left"};

// A child's style before any declaration.
Style inherited_from(const Style& parent);

// `declarations` in cascade order: a later one wins.
Style styled(const Style& parent, std::span<const Declaration* const> declarations, const Surroundings& surroundings);

}  // namespace nabor
