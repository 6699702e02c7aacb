#include "typeset/note_collector.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "book/note_series.h"
#include "book/structure.h"
#include "language/language.h"
#include "typeset/block_collector.h"
#include "typeset/leaf_collector.h"

namespace nabor {

namespace {

constexpr std::string_view after_number = "\u2002";

// Code of several lines in a line of text.
bool begins_with_lines_of_code(const Inlines& inlines) {
    const auto* phrase = inlines.empty() ? nullptr : std::get_if<Phrase>(&inlines.front().content);
    if (phrase == nullptr) return false;
    const auto is_break = [](const Inline& piece) { return std::holds_alternative<LineBreak>(piece.content); };
    if (phrase->role == Role::code) return std::any_of(phrase->content.begin(), phrase->content.end(), is_break);
    return begins_with_lines_of_code(phrase->content);
}

// Whether a note begins with what the number would put out of shape or stand above: verse, a listing, a list, a quotation, a picture, a table.
bool begins_with_shape(const Blocks& content) {
    if (content.empty()) return false;
    const Block& first = content.front();
    switch (first.role) {
        case Role::verse_line:
        case Role::code_block:
        case Role::list_bulleted:
        case Role::list_ordered:
        case Role::list_plain:
        case Role::list_gloss:
        case Role::block_quotation: return true;
        default: break;
    }
    if (first.is_leaf()) return begins_with_lines_of_code(first.inlines());
    return !first.is_container() || begins_with_shape(first.blocks());
}

// The number of a note, and the node that it stands in. A note without a call in the text has a number that leads back to its lemma.
TextPlace number_place(const CollectScope& scope, NoteId id, StyleId style, NodeId label) {
    BookSources& sources = scope.sources;
    const Note& note = sources.book.note(id);
    const std::optional<EntryKey>& key = sources.facts.entry_keys[index_of(id)];
    TextPlace place{style, sources.tree.language(note.language), NodeId::none, PageLinkId::none};
    place.node = scope.content_node(label, note.language);
    if (!key) return place;
    PageLink back;
    back.destination = sources.tree.destination(key->own);
    back.node = place.node;  // no Link element, which would be empty where notes share a number
    back.description = nabor::label(Label::back_to_text, sources.book.language(note.language));
    place.link = sources.tree.link(back);
    return place;
}

// What a note is called by where it stands.
struct NoteNumber {
    std::string text;
    NoteSlot slot;

