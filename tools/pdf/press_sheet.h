// In: a trimmed page's size, bleed, marks. Out: the sheet around it, and what is printed on its margins.
// Holds: nothing is printed within the bleed. Marks are of every ink there is (ISO 32000-1, 8.6.6.4: the colorant All).
#pragma once

#include <optional>
#include <string>

#include "image/image.h"
#include "pdf/press.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

// From the sheet's lower left corner; the trimmed page begins `margin` to the right of it and above it.
struct PressSheet {
    Length width, height;  // of the trimmed page
    Length bleed, margin;

    friend bool operator==(const PressSheet&, const PressSheet&) = default;
};

PressSheet sheet_around(const Page& page, const PressSettings& settings);

// The marks as a form of the sheet's size; Ref::none when there are none. `colour` is the output's: grey presses have no CMYK bars.
Ref write_marks(Serialiser& file, const PressSheet& sheet, const PressSettings& settings, std::optional<ImageColour> colour);

// Where a page's label begins.
Length label_x(const PressSheet& sheet);
Length label_y(const PressSheet& sheet);

}  // namespace nabor::pdf
