// Notes, by all four models: inline; with their own number inside; called by a reference; placed after an anchor.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "language/language.h"
#include "tei/characters.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

NoteKind kind_of_type(std::string_view type) {
    static constexpr std::pair<std::string_view, NoteKind> kinds[] = {
        {"author", NoteKind::author},
        {"auth", NoteKind::author},
        {"authorial", NoteKind::author},
        {"original", NoteKind::author},
        {"editor", NoteKind::editor},
        {"editorial", NoteKind::editor},
        {"ed", NoteKind::editor},
        {"commentary", NoteKind::editor},
        {"comment", NoteKind::editor},
        {"textConst", NoteKind::source},
        {"translator", NoteKind::translator},
        {"trans", NoteKind::translator},
        {"translation", NoteKind::translator},
        {"source", NoteKind::source},
        {"textual", NoteKind::source},
        {"apparatus", NoteKind::source},
        {"bibl", NoteKind::source},
        {"gloss", NoteKind::gloss},
        {"glossary", NoteKind::gloss},
        {"term", NoteKind::gloss},
    };
    for (const auto& [name, kind] : kinds)
        if (type == name) return kind;
    return NoteKind::unspecified;
}

NoteKind note_kind(const TeiTree& tree, NodeIndex id) {
    const NoteKind kind = kind_of_type(tree.attribute(id, "type"));
    if (kind != NoteKind::unspecified) return kind;
    std::string_view responsible = tree.attribute(id, "resp");
    if (responsible.starts_with('#')) responsible.remove_prefix(1);
    return kind_of_type(responsible);
}

NotePlace note_place(std::string_view place) {
    if (place.starts_with("end")) return NotePlace::end;
    if (place.starts_with("marg") || place == "left" || place == "right" || place == "inner" || place == "outer") return NotePlace::margin;
    return NotePlace::foot;
}

// "1", "12)", "*", "**", "a", "†": a mark, not a heading.
bool is_mark(std::string_view text) {
    if (text.empty() || text.size() > 8 || text.find(' ') != std::string_view::npos) return false;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) letters += is_letter(next_code_point(text, at)) ? 1 : 0;
    return letters <= 1;
}

// The head that only repeats the note's number: note/head or note/div/head.
NodeIndex own_number(const TeiTree& tree, NodeIndex note) {
    for (const NodeIndex child : tree.children(note)) {
        if (tree.is_text(child)) continue;
        const NodeIndex head = tree.is(child, "head")                      ? child
                               : tree.kind(child) == ElementKind::division ? tree.child(child, "head")
                                                                           : NodeIndex::none;
        return head != NodeIndex::none && is_mark(tree.line(head)) ? head : NodeIndex::none;
    }
    return NodeIndex::none;
}

// "1 Text" called by a reference that prints 1: the number is not the note's text. A date ("1 мая") stays.
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

// The language where a note stands: it may be called from a place that has another.
LanguageId language_at(Reading& reading, NodeIndex id) {
    for (; id != NodeIndex::none; id = reading.tree[id].parent)
        if (reading.tree.has_attribute(id, "xml:lang") || reading.tree.has_attribute(id, "lang"))
            return scope_inside(reading, id, Scope{}).language;
    return LanguageId::main;
}

Scope note_scope(const Scope& around) {
    Scope scope;
    scope.language = around.language;
    scope.spaced_marks = around.spaced_marks;
    scope.note = true;
    return scope;
}

