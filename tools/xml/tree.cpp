#include "xml/tree.h"

#include <algorithm>

#include "base/utf8.h"

namespace nabor::xml {

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_xml_space); }

std::string_view Tree::attribute(NodeIndex id, std::string_view name) const {
    const TreeNode& node = (*this)[id];
    for (std::size_t i = 0; i < node.attribute_count; ++i)
        if (attributes[node.first_attribute + i].name == name) return attributes[node.first_attribute + i].value;
    return {};
}

bool Tree::has_attribute(NodeIndex id, std::string_view name) const {
    const TreeNode& node = (*this)[id];
    for (std::size_t i = 0; i < node.attribute_count; ++i)
        if (attributes[node.first_attribute + i].name == name) return true;
    return false;
}

NodeIndex Tree::child(NodeIndex parent, std::string_view name) const {
    if (parent == NodeIndex::none) return NodeIndex::none;
    for (const NodeIndex id : children(parent))
        if (is(id, name)) return id;
    return NodeIndex::none;
}

NodeIndex Tree::find(NodeIndex parent, std::string_view path) const {
    while (parent != NodeIndex::none && !path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        parent = child(parent, path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return parent;
}

NodeIndex Tree::find_inside(NodeIndex parent, std::string_view name) const {
    if (parent == NodeIndex::none) return NodeIndex::none;
    for (const NodeIndex id : children(parent)) {
        if (is_text(id)) continue;
        if (is(id, name)) return id;
        if (const NodeIndex found = find_inside(id, name); found != NodeIndex::none) return found;
    }
    return NodeIndex::none;
}

bool Tree::has_visible_text(NodeIndex id) const {
    if (is_text(id)) return !is_blank((*this)[id].text);
    for (const NodeIndex child : children(id))
        if (has_visible_text(child)) return true;
    return false;
}

}  // namespace nabor::xml
