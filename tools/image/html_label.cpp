#include "image/html_label.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/ascii.h"
#include "base/is_among.h"
#include "base/utf8.h"
#include "image/drawing_survey.h"
#include "image/markup_text.h"

namespace nabor {

namespace {

constexpr double mean_width = 0.55;  // of a letter, in em
constexpr double leading = 1.2;
constexpr double smallest_size = 4;

constexpr std::array<std::string_view, 20> line_elements = {"div", "p",  "br", "li", "ul", "ol", "table", "tr",
                                                            "h1",  "h2", "h3", "h4", "h5", "h6", "pre",   "body", "flowPara", "flowDiv", "flowLine", "flowRegion"};
constexpr std::array<std::string_view, 4> silent_elements = {"script", "style", "head", "title"};

// Of a length in pixels; percentages and other units give nothing.
double pixels_of(std::string_view text, double otherwise) {
    text = trim_xml_space(text);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const bool is_known = error == std::errc{} && std::isfinite(value) && std::fabs(value) < 1e6;
    return is_known && (unit.empty() || unit.starts_with("px") || unit.starts_with(";") || unit.starts_with(" ")) ? value : otherwise;
}

// Of a declaration in a style; "" without one.
std::string declared(std::string_view style, std::string_view property) {
    while (!style.empty()) {
        const std::size_t end = std::min(style.find(';'), style.size()), colon = style.substr(0, end).find(':');
        if (colon != std::string_view::npos && trim_xml_space(style.substr(0, colon)) == property)
            return ascii_lower(trim_xml_space(style.substr(colon + 1, end - colon - 1)));
        style.remove_prefix(std::min(end + 1, style.size()));
    }
    return {};
}

bool is_unseen(std::string_view display, std::string_view visibility, std::string_view opacity) {
    return display.starts_with("none") || visibility.starts_with("hidden") || visibility.starts_with("collapse") || opacity == "0";
}

double width_of(std::string_view line) { return static_cast<double>(to_utf32(line).size()) * mean_width; }

}  // namespace

bool hides(const std::vector<MarkupAttribute>& attributes) {
    std::string display, visibility, opacity;
    for (const MarkupAttribute& attribute : attributes) {
        const std::string value = ascii_lower(trim_xml_space(attribute.value));
        if (attribute.name == "display") display = value;
        if (attribute.name == "visibility") visibility = value;
        if (attribute.name == "opacity") opacity = value;
        if (attribute.name == "hidden") return true;
        if (attribute.name == "style" && is_unseen(declared(attribute.value, "display"), declared(attribute.value, "visibility"),
                                                   declared(attribute.value, "opacity")))
            return true;
    }
    return is_unseen(display, visibility, opacity);
}

HtmlLabel::HtmlLabel(const std::vector<MarkupAttribute>& attributes, LabelBox where) : awaits_box_(where == LabelBox::inside), at_corner_(awaits_box_) {
    if (where == LabelBox::own) take_box(attributes);
    if (where == LabelBox::inside) take_style(attributes);
    for (const MarkupAttribute& attribute : attributes)
        if (attribute.name == "transform") transform_ = attribute.value;
}

void HtmlLabel::take_box(const std::vector<MarkupAttribute>& box) {
    awaits_box_ = false;
    for (const MarkupAttribute& attribute : box) {
        if (attribute.name == "x") x_ = pixels_of(attribute.value, 0);
        if (attribute.name == "y") y_ = pixels_of(attribute.value, 0);
        if (attribute.name == "width") width_ = std::max(0.0, pixels_of(attribute.value, 0));
        if (attribute.name == "height") height_ = std::max(0.0, pixels_of(attribute.value, 0));
        if (attribute.name == "d")
            if (const auto ends = ends_of_path(attribute.value)) x_ = ends->start.x, y_ = ends->start.y;
    }
}

void HtmlLabel::open(std::string_view element, const std::vector<MarkupAttribute>& attributes) {
    if (silent_ > 0 || is_among(silent_elements, element) || hides(attributes)) {
        ++silent_;
        return;
    }
    if (is_among(line_elements, element)) end_line();
    if (element == "td" || element == "th") line_ += ' ';
    if (awaits_box_ && (element == "rect" || element == "path")) take_box(attributes);
    take_style(attributes);
}

void HtmlLabel::take_style(const std::vector<MarkupAttribute>& attributes) {
    for (const MarkupAttribute& attribute : attributes) {
        if (attribute.name == "font-size") size_ = std::clamp(pixels_of(attribute.value, size_), smallest_size, 400.0);
        if (attribute.name != "style") continue;
        const std::string& style = attribute.value;
        if (const std::size_t at = style.find("font-size:"); at != std::string::npos)
            size_ = std::clamp(pixels_of(std::string_view(style).substr(at + 10), size_), smallest_size, 400.0);
        centred_ = centred_ || style.find("text-align: center") != std::string::npos || style.find("text-align:center") != std::string::npos;
    }
}

void HtmlLabel::close(std::string_view element) {
    if (silent_ > 0) {
        --silent_;
        return;
    }
    if (is_among(line_elements, element)) end_line();
}

void HtmlLabel::text(std::string_view characters) {
    if (silent_ == 0) line_ += characters;
}

void HtmlLabel::end_line() {
    const std::string line = collapse_xml_space(line_);
    line_.clear();
    if (!line.empty()) lines_.push_back(line);
}

std::string HtmlLabel::words() const {
    std::string all;
    for (const std::string& line : lines_) all += (all.empty() ? "" : " ") + line;
    const std::string last = collapse_xml_space(line_);
    return all.empty() || last.empty() ? all + last : all + " " + last;
}

std::vector<std::string> HtmlLabel::lines_that_fit(double ems) const {
    std::vector<std::string> all = lines_, fitting;
    if (const std::string last = collapse_xml_space(line_); !last.empty()) all.push_back(last);
    for (const std::string& line : all) {
        std::string current;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            const std::string longer = current.empty() ? line.substr(at, end - at) : current + " " + line.substr(at, end - at);
            const bool fits = ems <= 0 || width_of(longer) <= ems;
            if (!fits && !current.empty()) {
                fitting.push_back(current);
                current = line.substr(at, end - at);
            } else {
                current = longer;
            }
            at = end + 1;
        }
        if (!current.empty()) fitting.push_back(current);
    }
    return fitting;
}