// Reads a note into the Book; false when there is nothing in it.
bool take_note(Reading& reading, NodeIndex id, std::string_view label, const Scope& scope, NoteId& note_id) {
    if (!reading.tree.has_visible_text(id) && reading.tree.find(id, "figure") == NodeIndex::none &&
        reading.tree.find(id, "graphic") == NodeIndex::none)
        return false;
    note_id = static_cast<NoteId>(reading.book.notes.size());
    const std::size_t at = reading.book.notes.size();
    reading.targets.set_read(id);
    Note note;
    note.span = reading.tree[id].span;
    note.kind = note_kind(reading.tree, id);
    note.place = note_place(reading.tree.attribute(id, "place"));
    note.language = scope.language;
    note.anchor = reading.targets.is_referenced(id) || !reading.tree.identifier(id).empty()
                      ? reading.anchor_of(id)
                      : reading.new_anchor(fmt::format("note-{}", at + 1), note.span);
    reading.place(note.anchor);
    Scope inside = note_scope(scope);
    inside.left_out = own_number(reading.tree, id);
    const std::string own = inside.left_out != NodeIndex::none ? reading.tree.line(inside.left_out) : std::string();
    note.source_label = !own.empty() ? own : !label.empty() ? std::string(label) : collapse_xml_space(reading.tree.attribute(id, "n"));
    const Block loose = loose_header(inside, note.span, Role::paragraph);
    reading.book.notes.push_back(std::move(note));  // its number comes before those of the notes inside it
    // A note's own marks must not wait for, or take, what belongs to the text around it.
    Marks marks;
    std::swap(marks, reading.marks);
    Flow flow(reading.marks, loose);
    read_children(reading, flow, id, inside);
    Blocks content = flow.finish();
    std::swap(marks, reading.marks);
    if (!marks.waiting.empty() && !content.empty() && content.back().is_leaf())
        std::move(marks.waiting.begin(), marks.waiting.end(), std::back_inserter(std::get<Inlines>(content.back().content)));
    remove_printed_label(content, label);
    reading.book.notes[at].content = std::move(content);
    return true;
}

Inline make_call(Reading& reading, NoteId note, Span span) {
    return {span, NoteCall{note, reading.place(reading.new_anchor(fmt::format("call-{}", index_of(note) + 1), span))}};
}

void put_call(Reading& reading, Flow& flow, NoteId note, Span span) {
    Inline call = make_call(reading, note, span);
    Block* before = flow.in_leaf() || flow.has_open_text() ? nullptr : flow.last_leaf();
    if (before)
        std::get<Inlines>(before->content).push_back(std::move(call));
    else
        flow.note_call(std::move(call));
}

// Between blocks: whether the note belongs to the leaf before it.
bool belongs_to_leaf_before(const Reading& reading, Flow& flow, NodeIndex id) {
    if (!flow.last_leaf()) return false;
    const NodeIndex parent = reading.tree[id].parent;
    const ElementKind kind = parent == NodeIndex::none ? ElementKind::division : reading.tree.kind(parent);
    if (kind != ElementKind::division && kind != ElementKind::matter && kind != ElementKind::text_body)
        return true;  // verse, speeches, lists, tables
    const std::string_view place = reading.tree.attribute(id, "place");
    return place == "foot" || place == "bottom" || place.starts_with("end") || reading.tree.has_attribute(id, "n");
}

void read_note_block(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const NoteKind kind = note_kind(reading.tree, id);
    read_container(reading, flow, id, scope, kind == NoteKind::editor ? Role::editor_note : Role::note_block);
}

}  // namespace

void read_note(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (reading.targets.is_called_note(id)) return;  // it is read where it is called
    const std::string_view place = reading.tree.attribute(id, "place");
    if (in_running_text(reading, flow, id)) {
        if (place == "inline") return read_phrase(reading, flow, id, scope, Role::gloss);
    } else if (!belongs_to_leaf_before(reading, flow, id)) {
        return read_note_block(reading, flow, id, scope);
    }
    NoteId note{};
    if (take_note(reading, id, {}, scope, note)) put_call(reading, flow, note, reading.tree[id].span);
}

void call_note(Reading& reading, Flow& flow, NodeIndex id, std::string_view label, const Scope& scope) {
    Scope there = scope;
    there.language = language_at(reading, id);
    NoteId note{};
    if (take_note(reading, id, label, there, note)) put_call(reading, flow, note, reading.tree[id].span);
}

void call_notes_about(Reading& reading, Flow& flow, NodeIndex element, const Scope& scope) {
    for (const NodeIndex note : reading.targets.notes_about(element))
        if (!reading.targets.was_read(note)) call_note(reading, flow, note, reading.tree.attribute(note, "n"), scope);
}

}  // namespace nabor::tei
