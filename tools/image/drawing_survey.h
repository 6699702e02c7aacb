// In: the text of a drawing, and the language of its book. Out: what a first reading must know before the second: where paths that text
// follows begin, and which of the elements for several languages is shown.
// Holds: elements are counted by their start tags, from 1. A drawing with a fault is surveyed up to it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "image/markup_scanner.h"

namespace nabor {

struct DrawingPoint {
    double x = 0, y = 0;
};

struct PathEnds {
    DrawingPoint start, end;
};

// Of path data (SVG 2, chapter 9.3); nothing where they begin with no point.
std::optional<PathEnds> ends_of_path(std::string_view data);

class DrawingSurvey {
public:
    // Without a language nothing outside of a switch is for others. Costs nothing for a drawing without systemLanguage and textPath.
    DrawingSurvey(std::string_view svg, std::string_view language);

    // Whether the element is for readers of another language than the book's: of a switch that asks for languages all but one are; the
    // book's language is chosen, else what asks for none, else the first.
    bool is_for_others(std::size_t element) const { return for_others_.count(element) > 0; }
    bool chooses() const { return !for_others_.empty(); }

    // Where straight text in place of a textPath begins: at its startOffset, if that is a percentage, between the path's ends; nothing where
    // the drawing has no such path.
    std::optional<DrawingPoint> start_of_text(const std::vector<MarkupAttribute>& text_path) const;

private:
    struct Choice {
        std::size_t element = 0;
        int rank = 0;  // how well it suits: 0 another language, 1 any, 2 the book's
    };
    struct Switch {
        std::size_t depth = 0;
        bool asks = false;  // for a language
        std::vector<Choice> choices;
    };

    void take_element(const MarkupScanner& scanner, std::size_t element, std::string_view language);
    void choose(const Switch& from);

    std::set<std::size_t> for_others_;
    std::map<std::string, PathEnds, std::less<>> paths_;
    std::vector<Switch> open_switches_;
};

}  // namespace nabor
