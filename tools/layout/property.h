// THE TABLE OF PROPERTIES. In: a property's name and value. Out: what it does to a Style, and whether the EPUB has it.
// Holds: one row a property of blocks and phrases; a new property is a new row and nothing else. The reader, the EPUB's stylesheet and
// docs/layouts.md follow the table, and tests/property/promises_test.cpp fails for a row without a sample that changes an output.
// Page properties are in page_rule.h, those of the whole book in sheet_property.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "layout/ebook_value.h"
#include "layout/style.h"
#include "layout/value.h"

namespace nabor {

// em counts the element's own size, so sizes are settled first; a bare line-height counts the size too.
enum class Phase : std::uint8_t { size, leading, rest };

// Which table of docs/layouts.md describes it. Margin boxes take properties of text alone.
enum class PropertyKind : std::uint8_t { text, block };

// What docs/layouts.md and the findings say of a property.
struct PropertyText {
    std::string_view name;
    PropertyKind kind;
    std::string_view values;   // Markdown; every word in backticks is a value
    std::string_view example;  // a value
};

struct PropertyRow {
    PropertyText text;
    Phase phase;
    EbookUse ebook;
    bool inherited;
    std::optional<Value> (*read)(ValueReader&);
    void (*apply)(Style& style, const Value& value, const Style& parent, const LengthBases& bases);
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

// The value as the row reads it; nothing when it is invalid or something is left over.
std::optional<Declaration> read_declaration(const PropertyRow& row, const Tokens& value);

// The styles that an element's own begins with: what it takes from its parent, and what it is before any rule.
struct StyleBefore {
    StyleBefore(const Style& parent);
    StyleBefore(const Style& parent, const Style& own) : parent(parent), own(own) {}

    const Style& parent;
    Style own;
};

// `declarations` in cascade order: a later one wins.
Style styled(const StyleBefore& before, std::span<const Declaration* const> declarations, const LengthBases& bases);

}  // namespace nabor
