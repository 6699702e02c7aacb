// In: the entries of an apparatus that stand apart from their text (TEI 13.2.1 and 13.2.2). Out: the places of the text that they are about.
// Holds: an edge is a place before or behind an element, or inside a text; edges of one node come in the order in which they are read. An entry
// whose place the text does not have is none of these: it stays where it is.
#pragma once

#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "tei/targets.h"
#include "tei/tree.h"

namespace nabor::tei {

// A place in the text: a byte of a text node, or the place before or behind an element.
struct TextPlace {
    NodeIndex node = NodeIndex::none;
    std::uint32_t offset = 0;
    bool behind = false;
};

struct TextRange {
    TextPlace begin, end;
    bool is_point = false;  // nothing is between them
};

struct AttachedEntry {
    NodeIndex apparatus = NodeIndex::none;
    TextRange range;
    // As far as it is read:
    AnchorId begin = AnchorId::none;
    bool is_called = false;
    bool is_replaced = false;  // a witness's reading stands in place of the text
    NoteId note{};
};

// Where a lemma begins or ends; at a point it does both. `again`: another place that the entry is about.
struct EntryEdge {
    enum class Kind : std::uint8_t { end, point, begin };
    TextPlace place;
    Kind kind = Kind::point;
    bool again = false;
    std::uint32_t entry = 0;  // index into AttachedEntries::entries
};

class AttachedEntries {
public:
    AttachedEntries(const TeiTree& tree, const Targets& targets, Report& report);

    std::vector<AttachedEntry> entries;  // in the order of the source

    bool is_attached(NodeIndex apparatus) const { return has(apparatus, attached); }
    // From now on the entry is read where it stands.
    void release(const AttachedEntry& entry) { flags_[static_cast<std::size_t>(entry.apparatus)] &= static_cast<std::uint8_t>(~attached); }

    bool has_edges(NodeIndex node) const { return has(node, edged); }
    std::span<const EntryEdge> edges(NodeIndex node) const;  // those before an element come first

private:
    enum Flag : std::uint8_t { attached = 1, edged = 2 };

    bool has(NodeIndex node, Flag flag) const { return !flags_.empty() && (flags_[static_cast<std::size_t>(node)] & flag) != 0; }
    void attach(NodeIndex apparatus, const std::vector<TextRange>& ranges);
    void add_edges(const TextRange& range, std::uint32_t entry, bool again);
    void sort_edges(const TeiTree& tree);

    std::vector<std::uint8_t> flags_;  // by NodeIndex; empty without attached entries
    std::vector<EntryEdge> edges_;     // sorted by node
};

// The first node in document order that is not inside this one.
std::uint32_t end_of_subtree(const TeiTree& tree, NodeIndex node);

// Places in document order can be compared by this.
std::pair<std::uint32_t, std::uint32_t> order_of(const TeiTree& tree, const TextPlace& place);

// Whether the readings of an entry are no part of the text around it: it stands in a list of an apparatus.
bool is_in_list_of_entries(const TeiTree& tree, NodeIndex apparatus);

}  // namespace nabor::tei
