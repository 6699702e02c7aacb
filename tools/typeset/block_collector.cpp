#include "typeset/block_collector.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "language/language.h"
#include "typeset/leaf_collector.h"
#include "typeset/list_collector.h"
#include "typeset/long_stanzas.h"
#include "typeset/table_collector.h"
#include "typeset/verse_collector.h"

namespace nabor {

namespace {

constexpr std::int64_t columns_gap_ems = 2;

bool is_list(Role role) { return role == Role::list_bulleted || role == Role::list_ordered || role == Role::list_plain; }

bool holds_figures(const Block& figure) {
    return std::any_of(figure.blocks().begin(), figure.blocks().end(), [](const Block& child) { return is_figure(child.role); });
}

// A group of figures that no page has room for is parted between them, not from the caption of all.
void keep_common_captions(const Block& figure, std::size_t first_block, std::vector<FlowBlock>& blocks) {
    const Blocks& children = figure.blocks();
    const auto last = std::find_if(children.rbegin(), children.rend(), [](const Block& child) { return is_figure(child.role); });
    const std::size_t after = std::min<std::size_t>(static_cast<std::size_t>(last - children.rbegin()), blocks.size() - first_block - 1);
    for (std::size_t i = 0; i < after; ++i) blocks[blocks.size() - 2 - i].keep_with_next = Keep::firmly;
    for (std::size_t i = 0; i < children.size() && !is_figure(children[i].role) && first_block + i + 1 < blocks.size(); ++i)
        blocks[first_block + i].keep_with_next = Keep::firmly;
}

bool is_direction(const Block& block) { return block.role == Role::stage_direction && block.is_leaf(); }

// Whether a stage direction follows others, and the first of them verse.
bool is_further_direction(const Blocks& siblings, std::size_t i) {
    std::size_t first = i;
    while (first > 0 && is_direction(siblings[first]) && is_direction(siblings[first - 1])) --first;
    if (first == i || first == 0) return false;
    const Role before = siblings[first - 1].role;
    return before == Role::verse_line || before == Role::verse || before == Role::stanza;
}

}  // namespace

void BlockCollector::blocks(const Blocks& all, const FlowContext& context) const {
    for (std::size_t i = 0; i < all.size(); ++i) child(all, i, context);
}

void BlockCollector::child(const Blocks& siblings, std::size_t i, const FlowContext& context) const {
    std::vector<FlowBlock>& blocks = scope_.stream.blocks;
    const std::size_t first = blocks.size();
    sibling(siblings[i], i == 0 ? nullptr : &siblings[i - 1], i + 1 < siblings.size() ? &siblings[i + 1] : nullptr, context);
    // To selectors the second of two stage directions does not follow the verse before them, whose edge both stand on.
    if (first > 0 && blocks.size() == first + 1 && is_further_direction(siblings, i)) blocks.back().left = blocks[first - 1].left;
}

ElementChain BlockCollector::chain_of(const Block& one, const Block* previous, const FlowContext& context) const {
    const BookSources& sources = scope_.sources;
    return context.chain.with(sources.key_of(one, previous ? sources.sibling_words(*previous, context.chain.last().element) : std::string_view()));
}

void BlockCollector::sibling(const Block& one, const Block* previous, const Block* next, const FlowContext& context) const {
    const ElementKey around = wrapper_of(one, previous, context);
    if (around.element.empty()) return block({one, next, chain_of(one, previous, context)}, context);
    BlockStream& stream = scope_.stream;
    StyleTable& styles = scope_.sources.styles;
    FlowContext inner = context;
    inner.chain = context.chain.with(around);
    inner.style = styles.of(context.style, inner.chain);
    const Style& style = styles[inner.style].style;
    inner.left += style.margin_left;
    inner.right += style.margin_right;
    stream.pending.space_before = std::max(stream.pending.space_before, style.space_before);
    const std::size_t first_block = stream.blocks.size();
    const bool follows = previous != nullptr && is_caption(*previous) && is_caption(one);
    block({one, next, inner.chain.with(scope_.sources.key_of(one, follows ? scope_.sources.sibling_words(*previous) : std::string_view()))}, inner);
    stream.close_container(style, first_block);
}

// The element that the ebook has around a block, where the layout names it; without a name where there is none.
ElementKey BlockCollector::wrapper_of(const Block& one, const Block* previous, const FlowContext& context) const {
    const BookSources& sources = scope_.sources;
    const std::string_view words = sources.wrapper_words(one, context.chain.last().element);
    if (words.empty()) return {};
    const std::size_t dot = std::min(words.find('.'), words.size());
    const std::string_view css_class = words.substr(std::min(dot + 1, words.size()));
    const std::string_view after = previous ? sources.sibling_words(*previous, context.chain.last().element) : std::string_view();
    return {words.substr(0, dot), css_class, sources.book.language(one.language), previous == nullptr, after};
}

void BlockCollector::heading(const MadeHeading& made, const FlowContext& context) const {
    Block head;
    head.role = Role::heading;
    head.level = made.level;
    head.language = made.language;
    head.id = made.id;
    head.content = Inlines{{Span{}, Text{std::string(made.words)}}};
    sibling(head, nullptr, nullptr, context);
}

void BlockCollector::block(const SiblingBlock& place, const FlowContext& context) const {
    if (std::holds_alternative<Table>(place.block.content)) return TableCollector(scope_).table(place, context);
    if (std::holds_alternative<ImageUse>(place.block.content)) return LeafCollector(scope_).image(place, context);
    if (place.block.role == Role::list_item && place.block.is_container()) return ListCollector(scope_).item(place, context);
    if (place.block.role == Role::plate && context.area == FlowArea::text) return plate(place, context);
    if (!place.block.is_leaf()) return container(place, context);
    leaf(place, context);
}

// Leaves that the layout sets as run-in heads wait for the paragraph that follows; where none follows, they stand in a line of their own.
void BlockCollector::leaf(const SiblingBlock& place, const FlowContext& context) const {
    const Block& block = place.block;
    std::vector<RunInHead>& run_in = scope_.stream.pending.run_in;
    const VerseCollector verse(scope_);
    const bool is_head = scope_.sources.styles[scope_.sources.styles.of(context.style, place.chain)].style.run_in;
    const bool goes_on = is_head && verse.runs_in(place, context);
    if (goes_on || (is_head && !run_in.empty())) {
        run_in.push_back({&block, place.chain.last().after});
        if (!goes_on) verse.heads_alone(place, context);
        return;
    }
    SiblingBlock own = place;
    if (!run_in.empty()) {
        // The paragraph follows what stood before the first of its heads: to selectors, that head.
        ElementKey key = place.chain.last();
        key.after = scope_.sources.sibling_words(*run_in.front().block);
        own.chain = place.chain.with_last(key);
    }
    LeafCollector(scope_).leaf(own, context);
    // A paragraph at the right that ends a text is taken for its signature.
    const bool signs = !place.next && block.role == Role::paragraph && block.rendition.alignment == Alignment::right;
    if (signs && !scope_.stream.blocks.empty()) scope_.stream.blocks.back().keep_with_previous = true;
}

void BlockCollector::container(const SiblingBlock& place, const FlowContext& context) const {
    const Block& block = place.block;
    BlockStream& stream = scope_.stream;
    const StyleId id = scope_.sources.styles.of(context.style, place.chain, block.rendition);
    const Style& style = scope_.sources.styles[id].style;
    if (!style.shown) return;
    const FlowContext inner = inside(scope_.sources, place, context, id);
    stream.pending.space_before = std::max(stream.pending.space_before, style.space_before);
    if (style.break_before == PageBreak::page || style.break_before == PageBreak::right) stream.pending.break_before = style.break_before;
    if (style.break_before == PageBreak::avoid) stream.pending.keep_with_previous = true;
    stream.pending.restarts_lines = stream.pending.restarts_lines || restarts_lines(scope_.sources.layout, block);
    scope_.wait_for(block.anchor);
    const std::size_t first_block = stream.blocks.size();
    if (block.role == Role::list_gloss)
        ListCollector(scope_).gloss_list(block, inner);
    else if (is_list(block.role))
        ListCollector(scope_).list(block, style, inner);
    else
        blocks(block.blocks(), inner);
    if (block.role == Role::verse || block.role == Role::stanza || block.role == Role::speech)
        VerseCollector(scope_).finish_verse(block, first_block);
    if (style.columns > 1 && context.area == FlowArea::text) gather_columns(block, style, first_block);
    const bool may_part = block.role == Role::stanza && stream.blocks.size() - first_block > longest_whole_stanza;
    const bool is_group = is_figure(block.role) && holds_figures(block);
    if (is_group && stream.blocks.size() > first_block) keep_common_captions(block, first_block, stream.blocks);
    stream.close_container(style, first_block, may_part || is_group ? Keep::loosely : Keep::firmly);
}

// The blocks from `first` on become one, of columns.
void BlockCollector::gather_columns(const Block& block, const Style& style, std::size_t first) const {
    std::vector<FlowBlock>& blocks = scope_.stream.blocks;
    if (blocks.size() == first) return;
    FlowColumns columns;
    columns.columns = style.columns;
    columns.gap = style.size * columns_gap_ems;
    columns.right_to_left = is_right_to_left(scope_.sources.book.language(block.language));
    FlowBlock made;
    made.space_before = std::exchange(blocks[first].space_before, {});
    made.break_before = std::exchange(blocks[first].break_before, PageBreak::automatic);
    made.restarts_lines = std::exchange(blocks[first].restarts_lines, false);
    made.sink = std::exchange(blocks[first].sink, {});
    made.keep_with_previous = std::exchange(blocks[first].keep_with_previous, false);
    made.space_after = blocks.back().space_after;
    std::move(blocks.begin() + static_cast<std::ptrdiff_t>(first), blocks.end(), std::back_inserter(columns.blocks));
    blocks.resize(first);
    made.content = std::move(columns);
    blocks.push_back(std::move(made));
}

// A section of its own, before the one it stands in. There its place is kept, as a destination.
void BlockCollector::plate(const SiblingBlock& place, const FlowContext& context) const {
    const DestinationId bound = scope_.sources.tree.destination(fmt::format("plate:{}", ++scope_.sources.plates));  // never an xml:id
    OpenSection plate;
    plate.section.page = "plate";
    plate.section.plate = bound;
    BlockCollector({scope_.sources, plate, plate.body}).container(place, context);
    std::vector<FlowSection>& plates = scope_.section.plates;
    std::move(plate.plates.begin(), plate.plates.end(), std::back_inserter(plates));
    if (plate.body.blocks.empty()) return;
    plate.section.blocks = std::move(plate.body.blocks);
    plates.push_back(std::move(plate.section));
    scope_.stream.pending.destinations.push_back(bound);
}

}  // namespace nabor
