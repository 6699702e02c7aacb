// Notes in all four models: inline; with their own number inside; called by a reference; attached to an anchor.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"
#include "reading/classification.h"
#include "tei/corpus_tokens.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

NoteKind kind_of_note(const TeiTree& tree, NodeIndex id) {
    if (const CorpusToken* row = find_corpus_token(TokenUse::note_type, tree.attribute(id, "type"))) return row->note;
    if (const NoteKind kind = reading::note_kind(tree.type(id)); kind != NoteKind::unspecified) return kind;
    std::string_view responsible = tree.attribute(id, "resp");
    if (responsible.starts_with('#')) responsible.remove_prefix(1);
    return reading::note_kind(responsible);
}

// Reports places that are none, once a value.
void tell_unknown_place(Reading& reading, NodeIndex id, const Note& note) {
    const std::string place = collapse_xml_space(reading.tree.attribute(id, "place"));
    if (place.empty() || place == "inline" || note.place != NotePlace::unspecified || !reading.is_first("tei-note-place", place)) return;
    reading.report.note("tei-note-place", note.span, fmt::format("\"{}\" is not a place of notes that Nabor knows", place),
                        "known places are foot, margin, end, chapter-end, book-end and inline");
}

// A head with only the note's number: note/head or note/div/head.
NodeIndex own_number(const TeiTree& tree, NodeIndex note) {
    for (const NodeIndex child : tree.children(note)) {
        if (tree.is_text(child)) continue;
        const NodeIndex head = tree.is(child, "head")                      ? child
                               : tree.kind(child) == ElementKind::division ? tree.child(child, "head")
                                                                           : NodeIndex::none;
        return head != NodeIndex::none && reading::is_note_mark(tree.line(head)) ? head : NodeIndex::none;
    }
    return NodeIndex::none;
}

// Removes the number from "1 Text" when the call prints 1. A date ("1 мая") stays.
void remove_printed_label(Blocks& content, std::string_view label) {
    if (label.empty() || content.empty() || !content.front().is_leaf() || content.front().inlines().empty()) return;
    Text* text = std::get_if<Text>(&std::get<Inlines>(content.front().content).front().content);
    if (!text || !text->text.starts_with(label)) return;
    std::string_view rest = std::string_view(text->text).substr(label.size());
    const bool apart = rest.starts_with(' ') || rest.starts_with(") ") || rest.starts_with(". ");
    if (!apart) return;
    rest.remove_prefix(rest.find(' ') + 1);
    if (rest.empty() || is_lower_case_letter(first_code_point(rest))) return;
    text->text = std::string(rest);
}

// Whether its lines and spaces are kept there.
bool preserves_at(const Reading& reading, NodeIndex id) {
    for (; id != NodeIndex::none; id = reading.tree[id].parent)
        if (const std::string_view space = reading.tree.attribute(id, "xml:space"); !space.empty()) return space == "preserve";
    return false;
}

Scope note_scope(const Scope& around) {
    Scope scope;
    scope.language = around.language;
    scope.spaced_marks = around.spaced_marks;
    scope.preserve = around.preserve;
    scope.note = true;
    return scope;
}

bool is_empty_note(const TeiTree& tree, NodeIndex id) {
    return !tree.has_visible_text(id) && tree.find(id, "figure") == NodeIndex::none && tree.find(id, "graphic") == NodeIndex::none;
}

// In a reading of an apparatus, in the header or in a part that is not printed.
bool has_no_place_of_its_own(const TeiTree& tree, NodeIndex id) {
    for (; id != NodeIndex::none; id = tree[id].parent)
        switch (tree.kind(id)) {
            case ElementKind::apparatus:
            case ElementKind::header:
            case ElementKind::skipped: return true;
            default: break;
        }
    return false;
}

Note note_header(Reading& reading, NodeIndex id, const Scope& scope) {
    Note note;
    note.span = reading.tree[id].span;
    note.kind = kind_of_note(reading.tree, id);
    note.type = reading::class_word(reading.tree.type(id));
    note.place = reading::note_place(reading.tree.attribute(id, "place"));
    note.language = scope.language;
    if (reading.targets.is_referenced(id) || !reading.tree.identifier(id).empty()) note.anchor = reading.anchor_of(id);
    return note;
}

// Reads a note into the Book and calls it at the end of the flow. `label` is the call's text in the source.
void take_note(Reading& reading, Flow& flow, NodeIndex id, std::string_view label, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    reading.targets.set_read(id);
    if (is_empty_note(tree, id)) return reading.book.empty_notes.push_back(tree[id].span);
    Scope inside = note_scope(scope);
    inside.left_out = own_number(tree, id);
    const std::string own = inside.left_out != NodeIndex::none ? tree.line(inside.left_out) : std::string();
    Note note = note_header(reading, id, scope);
    tell_unknown_place(reading, id, note);
    note.source_label = !own.empty() ? own : !label.empty() ? std::string(label) : collapse_xml_space(tree.attribute(id, "n"));
    const Block loose = loose_header(inside, note.span, Role::paragraph);
    const NoteId note_id = reading.add_note(std::move(note), loose, [&](Flow& text) { read_children(reading, text, id, inside); });
    reading.notes_by_node[id] = note_id;
    remove_printed_label(reading.book.notes[index_of(note_id)].content, label);
    reading.call_note(flow, note_id, tree[id].span);
}

