// In: the beginning of a text that does not begin with "<". Out: what it is, by lines that its kind has and prose has not.
#include "base/text_kind.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"

namespace nabor {

namespace {

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; }

std::string_view without_name(std::string_view line) {
    line.remove_prefix(static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_name_character) - line.begin()));
    return line;
}

// Calls `use(line)` until it returns true; whether it did.
template <typename Use>
bool any_line(std::string_view text, Use&& use) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (use(text.substr(0, end))) return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

bool is_latex(std::string_view text) {
    constexpr std::string_view commands[] = {"\\documentclass", "\\begin{", "\\section{", "\\chapter{", "\\usepackage", "\\input{"};
    return std::any_of(std::begin(commands), std::end(commands), [&](std::string_view command) { return contains(text, command); });
}

bool is_json(std::string_view text) {
    const std::string_view inside = trim_xml_space(text.substr(std::min<std::size_t>(text.size(), 1)));
    if (text.starts_with('{')) return inside.starts_with('"') || inside.starts_with('}');
    return text.starts_with('[') && (inside.starts_with('{') || inside.starts_with('"') || inside.starts_with("[\""));
}

// "[table]", "key = value"
bool is_toml(std::string_view text) {
    bool is_first = true, has_key = false;
    const bool is_other = any_line(text, [&](std::string_view line) {
        line = trim_xml_space(line);
        if (line.empty() || line.starts_with('#')) return false;
        const bool is_table = line.starts_with('[') && contains(line, "]") && (is_name_character(line[1]) || line[1] == '[') && !contains(line, "](");
        const bool is_key = !without_name(line).empty() && without_name(line).size() < line.size() && trim_xml_space(without_name(line)).starts_with('=');
        has_key = has_key || is_key;
        return std::exchange(is_first, false) && !is_table && !is_key;
    });
    return !is_other && has_key;
}

// Nothing but "key: value", lists, comments and lines that stand in. What ends with a second "---" stands before a text of Markdown.
bool is_yaml(std::string_view text) {
    std::size_t keys = 0;
    bool is_begun = false;
    const bool is_other = any_line(text, [&](std::string_view line) {
        if (line.starts_with("---")) return std::exchange(is_begun, true);
        if (trim_xml_space(line).empty() || line.starts_with('#') || line.starts_with(' ') || line.starts_with("- ")) return false;
        const std::string_view rest = without_name(line);
        const bool is_key = rest.size() < line.size() && line.front() >= 'a' && (rest.starts_with(": ") || trim_xml_space(rest) == ":");
        if (is_key) ++keys;
        return !is_key;
    });
    return !is_other && (keys >= 2 || (keys >= 1 && text.starts_with("---")));
}

// "** Heading", "#+TITLE: …", ":PROPERTIES:"
bool is_org_line(std::string_view line) {
    const std::size_t stars = std::min(line.find_first_not_of('*'), line.size());
    return (stars >= 2 && stars < line.size() && line[stars] == ' ') || line.starts_with("#+") || line == ":PROPERTIES:";
}

// ".. note::", ".. _target:", ":field: value"
bool is_restructured_line(std::string_view line) {
    if (line.starts_with(".. ")) return contains(line, "::") || line.starts_with(".. _") || line.starts_with(".. [");
    return line.size() > 2 && line.front() == ':' && without_name(line.substr(1)).starts_with(": ");
}

bool is_underline(std::string_view line, std::string_view signs) {
    return line.size() >= 3 && contains(signs, line.substr(0, 1)) && line.find_first_not_of(line.front()) == std::string_view::npos;
}

// A title between two lines of signs, or over one of signs that Markdown does not know.
bool has_restructured_title(std::string_view text) {
    std::string_view before, over;
    return any_line(text, [&](std::string_view line) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        const bool has_title = !before.empty() && before.find_first_not_of(' ') != std::string_view::npos && line.size() + 1 >= before.size();
        const bool found = has_title && ((is_underline(line, "~^\"'+`:") && before.size() > 2) || (is_underline(line, "=-*#") && over == line));
        over = std::exchange(before, line);
        return found;
    });
}

bool is_asciidoc_line(std::string_view line) {
    const std::size_t signs = std::min(line.find_first_not_of('='), line.size());
    return signs >= 1 && signs <= 6 && signs < line.size() && line[signs] == ' ';
}

bool is_markdown_line(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    const bool is_heading = marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ';
    return is_heading || line.starts_with("* ") || line.starts_with("- ") || line.starts_with("> ") || line.starts_with("```") ||
           line.starts_with("===") || line.starts_with("---") || contains(line, "](") || contains(line, "**");
}

}  // namespace

FileKind kind_of_text(std::string_view text) {
    if (contains(text, "<?xml") || contains(text, "<TEI")) return FileKind::xml;
    if (is_json(text)) return FileKind::json;
    if (is_latex(text)) return FileKind::latex;
    if (is_toml(text)) return FileKind::toml;
    if (is_yaml(text)) return FileKind::yaml;
    if (any_line(text, is_org_line)) return FileKind::org;
    if (any_line(text, is_restructured_line) || has_restructured_title(text)) return FileKind::restructured;
    if (any_line(text, is_asciidoc_line)) return FileKind::asciidoc;
    return any_line(text, is_markdown_line) ? FileKind::markdown : FileKind::text;
}

}  // namespace nabor
