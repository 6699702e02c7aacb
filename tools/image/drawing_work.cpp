#include "image/drawing_work.h"

#include <algorithm>
#include <array>

namespace nabor {

namespace {

constexpr std::size_t most_parts = 120'000;
constexpr double most_effect_pixels = 100e6;     // filter passes times pixels
constexpr double most_pixels_of_effects = 20e6;  // each pass has its own picture in memory
constexpr double most_picture_pixels = 40e6;     // a decoded one takes eight bytes a pixel
constexpr double most_comparisons = 100e6;       // of selectors with elements
constexpr int deepest_reference = 600;           // more than elements are nested
constexpr std::size_t bytes_a_part = 200;        // of a path's data
constexpr double letters_squared_a_part = 250;   // of a text
constexpr double parts_of_a_text = 3;            // by its memory

// Drawn only where something refers to them.
constexpr std::array<std::string_view, 9> definitions = {"defs",   "symbol", "pattern",        "marker",        "mask",
                                                         "clipPath", "filter", "linearGradient", "radialGradient"};

// The ids that a value names: "url(#a)".
template <typename Take>
void for_each_id(std::string_view value, Take&& take) {
    constexpr std::string_view mark = "url(";
    std::size_t end = 0;
    for (std::size_t at = value.find(mark); at != std::string_view::npos; at = value.find(mark, end)) {
        const std::size_t begin = std::min(value.find_first_not_of(" \t\r\n\"'", at + mark.size()), value.size());
        end = std::min(value.find_first_of("\"') ", begin), value.size());
        if (begin < value.size() && value[begin] == '#') take(value.substr(begin + 1, end - begin - 1), at);
    }
}

double whole_parts(std::string_view data) {
    const std::size_t parts = data.size() / bytes_a_part;
    return static_cast<double>(parts);
}

}  // namespace

// `property`: "href" for a link, "style" for declarations.
void DrawingWork::refer_to(std::string_view property, std::string_view value) {
    Element& element = elements_.back();
    const auto add = [&](std::string_view id, Repetition repetition) {
        references_.push_back({std::string(id), repetition});
        ++element.references;
        element.hands_down = element.hands_down || repetition != Repetition::once;
    };
    if (property == "href" && value.starts_with('#')) add(value.substr(1), Repetition::once);
    if (property == "href") return;
    for_each_id(value, [&](std::string_view id, std::size_t at) { add(id, repetition_of(property == "style" ? property_at(value, at) : property)); });
}

void DrawingWork::add_own(std::string_view element, const std::vector<MarkupAttribute>& attributes) {
    Cost& own = elements_.back().own;
    own.parts = element == "text" || element == "tspan" ? parts_of_a_text : 1;
    own.effects = passes_of(element, attributes);
    own.shapes = is_shape(element) ? 1 : 0;
    own.vertices = vertices_of(element, attributes);
    for (const MarkupAttribute& attribute : attributes) {
        if (attribute.name == "d" || attribute.name == "points") own.parts += whole_parts(attribute.value);
        if (attribute.local == "href" && (element == "image" || element == "feImage")) own.pixels = pixels_of(attribute.value);
    }
}

void DrawingWork::open(std::string_view element, const std::vector<MarkupAttribute>& attributes) {
    depths_ += static_cast<double>(open_.size());
    if (!open_.empty()) ++elements_[open_.back()].children;
    if (element == "text" || texts_ > 0) ++texts_;
    letters_ = 0;
    open_.push_back(elements_.size());
    Element& one = elements_.emplace_back();
    one.is_definition = std::find(definitions.begin(), definitions.end(), element) != definitions.end();
    one.is_pattern = element == "pattern" || element == "marker";
    one.first_reference = static_cast<std::uint32_t>(references_.size());
    add_own(element, attributes);
    const bool draws_link = element != "a";
    for (const MarkupAttribute& attribute : attributes) {
        if (attribute.name == "id") by_id_.emplace(attribute.value, elements_.size() - 1);
        else if (attribute.local != "href" || draws_link) refer_to(attribute.local, attribute.value);
        if (attribute.name != "class") continue;
        for (const std::string& name : classes_in("." + attribute.value)) ++class_counts_[name];
    }
}

void DrawingWork::close() {
    Element& one = elements_[open_.back()];
    one.end = elements_.size();
    siblings_ += static_cast<double>(one.children) * one.children / 2;
    letters_ = 0;
    if (texts_ > 0) --texts_;
    open_.pop_back();
}

// Titles, descriptions and white space between shapes are not drawn.
void DrawingWork::text(std::string_view characters) {
    if (texts_ == 0) return;
    const auto count = std::count_if(characters.begin(), characters.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    const double before = letters_;
    letters_ += static_cast<double>(count);
    elements_[open_.back()].own.parts += (letters_ * letters_ - before * before) / letters_squared_a_part;
}

void DrawingWork::style_sheet(std::string_view css) {
    for (const StyleRule& rule : rules_of(css)) {
        const std::vector<std::string> classes = classes_in(rule.selectors);
        for_each_id(rule.declarations, [&](std::string_view id, std::size_t at) {
            rule_references_.push_back({classes, {std::string(id), repetition_of(property_at(rule.declarations, at))}});
        });
        for (StyleSelector& selector : selectors_of(rule)) selectors_.push_back(std::move(selector));
    }
}

bool DrawingWork::has_too_many_elements() const { return elements_.size() > most_parts; }

std::string DrawingWork::too_many_elements() { return "has more than " + std::to_string(most_parts) + " parts, which take too long to draw"; }

DrawingWork::Cost DrawingWork::cost_of(const std::string& id, int depth) {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? Cost{} : cost_of(found->second, depth);
}

// A gradient is drawn with its shape; a pattern or a marker is drawn for each shape that inherits it.
double DrawingWork::times(const Reference& reference, const Cost& inside) const {
    if (reference.repetition == Repetition::once) return 1;
    const auto found = by_id_.find(reference.id);
    if (found == by_id_.end() || !elements_[found->second].is_pattern) return 1;
    return std::max(1.0, reference.repetition == Repetition::vertices ? inside.vertices : inside.shapes);
}

DrawingWork::Cost DrawingWork::cost_of_references(const Element& element, const Cost& inside, int depth) {
    Cost whole;
    for (std::uint32_t k = 0; k < element.references; ++k) {
        const Reference& reference = references_[element.first_reference + k];
        if (reference.repetition == Repetition::once) continue;
        whole.add(cost_of(reference.id, depth + 1), times(reference, inside));
    }
    whole.shapes = whole.vertices = 0;  // they are no shapes of the drawing, and inherit nothing
    return whole;
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
        const bool is_apart = i != element && (inner.is_definition || inner.hands_down);
        if (is_apart && !inner.is_definition) whole.add(cost_of(i, depth + 1));
        if (is_apart) {
            i = inner.end;
            continue;
        }
        whole.add(inner.own);
        for (std::uint32_t k = 0; k < inner.references; ++k) {
            const Reference& reference = references_[inner.first_reference + k];
            if (reference.repetition == Repetition::once) whole.add(cost_of(reference.id, depth + 1));
        }
        ++i;
    }
    whole.add(cost_of_references(one, whole, depth));
    one.whole = whole;
    one.state = Element::State::known;
    return whole;
}

std::size_t DrawingWork::elements_of(const std::vector<std::string>& classes) const {
    std::size_t count = classes.empty() ? elements_.size() : 0;
    for (const std::string& name : classes)
        if (const auto found = class_counts_.find(name); found != class_counts_.end()) count += found->second;
    return count;
}

DrawingWork::Cost DrawingWork::cost_of_rules(const Cost& inside) {
    Cost whole;
    for (const RuleReference& rule : rule_references_) {
        const std::size_t count = elements_of(rule.classes);
        if (count > 0) whole.add(cost_of(rule.to.id, 1), std::max(static_cast<double>(count), times(rule.to, inside)));
    }
    return whole;
}

// A declaration costs as much as a comparison, where its rule holds.
double DrawingWork::comparisons() const {
    double count = 0;
    for (const StyleSelector& selector : selectors_) {
        count += static_cast<double>(elements_.size()) + (selector.looks_up ? depths_ : 0) + (selector.looks_aside ? siblings_ : 0);
        count += static_cast<double>(selector.declarations * (selector.names_an_id ? 1 : elements_of(selector.classes)));
    }
    return count;
}

std::string DrawingWork::problem(double pixels) {
    if (elements_.empty()) return {};
    if (comparisons() > most_comparisons) return "has a style sheet that takes too long for its number of parts";
    Cost whole = cost_of(0, 0);
    whole.add(cost_of_rules(whole));
    if (whole.parts > static_cast<double>(most_parts)) return too_many_elements();
    if (whole.pixels > most_picture_pixels) return "has pictures of more than 40 megapixels together, which take too much memory to draw";
    const bool has_effects = whole.effects > 0;
    if (has_effects && (whole.effects * pixels > most_effect_pixels || pixels > most_pixels_of_effects))
        return "has filters or masks that take too long at its size";
    return {};
}

}  // namespace nabor
