// In: the bytes of an SVG file. Out: the drawing as a page of vectors.
// Holds: the drawing is read by itself: no file or address that it names is opened, no script of it runs. Letters are those of the
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

// "" when the file can be drawn; only its syntax is looked at.
std::string drawing_problem(std::string_view svg);

DrawingResult draw(std::string_view svg, const ImageFacts& facts);

}  // namespace nabor