std::string HtmlLabel::svg(std::string_view prefix) const {
    const std::vector<std::string> lines = lines_that_fit(width_ * 1.1 / size_);
    if (lines.empty()) return {};
    double widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, width_of(line));
    const double fitting = width_ > 0 ? std::clamp(width_ / widest, smallest_size, size_) : size_;
    const bool centred = width_ > 0 && (centred_ || (!at_corner_ && widest * fitting > 0.7 * width_));
    const double whole = fitting * leading * static_cast<double>(lines.size());
    const double top = height_ > whole && !at_corner_ ? y_ + (height_ - whole) / 2 : y_;
    const std::string group = std::string(prefix) + "g", text = std::string(prefix) + "text";
    std::string svg = "<" + group;
    if (!transform_.empty()) append_markup_attribute(svg, "transform", transform_);
    svg += '>';
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double baseline = top + fitting * (leading * static_cast<double>(i) + 0.95);
        svg += "<" + text;
        append_markup_attribute(svg, "x", svg_number(centred ? x_ + width_ / 2 : x_));
        append_markup_attribute(svg, "y", svg_number(baseline));
        append_markup_attribute(svg, "font-size", svg_number(fitting));
        append_markup_attribute(svg, "text-anchor", centred ? "middle" : "start");
        append_markup_attribute(svg, "fill", "#000");
        append_markup_attribute(svg, "stroke", "none");
        svg += '>';
        append_markup_text(svg, lines[i]);
        svg += "</" + text + ">";
    }
    return svg + "</" + group + ">";
}

}  // namespace nabor
