// In: the elements of a drawing in order. Out: whether drawing it stays within what one image may cost.
// Holds: parts are shapes and letters, counted as often as they are drawn: what is referred to costs at each reference, at each shape that
// inherits it, and at each point of a path that has markers. A text costs the square of its length, as it is broken and placed as a whole.
// Effects are filters and masks: each goes over every pixel of the drawing. Pictures cost their pixels each time. Each selector of a style
// sheet is compared with every element.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "image/drawing_measures.h"
#include "image/markup_scanner.h"

namespace nabor {

class DrawingWork {
public:
    void open(std::string_view element, const std::vector<MarkupAttribute>& attributes);
    void close();
    void text(std::string_view characters);  // of the innermost open element
    void style_sheet(std::string_view css);

    bool has_too_many_elements() const;
    static std::string too_many_elements();
    // "" or "has more than 120000 parts, which take too long to draw". `pixels`: of the whole drawing.
    std::string problem(double pixels);

private:
    struct Cost {
        double parts = 0, effects = 0;  // effects: passes over all pixels
        double pixels = 0;              // of pictures
        double shapes = 0, vertices = 0;

        void add(const Cost& other, double times = 1) {
            parts += other.parts * times;
            effects += other.effects * times;
            pixels += other.pixels * times;
            shapes += other.shapes * times;
            vertices += other.vertices * times;
        }
    };
    struct Reference {
        std::string id;
        Repetition repetition = Repetition::once;
    };
    struct Element {
        std::size_t end = 0;    // of its subtree
        bool is_definition = false, is_pattern = false, hands_down = false;
        std::uint32_t children = 0;
        Cost own;
        std::uint32_t first_reference = 0, references = 0;
        enum class State : std::uint8_t { unknown, open, known } state = State::unknown;
        Cost whole;
    };
    struct RuleReference {
        std::vector<std::string> classes;  // empty: any element
        Reference to;
    };

    void refer_to(std::string_view property, std::string_view value);
    void add_own(std::string_view element, const std::vector<MarkupAttribute>& attributes);
    Cost cost_of(std::size_t element, int depth);
    Cost cost_of(const std::string& id, int depth);
    Cost cost_of_references(const Element& element, const Cost& inside, int depth);
    double times(const Reference& reference, const Cost& inside) const;
    Cost cost_of_rules(const Cost& inside);
    double comparisons() const;
    std::size_t elements_of(const std::vector<std::string>& classes) const;

    std::vector<Element> elements_;
    std::vector<std::size_t> open_;
    std::vector<Reference> references_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::map<std::string, std::size_t, std::less<>> class_counts_;
    std::vector<RuleReference> rule_references_;
    std::vector<StyleSelector> selectors_;
    double depths_ = 0, siblings_ = 0;        // of all elements: their ancestors, and their siblings before and behind
    double letters_ = 0;                      // of the text that has not ended yet
    std::size_t texts_ = 0;                   // elements text that are open
};

}  // namespace nabor
