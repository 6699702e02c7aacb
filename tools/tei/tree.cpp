#include "tei/tree.h"

#include <algorithm>

#include "base/utf8.h"

namespace nabor::tei {

namespace {

bool all_space(std::string_view text) { return std::all_of(text.begin(), text.end(), is_xml_space); }

bool left_out_of_line(const Tree& tree, NodeId id) {
    const std::string_view name = tree[id].text;
    if (name == "note") return true;
    const bool first_form = name == "orig" || name == "sic" || name == "abbr";
    return first_form && tree.is(tree[id].parent, "choice");
}

void append_line(const Tree& tree, NodeId id, std::string& line) {
    if (tree.is_text(id)) {
        line += tree[id].text;
        return;
    }
    if (tree.is(id, "lb")) line += ' ';
    for (const NodeId child : tree.children(id))
        if (tree.is_text(child) || !left_out_of_line(tree, child)) append_line(tree, child, line);
}

}  // namespace

std::string_view Tree::attribute(NodeId id, std::string_view name) const {
    const Node& node = (*this)[id];
    for (std::size_t i = 0; i < node.attribute_count; ++i)
        if (attributes[node.first_attribute + i].name == name) return attributes[node.first_attribute + i].value;
    return {};
}

bool Tree::has_attribute(NodeId id, std::string_view name) const {
    const Node& node = (*this)[id];
    for (std::size_t i = 0; i < node.attribute_count; ++i)
        if (attributes[node.first_attribute + i].name == name) return true;
    return false;
}

std::string_view Tree::identifier(NodeId id) const {
    for (const std::string_view name : {"xml:id", "id", "uuid"})
        if (const std::string_view value = trim_xml_space(attribute(id, name)); !value.empty()) return value;
    return {};
}

NodeId Tree::child(NodeId parent, std::string_view name) const {
    if (parent == NodeId::none) return NodeId::none;
    for (const NodeId id : children(parent))
        if (is(id, name)) return id;
    return NodeId::none;
}

NodeId Tree::find(NodeId parent, std::string_view path) const {
    while (parent != NodeId::none && !path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        parent = child(parent, path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return parent;
}

std::string Tree::line(NodeId id) const {
    std::string text;
    if (id != NodeId::none) append_line(*this, id, text);
    return collapse_xml_space(text);
}

bool Tree::has_visible_text(NodeId id) const {
    if (is_text(id)) return !all_space((*this)[id].text);
    for (const NodeId child : children(id))
        if (has_visible_text(child)) return true;
    return false;
}

}  // namespace nabor::tei