    bool is_any() const { return slot.is_used() || !text.empty(); }
};

NoteNumber number_of(BookSources& sources, NoteId id, StyleId style) {
    if (!sources.facts.entry_keys[index_of(id)]) return {sources.facts.note_numbers[index_of(id)], note_slot(sources, id, style)};
    return {key_text(sources, id), key_slot(sources, id, style)};
}

NodeId collect_note(const CollectScope& scope, NoteId id, NodeId parent, FlowArea area) {
    BookSources& sources = scope.sources;
    StructureTreeBuilder& tree = sources.tree;
    const Note& note = sources.book.note(id);
    const ElementChain root = sources.root_chain();
    FlowContext context;
    context.area = area;
    context.language = note.language;
    const std::string classes = note_classes(note);
    context.chain = root.with({"aside", classes, sources.book.language(note.language), false, ""});
    context.style = sources.styles.of(sources.styles.of(sources.styles.root(), root), context.chain);
    const Style& style = sources.styles[context.style].style;
    context.left = style.margin_left;
    context.right = style.margin_right;
    context.node = tree.node("Note", parent, note.language);
    tree.at(context.node).texts.edit().id = sources.book.anchor(note.anchor).id;
    scope.wait_for(note.anchor);
    tree.name_node(tree.destination(note.anchor), context.node);
    const RoleRow& back_link = row_of(Role::note_back_link);
    const ElementKey number_key{back_link.element, back_link.css_class, sources.book.language(note.language), false, ""};
    const StyleId number_style = sources.styles.of(context.style, context.chain.with(number_key));
    const NoteNumber number = number_of(sources, id, number_style);
    LabelColumn column{context.left, {}, false};
    const bool runs_in = sources.series(id).arrangement == NoteSeries::Arrangement::run_in && sources.area(id) == NoteSeries::Area::foot;
    scope.stream.runs_in = runs_in;
    if (begins_with_shape(note.content) && number.is_any() && !runs_in) {
        column.width = sources.styles.width_of(number_style, number.text + std::string(after_number)) + number.slot.width;
        column.end = context.left = context.left + column.width;
    }
    if (number.is_any()) {
        const TextPlace place = number_place(scope, id, number_style, tree.node("Lbl", context.node, note.language));
        scope.stream.pending.label = WaitingLabel{number.text, nullptr, {}, place, column, number.slot};
    }
    if (note.lemma && !after_lemma(*note.lemma).empty()) scope.stream.pending.entry = id;
    BlockCollector(scope).blocks(note.content, context);
    LeafCollector(scope).lone_label(context);
    return context.node;
}

// A page that begins with a chapter's heading is one that begins with the note below it.
BlockId first_block_of(const Book& book, const WaitingNotes& waiting) {
    const Blocks& content = book.note(waiting.notes.front()).content;
    return content.empty() ? BlockId::none : content.front().id;
}

std::vector<NoteSeriesId> series_at(const Layout& layout, NoteSeries::Area area) {
    std::vector<NoteSeriesId> at;
    for (std::size_t s = 0; s < layout.note_series.size(); ++s)
        if (layout.note_series[s].area == area) at.push_back(static_cast<NoteSeriesId>(s));
    return at;
}

std::string title_of(const BookSources& sources, NoteSeriesId series) {
    const std::string& own = sources.layout.note_series[index_of(series)].title;
    return own.empty() ? std::string(label(Label::notes, sources.book.languages.front())) : own;
}

// Each note is followed by those of its series called in it, as its number is.
void collect_end_notes(const CollectScope& scope, const std::vector<NoteId>& notes, NodeId parent) {
    for (const NoteId note : notes) {
        collect_note(scope, note, parent, FlowArea::text);
        collect_end_notes(scope, scope.sources.notes.take_last(scope.sources.series_id(note)), parent);
    }
}

// Above the notes at a chapter's end: no heading of the book, whose contents do not have it.
void chapter_title(const CollectScope& scope, const std::string& title, const WaitingNotes& notes, NodeId node) {
    FlowContext context;
    context.node = node;
    context.chain = scope.sources.root_chain();
    context.style = scope.sources.styles.of(scope.sources.styles.root(), context.chain);
    Block head;
    head.role = Role::list_head;
    head.id = first_block_of(scope.sources.book, notes);
    head.content = Inlines{{Span{}, Text{title}}};
    BlockCollector(scope).blocks({std::move(head)}, context);
}

}  // namespace

FootNote collect_foot_note(const CollectScope& scope, NoteId note, NodeId parent) {
    std::vector<FlowNote>& notes = scope.section.section.notes;
    const auto id = static_cast<SectionNoteId>(notes.size());
    notes.emplace_back();
    notes.back().series = scope.sources.series_id(note);
    if (is_counted_by_page(scope.sources, note) || scope.sources.facts.entry_keys[index_of(note)]) notes.back().counted = scope.sources.tree.destination(scope.sources.book.note(note).anchor);
    BlockStream stream;
    FootNote set;
    set.node = collect_note({scope.sources, scope.section, stream}, note, parent, FlowArea::note);
    set.notes.push_back(id);
    set.notes.insert(set.notes.end(), stream.nested_notes.begin(), stream.nested_notes.end());
    notes[index_of(id)].blocks = std::move(stream.blocks);
    return set;
}

MarginNote collect_margin_note(const CollectScope& scope, NoteId note, NodeId parent) {
    BlockStream stream;
    MarginNote set;
    set.node = collect_note({scope.sources, scope.section, stream}, note, parent, FlowArea::note);
    set.blocks = std::move(stream.blocks);
    set.notes = std::move(stream.nested_notes);
    return set;
}

void collect_chapter_notes(const CollectScope& scope) {
    BookSources& sources = scope.sources;
    for (const NoteSeriesId series : series_at(sources.layout, NoteSeries::Area::chapter_end)) {
        const std::vector<WaitingNotes> notes = sources.notes.take_waiting(series);
        if (notes.back().notes.empty()) continue;
        const NodeId node = sources.tree.node("Sect", sources.tree.root(), LanguageId::main);
        const std::string& title = sources.layout.note_series[index_of(series)].title;
        if (!title.empty()) chapter_title(scope, title, notes.back(), node);
        collect_end_notes(scope, notes.back().notes, node);
    }
}

void collect_book_notes(BookSources& sources, SectionList& sections) {
    for (const NoteSeriesId series : series_at(sources.layout, NoteSeries::Area::book_end)) {
        std::vector<WaitingNotes> waiting = sources.notes.take_waiting(series);
        std::erase_if(waiting, [](const WaitingNotes& each) { return each.notes.empty(); });
        if (waiting.empty()) continue;
        OpenSection& open = sections.begin(false, {});
        const CollectScope scope{sources, open, open.body};
        const FlowContext context = sections.open_made("end-notes", sources);
        const BlockCollector collector(scope);
        collector.heading({1, title_of(sources, series), LanguageId::main, first_block_of(sources.book, waiting.front())}, context);
        for (const WaitingNotes& each : waiting) {
            collector.heading({2, each.chapter, each.language, first_block_of(sources.book, each)}, context);
            collect_end_notes(scope, each.notes, context.node);
        }
        sections.finish();
    }
}

}  // namespace nabor
