#include "typeset/structure_tree_builder.h"

#include <algorithm>
#include <memory>

namespace nabor {

StructureTreeBuilder::StructureTreeBuilder(const Book& book) : book_(book), by_anchor_(book.anchors.size(), DestinationId::none) {
    pages_.languages = book.languages;
    if (pages_.languages.empty()) pages_.languages.emplace_back("und");
    for (const Image& image : book.images) {
        pages_.images.push_back({image.bytes, image.facts, image.reference, image.span});
    }
    node("Document", NodeId::none, LanguageId::main);
}

NodeId StructureTreeBuilder::node(std::string_view type, NodeId parent, LanguageId language) {
    const Seat place = seat(type, parent, language);
    StructureNode made;
    made.type = place.type;
    made.parent = place.parent;
    made.language = static_cast<PageLanguageId>(language);
    pages_.structure.push_back(std::move(made));
    last_child_.push_back(NodeId::none);
    const auto id = static_cast<NodeId>(pages_.structure.size() - 1);
    if (place.parent != NodeId::none && !place.type.empty()) last_child_[index_of(place.parent)] = id;
    return id;
}

StructureTreeBuilder::Seat StructureTreeBuilder::seat(std::string_view type, NodeId parent, LanguageId language) {
    if (parent == NodeId::none || type.empty()) return {parent, type};
    const std::string_view above = at(parent).type;
    const NodeId last = last_child_[index_of(parent)];
    const bool is_first = last == NodeId::none;
    if (above == "L" && type != "L" && type != "LI" && !(type == "Caption" && is_first)) {
        const NodeId body = node("LBody", node("LI", parent, language), language);
        return {body, type == "Caption" || type == "Lbl" || type == "LBody" ? "P" : type};
    }
    if (above == "LI" && type != "Lbl" && type != "LBody") {
        const bool has_body = !is_first && at(last).type == "LBody";
        return {has_body ? last : node("LBody", parent, language), type};
    }
    if (type == "LI" && above != "L") return {node("L", parent, language), type};
    if (type == "LBody" && above != "LI") return {parent, "Div"};
    if (above == "Table" && type != "TR") {
        // A caption is the first or the last child (ISO 32000-1, 14.8.4.3.4).
        const bool has_caption = !is_first && at(last).type == "Caption";
        if (type == "Caption" && !has_caption) return {parent, type};
        return {has_caption ? last : node("Caption", parent, language), type == "Caption" ? "P" : type};
    }
    return {parent, type};
}

DestinationId StructureTreeBuilder::destination(AnchorId anchor) {
    DestinationId& known = by_anchor_[index_of(anchor)];
    if (known == DestinationId::none) known = destination(book_.anchor(anchor).id);
    return known;
}

DestinationId StructureTreeBuilder::destination(std::string name) {
    Destination made;
    made.name = std::move(name);
    pages_.destinations.push_back(std::move(made));
    return static_cast<DestinationId>(pages_.destinations.size() - 1);
}

PageLinkId StructureTreeBuilder::link(PageLink link) {
    pages_.links.push_back(std::move(link));
    return static_cast<PageLinkId>(pages_.links.size() - 1);
}

}  // namespace nabor
