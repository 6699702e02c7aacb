// In: names of sheets as printers write them. Out: sizes.
// Holds: named sizes are portrait. Nothing depends on a locale.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/length_text.h"

namespace nabor {

struct Size {
    Length width, height;

    Size turned() const { return {height, width}; }
    bool is_landscape() const { return width > height; }
    friend constexpr bool operator==(const Size&, const Size&) = default;
};

// A requested sheet. A named one may be used in either orientation, one given by its measures only as given.
struct Sheet {
    Size size;
    bool may_turn = false;
};

// Reads "A4", "sra3", "Letter", "320x450mm", "12.6inx17.7in". Nothing for anything else, or for a side below a point.
std::optional<Sheet> read_sheet(std::string_view text);

// "A6, A5, …": the names that read_sheet knows, for messages.
std::vector<std::string_view> sheet_names();

// The standard sheet for `needed`, in either orientation: one that it fills to within a point, else the smallest of the A series that holds
// it, else `needed` itself.
Size smallest_sheet(Size needed);

// "A4", "Letter" in either orientation; "" for a size without a name.
std::string_view sheet_name(Size size);

}  // namespace nabor
