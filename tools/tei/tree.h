// In: the manuscript and every file it includes. Out: one tree of elements and text, in document order.
// Holds: XInclude is done and entities are expanded, so a reader sees one document; each node still knows the file it came from.
// Nodes are indices. Names are local names (no prefix); adjacent character data is one node. Views stay valid as long as the tree.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "tei/names.h"

namespace nabor::tei {

enum class NodeId : std::uint32_t { none = 0xFFFFFFFF };
enum class FileId : std::uint16_t {};

struct Attribute {
    std::string_view name;  // as written, with its prefix: "xml:id"
    std::string_view value;
};

struct Node {
    NodeId parent = NodeId::none;
    NodeId first_child = NodeId::none;
    NodeId next = NodeId::none;
    NodeId previous = NodeId::none;
    std::uint32_t first_attribute = 0;
    std::uint16_t attribute_count = 0;
    FileId file{};
    Kind kind = Kind::text;
    Role role = Role::unknown_phrase;
    bool has_text = false;  // an element with characters (not only white space) directly in it
    std::string_view text;  // an element's local name, or the characters of a text
    Span span;
};

struct TreeFile {
    SourceId source = SourceId::none;
    std::filesystem::path folder;  // where its relative references start
    std::string name;              // "chapter1.xml"
    NodeId root = NodeId::none;
};

class Tree {
public:
    Tree() = default;
    Tree(Tree&&) = default;
    Tree& operator=(Tree&&) = default;
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    // Walks the children of one node.
    class Children {
    public:
        class Iterator {
        public:
            Iterator(const Tree* tree, NodeId node) : tree_(tree), node_(node) {}
            NodeId operator*() const { return node_; }
            Iterator& operator++() {
                node_ = (*tree_)[node_].next;
                return *this;
            }
            friend bool operator==(const Iterator& a, const Iterator& b) { return a.node_ == b.node_; }

        private:
            const Tree* tree_;
            NodeId node_;
        };
        Children(const Tree* tree, NodeId parent) : tree_(tree), first_((*tree)[parent].first_child) {}
        Iterator begin() const { return {tree_, first_}; }
        Iterator end() const { return {tree_, NodeId::none}; }

    private:
        const Tree* tree_;
        NodeId first_;
    };

    const Node& operator[](NodeId id) const { return nodes[static_cast<std::size_t>(id)]; }
    Children children(NodeId parent) const { return {this, parent}; }
    bool is_text(NodeId id) const { return (*this)[id].kind == Kind::text; }
    bool is(NodeId id, std::string_view name) const { return !is_text(id) && (*this)[id].text == name; }

    // The value of an attribute, "" when it is absent.
    std::string_view attribute(NodeId id, std::string_view name) const;
    bool has_attribute(NodeId id, std::string_view name) const;
    // xml:id; failing that id or uuid, which many files write in its place.
    std::string_view identifier(NodeId id) const;

    // The first child element of that name, or none; `path` is a/b/c.
    NodeId child(NodeId parent, std::string_view name) const;
    NodeId find(NodeId parent, std::string_view path) const;

    // All character data inside a node as a line (white space collapsed); of a choice the regular reading alone, no notes.
    std::string line(NodeId id) const;
    bool has_visible_text(NodeId id) const;  // itself or anything inside it

    std::vector<Node> nodes;
    std::vector<Attribute> attributes;
    std::vector<TreeFile> files;
    std::deque<std::string> buffers;  // what the views point into; a deque never moves its elements
    NodeId root = NodeId::none;
};

}  // namespace nabor::tei
