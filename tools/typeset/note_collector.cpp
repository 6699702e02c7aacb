#include "typeset/note_collector.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

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
    const NodeId label_node = tree.node("Lbl", context.node, note.language);
    const TextPlace place{context.style, tree.language(note.language), scope.content_node(label_node, note.language), PageLinkId::none};
    const std::string& number = sources.facts.note_numbers[index_of(id)];
    LabelColumn column{context.left, {}, false};
    if (begins_with_shape(note.content)) {
        column.width = sources.styles.width_of(context.style, number + std::string(after_number));
        column.end = context.left = context.left + column.width;
    }
    scope.stream.pending.label = WaitingLabel{number, nullptr, {}, place, column};
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
