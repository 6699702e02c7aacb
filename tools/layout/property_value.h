// In: a value's tokens. Out: the value as a property takes it; nothing when it is invalid.
#pragma once

#include <optional>

#include "layout/value.h"

namespace nabor {

std::optional<Value> read_families(ValueReader& reader);          // std::vector<std::string>
std::optional<Value> read_weight(ValueReader& reader);            // 1–1000
std::optional<Value> read_line_height(ValueReader& reader);       // Measure, never negative
std::optional<Value> read_numeric(ValueReader& reader);           // Numerals, + 16 for tabular ones
std::optional<Value> read_letter_spacing(ValueReader& reader);    // Measure
std::optional<Value> read_colour(ValueReader& reader);            // 0xRRGGBB
std::optional<Value> read_vertical_align(ValueReader& reader);    // RiseWord or Measure
std::optional<Value> read_decoration(ValueReader& reader);        // 1 underline, 2 strike
std::optional<Value> read_marker(ValueReader& reader);            // the marker's text, "decimal" or "none"
std::optional<Value> read_page_name(ValueReader& reader);         // "" for auto
std::optional<Value> read_string_set(ValueReader& reader);        // the string's name, "" for none
std::optional<Value> read_border(ValueReader& reader);            // 0 or 1
std::optional<Value> read_margins(ValueReader& reader);           // Sides; only left and right may be percentages (CSS Box 3, 4.2)
std::optional<Value> read_length(ValueReader& reader);            // Measure
std::optional<Value> read_length_or_percent(ValueReader& reader); // Measure
std::optional<Value> read_not_negative(ValueReader& reader);      // Measure, a length
std::optional<Value> read_share(ValueReader& reader);             // Measure, a length or percentage, not negative
std::optional<Value> read_contents(ValueReader& reader);          // Contents: strings, counter(page), string(name); none is empty

enum RiseWord : std::int32_t { rise_baseline, rise_super, rise_sub };

inline constexpr std::int32_t tabular_bit = 16;

}  // namespace nabor
