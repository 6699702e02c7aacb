// In: an XML document and the files it includes. Out: one tree of elements and text, in document order.
// Holds: XIncludes are resolved and entities expanded; each node still knows the file it comes from. Nodes are indices.
// Adjacent character data of one file is one node; comments and processing instructions are dropped. Views stay valid as long as the tree.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace nabor::xml {

enum class NodeIndex : std::uint32_t { none = 0xFFFFFFFF };
enum class FileIndex : std::uint16_t {};

struct Attribute {
    std::string_view name;  // as written, with its prefix: "xml:id"
    std::string_view value;
};

struct TreeNode {
    NodeIndex parent = NodeIndex::none;
    NodeIndex first_child = NodeIndex::none;
    NodeIndex next = NodeIndex::none;
    NodeIndex previous = NodeIndex::none;
    std::uint32_t first_attribute = 0;
    std::uint16_t attribute_count = 0;
    FileIndex file{};
    std::uint16_t space = 0;  // of an element: its namespace, an index into Tree::spaces
    bool is_text = false;
    bool has_text = false;  // an element with characters (not only white space) directly in it
    std::string_view text;  // an element's local name, or the characters of a text
    Span span;              // of an element: its start tag up to the end of its name
};

struct TreeFile {
    SourceId source = SourceId::none;
    std::filesystem::path folder;  // relative references start here
    std::string name;              // "chapter1.xml"
    NodeIndex root = NodeIndex::none;
    std::string_view root_namespace;  // of the document element, where it declares one
};

class Tree {
public:
    Tree() = default;
    Tree(Tree&&) = default;
    Tree& operator=(Tree&&) = default;
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    // Iterates over the children of one node.
    class Children {
    public:
        class Iterator {
        public:
            Iterator(const Tree* tree, NodeIndex node) : tree_(tree), node_(node) {}
            NodeIndex operator*() const { return node_; }
            Iterator& operator++() {
                node_ = (*tree_)[node_].next;
                return *this;
            }
            friend bool operator==(const Iterator& a, const Iterator& b) { return a.node_ == b.node_; }

        private:
            const Tree* tree_;
            NodeIndex node_;
        };
        Children(const Tree* tree, NodeIndex parent) : tree_(tree), first_((*tree)[parent].first_child) {}
        Iterator begin() const { return {tree_, first_}; }
        Iterator end() const { return {tree_, NodeIndex::none}; }

    private:
        const Tree* tree_;
        NodeIndex first_;
    };

    const TreeNode& operator[](NodeIndex id) const { return nodes[static_cast<std::size_t>(id)]; }
    Children children(NodeIndex parent) const { return {this, parent}; }
    bool is_text(NodeIndex id) const { return (*this)[id].is_text; }
    bool is(NodeIndex id, std::string_view name) const { return !is_text(id) && (*this)[id].text == name; }

    // The value of an attribute, "" when it is absent.
    std::string_view attribute(NodeIndex id, std::string_view name) const;
    bool has_attribute(NodeIndex id, std::string_view name) const;

    // The first child element of that name, or none. `path` is a/b/c. Both accept none as the parent.
    NodeIndex child(NodeIndex parent, std::string_view name) const;
    NodeIndex find(NodeIndex parent, std::string_view path) const;
    // The first element of that name inside `parent`, in document order, or none.
    NodeIndex find_inside(NodeIndex parent, std::string_view name) const;

    bool has_visible_text(NodeIndex id) const;  // in itself or in anything inside it

    std::vector<TreeNode> nodes;
    std::vector<Attribute> attributes;
    std::vector<TreeFile> files;
    std::vector<std::string_view> spaces;  // namespaces of elements; the first is "", of elements for which none is declared
    std::deque<std::string> buffers;  // the views point into these; a deque never moves its elements
    NodeIndex root = NodeIndex::none;
    bool lacks_files = false;  // one that is included could not be read, and nothing stands in for it
};

// Only white space, as XML defines it.
bool is_blank(std::string_view text);

}  // namespace nabor::xml
