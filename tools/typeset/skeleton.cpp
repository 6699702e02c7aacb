#include "typeset/skeleton.h"

#include <algorithm>
#include <memory>

namespace nabor {

Skeleton::Skeleton(const Book& book) : book_(book), by_anchor_(book.anchors.size(), DestinationId::none) {
    pages_.languages = book.languages;
    if (pages_.languages.empty()) pages_.languages.emplace_back("und");
    for (const Image& image : book.images) pages_.images.push_back({std::make_shared<const std::string>(image.bytes), image.facts});
    node("Document", NodeId::none, LanguageId::main);
}

NodeId Skeleton::node(std::string_view type, NodeId parent, LanguageId language) {
    StructureNode made;
    made.type = type;
    made.parent = parent;
    made.language = static_cast<PageLanguageId>(language);
    pages_.structure.push_back(std::move(made));
    return static_cast<NodeId>(pages_.structure.size() - 1);
}

DestinationId Skeleton::destination(AnchorId anchor) {
    DestinationId& known = by_anchor_[index_of(anchor)];
    if (known == DestinationId::none) known = destination(book_.anchor(anchor).id);
    return known;
}

DestinationId Skeleton::destination(std::string name) {
    Destination made;
    made.name = std::move(name);
    made.page = unplaced_page;
    pages_.destinations.push_back(std::move(made));
    return static_cast<DestinationId>(pages_.destinations.size() - 1);
}

PageLinkId Skeleton::link(PageLink link) {
    pages_.links.push_back(std::move(link));
    return static_cast<PageLinkId>(pages_.links.size() - 1);
}

}  // namespace nabor
