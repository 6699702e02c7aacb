// In: nodes with their parents. Out: lists of children, built by counting sort.
// Holds: the walk has its own stack, so deep nesting in a manuscript can't overflow the call stack.
#include "page/tree.h"

#include <cassert>
#include <numeric>

namespace nabor {

StructureTree::StructureTree(const std::vector<StructureNode>& nodes) : first_(nodes.size() + 1) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].parent == NodeId::none) continue;
        assert(static_cast<std::uint32_t>(nodes[i].parent) < i && "a parent comes before its children");
        ++first_[static_cast<std::uint32_t>(nodes[i].parent) + 1];
        ++count;
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    children_.resize(count);
    std::vector<std::uint32_t> next(first_.begin(), first_.end());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].parent != NodeId::none) children_[next[static_cast<std::uint32_t>(nodes[i].parent)]++] = static_cast<std::uint32_t>(i);
    }
}

std::vector<StructureTree::Visit> StructureTree::depth_first() const {
    std::vector<Visit> order;
    if (first_.size() < 2) return order;
    std::vector<Visit> waiting{{0, 0}};
    while (!waiting.empty()) {
        const Visit visit = waiting.back();
        waiting.pop_back();
        order.push_back(visit);
        const std::span<const std::uint32_t> below = children(visit.node);
        for (auto child = below.rbegin(); child != below.rend(); ++child) waiting.push_back({*child, visit.depth + 1});
    }
    return order;
}

}  // namespace nabor
