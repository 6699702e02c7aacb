// In: the bytes of an SVG file. Out: its width and height in CSS pixels (96 to the inch).
// Holds: only the root's start tag is read. Where width and height are missing or relative the viewBox gives the shape;
// where that is missing too, CSS's size of a replaced element (300 × 150).
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "image/formats.h"

namespace nabor {

namespace {

constexpr std::string_view spaces = " \t\r\n";

std::string_view after(std::string_view text, std::string_view end) {
    const std::size_t found = text.find(end);
    return found == std::string_view::npos ? std::string_view{} : text.substr(found + end.size());
}

// Skips a DOCTYPE, whose internal subset may have '>' within brackets.
std::string_view after_doctype(std::string_view text) {
    const std::size_t bracket = text.find('['), close = text.find('>');
    if (bracket != std::string_view::npos && bracket < close) text = after(text, "]");
    return after(text, ">");
}

// The text from the root's '<' on; empty without a root.
std::string_view root_element(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t start = text.find_first_not_of(spaces);
        if (start == std::string_view::npos) return {};
        text.remove_prefix(start);
        if (text.starts_with("<!--")) text = after(text, "-->");
        else if (text.starts_with("<?")) text = after(text, "?>");
        else if (text.starts_with("<!DOCTYPE")) text = after_doctype(text);
        else return text.starts_with("<") ? text : std::string_view{};
    }
    return {};
}

std::string_view element_name(std::string_view element) {
    element.remove_prefix(1);
    std::string_view name = element.substr(0, element.find_first_of(" \t\r\n/>"));
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The value of an attribute of the start tag. '>' and names inside quoted values are skipped.
std::optional<std::string_view> attribute(std::string_view tag, std::string_view name) {
    std::size_t at = tag.find_first_of(" \t\r\n/>");
    while (at < tag.size()) {
        at = tag.find_first_not_of(" \t\r\n/", at);
        if (at == std::string_view::npos || tag[at] == '>') return std::nullopt;
        const std::size_t equals = tag.find('=', at);
        const std::size_t quote = tag.find_first_of("\"'", at);
        if (equals == std::string_view::npos || quote == std::string_view::npos || quote < equals) return std::nullopt;
        const std::size_t close = tag.find(tag[quote], quote + 1);
        if (close == std::string_view::npos) return std::nullopt;
        std::string_view found = tag.substr(at, equals - at);
        found = found.substr(0, found.find_last_not_of(spaces) + 1);
        if (found == name) return tag.substr(quote + 1, close - quote - 1);
        at = close + 1;
    }
    return std::nullopt;
}

std::optional<double> leading_number(std::string_view& text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n,");
    if (start == std::string_view::npos) return std::nullopt;
    text.remove_prefix(start);
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

struct Unit {
    std::string_view name;
    double pixels;
};
constexpr std::array units{Unit{"", 1}, Unit{"px", 1}, Unit{"in", 96}, Unit{"cm", 96 / 2.54}, Unit{"mm", 96 / 25.4},
                           Unit{"pt", 96.0 / 72}, Unit{"pc", 16}, Unit{"em", 16}, Unit{"ex", 8}};

// A positive absolute length in pixels; nothing for a percentage or an invalid value.
std::optional<double> pixels(std::optional<std::string_view> value) {
    if (!value) return std::nullopt;
    std::string_view rest = *value;
    const std::optional<double> number = leading_number(rest);
    if (!number || !(*number > 0)) return std::nullopt;
    rest = rest.substr(0, rest.find_last_not_of(spaces) + 1);
    for (const Unit& unit : units) {
        if (rest == unit.name) return *number * unit.pixels;
    }
    return std::nullopt;
}

struct Shape {
    double width = 0, height = 0;
};

std::optional<Shape> view_box(std::optional<std::string_view> value) {
    if (!value) return std::nullopt;
    std::array<double, 4> numbers{};
    for (double& number : numbers) {
        const std::optional<double> next = leading_number(*value);
        if (!next) return std::nullopt;
        number = *next;
    }
    if (!(numbers[2] > 0) || !(numbers[3] > 0)) return std::nullopt;
    return Shape{numbers[2], numbers[3]};
}

Shape shape_of(std::string_view tag) {
    const std::optional<double> width = pixels(attribute(tag, "width")), height = pixels(attribute(tag, "height"));
    const std::optional<Shape> box = view_box(attribute(tag, "viewBox"));
    if (width && height) return {*width, *height};
    if (width && box) return {*width, *width * box->height / box->width};
    if (height && box) return {*height * box->width / box->height, *height};
    return box.value_or(Shape{width.value_or(300), height.value_or(150)});
}

std::uint32_t whole_pixels(double value) { return static_cast<std::uint32_t>(std::lround(std::min(std::max(value, 1.0), 1e6))); }

}  // namespace

bool looks_like_svg(std::string_view bytes) {
    const std::string_view element = root_element(bytes);
    return !element.empty() && element_name(element) == "svg";
}

ProbeResult probe_svg(std::string_view bytes) {
    const std::string_view element = root_element(bytes);
    const std::size_t last = bytes.find_last_not_of(spaces);
    if (element.empty() || bytes[last] != '>') return {std::nullopt, image_is_cut_short};
    const Shape shape = shape_of(element);
    ImageFacts facts;
    facts.kind = ImageKind::svg;
    facts.width = whole_pixels(shape.width);
    facts.height = whole_pixels(shape.height);
    facts.density_x = facts.density_y = 96;
    facts.has_transparency = true;
    return {facts, {}};
}

}  // namespace nabor
