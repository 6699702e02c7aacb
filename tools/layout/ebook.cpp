#include "layout/ebook.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "layout/property.h"
#include "layout/property_value.h"
#include "layout/value.h"

namespace nabor {

namespace {

using Written = std::pair<std::string, Tokens>;

constexpr std::string_view ebook_properties[] = {
    "border", "border-collapse", "border-left", "border-right", "border-spacing", "clear", "float", "font-variant", "height",
    "list-style-position", "max-height", "max-width", "overflow-wrap", "padding", "padding-bottom", "padding-left", "padding-right",
    "padding-top", "text-decoration", "white-space", "width",
};

// WCAG 2.2, relative luminance
double luminance(std::int32_t colour) {
    const auto linear = [](std::int32_t component) {
        const double share = component / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour >> 16 & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour & 0xFF);
}

// Legible (4.5:1, WCAG 2.2, 1.4.3) on white and on black, since the reader may turn the page dark.
bool is_safe_colour(const Tokens& value) {
    constexpr double contrast = 4.5;
    ValueReader reader(value);
    const auto colour = read_colour(reader);
    if (!colour) return false;
    const double light = luminance(std::get<std::int32_t>(*colour));
    return 1.05 / (light + 0.05) >= contrast && (light + 0.05) / 0.05 >= contrast;
}

bool is_word(const Tokens& value, std::string_view word) {
    return value.size() == 1 && value[0].kind == TokenKind::identifier && ascii_lower(value[0].text) == word;
}

bool is_any_word(const Tokens& value, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_word(value, word); });
}

// Lengths become em of the root's size; em, % and bare numbers stay. Nothing for what no device could follow.
std::optional<std::string> portable(const Tokens& value, const Style& root) {
    Tokens out;
    for (const Token& token : value) {
        if (token.kind == TokenKind::url || (token.kind == TokenKind::function && ascii_lower(token.text) == "url")) return std::nullopt;
        out.push_back(token);
        if (token.kind != TokenKind::dimension || token.text == "em") continue;
        const Tokens alone{token};
        ValueReader reader(alone);
        const auto measure = reader.measure(Takes::length);
        if (!measure) return std::nullopt;
        Surroundings surroundings;
        surroundings.root_size = root.size;
        surroundings.root_leading = root.leading;
        out.back().number = to_length(*measure, root.size, {}, surroundings).in_points() / root.size.in_points();
        out.back().text = "em";
    }
    return to_css(out);
}

// What the device decides for the book as a whole.
bool is_left_to_device(const std::string& property) {
    for (const std::string_view name :
         {"font-family", "font-size", "line-height", "text-align", "color", "letter-spacing", "font-weight", "font-variant-numeric"})
        if (property == name) return true;
    return property.substr(0, 6) == "margin";
}

bool is_absolute_leading(const Tokens& value) {
    return value.size() != 1 || (value[0].kind != TokenKind::number && !is_word(value, "normal"));
}

bool is_family_of(const Tokens& value, const Style& root) {
    ValueReader reader(value);
    const auto families = read_families(reader);
    return families && std::get<std::vector<std::string>>(*families) == root.families;
}

bool is_dropped(const EbookRule& rule, const Written& written, const Style& root) {
    const auto& [property, value] = written;
    const PropertyRow* row = find_property(property);
    if (row != nullptr && !row->in_ebook) return true;
    if (rule.root && is_left_to_device(property)) return true;
    if (property == "line-height") return is_absolute_leading(value);
    if (property == "font-family") return is_family_of(value, root);
    if (property == "color") return !is_safe_colour(value);
    if (property == "display") return is_word(value, "run-in");
    if (property == "initial-letter") return true;  // initial_css
    if (property == "height") return !is_word(value, "auto");
    // Each chapter is a file of its own, so it opens a page anyway.
    if (property == "break-before" || property == "break-after") return is_any_word(value, {"page", "always", "right", "recto"});
    return false;
}

// The declaration, after the older names under which some devices know it (CSS 2.1 paged media, prefixed hyphens).
void emit(const Written& written, const std::string& value, std::string& out) {
    const auto line = [&](const std::string& property, const std::string& text) { out += "    " + property + ": " + text + ";\n"; };
    const std::string& property = written.first;
    // On paper a mark stands in a column of its own; here white must follow it.
    if (property == "list-style-type" && value.ends_with('"')) return line(property, value.substr(0, value.size() - 1) + "\u2002\"");
    if (property == "break-before" || property == "break-after" || property == "break-inside") {
        line("page-" + property, value == "avoid-page" ? "avoid" : value);
    } else if (property == "hyphens") {
        line("-webkit-hyphens", value);
    } else if (property == "font-variant-caps") {
        line("font-variant", value == "normal" ? "normal" : "small-caps");
    } else if (property == "text-decoration-line") {
        line("text-decoration", value);
    }
    line(property, value);
}

