// In: states, each reached from others at a cost, and what ends a path. Out: the cheapest path to an end.
// Holds: the keys of a path ascend. So states are settled in the order of their keys: when a state's turn comes, every path to it is known, and of
// those only the cheapest can be part of the cheapest whole. This is dynamic programming. A key has `hash()`: most paths reach a state that others
// have reached, which a hash finds faster than the order does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace nabor {

template <typename Key>
class CheapestPath {
public:
    static constexpr std::uint32_t no_node = 0xFFFFFFFF;

    // A state and the cheapest path to it that is known so far.
    struct Node {
        Key key;
        std::int64_t cost = 0;
        std::uint32_t previous = no_node;
    };

    // A path that costs so much more than one that has come further is given up.
    explicit CheapestPath(std::int64_t hopeless_above) : hopeless_above_(hopeless_above) {}

    // From a node; from none: a path begins.
    void reach(const Key& key, std::int64_t cost, std::uint32_t previous = no_node) {
        const auto [place, added] = ids_.try_emplace(key, static_cast<std::uint32_t>(nodes_.size()));
        if (added) {
            open_.emplace(key, place->second);
            nodes_.push_back({key, cost, previous});
        } else {
            Node& node = nodes_[place->second];
            if (node.cost <= cost) return;
            open_costs_.erase(open_costs_.find(node.cost));
            node.cost = cost;
            node.previous = previous;
        }
        open_costs_.insert(cost);
    }

    // `is_end(key)`; `expand(id)` reaches the states that a node leads to.
    template <typename IsEnd, typename Expand>
    void search(IsEnd&& is_end, Expand&& expand) {
        while (!open_.empty()) {
            const std::uint32_t id = open_.begin()->second;
            const std::int64_t cost = nodes_[id].cost;
            ids_.erase(nodes_[id].key);
            open_.erase(open_.begin());
            open_costs_.erase(open_costs_.find(cost));
            if (is_end(nodes_[id].key)) {
                if (last_ == no_node || cost < nodes_[last_].cost) last_ = id;
            } else if (open_costs_.empty() || cost <= *open_costs_.begin() + hopeless_above_) {
                expand(id);
            }
        }
    }

    const Node& node(std::uint32_t id) const { return nodes_[id]; }
    // The end of the cheapest path, once it is found.
    const Node& last() const { return nodes_[last_]; }

    // Its steps, the last one first.
    template <typename Visit>
    void each_step_back(Visit&& visit) const {
        for (std::uint32_t id = last_; nodes_[id].previous != no_node; id = nodes_[id].previous) visit(nodes_[nodes_[id].previous], nodes_[id]);
    }

private:
    std::int64_t hopeless_above_;
    std::vector<Node> nodes_;
    struct Hash {
        std::size_t operator()(const Key& key) const { return key.hash(); }
    };
    std::map<Key, std::uint32_t> open_;                  // states that are not settled
    std::unordered_map<Key, std::uint32_t, Hash> ids_;   // the same; never iterated
    std::multiset<std::int64_t> open_costs_;
    std::uint32_t last_ = no_node;
};

}  // namespace nabor
