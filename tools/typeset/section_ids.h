// In: the ids of a book as a section meets them. Out: their ordinals in the section, and back.
// Holds: ids count through the book, so those of a section move when a chapter before it changes. Counted from the section's own
// beginning, by first appearance, they stay; two sections alike in their ordinals are alike in which of their ids are the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "base/source.h"
#include "font/font.h"
#include "page/pages.h"
#include "typeset/flow.h"

namespace nabor {

// What has an order to be found by.
template <typename Id>
Id order_of(Id id) {
    return id;
}
inline std::tuple<SourceId, std::uint32_t, std::uint32_t> order_of(const Span& span) { return {span.source, span.begin, span.end}; }

template <typename Id>
class Ordinals {
public:
    // Counts it when it is new.
    std::uint32_t add(const Id& id) {
        if (!all_.empty() && all_[last_] == id) return last_;
        const auto [place, is_new] = by_id_.try_emplace(order_of(id), static_cast<std::uint32_t>(all_.size()));
        if (is_new) all_.push_back(id);
        return last_ = place->second;
    }
    std::optional<std::uint32_t> find(const Id& id) const {
        const auto found = by_id_.find(order_of(id));
        return found == by_id_.end() ? std::nullopt : std::optional(found->second);
    }
    const Id& operator[](std::size_t ordinal) const { return all_[ordinal]; }
    std::size_t size() const { return all_.size(); }

private:
    std::vector<Id> all_;
    std::map<decltype(order_of(Id{})), std::uint32_t> by_id_;
    std::uint32_t last_ = 0;  // asked for last: neighbours often have the same id
};

// A line set without a place in the book (dots of contents, a picture's item) has the defaults of its ids: they come first.
struct SectionIds {
    SectionIds() {
        nodes.add(NodeId::none);
        links.add(PageLinkId::none);
        destinations.add(DestinationId::none);
        languages.add(PageLanguageId::main);
        spans.add(Span{});
        groups.add(0);
    }

    Ordinals<NodeId> nodes;
    Ordinals<PageLinkId> links;
    Ordinals<DestinationId> destinations;
    Ordinals<PageImageId> images;
    Ordinals<PageLanguageId> languages;
    Ordinals<StyleId> styles;
    Ordinals<FaceId> faces;
    Ordinals<Span> spans;
    Ordinals<std::uint32_t> groups;  // FlowBlock::centring_group
};

}  // namespace nabor