// The lines that a rule's capital is to be high: 0 where it is to have none; nothing where the rule does not say.
std::optional<std::int32_t> initial_lines(const EbookRule& rule) {
    std::optional<std::int32_t> lines;
    for (const auto& [property, value] : rule.declarations) {
        if (property != "initial-letter") continue;
        ValueReader reader(value);
        lines = reader.integer(0, 9).value_or(0);
    }
    return lines;
}

// A list of selectors of capitals, or of the paragraphs that begin with them.
std::string initial_selectors(const EbookRule& rule, bool of_paragraph, std::string_view indent) {
    constexpr std::string_view first_letter = "::first-letter";
    std::string list;
    for (const std::string& selector : rule.selectors) {
        if (!selector.ends_with(first_letter)) continue;
        if (!list.empty()) list.append(",\n").append(indent);
        list += of_paragraph ? selector.substr(0, selector.size() - first_letter.size()) : selector;
    }
    return list;
}

// A capital sunk into the lines beside it, by CSS alone: the word stays one word to whoever reads it aloud. Where initial-letter is
// known, the device fits it to its own lines; elsewhere it floats, accents and tails no higher than its lines at the leading of 1.2 that
// devices have at least. The paragraph's margin keeps accents off what stands above.
std::string initial_css(const EbookRule& rule, std::int32_t lines) {
    constexpr std::string_view css = R"css({paragraphs} {{
    text-indent: 0;
    margin-top: 0.6em;
}}

{capitals} {{
    float: left;
    font-size: {ems}.{tenths}em;
    line-height: 0.88;
    margin: 0 0.08em 0 0;
}}

@supports (initial-letter: {lines}) or (-webkit-initial-letter: {lines}) {{
    {indented_capitals} {{
        float: none;
        font-size: inherit;
        line-height: inherit;
        margin: 0 0.25em 0 0;
        -webkit-initial-letter: {lines};
        initial-letter: {lines};
    }}
}}
)css";
    const std::int32_t size = lines * 37 / 3;  // tenths of an em
    return fmt::format(css, fmt::arg("paragraphs", initial_selectors(rule, true, "")), fmt::arg("capitals", initial_selectors(rule, false, "")),
                       fmt::arg("indented_capitals", initial_selectors(rule, false, "    ")), fmt::arg("ems", size / 10),
                       fmt::arg("tenths", size % 10), fmt::arg("lines", lines));
}

// Takes back what a rule before it gave.
std::string no_initial_css(const EbookRule& rule) {
    return initial_selectors(rule, false, "") + " {\n    float: none;\n    font-size: inherit;\n    line-height: inherit;\n    margin: 0;\n" +
           "    -webkit-initial-letter: normal;\n    initial-letter: normal;\n}\n";
}

std::string declarations_css(const EbookRule& rule, const Style& root) {
    std::string out;
    for (const Written& written : rule.declarations) {
        if (is_dropped(rule, written, root)) continue;
        if (const auto value = portable(written.second, root)) emit(written, *value, out);
    }
    return out;
}

}  // namespace

bool is_ebook_property(std::string_view name) {
    return std::find(std::begin(ebook_properties), std::end(ebook_properties), name) != std::end(ebook_properties);
}

std::string ebook_css(const std::vector<EbookRule>& rules, const Style& root, bool& names_openings) {
    std::string out;
    bool has_initials = false;
    for (const EbookRule& rule : rules) {
        const std::string declarations = declarations_css(rule, root);
        const auto lines = initial_lines(rule);
        std::string initial;
        if (lines && *lines > 0)
            initial = initial_css(rule, *lines);
        else if (lines && has_initials)
            initial = no_initial_css(rule);
        has_initials = has_initials || !initial.empty();
        if (declarations.empty() && initial.empty()) continue;
        names_openings = names_openings || rule.names_openings;
        if (!out.empty()) out += "\n";
        out += initial;
        if (declarations.empty()) continue;
        if (!initial.empty()) out += "\n";
        for (std::size_t i = 0; i < rule.selectors.size(); ++i) out += (i > 0 ? ",\n" : "") + rule.selectors[i];
        out += " {\n" + declarations + "}\n";
    }
    return out;
}

}  // namespace nabor
