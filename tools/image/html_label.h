// In: the HTML in a drawing's foreignObject, or what flows in a frame of a drawing program, tag by tag. Out: its words as text elements of SVG.
// Holds: lines break where the HTML breaks them, and where a line would leave the box by an average width of letters. Looks are not kept,
// but for the size.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "image/markup_scanner.h"

namespace nabor {

// Of the label's place and size: in its own attributes (foreignObject), or in the first shape inside (flowRoot's flowRegion of SVG 1.2).
enum class LabelBox : std::uint8_t { own, inside };

// Whether an element of SVG or HTML asks not to be shown, by its own attributes.
bool hides(const std::vector<MarkupAttribute>& attributes);

class HtmlLabel {
public:
    // `attributes`: of the foreignObject or flowRoot. The text of the latter begins at its box's corner.
    HtmlLabel(const std::vector<MarkupAttribute>& attributes, LabelBox where);

    void open(std::string_view element, const std::vector<MarkupAttribute>& attributes);
    void close(std::string_view element);
    void text(std::string_view characters);

    std::string words() const;     // in one line
    // "" when there are no words. `prefix`: of the drawing's elements, "svg:" or "".
    std::string svg(std::string_view prefix) const;

private:
    void take_box(const std::vector<MarkupAttribute>& box);
    void take_style(const std::vector<MarkupAttribute>& attributes);
    void end_line();
    std::vector<std::string> lines_that_fit(double letters) const;

    double x_ = 0, y_ = 0, width_ = 0, height_ = 0, size_ = 16;
    bool centred_ = false, awaits_box_, at_corner_;
    std::string transform_;
    std::vector<std::string> lines_;
    std::string line_;
    std::size_t silent_ = 0;  // open elements whose characters nobody sees
};

}  // namespace nabor
