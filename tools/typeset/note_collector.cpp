#include "typeset/note_collector.h"

#include <utility>

#include "language/language.h"
#include "typeset/block_collector.h"
#include "typeset/leaf_collector.h"

namespace nabor {

namespace {

NodeId collect_note(const CollectScope& scope, NoteId id, NodeId parent, FlowArea area) {
    BookSources& sources = scope.sources;
    StructureTreeBuilder& tree = sources.tree;
    const Note& note = sources.book.note(id);
    const ElementChain root = sources.root_chain();
    FlowContext context;
    context.area = area;
    context.language = note.language;
    context.chain = root.with({"aside", note_classes(note.kind), sources.book.language(note.language), false, ""});
    context.style = sources.styles.of(sources.styles.of(sources.styles.root(), root), context.chain);
    const Style& style = sources.styles[context.style].style;
    context.left = style.margin_left;
    context.right = style.margin_right;
    context.node = tree.node("Note", parent, note.language);
    tree.at(context.node).texts.edit().id = sources.book.anchor(note.anchor).id;
    scope.wait_for(note.anchor);
    tree.name_node(tree.destination(note.anchor), context.node);
    const NodeId label_node = tree.node("Lbl", context.node, note.language);
    const TextPlace place{context.style, tree.language(note.language), scope.content_node(label_node, note.language), PageLinkId::none};
    scope.stream.pending.label = WaitingLabel{sources.facts.note_numbers[index_of(id)], nullptr, {}, place, {context.left, {}, false}};
    BlockCollector(scope).blocks(note.content, context);
    LeafCollector(scope).lone_label(context);
    return context.node;
}

// A page that begins with a chapter's heading is one that begins with the note below it.
BlockId first_block_of(const Book& book, const WaitingNotes& waiting) {
    const Blocks& content = book.note(waiting.notes.front()).content;
    return content.empty() ? BlockId::none : content.front().id;
}

}  // namespace

FootNote collect_foot_note(const CollectScope& scope, NoteId note, NodeId parent) {
    std::vector<FlowNote>& notes = scope.section.section.notes;
    const auto id = static_cast<SectionNoteId>(notes.size());
    notes.emplace_back();
    BlockStream stream;
    FootNote set;
    set.node = collect_note({scope.sources, scope.section, stream}, note, parent, FlowArea::note);
    set.notes.push_back(id);
    set.notes.insert(set.notes.end(), stream.nested_notes.begin(), stream.nested_notes.end());
    notes[index_of(id)].blocks = std::move(stream.blocks);
    return set;
}

void collect_end_notes(const CollectScope& scope, const std::vector<NoteId>& notes, NodeId parent) {
    for (const NoteId note : notes) {
        collect_note(scope, note, parent, FlowArea::text);
        collect_end_notes(scope, scope.sources.notes.take_last(), parent);
    }
}

void collect_book_notes(BookSources& sources, SectionList& sections) {
    std::vector<WaitingNotes> waiting = sources.notes.take_waiting();
    std::erase_if(waiting, [](const WaitingNotes& each) { return each.notes.empty(); });
    if (waiting.empty()) return;
    OpenSection& open = sections.begin(false, {});
    const CollectScope scope{sources, open, open.body};
    const FlowContext context = sections.open_made("end-notes", sources);
    const BlockCollector collector(scope);
    const LanguageId main = LanguageId::main;
    collector.heading({1, label(Label::notes, sources.book.languages.front()), main, first_block_of(sources.book, waiting.front())}, context);
    for (const WaitingNotes& each : waiting) {
        collector.heading({2, each.chapter, each.language, first_block_of(sources.book, each)}, context);
        collect_end_notes(scope, each.notes, context.node);
    }
    sections.finish();
}

}  // namespace nabor
