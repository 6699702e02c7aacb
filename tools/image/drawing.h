// In: the bytes of an SVG file. Out: the drawing as a page of vectors.
// Holds: the drawing is self-contained: no referenced file or address is opened, no script runs. Text uses the
// machine's fonts, embedded. The same bytes give the same page on the same machine.
#pragma once

#include <string>
#include <string_view>

#include "image/image.h"

namespace nabor {

struct DrawingResult {
    std::string page;     // a PDF of one page, without margins
    std::string problem;  // "is a damaged SVG file (…)"
};

// Empty for a well-formed file; only the syntax is checked.
std::string drawing_problem(std::string_view svg);

DrawingResult draw(std::string_view svg, const ImageFacts& facts);

}  // namespace nabor
