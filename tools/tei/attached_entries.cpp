#include "tei/attached_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "reading/ids.h"
#include "tei/apparatus.h"
#include "tei/entry_lines.h"

namespace nabor::tei {

namespace {

// What is no text of the place that it stands in.
bool is_beside_text(const TeiTree& tree, NodeIndex id) {
    const ElementKind kind = tree.kind(id);
    return kind == ElementKind::note || kind == ElementKind::skipped || kind == ElementKind::witness_list || tree.is(id, "rdg") || tree.is(id, "figDesc") ||
           tree.is(id, "index");
}

NodeIndex first_text(const TeiTree& tree, NodeIndex id) {
    if (tree.is_text(id)) return is_blank(tree[id].text) ? NodeIndex::none : id;
    if (is_beside_text(tree, id)) return NodeIndex::none;
    for (const NodeIndex child : tree.children(id))
        if (const NodeIndex found = first_text(tree, child); found != NodeIndex::none) return found;
    return NodeIndex::none;
}

bool is_inside_beside_text(const TeiTree& tree, NodeIndex id, NodeIndex outer) {
    for (; id != outer && id != NodeIndex::none; id = tree[id].parent)
        if (!tree.is_text(id) && is_beside_text(tree, id)) return true;
    return false;
}

// Looked for from the end: many entries may end with one long part of the text.
NodeIndex last_text(const TeiTree& tree, NodeIndex id) {
    for (std::uint32_t at = end_of_subtree(tree, id); at > static_cast<std::uint32_t>(id); --at) {
        const auto node = static_cast<NodeIndex>(at - 1);
        if (tree.is_text(node) && !is_blank(tree[node].text) && !is_inside_beside_text(tree, node, id)) return node;
    }
    return NodeIndex::none;
}

// An element in the line is read as a whole; the text of a block has a leaf, which is not open before the block.
bool is_in_line(const TeiTree& tree, NodeIndex id) { return !is_block(tree.kind(id)) && tree.kind(id) != ElementKind::label; }

TextPlace place_before(const TeiTree& tree, NodeIndex id) {
    const NodeIndex text = is_in_line(tree, id) ? NodeIndex::none : first_text(tree, id);
    if (text == NodeIndex::none) return {id, 0, false};
    return {text, static_cast<std::uint32_t>(tree[text].text.find_first_not_of(" \t\r\n")), false};
}

TextPlace place_behind(const TeiTree& tree, NodeIndex id) {
    const NodeIndex text = is_in_line(tree, id) ? NodeIndex::none : last_text(tree, id);
    if (text == NodeIndex::none) return {id, 0, true};
    return {text, static_cast<std::uint32_t>(tree[text].text.find_last_not_of(" \t\r\n") + 1), false};
}

// Finds the places of entries, and reports those that are nowhere.
class PlaceFinder {
public:
    PlaceFinder(const TeiTree& tree, const Targets& targets, Report& report) : tree_(tree), targets_(targets), report_(report) {}

    std::vector<TextRange> ranges_of(NodeIndex entry) {
        std::vector<TextRange> ranges;
        if (const std::optional<TextRange> range = between_points(entry)) {
            ranges.push_back(*range);
        } else if (tree_.has_attribute(entry, "loc") && is_in_list_of_entries(tree_, entry)) {
            if (!lines_) lines_.emplace(tree_);
            ranges = lines_->ranges_of(entry);
            tell_unknown_lines(entry, ranges.empty());
        }
        return ranges;
    }

private:
    void tell_unknown_lines(NodeIndex entry, bool all) {
        const std::string loc = collapse_xml_space(tree_.attribute(entry, "loc"));
        if (loc.empty()) return tell(entry, "loc is empty: it names no line of the text");
        if (all) return tell(entry, fmt::format("no line of the text has the number \"{}\"", loc));
        for (const std::string_view place : lines_->unknown_places(entry))
            tell(entry, fmt::format("no line of the text has the number \"{}\", which loc=\"{}\" names", place, loc));
    }

    std::optional<NodeIndex> point(NodeIndex entry, std::string_view attribute) {
        const std::string_view target = reading::first_target(tree_.attribute(entry, attribute));
        if (target.empty() && tree_.has_attribute(entry, attribute)) tell(entry, fmt::format("{} is empty: it names no place of the text", attribute));
        if (target.empty()) return std::nullopt;
        const NodeIndex node = targets_.resolve(target, tree_[entry].file);
        if (node != NodeIndex::none) return node;
        tell(entry, fmt::format("nothing in the book has the id \"{}\", which {} names", target.substr(target.find('#') + 1), attribute));
        return std::nullopt;
    }

