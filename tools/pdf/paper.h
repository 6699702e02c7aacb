// In: names of sheets as printers write them. Out: sizes.
// Holds: a named size stands upright; nothing here depends on a locale.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/length_text.h"

namespace nabor {

struct Size {
    Length width, height;

    Size turned() const { return {height, width}; }
    bool is_landscape() const { return width > height; }
    friend constexpr bool operator==(const Size&, const Size&) = default;
};

// A sheet as it was asked for. One given by its name may be fed either way; one given by its measures is taken as it stands.
struct Sheet {
    Size size;
    bool may_turn = false;
};

// "A4", "sra3", "Letter", "320x450mm", "12.6inx17.7in"; nothing when it is none, or has no area.
std::optional<Sheet> read_sheet(std::string_view text);

// "A0, A1, …": what read_sheet knows by name, for messages.
std::string sheet_names();

// The standard sheet on which `needed` fits in one of its two directions: one that it fills to a point, else the smallest of the A series;
// where there is none, `needed` itself.
Size smallest_sheet(Size needed);

// "A4", "Letter" in either direction; "" for a size without a name.
std::string_view sheet_name(Size size);

}  // namespace nabor
