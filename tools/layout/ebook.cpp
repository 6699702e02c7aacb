#include "layout/ebook.h"

#include <optional>

#include <fmt/format.h>

#include "layout/property.h"
#include "layout/value.h"

namespace nabor {

namespace {

using Written = std::pair<std::string, Tokens>;

constexpr std::string_view initial_property = "initial-letter";  // becomes a rule of its own: initial_css

constexpr EbookUse every_value{};

// How the EPUB takes a property that the reader let pass: `content` is in no table and goes as it is.
const EbookUse& use_of(std::string_view property) {
    if (const PropertyRow* row = find_property(property)) return row->ebook;
    if (const ScreenRow* row = find_screen_property(property)) return row->ebook;
    return every_value;
}

bool is_carried(const EbookRule& rule, const Written& written, const Style& root) {
    const EbookUse& use = use_of(written.first);
    if (use.scope == EbookUse::Scope::nowhere || written.first == initial_property) return false;
    if (use.scope == EbookUse::Scope::below_body && rule.root) return false;
    return !use.carries || use.carries(written.second, root);
}

void write(const Written& written, const std::string& value, std::string& out) {
    const auto line = [&](std::string_view property, const std::string& text) { out += fmt::format("    {}: {};\n", property, text); };
    const EbookUse& use = use_of(written.first);
    if (!use.older_name.empty()) line(use.older_name, use.older_value ? use.older_value(value) : value);
    line(written.first, use.rewritten ? use.rewritten(value) : value);
}

// The height in lines of a rule's drop cap: 0 for none; nothing where the rule does not say.
std::optional<std::int32_t> initial_lines(const EbookRule& rule) {
    std::optional<std::int32_t> lines;
    for (const auto& [property, value] : rule.declarations) {
        if (property != initial_property) continue;
        ValueReader reader(value);
        lines = reader.integer(0, 9).value_or(0);
    }
    return lines;
}

// The selectors of the drop caps, or of the paragraphs that begin with them.
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

// A drop cap by CSS alone: the word stays one word for screen readers. A device that knows initial-letter fits the letter to its own
// lines. Elsewhere it floats, sized so that accents and descenders stay within its lines at a leading of 1.2, the least that devices
// have. The paragraph's margin keeps accents off the text above.
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

// Undoes what an earlier rule set.
std::string no_initial_css(const EbookRule& rule) {
    return initial_selectors(rule, false, "") + " {\n    float: none;\n    font-size: inherit;\n    line-height: inherit;\n    margin: 0;\n" +
           "    -webkit-initial-letter: normal;\n    initial-letter: normal;\n}\n";
}

std::string declarations_css(const EbookRule& rule, const Style& root) {
    std::string out;
    for (const Written& written : rule.declarations) {
        if (!is_carried(rule, written, root)) continue;
        if (const auto value = portable_css(written.second, root)) write(written, *value, out);
    }
    return out;
}

}  // namespace

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
