#include "image/drawing_measures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/base64.h"
#include "base/percent.h"
#include "image/formats.h"

namespace nabor {

namespace {

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

// The numbers that take the path to its next point (SVG 2, 9.3).
double numbers_a_point(char command) {
    switch (command | 0x20) {
        case 'h':
        case 'v': return 1;
        case 'c': return 6;
        case 's':
        case 'q': return 4;
        case 'a': return 7;
        default: return 2;
    }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The end of a number that begins at `at`: "1-.5.5e-3" has three.
std::size_t end_of_number(std::string_view data, std::size_t at) {
    bool has_point = data[at] == '.';
    for (++at; at < data.size(); ++at) {
        const bool is_exponent = (data[at] | 0x20) == 'e';
        if (is_exponent && at + 1 < data.size() && (data[at + 1] == '-' || data[at + 1] == '+')) ++at;
        else if (data[at] == '.' && !has_point) has_point = true;
        else if (!is_digit(data[at]) && !is_exponent) break;
    }
    return at;
}

double points_in(std::string_view data) {
    double points = 0, numbers = 2;
    for (std::size_t at = 0; at < data.size();) {
        const char c = data[at];
        if (is_digit(c) || c == '.' || c == '-' || c == '+') {
            points += 1 / numbers;
            at = end_of_number(data, at);
            continue;
        }
        const bool is_command = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (is_command) numbers = numbers_a_point(c);
        if ((c | 0x20) == 'z') ++points;
        ++at;
    }
    return points;
}

bool looks_at_siblings(std::string_view selector) {
    constexpr std::array<std::string_view, 5> marks = {"~", "+", ":nth-", ":last-", "-of-type"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return selector.find(mark) != std::string_view::npos; });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n\f}";
    const std::size_t begin = std::min(text.find_first_not_of(spaces), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(spaces) + 1);
}

}  // namespace

double passes_of(std::string_view element, const std::vector<MarkupAttribute>& attributes) {
    if (element == "mask") return 1;
    if (!element.starts_with("fe") || element.starts_with("feFunc") || element == "feMergeNode" || element.ends_with("Light")) return 0;
    if (element == "feGaussianBlur" || element == "feDropShadow") return 4;
    if (element == "feTurbulence") return 4 * number_of(value_of(attributes, "numOctaves"), 1);
    if (element == "feMorphology") return std::pow(2 * number_of(value_of(attributes, "radius"), 0) + 1, 2);
    if (element == "feConvolveMatrix") return std::pow(number_of(value_of(attributes, "order"), 3), 2);
    return 1;
}

bool is_shape(std::string_view element) {
    constexpr std::array<std::string_view, 9> names = {"path", "polyline", "polygon", "line", "rect", "circle", "ellipse", "text", "tspan"};
    return std::find(names.begin(), names.end(), element) != names.end();
}

double vertices_of(std::string_view element, const std::vector<MarkupAttribute>& attributes) {
    if (element == "line") return 2;
    if (element == "path") return points_in(value_of(attributes, "d"));
    return element == "polyline" || element == "polygon" ? points_in(value_of(attributes, "points")) + 1 : 0;
}

double pixels_of(std::string_view address) {
    const std::size_t comma = address.find(',');
    if (comma == std::string_view::npos || trimmed(address).substr(0, 5) != "data:") return 0;
    const std::string_view data = address.substr(comma + 1);
    const bool is_base64 = address.substr(0, comma).find("base64") != std::string_view::npos;
    const std::string plain = percent_decoded(data);
    const std::string bytes = is_base64 ? base64_decoded(plain).bytes : plain;  // readers of drawings pass over what is no digit
    const ProbeResult probed = probe_by_signature(bytes);
    if (probed.facts) return probed.facts->kind == ImageKind::svg ? 0 : static_cast<double>(probed.facts->width) * probed.facts->height;
    return 0;
}

std::vector<std::string> classes_in(std::string_view selector) {
    std::vector<std::string> classes;
    for (std::size_t at = selector.find('.'); at != std::string_view::npos; at = selector.find('.', at + 1)) {
        const std::size_t end = std::min(selector.find_first_of(" \t\r\n,.#:>+~[{", at + 1), selector.size());
        if (end > at + 1) classes.emplace_back(selector.substr(at + 1, end - at - 1));
    }
    return classes;
}

std::vector<StyleRule> rules_of(std::string_view css) {
    std::vector<StyleRule> rules;
    std::size_t rule = 0;
    for (std::size_t at = css.find('{'); at != std::string_view::npos; at = css.find('{', rule)) {
        const std::size_t end = std::min(css.find('}', at), css.size());
        rules.push_back({css.substr(rule, at - rule), css.substr(at, end - at)});
        rule = end;
    }
    return rules;
}

std::vector<StyleSelector> selectors_of(const StyleRule& rule) {
    std::vector<StyleSelector> selectors;
    const auto declarations = static_cast<std::size_t>(std::count(rule.declarations.begin(), rule.declarations.end(), ';')) + 1;
    for (std::size_t begin = 0; begin <= rule.selectors.size();) {
        const std::size_t end = std::min(rule.selectors.find(',', begin), rule.selectors.size());
        const std::string_view one = trimmed(rule.selectors.substr(begin, end - begin));
        selectors.push_back({classes_in(one), declarations, one.find('#') != std::string_view::npos,
                             one.find_first_of(" \t\r\n>") != std::string_view::npos, looks_at_siblings(one)});
        begin = end + 1;
    }
    return selectors;
}

Repetition repetition_of(std::string_view property) {
    if (property == "marker" || property == "marker-mid") return Repetition::vertices;
    return property == "fill" || property == "stroke" || property.starts_with("marker-") ? Repetition::shapes : Repetition::once;
}

std::string_view property_at(std::string_view declarations, std::size_t at) {
    constexpr std::size_t longest = 200;  // so that many addresses in one value take linear time
    const std::size_t from = at - std::min(at, longest);
    const std::size_t before = declarations.substr(from, at - from).find_last_of(";{");
    const std::size_t begin = before == std::string_view::npos ? from : from + before + 1;
    return trimmed(declarations.substr(begin, std::min(declarations.find(':', begin), at) - begin));
}

}  // namespace nabor
