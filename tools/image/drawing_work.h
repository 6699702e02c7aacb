// In: the elements of a drawing in order. Out: whether drawing it stays within what one image may cost.
// Holds: parts are shapes and letters, counted as often as they are drawn: what is referred to costs at each reference. Effects are filters
// and masks: each goes over every pixel of the drawing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

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
    // "" or "has 1000000 parts; 200000 are allowed". `pixels`: of the whole drawing.
    std::string problem(double pixels);

private:
    struct Cost {
        double parts = 0, effects = 0;  // effects: passes over all pixels

        void add(const Cost& other, double times = 1) {
            parts += other.parts * times;
            effects += other.effects * times;
        }
    };
    struct Element {
        std::size_t end = 0;    // of its subtree
        bool is_definition = false;
        Cost own;
        std::uint32_t first_reference = 0, references = 0;
        enum class State : std::uint8_t { unknown, open, known } state = State::unknown;
        Cost whole;
    };
    struct RuleReference {
        std::vector<std::string> classes;  // empty: any element
        std::string id;
    };

    void refer_to(std::string_view value, bool is_link);
    Cost cost_of(std::size_t element, int depth);
    Cost cost_of(const std::string& id, int depth);

    std::vector<Element> elements_;
    std::vector<std::size_t> open_;
    std::vector<std::string> references_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::map<std::string, std::size_t, std::less<>> class_counts_;
    std::vector<RuleReference> rule_references_;
};

}  // namespace nabor
