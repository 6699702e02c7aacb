#include "reading/css_looks.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "language/characters.h"

namespace nabor::reading {

namespace {

struct CssLook {
    std::string_view property;  // a prefix of the property's name
    std::string_view value;     // a prefix of the value
    Look look;
};
constexpr CssLook looks[] = {
    {"font-style", "italic", Look::italic},
    {"font-style", "oblique", Look::italic},
    {"font-style", "normal", Look::upright},
    {"font-weight", "bold", Look::bold},
    {"font-weight", "6", Look::bold},
    {"font-weight", "7", Look::bold},
    {"font-weight", "8", Look::bold},
    {"font-weight", "9", Look::bold},
    {"font-weight", "normal", Look::upright},
    {"font-variant", "small-caps", Look::small_caps},
    {"text-transform", "uppercase", Look::capitals},
    {"vertical-align", "super", Look::superscript},
    {"vertical-align", "sub", Look::subscript},
    {"text-decoration", "underline", Look::underlined},
    {"text-decoration", "line-through", Look::struck},
    {"font-size", "large", Look::larger},
    {"font-size", "x-large", Look::larger},
    {"font-size", "small", Look::smaller},
    {"font-size", "x-small", Look::smaller},
    {"font-family", "monospace", Look::monospaced},
    {"text-indent", "0", Look::no_indent},
};

struct CssAlignment {
    std::string_view value;
    Alignment alignment;
};
constexpr CssAlignment alignments[] = {
    {"left", Alignment::left},
    {"center", Alignment::centre},
    {"right", Alignment::right},
    {"justify", Alignment::justified},
};

double ems(std::string_view value) {
    double number = 0;  // stays 0 without a number
    std::from_chars(value.data(), value.data() + value.size(), number);
    return value.ends_with("em") ? number : 0;
}

bool apply_declaration(std::string_view property, std::string_view value, Rendition& rendition) {
    bool followed = false;
    for (const CssLook& row : looks) {
        if (!property.starts_with(row.property) || !value.starts_with(row.value)) continue;
        rendition.set(row.look);
        followed = true;
    }
    if (property == "letter-spacing") {
        if (!value.starts_with("0") && value != "normal") rendition.set(Look::letterspaced);
        return true;
    }
    for (const CssAlignment& row : alignments) {
        if (property != "text-align" || value != row.value) continue;
        rendition.alignment = row.alignment;
        return true;
    }
    const bool left = property == "margin-left" || property == "padding-left";
    if (!left) return followed;
    if (ems(value) > 0) rendition.indent = static_cast<std::uint8_t>(std::clamp(ems(value) + 0.5, 1.0, 40.0));
    return ems(value) > 0 || value.starts_with("0");
}

}  // namespace

std::vector<std::string_view> apply_css(std::string_view declarations, Rendition& rendition) {
    std::vector<std::string_view> ignored;
    while (!declarations.empty()) {
        const std::size_t end = std::min(declarations.find(';'), declarations.size());
        const std::string_view declaration = trim_xml_space(declarations.substr(0, end));
        declarations.remove_prefix(std::min(end + 1, declarations.size()));
        const std::size_t colon = std::min(declaration.find(':'), declaration.size());
        const std::string property = folded(trim_xml_space(declaration.substr(0, colon)));
        const std::string value = folded(trim_xml_space(declaration.substr(std::min(colon + 1, declaration.size()))));
        if (!declaration.empty() && !apply_declaration(property, value, rendition)) ignored.push_back(declaration);
    }
    return ignored;
}

}  // namespace nabor::reading
