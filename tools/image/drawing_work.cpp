#include "image/drawing_work.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace nabor {

namespace {

constexpr std::size_t most_parts = 120'000;
constexpr double most_effect_pixels = 100e6;     // filter passes times pixels
constexpr double most_pixels_of_effects = 20e6;  // each pass has its own picture in memory
constexpr int deepest_reference = 200;
constexpr std::size_t bytes_a_part = 200;        // of a path's data, or of text

// Drawn only where something refers to them.
constexpr std::array<std::string_view, 9> definitions = {"defs",   "symbol", "pattern",        "marker",        "mask",
                                                         "clipPath", "filter", "linearGradient", "radialGradient"};

double number_of(std::string_view text, double otherwise) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && std::isfinite(value) ? std::fabs(value) : otherwise;
}

std::string_view value_of(const std::vector<MarkupAttribute>& attributes, std::string_view name) {
    for (const MarkupAttribute& attribute : attributes)
        if (attribute.local == name) return attribute.value;
    return {};
}

// Passes over the pixels that a filter primitive or a mask takes.
double passes_of(std::string_view element, const std::vector<MarkupAttribute>& attributes) {
    if (element == "mask") return 1;
    if (!element.starts_with("fe") || element.starts_with("feFunc") || element == "feMergeNode" || element.ends_with("Light")) return 0;
    if (element == "feGaussianBlur" || element == "feDropShadow") return 4;
    if (element == "feTurbulence") return 4 * number_of(value_of(attributes, "numOctaves"), 1);
    if (element == "feMorphology") return std::pow(2 * number_of(value_of(attributes, "radius"), 0) + 1, 2);
    if (element == "feConvolveMatrix") return std::pow(number_of(value_of(attributes, "order"), 3), 2);
    return 1;
}

std::vector<std::string> classes_in(std::string_view selector) {
    std::vector<std::string> classes;
    for (std::size_t at = selector.find('.'); at != std::string_view::npos; at = selector.find('.', at + 1)) {
        const std::size_t end = std::min(selector.find_first_of(" \t\r\n,.#:>+~[{", at + 1), selector.size());
        if (end > at + 1) classes.emplace_back(selector.substr(at + 1, end - at - 1));
    }
    return classes;
}

// The ids that a value names: "url(#a)".
template <typename Take>
void for_each_id(std::string_view value, Take&& take) {
    constexpr std::string_view mark = "url(";
    for (std::size_t at = value.find(mark); at != std::string_view::npos; at = value.find(mark, at + 1)) {
        const std::size_t begin = value.find_first_not_of(" \t\r\n\"'", at + mark.size());
        if (begin == std::string_view::npos || value[begin] != '#') continue;
        take(value.substr(begin + 1, value.find_first_of("\"') ", begin) - begin - 1));
    }
}

double whole_parts(std::string_view data) {
    const std::size_t parts = data.size() / bytes_a_part;
    return static_cast<double>(parts);
}

}  // namespace

void DrawingWork::refer_to(std::string_view value, bool is_link) {
    const auto add = [&](std::string_view id) {
        references_.emplace_back(id);
        ++elements_.back().references;
    };
    if (is_link && value.starts_with('#')) add(value.substr(1));
    if (!is_link) for_each_id(value, add);
}

void DrawingWork::open(std::string_view element, const std::vector<MarkupAttribute>& attributes) {
    open_.push_back(elements_.size());
    Element& one = elements_.emplace_back();
    one.is_definition = std::find(definitions.begin(), definitions.end(), element) != definitions.end();
    one.own = {1, passes_of(element, attributes)};
    one.first_reference = static_cast<std::uint32_t>(references_.size());
    const bool draws_link = element != "a";
    for (const MarkupAttribute& attribute : attributes) {
        const bool is_link = attribute.local == "href";
        if (attribute.name == "id") by_id_.emplace(attribute.value, elements_.size() - 1);
        else if (!is_link || draws_link) refer_to(attribute.value, is_link);
        if (attribute.name == "d" || attribute.name == "points") elements_.back().own.parts += whole_parts(attribute.value);
        if (attribute.name != "class") continue;
        for (const std::string& name : classes_in("." + attribute.value)) ++class_counts_[name];
    }
}

void DrawingWork::close() {
    elements_[open_.back()].end = elements_.size();
    open_.pop_back();
}

void DrawingWork::text(std::string_view characters) {
    if (!open_.empty()) elements_[open_.back()].own.parts += whole_parts(characters);
}

void DrawingWork::style_sheet(std::string_view css) {
    std::size_t rule = 0;
    for (std::size_t at = css.find('{'); at != std::string_view::npos; at = css.find('{', rule)) {
        const std::size_t end = std::min(css.find('}', at), css.size());
        const std::vector<std::string> classes = classes_in(css.substr(rule, at - rule));
        for_each_id(css.substr(at, end - at), [&](std::string_view id) { rule_references_.push_back({classes, std::string(id)}); });
        rule = end;
    }
}

bool DrawingWork::has_too_many_elements() const { return elements_.size() > most_parts; }

std::string DrawingWork::too_many_elements() { return "has more than " + std::to_string(most_parts) + " parts, which take too long to draw"; }

DrawingWork::Cost DrawingWork::cost_of(const std::string& id, int depth) {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? Cost{} : cost_of(found->second, depth);
}

// What is in the subtree and not in a definition of its own. A reference to itself draws nothing.
DrawingWork::Cost DrawingWork::cost_of(std::size_t element, int depth) {
    Element& one = elements_[element];
    if (one.state == Element::State::known) return one.whole;
    if (one.state == Element::State::open) return {};
    if (depth > deepest_reference) return {static_cast<double>(most_parts) + 1, 0};
    one.state = Element::State::open;
    Cost whole;
    for (std::size_t i = element; i < one.end;) {
        const Element& inner = elements_[i];
        if (i != element && inner.is_definition) {
            i = inner.end;
            continue;
        }
        whole.add(inner.own);
        for (std::uint32_t k = 0; k < inner.references; ++k) whole.add(cost_of(references_[inner.first_reference + k], depth + 1));
        ++i;
    }
    one.whole = whole;
    one.state = Element::State::known;
    return whole;
}

std::string DrawingWork::problem(double pixels) {
    if (elements_.empty()) return {};
    Cost whole = cost_of(0, 0);
    for (const RuleReference& rule : rule_references_) {
        std::size_t times = rule.classes.empty() ? elements_.size() : 0;
        for (const std::string& name : rule.classes)
            if (const auto found = class_counts_.find(name); found != class_counts_.end()) times += found->second;
        whole.add(cost_of(rule.id, 1), static_cast<double>(times));
    }
    if (whole.parts > static_cast<double>(most_parts)) return too_many_elements();
    const bool has_effects = whole.effects > 0;
    if (has_effects && (whole.effects * pixels > most_effect_pixels || pixels > most_pixels_of_effects))
        return "has filters or masks that take too long at its size";
    return {};
}

}  // namespace nabor
