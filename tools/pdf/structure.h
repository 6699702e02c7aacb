// In: structure nodes, and the marked content and links of the pages. Out: the structure tree (ISO 32000-1, 14.7 and 14.8).
// Holds: every MCID and every link annotation is reachable from the tree and, through the parent tree, from its page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "page/tree.h"
#include "pdf/content.h"
#include "pdf/groups.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

class Structure {
public:
    // Reserves the numbers of all elements: pages and outlines refer to them before they are written.
    Structure(const Pages& pages, const Content& content, Serialiser& file);

    // The element of a node; none for a node whose content belongs to the element of its parent.
    Ref element_of(NodeId node) const { return node == NodeId::none ? Ref::none : elements_[static_cast<std::size_t>(node)]; }

    // /StructParents of a page, /StructParent of a link annotation: keys of the parent tree.
    std::int64_t key_of_page(std::size_t page) const { return static_cast<std::int64_t>(page); }
    std::int64_t key_of_annotation(std::size_t area) const { return static_cast<std::int64_t>(pages_.pages.size() + area); }

    // Returns the StructTreeRoot. `annotations` are parallel to Content::links.
    Ref write(const std::vector<Ref>& page_refs, const std::vector<Ref>& annotations);

private:
    // Builds /K of an element.
    class Kids;

    const StructureNode& node(std::uint32_t index) const { return pages_.structure[index]; }
    std::string identifier(std::uint32_t index) const;
    Ref content_parent(std::uint32_t index) const;
    // The marks of a node on one page.
    std::vector<std::span<const std::uint32_t>> marks_by_page(std::uint32_t index) const;
    Ref part_of(const MarkedContent& mark) const;
    void write_parts();
    // Both return the number of the object that they build, and run on several threads at once.
    std::size_t likely_kids(std::uint32_t index) const;
    Ref build_element(std::uint32_t index, Object& object) const;
    Ref build_inner_link(std::uint32_t index, Object& object) const;
    void write_elements(const std::vector<StructureTree::Visit>& order);
    void describe(Dictionary element, std::uint32_t index) const;
    void add_content(Kids& kids, std::uint32_t index) const;
    void add_annotations(Kids& kids, std::uint32_t index) const;
    Ref write_parent_tree();
    Ref write_identifiers();

    const Pages& pages_;
    const Content& content_;
    Serialiser& file_;
    StructureTree tree_;
    Groups marks_, links_, figures_;  // by node: indices into the lists of Content
    Ref root_ = Ref::none;
    std::vector<Ref> elements_;     // by node
    std::vector<Ref> inner_links_;  // by node: the Link inside a Reference, else none
    // By node and page: an element of its own for what a node has on a page, where that is much. As marks on later pages than the element's
    // they would be dictionaries, which take ten times the memory of numbers.
    std::map<std::pair<std::uint32_t, std::uint32_t>, Ref> parts_;
    const std::vector<Ref>* page_refs_ = nullptr;
    const std::vector<Ref>* annotations_ = nullptr;
};

}  // namespace nabor::pdf
