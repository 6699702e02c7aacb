// In: tags and style sheets of a drawing. Out: the numbers of which its work is made (drawing_work.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "image/markup_scanner.h"

namespace nabor {

// Passes over the pixels that a filter primitive or a mask takes.
double passes_of(std::string_view element, const std::vector<MarkupAttribute>& attributes);

// What a shape's data are: the points between its parts (SVG 2, 11.6.4 puts a marker on each), or 0 for what is no shape.
double vertices_of(std::string_view element, const std::vector<MarkupAttribute>& attributes);
bool is_shape(std::string_view element);

// The pixels of the picture that stands in an address, "data:image/png;base64,…"; 0 where there is none.
double pixels_of(std::string_view address);

// A selector of a style sheet with the declarations of its rule.
struct StyleSelector {
    std::vector<std::string> classes;
    std::size_t declarations = 0;
    bool names_an_id = false;
    bool looks_up = false;     // at the ancestors of an element
    bool looks_aside = false;  // at its siblings
};

// The classes that a selector names.
std::vector<std::string> classes_in(std::string_view selector);

struct StyleRule {
    std::string_view selectors, declarations;
};
std::vector<StyleRule> rules_of(std::string_view css);
std::vector<StyleSelector> selectors_of(const StyleRule& rule);

// How often what a property names is drawn: once, for each shape that inherits it, or on each of their points.
enum class Repetition : std::uint8_t { once, shapes, vertices };
Repetition repetition_of(std::string_view property);
// Of the declaration in which `at` stands, in a value of style or in a rule.
std::string_view property_at(std::string_view declarations, std::size_t at);

}  // namespace nabor
