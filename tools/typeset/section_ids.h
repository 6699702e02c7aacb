// In: the ids of a book as a section meets them. Out: their ordinals in the section, and back.
#pragma once

#include <cstdint>
#include <tuple>

#include "base/ordinals.h"
#include "base/source.h"
#include "font/font.h"
#include "page/pages.h"
#include "typeset/flow.h"

namespace nabor {

inline std::tuple<SourceId, std::uint32_t, std::uint32_t> order_of(const Span& span) { return {span.source, span.begin, span.end}; }

// A line set without a place in the book (dots of contents, a picture's item) has the defaults of its ids: they come first.
struct SectionIds {
    SectionIds() {
        nodes.add(NodeId::none);
        links.add(PageLinkId::none);
        destinations.add(DestinationId::none);
        languages.add(PageLanguageId::main);
        spans.add(Span{});
        groups.add(0);
        blocks.add(Origin{}.block);
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
    Ordinals<std::uint32_t> blocks;  // Origin::block
};

}  // namespace nabor
