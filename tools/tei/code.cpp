// Code samples and formulae: text that keeps its characters and white space.
#include <fmt/format.h>

#include "base/utf8.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else
            result += c;
    }
    return result;
}

// The markup of an example (egXML), escaped for printing.
void append_markup(const TeiTree& tree, NodeIndex id, std::string& code) {
    const TreeNode& node = tree[id];
    if (node.is_text) {
        code += escaped(node.text);
        return;
    }
    code += fmt::format("<{}", node.text);
    for (std::size_t i = 0; i < node.attribute_count; ++i) {
        const xml::Attribute& attribute = tree.attributes[node.first_attribute + i];
        code += fmt::format(" {}=\"{}\"", attribute.name, escaped(attribute.value));
    }
    if (node.first_child == NodeIndex::none) {
        code += "/>";
        return;
    }
    code += '>';
    for (const NodeIndex child : tree.children(id)) append_markup(tree, child, code);
    code += fmt::format("</{}>", node.text);
}

std::string_view without_outer_lines(std::string_view code) {
    while (!code.empty() && is_xml_space(code.back())) code.remove_suffix(1);
    const std::size_t first = code.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    const std::size_t line = code.rfind('\n', first);
    return line == std::string_view::npos ? code.substr(first) : code.substr(line + 1);  // the first line keeps its indent
}

void add_separated(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    for (const NodeIndex child : reading.tree.children(id)) {
        if (reading.tree.is_text(child)) {
            flow.text(reading.tree[child].text, reading.tree[child].span, scope.spaced_marks);
        } else {
            flow.space();
            add_separated(reading, flow, child, scope);
            flow.space();
        }
    }
}

}  // namespace

void read_code_block(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    std::string code;
    for (const NodeIndex child : reading.tree.children(id)) {
        if (reading.tree.is(id, "egXML"))
            append_markup(reading.tree, child, code);
        else if (reading.tree.is_text(child))
            code += reading.tree[child].text;
        else
            code += reading.tree.line(child);
    }
    const std::string_view shown = without_outer_lines(code);
    if (shown.empty()) return;
    flow.begin_leaf(block_header(reading, id, scope, Role::code_block));
    flow.verbatim(shown, reading.tree[id].span);
    flow.end_leaf();
}

// TeX stays as written; of MathML only the characters remain, separated by spaces.
void read_formula(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const bool pictured = reading.tree.child(id, "graphic") != NodeIndex::none;
    const bool leaf = !in_running_text(reading, flow, id);
    if (leaf) flow.begin_leaf(block_header(reading, id, scope, Role::formula));
    if (pictured)
        read_children(reading, flow, id, scope);
    else
        add_separated(reading, flow, id, scope);
    if (leaf) flow.end_leaf();
}

}  // namespace nabor::tei