// Whether a note between blocks belongs to the leaf before it.
bool belongs_to_leaf_before(const Reading& reading, Flow& flow, NodeIndex id) {
    if (!flow.last_leaf()) return false;
    const NodeIndex parent = reading.tree[id].parent;
    const ElementKind kind = parent == NodeIndex::none ? ElementKind::division : reading.tree.kind(parent);
    if (kind != ElementKind::division && kind != ElementKind::matter && kind != ElementKind::text_body)
        return true;  // verse, speeches, lists, tables
    const std::string_view place = reading.tree.attribute(id, "place");
    return place == "foot" || place == "bottom" || place.starts_with("end") || reading.tree.has_attribute(id, "n");
}

// A note that names the speaker stands before an utterance, or begins one.
bool speaks_next(const Reading& reading, const Flow& flow, NodeIndex id) {
    const NodeIndex parent = reading.tree[id].parent;
    if (parent != NodeIndex::none && reading.tree.kind(parent) == ElementKind::utterance) return true;
    return !in_running_text(reading, flow, id);
}

// A note on a reading is part of the reading's note, not a note of a note.
void read_apparatus_note(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_empty_note(reading.tree, id)) return reading.book.empty_notes.push_back(reading.tree[id].span);
    const Span span = reading.tree[id].span;
    Scope inside = scope;
    inside.left_out = own_number(reading.tree, id);
    if (has_block_inside(reading.tree, id)) return read_transparent(reading, flow, id, inside);
    if (flow.has_open_text()) flow.space();
    flow.opening_mark("(", span);
    read_phrase(reading, flow, id, inside, Role::gloss);
    flow.closing_mark(")", span);
}

void read_note_block(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_empty_note(reading.tree, id)) reading.book.empty_notes.push_back(reading.tree[id].span);
    const NoteKind kind = kind_of_note(reading.tree, id);
    read_container(reading, flow, id, scope, kind == NoteKind::editor ? Role::editor_note : Role::note_block);
}

// The note that an empty one repeats (sameAs, copyOf: TEI 17.4); none where it has words of its own, or there is no such note.
NodeIndex repeated_note(const Reading& reading, NodeIndex id) {
    if (reading.tree[id].attribute_count == 0 || !is_empty_note(reading.tree, id)) return NodeIndex::none;
    for (const std::string_view attribute : {"sameAs", "copyOf"}) {
        const std::string_view target = reading::first_target(reading.tree.attribute(id, attribute));
        const NodeIndex note = target.empty() ? NodeIndex::none : reading.targets.resolve(target, reading.tree[id].file);
        if (note != NodeIndex::none && note != id && is_printed_note(reading, note)) return note;
    }
    return NodeIndex::none;
}

}  // namespace

LanguageId language_at(Reading& reading, NodeIndex id) {
    for (; id != NodeIndex::none; id = reading.tree[id].parent)
        if (reading.tree.has_attribute(id, "xml:lang") || reading.tree.has_attribute(id, "lang"))
            return scope_inside(reading, id, Scope{}).language;
    return LanguageId::main;
}

void read_note(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (reading.targets.is_called_note(id)) return;  // it is read where it is called
    if (const auto read = reading.notes_by_node.find(id); read != reading.notes_by_node.end())  // by a call before its own place
        return reading.call_note(flow, read->second, reading.tree[id].span);
    if (is_speaker_note(reading.tree, id) && speaks_next(reading, flow, id)) return read_speaker_note(reading, flow, id, scope);
    if (is_speaker_note(reading.tree, id) && !is_empty_note(reading.tree, id)) return read_speaker_label(reading, flow, id, scope);
    if (const NodeIndex repeated = repeated_note(reading, id); repeated != NodeIndex::none) return call_note(reading, flow, repeated, {}, scope);
    if (scope.apparatus) return read_apparatus_note(reading, flow, id, scope);
    const std::string_view place = reading.tree.attribute(id, "place");
    if (in_running_text(reading, flow, id)) {
        if (place == "inline") return read_phrase(reading, flow, id, scope, Role::gloss);
    } else if (!belongs_to_leaf_before(reading, flow, id)) {
        return read_note_block(reading, flow, id, scope);
    }
    take_note(reading, flow, id, {}, scope);
}

bool is_printed_note(const Reading& reading, NodeIndex note) {
    const TeiTree& tree = reading.tree;
    if (tree.kind(note) != ElementKind::note) return false;
    if (reading.notes_by_node.contains(note)) return true;
    if (reading.targets.was_read(note)) return false;
    if (reading.targets.is_called_note(note)) return reading.targets.is_called_at_a_word(note) && !is_empty_note(tree, note);
    const NodeIndex parent = tree[note].parent;
    const bool in_sentence = parent != NodeIndex::none && tree[parent].has_text && tree.attribute(note, "place") != "inline";
    return in_sentence && !is_speaker_note(tree, note) && !is_empty_note(tree, note) && !has_no_place_of_its_own(tree, note);
}

void call_note(Reading& reading, Flow& flow, NodeIndex id, std::string_view label, const Scope& scope) {
    if (const auto read = reading.notes_by_node.find(id); read != reading.notes_by_node.end())
        return reading.call_note(flow, read->second, reading.tree[id].span);
    Scope there = scope;
    there.language = language_at(reading, id);
    there.preserve = preserves_at(reading, id);
    take_note(reading, flow, id, label, there);
}

void call_notes_about(Reading& reading, Flow& flow, NodeIndex element, const Scope& scope) {
    for (const NodeIndex note : reading.targets.notes_about(element))
        if (!reading.targets.was_read(note))
            call_note(reading, flow, note, reading.tree.attribute(note, "n"), scope);
        else if (const auto read = reading.notes_by_node.find(note); read != reading.notes_by_node.end())
            reading.call_note(flow, read->second, reading.tree[element].span);
}

}  // namespace nabor::tei
