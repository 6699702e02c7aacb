#include "typeset/list_collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "book/structure.h"
#include "typeset/block_collector.h"
#include "typeset/leaf_collector.h"

namespace nabor {

namespace {

// A list's labels up to so many ems wide stand in a column of their own; longer ones run in.
constexpr std::int64_t widest_label_ems = 5;
// Dates are read down their column, so it may be wider.
constexpr std::int64_t widest_date_ems = 10;

bool has_own_label(const Block& item) {
    if (!item.is_container()) return false;
    const Blocks& children = item.blocks();
    return !children.empty() && children.front().role == Role::item_label && children.front().is_leaf();
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// Whether the labels of a list, made ones excepted, are dates, document numbers and the like.
bool are_dates(const Block& list, Role label, const std::vector<std::string>& labels) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Block& child = list.blocks()[i];
        const bool is_own = child.role == label || (label == Role::item_label && child.role == Role::list_item && has_own_label(child));
        if (is_own && !has_digit(labels[i])) return false;
        count += is_own ? 1 : 0;
    }
    return count > 0;
}

// The label of each child of a list: a number, a mark, a label of its own, or "".
std::vector<std::string> labels_of(const Block& list, const Style& style) {
    std::vector<std::string> labels;
    int number = list_number(list.number).value_or(1);  // of the next item, if the source gives it none
    for (const Block& child : list.blocks()) {
        labels.emplace_back();
        if (child.role != Role::list_item) continue;
        number = list_number(child.number).value_or(number);
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

// Of the column that labels ask for, with the white after them.
Length ListCollector::width_of(const std::vector<std::string>& labels, StyleId style) const {
    Length widest;
    const Length white = scope_.sources.styles[style].style.size * 2 / 5;
    for (const std::string& label : labels)
        if (!label.empty()) widest = std::max(widest, scope_.sources.styles.width_of(style, label) + white);
    return widest;
}

void ListCollector::list(const Block& list, const Style& style, const FlowContext& context) const {
    LeafCollector(scope_).hang_label(context);
    const std::vector<std::string> labels = labels_of(list, style);
    FlowContext inner = context;
    inner.is_numbered = style.marker == "decimal";
    const Length widest = width_of(labels, context.style);
    const std::int64_t most = are_dates(list, Role::item_label, labels) ? widest_date_ems : widest_label_ems;
    inner.label_column = widest <= style.size * most ? widest : Length{};
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
    const StyleId id = scope_.sources.styles.of(context.style, place.chain, block.rendition);
    const Style& style = scope_.sources.styles[id].style;
    FlowContext inner = inside(scope_.sources, place, context, id);
    const NodeId item = inner.node;
    const std::size_t first_block = stream.blocks.size();
    const Length width = std::max(style.margin_left, context.label_column);
    inner.left += width - style.margin_left;
    const LabelColumn column{inner.left, width, context.is_numbered};
    stream.pending.space_before = std::max(stream.pending.space_before, style.space_before);
    scope_.wait_for(block.anchor);
    const bool is_labelled = has_own_label(block);
    if (!context.item_label.empty()) {
        const NodeId node = tree.node("Lbl", item, block.language);
        if (is_labelled) {
            const Block& own = block.blocks().front();
            const ElementChain chain = place.chain.with(scope_.sources.key_of(own, ""));
            own_label({own, nullptr, chain}, scope_.sources.styles.of(id, chain), node, column);
        } else {
            const TextPlace words{id, tree.language(block.language), scope_.content_node(node, block.language), PageLinkId::none};
            stream.pending.label = WaitingLabel{context.item_label, nullptr, {}, words, column};
        }
    }
    inner.node = tree.node("LBody", item, block.language);
    const BlockCollector children(scope_);
    for (std::size_t i = is_labelled ? 1 : 0; i < block.blocks().size(); ++i) children.child(block.blocks(), i, inner);
    LeafCollector(scope_).lone_label(inner);
    stream.close_container(style, first_block);
}

// A label of the book's own text waits for the block that it stands beside.
void ListCollector::own_label(const SiblingBlock& label, StyleId style, NodeId node, const LabelColumn& column) const {
    const StyleId looks = scope_.sources.styles.with_looks(style, label.block.rendition);
    scope_.wait_for(label.block.anchor);
    const TextPlace words{looks, scope_.sources.tree.language(label.block.language), node, PageLinkId::none};
    scope_.stream.pending.label = WaitingLabel{plain_text(label.block.inlines()), &label.block, label.chain, words, column};
}

// Terms that are dates hang beside what they tell, where there is room.
bool ListCollector::dated_list(const Block& list, const FlowContext& context) const {
    std::vector<std::string> terms;
    for (const Block& child : list.blocks()) terms.push_back(child.role == Role::gloss_term && child.is_leaf() ? plain_text(child.inlines()) : "");
    if (!are_dates(list, Role::gloss_term, terms)) return false;
    const auto first = std::find_if(list.blocks().begin(), list.blocks().end(), [](const Block& child) { return child.role == Role::gloss_term; });
    const BlockCollector children(scope_);
    StyleTable& styles = scope_.sources.styles;
    const StyleId term_style = styles.of(context.style, children.chain_of(*first, nullptr, context));
    const Length width = width_of(terms, term_style);
    if (width > styles[term_style].style.size * widest_date_ems) return false;
    const LeafCollector labels(scope_);
    labels.hang_label(context);
    FlowContext item = context;
    item.left += width;
    const Block* previous = nullptr;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const Block& child = list.blocks()[i];
        const ElementChain chain = children.chain_of(child, previous, context);
        const StyleId style = styles.of(context.style, chain);
        previous = &child;
        if (child.role == Role::gloss_term) {
            labels.lone_label(item);
            item.node = scope_.sources.tree.node("LI", context.node, context.language);
            scope_.stream.pending.space_before = std::max(scope_.stream.pending.space_before, styles[style].style.space_before);
            own_label({child, nullptr, chain}, style, scope_.sources.tree.node("Lbl", item.node, child.language), {item.left, width, false});
            continue;
        }
        const bool is_beside = child.role == Role::gloss_definition;
        FlowContext body = is_beside ? item : context;
        if (is_beside) body.left -= styles[style].style.margin_left;
        children.child(list.blocks(), i, body);
    }
    labels.lone_label(item);
    return true;
}

// Term and definition are siblings in the manuscript; in the structure they share an item (ISO 32000-1, 14.8.4.3.3).
void ListCollector::gloss_list(const Block& list, const FlowContext& context) const {
    if (dated_list(list, context)) return;
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
