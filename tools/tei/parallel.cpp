#include "tei/parallel.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "language/language.h"
#include "tei/header.h"

namespace nabor::tei {

namespace {

bool is_text_like(ElementKind kind) {
    return kind == ElementKind::document || kind == ElementKind::text_body || kind == ElementKind::group || kind == ElementKind::matter ||
           kind == ElementKind::division || kind == ElementKind::floating_text;
}

std::vector<NodeIndex> path_to(const TeiTree& tree, NodeIndex node) {
    std::vector<NodeIndex> path;
    for (; node != NodeIndex::none; node = tree[node].parent) path.push_back(node);
    std::reverse(path.begin(), path.end());
    return path;
}

// The only text, matter or division with words in an element; none when there are several. A body counts before what is around it.
NodeIndex only_text_in(const TeiTree& tree, NodeIndex node) {
    if (const NodeIndex body = tree.child(node, "body"); body != NodeIndex::none && tree.has_visible_text(body)) return body;
    NodeIndex found = NodeIndex::none;
    for (const NodeIndex child : tree.children(node)) {
        if (!is_text_like(tree.kind(child)) || !tree.has_visible_text(child)) continue;
        if (found != NodeIndex::none) return NodeIndex::none;
        found = child;
    }
    return found;
}

std::size_t whole_pieces(const TextPair& pair) {
    return static_cast<std::size_t>(std::count_if(pair.pieces.begin(), pair.pieces.end(), [](const AlignedNodes& piece) {
        return !piece.divided && !piece.left.empty() && !piece.right.empty();
    }));
}

void tell_numbers(Reading& reading, const TextPair& pair) {
    if (!pair.by_number) return;
    reading.report.note("tei-parallel-numbers", reading.tree[pair.sides.left].span,
                        fmt::format("this text ({}) and another one ({}) are aligned by their numbers: {} pieces", pair.left_language,
                                    pair.right_language, whole_pieces(pair)),
                        "corresp or a linkGrp says it otherwise");
}

void tell_missing(Reading& reading, const TextPair& pair, bool left) {
    std::size_t count = 0;
    NodeIndex first = NodeIndex::none;
    for (const AlignedNodes& piece : pair.pieces) {
        if (!(left ? piece.right : piece.left).empty()) continue;
        if (count++ == 0) first = (left ? piece.left : piece.right).front();
    }
    if (count == 0) return;
    reading.report.note("tei-parallel-counterpart", reading.tree[first].span,
                        fmt::format("{} {} of this text ({}) {} no counterpart in the other one ({}); this is the first", count,
                                    count == 1 ? "piece" : "pieces", left ? pair.left_language : pair.right_language, count == 1 ? "has" : "have",
                                    left ? pair.right_language : pair.left_language),
                        "align it by corresp or a link where the other text says it");
}

// Pieces whose counterparts stand before those of a piece above.
void tell_crossing(Reading& reading, const TextPair& pair) {
    std::size_t count = 0;
    NodeIndex first = NodeIndex::none, last = NodeIndex{0};
    for (const AlignedNodes& piece : pair.pieces) {
        if (piece.divided || piece.left.empty() || piece.right.empty()) continue;
        if (piece.right.front() < last && count++ == 0) first = piece.left.front();
        last = std::max(last, piece.right.back());
    }
    if (count == 0) return;
    reading.report.warning("tei-parallel-order", reading.tree[first].span,
                           fmt::format("{} {} of parallel texts {} in another order than {} counterpart{}; this is the first", count,
                                       count == 1 ? "piece" : "pieces", count == 1 ? "stands" : "stand", count == 1 ? "its" : "their",
                                       count == 1 ? "" : "s"),
                           "correct the alignment, or align larger pieces");
}

bool is_placed(const Reading& reading, NodeIndex node) {
    const AnchorId anchor = reading.anchors_by_node[static_cast<std::size_t>(node)];
    return anchor != AnchorId::none && reading.is_placed(anchor);
}

// The outermost division of a text that the Book has.
AnchorId division_of(const Reading& reading, NodeIndex text) {
    while (text != NodeIndex::none && !is_placed(reading, text)) text = only_text_in(reading.tree, text);
    return text == NodeIndex::none ? AnchorId::none : reading.anchors_by_node[static_cast<std::size_t>(text)];
}

std::vector<AnchorId> anchors_of(const Reading& reading, const std::vector<NodeIndex>& nodes) {
    std::vector<AnchorId> anchors;
    for (const NodeIndex node : nodes)
        if (is_placed(reading, node)) anchors.push_back(reading.anchors_by_node[static_cast<std::size_t>(node)]);
    return anchors;
}

}  // namespace

std::string NodeLanguages::own(NodeIndex node) {
    for (const std::string_view name : {"xml:lang", "lang"}) {
        const std::string_view tag = tree_.attribute(node, name);
        if (tag.empty()) continue;
        std::string language = canonical_language(tag);
        if (language != "und") return language;
    }
    if (tree_.kind(node) != ElementKind::document) return {};
    const auto known = headers_.find(node);
    if (known != headers_.end()) return known->second;
    return headers_[node] = read_header(tree_, tree_.child(node, "teiHeader")).language;
}

std::string NodeLanguages::of(NodeIndex node) {
    for (; node != NodeIndex::none; node = tree_[node].parent)
        if (std::string language = own(node); !language.empty()) return language;
    return of_book_;
}

std::string NodeLanguages::of_text(NodeIndex text) {
    std::string language = of(text);
    for (text = only_text_in(tree_, text); text != NodeIndex::none; text = only_text_in(tree_, text))
        if (std::string inner = own(text); !inner.empty()) language = std::move(inner);
    return language;
}

bool can_be_aligned(const TeiTree& tree, NodeIndex node) {
    switch (tree.kind(node)) {
        case ElementKind::document:
        case ElementKind::text_body:
        case ElementKind::matter:
        case ElementKind::division:
        case ElementKind::paragraph:
        case ElementKind::line:
        case ElementKind::line_group:
        case ElementKind::head:
        case ElementKind::utterance:
        case ElementKind::speech:
        case ElementKind::item:
        case ElementKind::leaf:
        case ElementKind::container:
        case ElementKind::letter_part:
        case ElementKind::floating_text:
        case ElementKind::quotation:
        case ElementKind::list:
        case ElementKind::table:
        case ElementKind::figure:
        case ElementKind::stage:
        case ElementKind::milestone:
        case ElementKind::anchor: return true;
        default: return tree.is(node, "seg") || tree.is(node, "s");
    }
}

std::optional<TextSides> PairsOfTexts::sides_of(NodeIndex one, NodeIndex other) const {
    const std::vector<NodeIndex> path = path_to(tree_, one), other_path = path_to(tree_, other);
    std::size_t shared = 0;
    while (shared < path.size() && shared < other_path.size() && path[shared] == other_path[shared]) ++shared;
    if (shared == path.size() || shared == other_path.size()) return std::nullopt;  // one is inside of the other
    NodeIndex around = path[shared - 1];
    const NodeIndex here = path[shared], there = other_path[shared];
    if (is_text_like(tree_.kind(here)) && is_text_like(tree_.kind(there))) {
        const bool parts_texts = tree_.kind(around) == ElementKind::document || tree_.kind(around) == ElementKind::group;
        if (!parts_texts && tree_.type(here) == tree_.type(there) && languages_.of(one) == languages_.of(other)) return std::nullopt;
        return TextSides{std::min(here, there), std::max(here, there)};
    }
    while (tree_[around].parent != NodeIndex::none && !is_text_like(tree_.kind(around))) around = tree_[around].parent;
    return languages_.of(one) == languages_.of(other) ? std::nullopt : std::optional(TextSides{around, around});
}

bool PairsOfTexts::add(NodeIndex one, NodeIndex other, bool by_number) {
    const std::optional<TextSides> sides = sides_of(one, other);
    if (!sides) return false;
    if (other < one) std::swap(one, other);
    const auto [at, is_new] = indices_.try_emplace(*sides, pairs_.size());
    if (is_new) {
        std::string left = languages_.of_text(sides->left), right = languages_.of_text(sides->right);
        if (left == right) {
            left = languages_.of(one);
            right = languages_.of(other);
        }
        pairs_.push_back({*sides, std::move(left), std::move(right), {}, by_number, {}});
    }
    TextPair& pair = pairs_[at->second];
    if (sides->left == sides->right && languages_.of(one) != pair.left_language) std::swap(one, other);
    pair.links.push_back({one, other});
    return true;
}

bool PairsOfTexts::holds_translation(NodeIndex one, NodeIndex other) const {
    const NodeIndex outer = std::min(one, other), inner = std::max(one, other);
    const bool is_inside = static_cast<std::uint32_t>(inner) < end_of_subtree(tree_, outer);
    return is_inside && languages_.of(one) != languages_.of(other);
}

std::vector<TextPair> PairsOfTexts::take() {
    std::sort(pairs_.begin(), pairs_.end(), [](const TextPair& a, const TextPair& b) { return a.sides < b.sides; });
    indices_.clear();
    return std::move(pairs_);
}

std::vector<TextPair> find_parallel_texts(Reading& reading) {
    NodeLanguages languages(reading.tree, reading.book.language(LanguageId::main));
    PairsOfTexts found(reading.tree, languages);
    add_given_links(reading, found);
    add_links_by_number(reading.tree, languages, found);
    std::vector<TextPair> pairs = found.take();
    for (TextPair& pair : pairs) {
        pair.pieces = aligned_pieces(reading.tree, pair);
        for (const AlignedNodes& piece : pair.pieces)
            for (const std::vector<NodeIndex>* side : {&piece.left, &piece.right})
                for (const NodeIndex node : *side) reading.targets.set_referenced(node);
        tell_numbers(reading, pair);
        tell_missing(reading, pair, true);
        tell_missing(reading, pair, false);
        tell_crossing(reading, pair);
    }
    return pairs;
}

void fill_parallel_texts(Reading& reading, const std::vector<TextPair>& pairs) {
    for (const TextPair& pair : pairs) {
        ParallelTexts texts;
        texts.left = division_of(reading, pair.sides.left);
        texts.right = division_of(reading, pair.sides.right);
        texts.left_language = reading.language_id(pair.left_language);
        texts.right_language = reading.language_id(pair.right_language);
        for (const AlignedNodes& nodes : pair.pieces) {
            AlignedPiece piece{anchors_of(reading, nodes.left), anchors_of(reading, nodes.right), nodes.divided, nodes.within_blocks};
            if (!piece.left.empty() || !piece.right.empty()) texts.pieces.push_back(std::move(piece));
        }
        if (!texts.pieces.empty()) reading.book.parallel_texts.push_back(std::move(texts));
    }
}

}  // namespace nabor::tei
