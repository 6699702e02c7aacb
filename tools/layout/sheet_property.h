// In: declarations on :root that concern the whole book. Out: the Layout's own fields.
// Holds: one row a property; a new property is a new row and nothing else (property.h).
#pragma once

#include <span>
#include <string_view>

#include "layout/layout.h"
#include "layout/token.h"
#include "layout/value.h"

namespace nabor {

struct SheetRow {
    std::string_view name;
    std::string_view values;   // Markdown, as PropertyText's
    std::string_view example;  // a value
    bool (*set)(Layout& layout, ValueReader& reader, const LengthBases& bases);  // false: invalid value
};

std::span<const SheetRow> sheet_table();
const SheetRow* find_sheet_property(std::string_view name);
bool set_sheet_property(const SheetRow& row, Layout& layout, const Tokens& value, const LengthBases& bases);

}  // namespace nabor
