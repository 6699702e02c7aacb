// In: the text of an SVG file, and a way to read what lies beside it. Out: a drawing that shows the same everywhere, by itself.
// Holds: the drawing is well-formed, runs no script and names nothing outside itself; pictures beside it are in it. What it takes to draw is
// bounded. Text that stands in it as HTML or in a frame of its own is text of the drawing. A drawing that is so already comes back byte for byte.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nabor {

// The bytes of a file that a drawing names, by its address as written; nothing when there is none that may be read.
using LinkedFile = std::function<std::optional<std::string>(std::string_view address)>;

struct SafeDrawing {
    std::string svg;                        // "" when there is a problem
    std::string problem;                    // "is a damaged SVG file (…)", "has 1000000 parts; …"
    std::vector<std::string> left_out;      // "a script", "the picture http://example.org/a.png": each once
    std::string plain_text;                 // that was HTML or flowed in a frame, or had its own replacement in the drawing
    std::string path_text;                  // that follows a path
    bool chose_language = false;            // of what the drawing shows in several languages
};

struct DrawingUse {
    std::string_view language = {};  // of the book, BCP 47: what the drawing has for other languages goes
    bool straight_text = false;      // for a renderer that sets no text along a path: it is set straight, from where the path begins
};

SafeDrawing safe_drawing(std::string_view svg, const LinkedFile& linked, const DrawingUse& use = {});

}  // namespace nabor
