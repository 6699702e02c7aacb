#include "typeset/collect_scope.h"

#include <algorithm>
#include <utility>

#include "book/structure.h"
#include "book/text_numbers.h"
#include "language/language.h"

namespace nabor {

namespace {

constexpr std::string_view heading_types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

}  // namespace

void BlockStream::add(FlowBlock block, const Style& style, const FlowContext& context, DestinationId destination) {
    block.left = context.left + style.margin_left;
    block.right = context.right + style.margin_right;
    block.space_before = std::max(style.space_before, pending.space_before);
    block.space_after = style.space_after;
    const bool forced = style.break_before == PageBreak::page || style.break_before == PageBreak::right;
    block.break_before = forced ? style.break_before : pending.break_before;
    block.keep_with_next = style.break_after == PageBreak::avoid ? Keep::firmly : Keep::no;
    if (style.break_after != PageBreak::avoid) block.break_after = style.break_after;
    block.keep_together = style.break_inside == PageBreak::avoid;
    block.keep_with_previous = style.break_before == PageBreak::avoid || pending.keep_with_previous;
    block.restarts_lines = std::exchange(pending.restarts_lines, false);
    block.sink = pending.sink;
    block.centring_group = context.centring_group;
    block.labels = std::move(pending.labels);
    block.destinations = std::move(pending.destinations);
    if (destination != DestinationId::none) block.destinations.push_back(destination);
    pending.space_before = {};
    pending.break_before = PageBreak::automatic;
    pending.keep_with_previous = false;
    pending.sink = {};
    pending.labels.clear();
    pending.destinations.clear();
    blocks.push_back(std::move(block));
}

void BlockStream::close_container(const Style& style, std::size_t first_block, Keep kept) {
    if (blocks.size() == first_block) return;
    FlowBlock& last = blocks.back();
    last.space_after = std::max(last.space_after, style.space_after);
    if (style.break_after == PageBreak::avoid)
        last.keep_with_next = Keep::firmly;
    else if (style.break_after != PageBreak::automatic)
        last.break_after = style.break_after;
    if (style.break_inside != PageBreak::avoid) return;
    for (std::size_t i = first_block; i < blocks.size(); ++i) {
        blocks[i].keep_together = true;
        if (i + 1 < blocks.size()) blocks[i].keep_with_next = std::max(blocks[i].keep_with_next, kept);
    }
}

Origin CollectScope::origin_of(const Block& block, const FlowContext& context) const {
    return {static_cast<std::uint32_t>(block.id == BlockId::none ? context.made : block.id), 0};
}

// Notes in the margin and at an end don't know the page of their call.
bool is_counted_by_page(const BookSources& sources, NoteId note) {
    const NoteSeries& series = sources.series(note);
    return series.counter.scope.value_or(sources.product.note_numbering) == CounterScope::page && series.area == NoteSeries::Area::foot &&
           series.counter.style != CounterStyle::none && !is_keyed_to_lines(series.counter.style);
}

// Beside its line a note needs no number of it.
bool stands_in_margin(const BookSources& sources, NoteId note) { return sources.area(note) == NoteSeries::Area::margin; }

std::string key_text(BookSources& sources, NoteId note) {
    const EntryKey& key = *sources.facts.entry_keys[index_of(note)];
    if ((key.verse.first == 0 && !key.in_heading) || stands_in_margin(sources, note)) return {};
    const EntryKey*& last = sources.last_keys[sources.series_id(note)];
    const bool is_shared = last != nullptr && last->block == key.block && last->last_block == key.last_block && may_share_number(*last, key);
    last = &key;
    if (is_shared) return {};
    const std::string& language = sources.book.languages.front();
    return key.in_heading ? with_note_word(std::string(label(Label::heading_abbreviated, language)), key, language)
                          : verse_key_text(key, sources.series(note).counter.style, language);
}

// Words that may part at a line's end get room for two numbers; a single word, and two in lines that have spaces to give, for one.
NoteSlot key_slot(const BookSources& sources, NoteId note, StyleId style) {
    const EntryKey& key = *sources.facts.entry_keys[index_of(note)];
    if (key.verse.first > 0 || key.in_heading || stands_in_margin(sources, note) || sources.styles[style].faces.empty()) return {};
    const std::optional<Lemma>& lemma = sources.book.note(note).lemma;
    const auto words = lemma ? std::count(lemma->words.begin(), lemma->words.end(), ' ') + 1 : 1;
    const std::string number(sources.layout.numbering.lines == CounterScope::page ? 2 : 3, '0');
    const bool may_be_range = words > (sources.styles[style].style.align == TextAlign::justify ? 2 : 1);
    const std::string widest =
        with_note_word(number + (may_be_range ? "–" + number : ""), key, sources.book.languages.front()) + std::string(after_line_number);
    return {sources.tree.destination(sources.book.note(note).anchor), sources.styles.width_of(style, widest), SlotKind::lines_of_note};
}

// As wide as the numbers of most pages; what a wider one needs, the line's spaces give.
NoteSlot note_slot(const BookSources& sources, NoteId note, StyleId style) {
    if (!is_counted_by_page(sources, note) || sources.styles[style].faces.empty()) return {};
    const std::uint32_t usual = sources.series(note).counter.style == CounterStyle::figures ? 10 : 3;
    const std::string widest = counter_text(sources.series(note).counter.style, usual, sources.book.languages.front());
    return {sources.tree.destination(sources.book.note(note).anchor), sources.styles.width_of(style, widest)};
}

bool restarts_lines(const Layout& layout, const Block& division) {
    if (!layout.counts_lines()) return false;
    if (layout.numbering.lines == CounterScope::document) return division.document != DocumentId::none;
    return layout.numbering.lines == CounterScope::section && is_headed_division(division);
}

std::string short_title(const Metadata& metadata) {
    for (const Title& title : metadata.titles)
        if (title.type == "short" && !title.text.empty()) return title.text;
    return {};
}

NodeId structure_node(const BookSources& sources, const Block& block, const FlowContext& context) {
    StructureTreeBuilder& tree = sources.tree;
    if (block.role == Role::heading) return tree.node(heading_types[heading_rank(block)], context.node, block.language);
    const bool heads_list = block.role == Role::list_head && tree.at(context.node).type == "L";
    const std::string_view type = heads_list ? "Caption" : std::string_view(row_of(block.role).structure);
    const NodeId node = tree.node(type, context.node, block.language);
    if (block.role == Role::list_ordered) tree.at(node).ordered = true;
    if (block.role == Role::formula) describe_formula(sources, node, block);
    return node;
}

// A speaker's name looks as the layout says: italic or bold type in the source only marks it as a name.
StyleId CollectScope::style_of(const SiblingBlock& place, const FlowContext& context) const {
    return sources.styles.of(context.style, place.chain, place.block.role == Role::speaker ? Rendition{} : place.block.rendition);
}

FlowContext inside(BookSources& sources, const SiblingBlock& place, const FlowContext& context, StyleId style) {
    const Style& computed = sources.styles[style].style;
    FlowContext inner = context;
    inner.chain = place.chain;
    inner.style = style;
    inner.language = place.block.language;
    inner.left += computed.margin_left;
    inner.right += computed.margin_right;
    inner.is_aligned = context.is_aligned || place.block.rendition.alignment != Alignment::natural;
    inner.node = structure_node(sources, place.block, context);
    inner.item_label.clear();
    if (is_division(place.block.role)) inner.division = &place.block;
    if (is_outside_of_counts(place.block.role)) inner.is_counted = false;
    if (computed.placement == BlockPlacement::centre_on_longest && context.centring_group == 0)
        inner.centring_group = ++sources.centring_groups;
    return inner;
}

void CollectScope::wait_for(AnchorId anchor) const {
    if (anchor != AnchorId::none) stream.pending.destinations.push_back(sources.tree.destination(anchor));
}

}  // namespace nabor
