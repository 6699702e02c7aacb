#include "tei/apparatus.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "book/structure.h"
#include "book/walk.h"
#include "language/language.h"
#include "reading/classification.h"
#include "reading/flow.h"
#include "tei/readers.h"
#include "tei/sigla.h"
#include "tei/witness_text.h"

namespace nabor::tei {

namespace {

// "лес; сад": all of an entry on one line.
std::string line_of(const Blocks& blocks) {
    std::string line;
    visit_blocks(blocks, [&](const Block& block) {
        if (block.is_leaf()) line += (line.empty() ? "" : " / ") + plain_text(block.inlines());
    });
    return line;
}

// Inside another reading the variants stand in brackets: a note there would be a note of a note.
void read_nested(Reading& reading, Flow& flow, const Entry& entry, const Scope& scope) {
    const Span span = reading.tree[entry.apparatus].span;
    in_its_language(reading, flow, entry.apparatus, scope, [&] { read_node(reading, flow, entry.text, scope); });
    const std::string variants = line_of(read_variants(reading, entry, scope));
    if (!variants.empty()) flow.text(fmt::format(" [{}]", variants), span);
}

// The last text of a table, which a call behind it belongs to; nullptr of another block.
Block* last_leaf_of_table(Block& block) {
    auto* table = std::get_if<Table>(&block.content);
    if (!table) return nullptr;
    for (auto row = table->rows.rbegin(); row != table->rows.rend(); ++row)
        for (auto cell = row->cells.rbegin(); cell != row->cells.rend(); ++cell)
            if (Block* leaf = reading::last_leaf_of(cell->content)) return leaf;
    return nullptr;
}

Note note_of(Reading& reading, const Entry& entry, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    Note note;
    note.span = tree[entry.apparatus].span;
    note.kind = NoteKind::apparatus;
    note.type = reading::class_word(tree.attribute(entry.apparatus, "type"));
    note.language = scope.language;
    if (reading.targets.is_referenced(entry.apparatus)) note.anchor = reading.anchor_of(entry.apparatus);
    note.lemma = Lemma{};
    note.lemma->begin = entry.begin;
    if (entry.text != NodeIndex::none) note.lemma->sigla = attribution(reading, entry.text);
    return note;
}

// An entry whose text is only a guess, and readings that cannot stand where the lemma stands.
void tell_about(Reading& reading, const Entry& entry) {
    const TeiTree& tree = reading.tree;
    if (entry.text == NodeIndex::none) return;
    const Span span = tree[entry.apparatus].span;
    if (tree.is(entry.text, "rdg") && lemma_of(tree, entry.apparatus) == entry.text && reading.is_first("tei-apparatus-no-lemma", ""))
        reading.report.note("tei-apparatus-no-lemma", span, "this entry has no lem; its first rdg is printed as the text",
                            "make the reading of the text a lem");
    if (!shows_something(tree, entry.text)) return;
    const bool is_of_blocks = has_block_inside(tree, entry.text);
    for (const NodeIndex child : tree.children(entry.apparatus))
        if (tree.is(child, "rdg") && shows_something(tree, child) && has_block_inside(tree, child) != is_of_blocks)
            return reading.report.note("tei-apparatus-structure", tree[child].span,
                                       is_of_blocks ? "the lemma has lines or paragraphs, this reading has words"
                                                    : "this reading has lines or paragraphs, the lemma has words",
                                       "put the entry around whole lines, or give the reading words alone");
}

}  // namespace

Entry entry_of(const Reading& reading, NodeIndex apparatus) {
    Entry entry;
    entry.apparatus = apparatus;
    entry.text = reading_of_witness(reading, apparatus);
    if (entry.text == NodeIndex::none) entry.text = lemma_of(reading.tree, apparatus);
    entry.adds = entry.text == NodeIndex::none || (!shows_something(reading.tree, entry.text) && repeated_by(reading, entry.text) == NodeIndex::none);
    return entry;
}

void begin_entry(Reading& reading, Flow& flow, Entry& entry) {
    const Span span = reading.tree[entry.apparatus].span;
    entry.begin = reading.place(reading.new_anchor(fmt::format("lemma-{}", reading.book.notes.size() + 1), span));
    flow.mark({span, AnchorMark{entry.begin}});
}

void read_reading(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    read_node(reading, flow, id, scope);
    const NodeIndex repeated = repeated_by(reading, id);
    if (repeated != NodeIndex::none) flow.text(reading.tree.line(repeated), reading.tree[id].span);
}

void read_apparatus(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (reading.attached.is_attached(id)) return;  // it is called where its text is
    Entry entry = entry_of(reading, id);
    if (entry.text == NodeIndex::none && scope.apparatus) return read_transparent(reading, flow, id, scope);
    if (scope.apparatus) return read_nested(reading, flow, entry, scope);
    begin_entry(reading, flow, entry);
    if (entry.text != NodeIndex::none) in_its_language(reading, flow, id, scope, [&] { read_reading(reading, flow, entry.text, scope); });
    tell_about(reading, entry);
    call_variants(reading, flow, entry, scope);
}

std::optional<NoteId> call_variants(Reading& reading, Flow& flow, const Entry& entry, const Scope& scope) {
    const Span span = reading.tree[entry.apparatus].span;
    Blocks variants = read_variants(reading, entry, scope);
    if (variants.empty()) return std::nullopt;
    const NoteId note = reading.add_note(note_of(reading, entry, scope), loose_header(scope, span, Role::paragraph), [&](Flow& text) {
        for (Block& variant : variants) text.add(std::move(variant));
    });
    const bool follows_block = flow.is_after_block() || !(flow.in_leaf() || flow.has_open_text());
    if (Block* cell = follows_block && flow.last_block() ? last_leaf_of_table(*flow.last_block()) : nullptr)
        std::get<Inlines>(cell->content).push_back(reading.note_call(note, span));
    else
        reading.call_note(flow, note, span);
    return note;
}

Inline label_of_edition(const Reading& reading, Label words, Span span) {
    Phrase phrase;
    phrase.role = Role::highlighted;
    phrase.rendition.set(Look::italic);
    phrase.content.push_back(text_inline(std::string(label(words, reading.book.language(LanguageId::main))), span));
    return {span, std::move(phrase)};
}

namespace {

// Of one witness among those of the reading; "" where it is about all of them.
std::string sigla_of_bound(Reading& reading, NodeIndex id) {
    const TeiTree& tree = reading.tree;
    NodeIndex around = tree[id].parent;
    while (around != NodeIndex::none && !tree.is(around, "rdg") && !tree.is(around, "lem")) around = tree[around].parent;
    if (!tree.has_attribute(id, "wit")) return {};
    std::string sigla = sigla_of(reading, id, "wit");
    return around != NodeIndex::none && sigla == sigla_of(reading, around, "wit") ? std::string() : sigla;
}

// "lacuna begins A": with what the source says in it, which TEI does not ask for.
void put_bound(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    struct Bound {
        std::string_view name;
        Label label;
    };
    static constexpr Bound bounds[] = {{"lacunaStart", Label::lacuna_begins}, {"lacunaEnd", Label::lacuna_ends},
                                       {"witStart", Label::witness_begins}, {"witEnd", Label::witness_ends}};
    const Span span = reading.tree[id].span;
    for (const Bound& bound : bounds) {
        if (!reading.tree.is(id, bound.name)) continue;
        if (flow.has_open_text()) flow.space();
        flow.visible(label_of_edition(reading, bound.label, span));
        flow.space();
    }
    if (const std::string sigla = sigla_of_bound(reading, id); !sigla.empty()) flow.text(sigla + " ", span);
    read_children(reading, flow, id, scope);
}

bool is_in_entry(const TeiTree& tree, NodeIndex id) {
    while (id != NodeIndex::none && tree.kind(id) != ElementKind::apparatus) id = tree[id].parent;
    return id != NodeIndex::none;
}

}  // namespace

void read_bounds_of_text(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (id == NodeIndex::none || reading.tree.is_text(id) || reading.tree.kind(id) == ElementKind::apparatus) return;
    if (reading.tree.kind(id) == ElementKind::witness_bound) {
        flow.space();
        flow.opening_mark("(", reading.tree[id].span);
        put_bound(reading, flow, id, scope);
        return flow.closing_mark(")", reading.tree[id].span);
    }
    for (const NodeIndex child : reading.tree.children(id)) read_bounds_of_text(reading, flow, child, scope);
}

// Outside of entries a bound is one itself; that of a lemma stands in its entry.
void read_witness_bound(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (scope.apparatus) return put_bound(reading, flow, id, scope);
    if (is_in_entry(reading.tree, id)) return;
    Note note;
    note.span = reading.tree[id].span;
    note.kind = NoteKind::apparatus;
    note.language = scope.language;
    Scope inside = scope;
    inside.note = inside.apparatus = true;
    const NoteId entry = reading.add_note(std::move(note), loose_header(scope, reading.tree[id].span, Role::paragraph),
                                          [&](Flow& text) { put_bound(reading, text, id, inside); });
    reading.call_note(flow, entry, reading.tree[id].span);
}

}  // namespace nabor::tei
