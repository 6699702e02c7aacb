// In: a Book. Out: the parts of Pages that do not depend on where lines and pages break: structure, destinations, links, images.
// Holds: nodes are created in reading order, where ISO 32000-1, 14.8.4.3 allows them: a child that a list, an item or a table may not
// have gets the item, the body or the caption that may have it around it. An anchor of the book has at most one destination.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "page/pages.h"

namespace nabor {

class StructureTreeBuilder {
public:
    explicit StructureTreeBuilder(const Book& book);

    NodeId node(std::string_view type, NodeId parent, LanguageId language);
    StructureNode& at(NodeId id) { return pages_.structure[index_of(id)]; }
    NodeId root() const { return NodeId{0}; }

    // The destination of an anchor; the first call makes it.
    DestinationId destination(AnchorId anchor);
    DestinationId destination(std::string name);
    void name_node(DestinationId destination, NodeId node) { pages_.destinations[index_of(destination)].node = node; }

    PageLinkId link(PageLink link);
    void outline(OutlineEntry entry) { pages_.outline.push_back(std::move(entry)); }
    PageLanguageId language(LanguageId id) const { return static_cast<PageLanguageId>(id); }

    std::size_t size() const { return pages_.structure.size(); }
    std::size_t destinations() const { return pages_.destinations.size(); }
    const std::vector<std::string>& languages() const { return pages_.languages; }
    Pages take() { return std::move(pages_); }

private:
    // The parent that a node gets, and its type there.
    struct Seat {
        NodeId parent;
        std::string_view type;
    };
    Seat seat(std::string_view type, NodeId parent, LanguageId language);

    const Book& book_;
    Pages pages_;
    std::vector<DestinationId> by_anchor_;
    std::vector<NodeId> last_child_;  // by node: the last child with a type
};

}  // namespace nabor
