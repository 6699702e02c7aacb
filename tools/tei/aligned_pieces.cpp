// In: the links of a pair of texts. Out: its pieces: what links join, and beside them what has no counterpart.
#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "tei/parallel.h"

namespace nabor::tei {

namespace {

std::uint32_t number(NodeIndex node) { return static_cast<std::uint32_t>(node); }

bool stands_in_a_line(const TeiTree& tree, NodeIndex node) {
    const ElementKind kind = tree.kind(node);
    return kind == ElementKind::milestone || kind == ElementKind::anchor || tree.is(node, "seg") || tree.is(node, "s");
}

// Of a side: empty paragraphs have no place of their own in a book.
void drop_empty(const TeiTree& tree, std::vector<NodeIndex>& side) {
    const auto shows = [&](NodeIndex node) {
        const ElementKind kind = tree.kind(node);
        return kind == ElementKind::milestone || kind == ElementKind::anchor || tree.has_visible_text(node) ||
               tree.find_inside(node, "graphic") != NodeIndex::none;
    };
    if (std::any_of(side.begin(), side.end(), shows)) std::erase_if(side, [&](NodeIndex node) { return !shows(node); });
}

// The place of a piece in the order of the left text; a piece without a left side follows the one before it in its own text.
using Place = std::tuple<std::uint32_t, int, std::uint32_t>;

struct PlacedPiece {
    Place place;
    AlignedNodes nodes;
};

class PieceMaker {
public:
    PieceMaker(const TeiTree& tree, const TextPair& pair) : tree_(tree), pair_(pair) {}

    std::vector<AlignedNodes> make() {
        join();
        mark_divided();
        if (pair_.sides.left != pair_.sides.right) {
            add_single(true);
            add_single(false);
        }
        std::stable_sort(pieces_.begin(), pieces_.end(), [](const PlacedPiece& a, const PlacedPiece& b) { return a.place < b.place; });
        std::vector<AlignedNodes> pieces;
        for (PlacedPiece& piece : pieces_) pieces.push_back(std::move(piece.nodes));
        return pieces;
    }

private:
    std::uint32_t root_of(std::uint32_t at) {
        while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
        return at;
    }

    std::uint32_t index_of_node(NodeIndex node, bool left) {
        const auto [found, is_new] = indices_.try_emplace(number(node), static_cast<std::uint32_t>(nodes_.size()));
        if (is_new) {
            nodes_.push_back({node, left});
            parents_.push_back(found->second);
        }
        return found->second;
    }

    // Elements that links join, directly or by others, are one piece.
    void join() {
        for (const NodeLink& link : pair_.links) {
            const std::uint32_t left = root_of(index_of_node(link.left, true)), right = root_of(index_of_node(link.right, false));
            parents_[std::max(left, right)] = std::min(left, right);
        }
        std::unordered_map<std::uint32_t, std::size_t> piece_of_root;
        for (std::uint32_t at = 0; at < nodes_.size(); ++at) {
            const auto [found, is_new] = piece_of_root.try_emplace(root_of(at), pieces_.size());
            if (is_new) pieces_.emplace_back();
            AlignedNodes& piece = pieces_[found->second].nodes;
            (nodes_[at].second ? piece.left : piece.right).push_back(nodes_[at].first);
            pieces_of_.push_back(found->second);
        }
        for (PlacedPiece& piece : pieces_) {
            drop_empty(tree_, piece.nodes.left);
            drop_empty(tree_, piece.nodes.right);
            std::sort(piece.nodes.left.begin(), piece.nodes.left.end());
            std::sort(piece.nodes.right.begin(), piece.nodes.right.end());
            piece.nodes.within_blocks = stands_in_a_line(tree_, piece.nodes.left.front()) && stands_in_a_line(tree_, piece.nodes.right.front());
            piece.place = {number(piece.nodes.left.front()), 1, 0};
        }
    }

    void mark_divided() {
        for (std::size_t at = 0; at < nodes_.size(); ++at) {
            if (pieces_[pieces_of_[at]].nodes.within_blocks) continue;
            NodeIndex node = tree_[nodes_[at].first].parent;
            while (node != NodeIndex::none && around_.insert(number(node)).second) node = tree_[node].parent;
        }
        for (std::size_t at = 0; at < nodes_.size(); ++at)
            if (around_.contains(number(nodes_[at].first))) pieces_[pieces_of_[at]].nodes.divided = true;
    }

    // Elements beside aligned ones of the same name that no link names.
    void add_single(bool left) {
        std::unordered_set<std::uint32_t> seen;  // parents, by the first of their aligned children of a name
        const std::size_t count = nodes_.size();
        for (std::size_t at = 0; at < count; ++at) {
            const auto [node, is_left] = nodes_[at];
            const NodeIndex side = left ? pair_.sides.left : pair_.sides.right;
            const ElementKind kind = tree_.kind(node);
            if (is_left != left || node == side || kind == ElementKind::milestone || kind == ElementKind::anchor) continue;
            if (seen.contains(number(node))) continue;
            add_single_beside(node, left, seen);
        }
    }

    void add_single_beside(NodeIndex node, bool left, std::unordered_set<std::uint32_t>& seen) {
        std::vector<std::size_t> waiting;  // pieces before the first aligned one
        std::uint32_t behind = 0;
        bool is_placed = false;
        for (const NodeIndex child : tree_.children(tree_[node].parent)) {
            if (!tree_.is(child, tree_[node].text)) continue;
            const auto known = indices_.find(number(child));
            if (known != indices_.end()) {
                seen.insert(number(child));
                const AlignedNodes& piece = pieces_[pieces_of_[known->second]].nodes;
                behind = end_of_subtree(tree_, piece.left.back()) - 1;
                if (!std::exchange(is_placed, true))
                    for (const std::size_t early : waiting) std::get<0>(pieces_[early].place) = number(piece.left.front());
                continue;
            }
            if (around_.contains(number(child)) || !tree_.has_visible_text(child)) continue;
            if (!left && !is_placed) waiting.push_back(pieces_.size());
            const Place place = left ? Place{number(child), 1, 0} : Place{behind, is_placed ? 2 : 0, number(child)};
            pieces_.push_back({place, {}});
            (left ? pieces_.back().nodes.left : pieces_.back().nodes.right).push_back(child);
            pieces_.back().nodes.within_blocks = stands_in_a_line(tree_, child);
        }
    }

    const TeiTree& tree_;
    const TextPair& pair_;
    std::unordered_map<std::uint32_t, std::uint32_t> indices_;  // of nodes in nodes_; never iterated
    std::vector<std::pair<NodeIndex, bool>> nodes_;             // that links name; whether they stand on the left
    std::vector<std::uint32_t> parents_;                        // disjoint sets of nodes_
    std::vector<std::size_t> pieces_of_;                        // of nodes_
    std::unordered_set<std::uint32_t> around_;                  // elements with pieces inside that are blocks; never iterated
    std::vector<PlacedPiece> pieces_;
};

}  // namespace

std::vector<AlignedNodes> aligned_pieces(const TeiTree& tree, const TextPair& pair) { return PieceMaker(tree, pair).make(); }

}  // namespace nabor::tei
