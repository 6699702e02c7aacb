#include "typeset/list_collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "book/structure.h"
#include "typeset/block_collector.h"
#include "typeset/leaf_collector.h"

namespace nabor {

namespace {

// A list's labels up to so many ems wide stand in a column of their own; longer ones run in.
constexpr std::int64_t widest_label_ems = 5;

bool has_own_label(const Block& item) {
    const Blocks& children = item.blocks();
    return !children.empty() && children.front().role == Role::item_label && children.front().is_leaf();
}

// "7" as a number; the ebook's lists understand no other.
std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || text.size() > 7 || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// The label of each child of a list: a number, a mark, a label of its own, or "".
std::vector<std::string> labels_of(const Block& list, const Style& style) {
    std::vector<std::string> labels;
    int number = whole_number(list.number).value_or(1);  // of the next item, if the source gives it none
    for (const Block& child : list.blocks()) {
        labels.emplace_back();
        if (child.role != Role::list_item) continue;
        number = whole_number(child.number).value_or(number);
        if (has_own_label(child))
            labels.back() = plain_text(child.blocks().front().inlines());
        else if (style.marker == "decimal")
            labels.back() = fmt::format("{}.", number);
        else if (style.marker != "none")
            labels.back() = style.marker;
        ++number;
    }
    return labels;
}

}  // namespace

void ListCollector::list(const Block& list, const Style& style, const FlowContext& context) const {
    if (scope_.stream.pending.label) LeafCollector(scope_).lone_label(context, list.language);
    const std::vector<std::string> labels = labels_of(list, style);
    FlowContext inner = context;
    inner.widest_label = {};
    inner.is_numbered = style.marker == "decimal";
    for (const std::string& label : labels)
        if (!label.empty())
            inner.widest_label = std::max(inner.widest_label, scope_.sources.styles.width_of(context.style, label) + style.size * 2 / 5);
    const BlockCollector children(scope_);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        inner.item_label = labels[i];
        children.child(list.blocks(), i, inner);
    }
}

void ListCollector::item(const SiblingBlock& place, const FlowContext& context) const {
    const Block& block = place.block;
    BlockStream& stream = scope_.stream;
    StructureTreeBuilder& tree = scope_.sources.tree;
    const StyleId id = scope_.sources.styles.with_looks(scope_.sources.styles.of(context.style, place.chain), block.rendition);
    const Style& style = scope_.sources.styles[id].style;
    FlowContext inner = inside(scope_.sources, place, context, id);
    const NodeId item = inner.node;
    const std::size_t first_block = stream.blocks.size();
    const bool has_column = context.widest_label.units > 0 && context.widest_label <= style.size * widest_label_ems;
    inner.label_width = std::max(style.margin_left, has_column ? context.widest_label : Length{});
    inner.left += inner.label_width - style.margin_left;
    stream.pending.space_before = std::max(stream.pending.space_before, style.space_before);
    scope_.wait_for(block.anchor);
    const bool is_labelled = has_own_label(block);
    if (!context.item_label.empty()) {
        const NodeId label_node = tree.node("Lbl", item, block.language);
        const TextPlace words{id, tree.language(block.language), scope_.content_node(label_node, block.language), PageLinkId::none};
        stream.pending.label = WaitingLabel{context.item_label, is_labelled ? block.blocks().front().id : BlockId::none, words};
    }
    inner.node = tree.node("LBody", item, block.language);
    const BlockCollector children(scope_);
    for (std::size_t i = is_labelled ? 1 : 0; i < block.blocks().size(); ++i) children.child(block.blocks(), i, inner);
    if (stream.pending.label) LeafCollector(scope_).lone_label(inner, block.language);
    stream.close_container(style, first_block);
}

// Term and definition are siblings in the manuscript; in the structure they share an item (ISO 32000-1, 14.8.4.3.3).
void ListCollector::gloss_list(const Block& list, const FlowContext& context) const {
    const BlockCollector children(scope_);
    FlowContext item = context;
    for (std::size_t i = 0; i < list.blocks().size(); ++i) {
        const Role role = list.blocks()[i].role;
        const bool is_head = role == Role::list_head;
        if (role == Role::gloss_term || (!is_head && item.node == context.node))
            item.node = scope_.sources.tree.node("LI", context.node, context.language);
        children.child(list.blocks(), i, is_head ? context : item);
    }
}

}  // namespace nabor