    std::optional<TextRange> between_points(NodeIndex entry) {
        const std::optional<NodeIndex> from = point(entry, "from"), to = point(entry, "to");
        if (!from && to) tell(entry, "this entry says where its lemma ends (to), not where it begins (from)");
        if (!from) return std::nullopt;
        TextRange range{place_before(tree_, *from), place_behind(tree_, to.value_or(*from)), false};
        const bool is_mark = !shows_something(tree_, *from);
        if (!to && is_mark && !is_in_list_of_entries(tree_, entry)) range.end = {entry, 0, true};  // the entry stands at the end of its lemma
        if (order_of(tree_, range.begin) > order_of(tree_, range.end)) {
            tell(entry, "the lemma of this entry ends before it begins");
            range = {place_before(tree_, to.value_or(entry)), place_behind(tree_, *from), false};
        }
        range.is_point = is_mark && (!to || *to == *from) && range.end.node == *from;
        return range;
    }

    void tell(NodeIndex entry, std::string message) {
        constexpr std::size_t most_named = 20;
        if (++told_ <= most_named)
            report_.warning("tei-apparatus-place", tree_[entry].span, std::move(message),
                            "correct the entry's from, to or loc, or the number of the line");
    }

    const TeiTree& tree_;
    const Targets& targets_;
    Report& report_;
    std::optional<EntryLines> lines_;  // made when an entry is the first that needs them
    std::size_t told_ = 0;
};

}  // namespace

std::uint32_t end_of_subtree(const TeiTree& tree, NodeIndex node) {
    while (node != NodeIndex::none && tree[node].next == NodeIndex::none) node = tree[node].parent;
    return static_cast<std::uint32_t>(node == NodeIndex::none ? tree.nodes.size() : static_cast<std::size_t>(tree[node].next));
}

std::pair<std::uint32_t, std::uint32_t> order_of(const TeiTree& tree, const TextPlace& place) {
    if (!place.behind) return {static_cast<std::uint32_t>(place.node), place.offset};
    return {end_of_subtree(tree, place.node) - 1, 0xFFFFFFFF};
}

bool is_in_list_of_entries(const TeiTree& tree, NodeIndex apparatus) {
    for (NodeIndex id = tree[apparatus].parent; id != NodeIndex::none; id = tree[id].parent)
        if (tree.is(id, "listApp") || tree.kind(id) == ElementKind::skipped || tree.kind(id) == ElementKind::header) return true;
    return false;
}

AttachedEntries::AttachedEntries(const TeiTree& tree, const Targets& targets, Report& report) {
    PlaceFinder finder(tree, targets, report);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (tree.kind(id) != ElementKind::apparatus || tree[id].attribute_count == 0) continue;
        const std::vector<TextRange> ranges = finder.ranges_of(id);
        if (ranges.empty()) continue;
        if (flags_.empty()) flags_.resize(tree.nodes.size(), 0);
        attach(id, ranges);
    }
    sort_edges(tree);
}

void AttachedEntries::attach(NodeIndex apparatus, const std::vector<TextRange>& ranges) {
    const auto entry = static_cast<std::uint32_t>(entries.size());
    flags_[static_cast<std::size_t>(apparatus)] |= attached;
    AttachedEntry& added = entries.emplace_back();
    added.apparatus = apparatus;
    added.range = ranges.front();
    for (std::size_t i = 0; i < ranges.size(); ++i) add_edges(ranges[i], entry, i > 0);
}

void AttachedEntries::add_edges(const TextRange& range, std::uint32_t entry, bool again) {
    using Kind = EntryEdge::Kind;
    if (!again && !range.is_point) edges_.push_back({range.begin, Kind::begin, again, entry});
    edges_.push_back({range.end, range.is_point ? Kind::point : Kind::end, again, entry});
    for (const TextPlace& place : {range.begin, range.end}) flags_[static_cast<std::size_t>(place.node)] |= edged;
}

// Where several meet, ends come first, those of inner lemmas before those of outer ones; then points; then beginnings, outer ones first.
void AttachedEntries::sort_edges(const TeiTree& tree) {
    const auto other_end = [&](const EntryEdge& edge) {
        const TextRange& range = entries[edge.entry].range;
        return order_of(tree, edge.kind == EntryEdge::Kind::end ? range.begin : range.end);
    };
    std::sort(edges_.begin(), edges_.end(), [&](const EntryEdge& a, const EntryEdge& b) {
        const auto place = [](const EntryEdge& edge) { return std::tie(edge.place.node, edge.place.behind, edge.place.offset, edge.kind); };
        if (place(a) != place(b)) return place(a) < place(b);
        if (a.kind != EntryEdge::Kind::point && other_end(a) != other_end(b)) return other_end(a) > other_end(b);
        return a.kind == EntryEdge::Kind::begin ? a.entry > b.entry : a.entry < b.entry;
    });
}

std::span<const EntryEdge> AttachedEntries::edges(NodeIndex node) const {
    const auto before = [](const EntryEdge& edge, NodeIndex id) { return edge.place.node < id; };
    const auto first = std::lower_bound(edges_.begin(), edges_.end(), node, before);
    auto last = first;
    while (last != edges_.end() && last->place.node == node) ++last;
    return {first, last};
}

}  // namespace nabor::tei
