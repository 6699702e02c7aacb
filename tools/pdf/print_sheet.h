// In: the size of a trimmed page, bleed, marks. Out: the sheet around it, and the marks in its margins.
// Holds: no mark is within the bleed. Marks print in every ink (ISO 32000-1, 8.6.6.4: the colorant All).
#pragma once

#include <optional>
#include <string>

#include "image/image.h"
#include "pdf/print_file.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

// The trimmed page begins `margin` right of and above the lower left corner of the sheet.
struct PrintSheet {
    Length width, height;  // of the trimmed page
    Length bleed, margin;

    friend bool operator==(const PrintSheet&, const PrintSheet&) = default;
};

PrintSheet sheet_around(const Page& page, const PrintFileSettings& settings);

// The marks as a form of the size of the sheet; Ref::none without marks. `colour`: of the output; a grey one has bars of grey.
Ref write_marks(Serialiser& file, const PrintSheet& sheet, const PrintFileSettings& settings, std::optional<ImageColour> colour);

// Where the label of a page begins.
Length label_x(const PrintSheet& sheet);
Length label_y(const PrintSheet& sheet);

}  // namespace nabor::pdf
