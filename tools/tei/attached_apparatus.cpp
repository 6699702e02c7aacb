// Entries of an apparatus that stand apart from their text, read where the text is (TEI 13.2.1, 13.2.2).
#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "book/structure.h"
#include "language/characters.h"
#include "reading/flow.h"
#include "tei/apparatus.h"
#include "tei/entry_lines.h"
#include "tei/readers.h"
#include "tei/witness_text.h"

namespace nabor::tei {

namespace {

NodeIndex own_lemma(const TeiTree& tree, NodeIndex apparatus) {
    const NodeIndex lemma = lemma_of(tree, apparatus);
    return lemma != NodeIndex::none && tree.is(lemma, "lem") ? lemma : NodeIndex::none;
}

NodeIndex block_around(const TeiTree& tree, NodeIndex id) {
    while (id != NodeIndex::none && !is_block(tree.kind(id))) id = tree[id].parent;
    return id;
}

// The text of a range, as the source has it.
std::string text_between(const TeiTree& tree, const TextRange& range) {
    std::string words;
    const auto end = order_of(tree, range.end);
    for (std::uint32_t at = static_cast<std::uint32_t>(range.begin.node); at <= end.first; ++at) {
        const auto id = static_cast<NodeIndex>(at);
        if (!tree.is_text(id)) {
            if (tree.kind(id) == ElementKind::note || tree.is(id, "rdg")) at = end_of_subtree(tree, id) - 1;
            continue;
        }
        const std::size_t from = id == range.begin.node ? range.begin.offset : 0, to = id == range.end.node ? range.end.offset : tree[id].text.size();
        words += tree[id].text.substr(from, to - from);
    }
    return collapse_xml_space(words);
}

// Whether the reading of the product's witness can stand where the text has the lemma: in one leaf, and not inside of another such reading.
bool replaces_text(const Reading& reading, const AttachedEntry& attached, const Scope& scope) {
    const NodeIndex own = reading_of_witness(reading, attached.apparatus);
    if (own == NodeIndex::none || own == own_lemma(reading.tree, attached.apparatus) || reading.is_replaced || scope.note) return false;
    return block_around(reading.tree, attached.range.begin.node) == block_around(reading.tree, attached.range.end.node);
}

// The text has the lemma already; lem only says whose it is.
Entry entry_apart(const Reading& reading, const AttachedEntry& attached) {
    Entry entry;
    entry.apparatus = attached.apparatus;
    entry.text = own_lemma(reading.tree, attached.apparatus);
    entry.begin = attached.begin;
    entry.adds = entry.text == NodeIndex::none ? attached.range.is_point : !shows_something(reading.tree, entry.text);
    if (!attached.is_replaced) return entry;
    entry.replaced = attached.range.is_point ? std::string() : text_between(reading.tree, attached.range);
    if (!entry.replaced.empty()) entry.lemma = entry.text;
    entry.text = reading_of_witness(reading, attached.apparatus);
    entry.adds = !shows_something(reading.tree, entry.text) && repeated_by(reading, entry.text) == NodeIndex::none;
    return entry;
}

// The reading of the product's witness stands here, and the text up to the lemma's end is left out.
void begin_lemma(Reading& reading, Flow& flow, AttachedEntry& attached, const Scope& scope) {
    if (attached.begin != AnchorId::none) return;
    attached.is_replaced = replaces_text(reading, attached, scope);
    Entry entry = entry_apart(reading, attached);
    begin_entry(reading, flow, entry);
    attached.begin = entry.begin;
    if (!attached.is_replaced) return;
    read_reading(reading, flow, entry.text, scope);
    reading.is_replaced = !attached.range.is_point;
}

void end_lemma(Reading& reading, Flow& flow, AttachedEntry& attached, const Scope& scope) {
    if (attached.is_replaced) reading.is_replaced = false;
    Scope there = scope;
    there.language = language_at(reading, attached.apparatus);
    there.around = there.language;
    attached.is_called = true;
    if (const auto note = call_variants(reading, flow, entry_apart(reading, attached), there)) attached.note = *note;
}

std::string without_marks_at_end(std::string words) {
    while (!words.empty() && !is_letter(last_code_point(words)) && !(words.back() >= '0' && words.back() <= '9'))
        words.resize(without_last_code_point(words).size());
    return words;
}

bool ends_with_dots(std::string_view words) { return words.ends_with("…") || words.ends_with("..."); }

// What a lemma is to the words of the text: the same letters; their beginning and end, as the editor cut them short; or other words.
enum class LemmaForm { same, cut_short, other };

LemmaForm form_of_lemma(const std::string& lemma, const std::string& words) {
    const std::string said = without_marks_at_end(folded(lemma)), text = without_marks_at_end(folded(words));
    if (text.find(said) != std::string::npos)
        return ends_with_dots(lemma) && !ends_with_dots(words) && text != said ? LemmaForm::cut_short : LemmaForm::same;
    const auto [first, last] = ends_of_lemma(said);
    return !last.empty() && text.starts_with(first) && text.ends_with(last) ? LemmaForm::cut_short : LemmaForm::other;
}

// In a list of an apparatus that is not printed (standOff); not inside of another entry.
bool is_in_unprinted_list(const TeiTree& tree, NodeIndex entry) {
    bool in_list = false;
    for (NodeIndex id = tree[entry].parent; id != NodeIndex::none; id = tree[id].parent) {
        if (tree.kind(id) == ElementKind::apparatus) return false;
        in_list = in_list || tree.is(id, "listApp");
        if (in_list && tree.kind(id) == ElementKind::skipped) return true;
    }
    return false;
}

// Entries that no place of the text has called, and those in parts that are not printed, in the order of the source.
std::vector<NodeIndex> take_entries_left(Reading& reading) {
    std::vector<NodeIndex> left;
    auto attached = reading.attached.entries.begin();
    for (std::size_t i = 0; i < reading.tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (reading.tree.kind(id) != ElementKind::apparatus) continue;
        const bool is_attached = attached != reading.attached.entries.end() && attached->apparatus == id;
        if (is_attached ? !attached->is_called : is_in_unprinted_list(reading.tree, id)) left.push_back(id);
        if (is_attached) reading.attached.release(*attached++);
    }
    return left;
}

}  // namespace

void read_edge(Reading& reading, Flow& flow, const EntryEdge& edge, const Scope& scope) {
    AttachedEntry& attached = reading.attached.entries[edge.entry];
    if (edge.again) {
        if (attached.is_called) reading.call_note(flow, attached.note, reading.tree[attached.apparatus].span);
        return;
    }
    if (edge.kind != EntryEdge::Kind::end) begin_lemma(reading, flow, attached, scope);
    if (edge.kind != EntryEdge::Kind::begin && !attached.is_called && attached.begin != AnchorId::none) end_lemma(reading, flow, attached, scope);
}

void read_edges(Reading& reading, Flow& flow, NodeIndex id, bool behind, const Scope& scope) {
    for (const EntryEdge& edge : reading.attached.edges(id))
        if (edge.place.behind == behind) read_edge(reading, flow, edge, scope);
}

void read_entries_without_place(Reading& reading, Flow& flow, const Scope& scope) {
    const std::vector<NodeIndex> left = take_entries_left(reading);
    if (left.empty()) return;
    constexpr std::size_t most_named = 20;
    for (std::size_t i = 0; i < left.size() && i < most_named; ++i)
        reading.report.warning("tei-apparatus-place", reading.tree[left[i]].span,
                               "the printed text does not have the place of this entry, which stands in a list at its end", "correct what the entry refers to");
    read_entry_list(reading, flow, left, scope);
}

void tell_other_lemmas(Reading& reading) {
    const TeiTree& tree = reading.tree;
    for (const AttachedEntry& attached : reading.attached.entries) {
        const NodeIndex lem = own_lemma(tree, attached.apparatus);
        if (!attached.is_called || attached.is_replaced || lem == NodeIndex::none || index_of(attached.note) >= reading.book.notes.size()) continue;
        std::optional<Lemma>& lemma = reading.book.notes[index_of(attached.note)].lemma;
        std::string said = tree.line(lem);
        if (!lemma || said.empty()) continue;
        const LemmaForm form = form_of_lemma(said, lemma->words);
        if (form == LemmaForm::same) continue;
        lemma->is_cut_short = form == LemmaForm::cut_short;
        if (form == LemmaForm::other)
            reading.report.note("tei-apparatus-lemma", tree[lem].span,
                                lemma->words.empty() ? fmt::format("the text has no words where the lemma is \"{}\"", said)
                                                     : fmt::format("the text has \"{}\" where the lemma is \"{}\"", short_lemma(*lemma), said),
                                "give lem the words of the text, or from and to its place");
        lemma->words = std::move(said);
    }
}

}  // namespace nabor::tei
