// In: the structure nodes of finished Pages, each naming its parent. Out: each node's children, and the depth-first order.
// Holds: children stand in index order; a node comes after its parent in `Pages::structure`, so there is no cycle.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "page/pages.h"

namespace nabor {

class StructureTree {
public:
    explicit StructureTree(const std::vector<StructureNode>& nodes);

    std::span<const std::uint32_t> children(std::uint32_t node) const& {
        return std::span(children_).subspan(first_[node], first_[node + 1] - first_[node]);
    }
    std::span<const std::uint32_t> children(std::uint32_t node) const&& = delete;  // the span would outlive the tree

    struct Visit {
        std::uint32_t node = 0, depth = 0;   // the root's depth is 0
    };
    std::vector<Visit> depth_first() const;

private:
    std::vector<std::uint32_t> first_;      // by node: where its children begin in children_; one more at the end
    std::vector<std::uint32_t> children_;
};

}  // namespace nabor
