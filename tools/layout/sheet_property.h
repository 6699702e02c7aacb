// In: declarations on :root that concern the whole book, and those of a series of notes. Out: the Layout's own fields.
// Holds: one row a property; a new property is a new row and nothing else (property.h).
#pragma once

#include <span>
#include <string_view>

#include "base/source.h"
#include "layout/layout.h"
#include "layout/token.h"
#include "layout/value.h"

namespace nabor {

struct SheetRow {
    std::string_view name;
    std::string_view values;   // Markdown, as PropertyText's
    std::string_view example;  // a value
    bool (*set)(Layout& layout, ValueReader& reader, const LengthBases& bases);         // false: invalid value
    bool (*set_series)(NoteSeries& series, ValueReader& reader, const LengthBases& bases) = nullptr;  // of rows about notes, which @-nabor-notes has too
};

// A declaration of such a property, with the values of its variables.
struct SheetSetting {
    const SheetRow* row = nullptr;
    Tokens value;
    Span span;
};

std::span<const SheetRow> sheet_table();
const SheetRow* find_sheet_property(std::string_view name);
// Of a row that is not about notes.
bool set_sheet_property(const SheetRow& row, Layout& layout, const Tokens& value, const LengthBases& bases);
// Of a row about notes.
bool set_series_property(const SheetRow& row, NoteSeries& series, const Tokens& value, const LengthBases& bases);

}  // namespace nabor
