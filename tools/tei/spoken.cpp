// Transcribed speech (TEI chapter 8): who speaks, what is said, and what is heard or seen meanwhile.
#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "language/language.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// "" for a person without a name, and for an id that nothing has, which is told: an id is no name. A word that is no reference is one.
std::string name_of_speaker(Reading& reading, std::string_view reference, NodeIndex id) {
    const NodeIndex person = reading.targets.resolve(reference, reading.tree[id].file);
    if (person != NodeIndex::none) {
        for (const NodeIndex child : reading.tree.children(person))
            if (reading.tree.kind(child) == ElementKind::name) return reading.tree.line(child);
        return {};
    }
    const std::size_t hash = reference.find('#');
    if (hash == std::string_view::npos) return std::string(reference);
    if (reading.is_first("dangling speaker", reference)) reading.report_dangling(reference.substr(hash + 1), reading.tree[id].span);
    return {};
}

bool is_annotated(const TeiTree& tree, NodeIndex utterance) {
    const NodeIndex parent = tree[utterance].parent;
    return parent != NodeIndex::none && tree.is(parent, "annotationBlock");
}

// The names of the people that @who refers to, where nothing in the text names the speaker.
std::string speakers_by_reference(Reading& reading, NodeIndex id) {
    std::string names;
    for (const std::string_view target : reading::all_targets(who_speaks(reading.tree, id)))
        if (const std::string name = name_of_speaker(reading, target, id); !name.empty()) names += (names.empty() ? "" : ", ") + name;
    return names;
}

NodeIndex element_before(const TeiTree& tree, NodeIndex id) {
    NodeIndex before = tree[id].previous;
    while (before != NodeIndex::none && tree.is_text(before)) before = tree[before].previous;
    return before;
}

// Also in a part of the speech.
NodeIndex speaker_note_in(const TeiTree& tree, NodeIndex speech) {
    for (const NodeIndex child : tree.children(speech)) {
        if (is_speaker_note(tree, child)) return child;
        const bool is_part = tree.is(child, "seg") || tree.is(child, "s");
        if (const NodeIndex inner = is_part ? speaker_note_in(tree, child) : NodeIndex::none; inner != NodeIndex::none) return inner;
    }
    return NodeIndex::none;
}

// "[laughter]": what the transcriber says stands in brackets.
std::string event_text(const Reading& reading, NodeIndex id, const Scope& scope) {
    std::string text = reading.tree.line(id);
    if (text.empty()) text = collapse_xml_space(reading.tree.attribute(id, "desc"));  // of TEI P4
    if (text.empty() && reading.tree.is(id, "pause")) text = label(Label::pause, reading.book.language(scope.language));
    return text.empty() || text.front() == '[' || text.front() == '(' ? text : fmt::format("[{}]", text);
}

}  // namespace

namespace {

// Words that are shown during the speech: no part of the sentence beside them, and no words of the transcriber.
void read_shown_words(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (has_block_inside(reading.tree, id)) return read_transparent(reading, flow, id, scope);
    if (!in_running_text(reading, flow, id) && reading.tree.kind(reading.tree[id].parent) != ElementKind::utterance)
        return read_leaf(reading, flow, id, scope, Role::paragraph);
    flow.space();
    read_transparent(reading, flow, id, scope);
    flow.text(" ", reading.tree[id].span);
}

// The first leaf that is spoken; null: none is.
const Block* first_spoken(std::span<const Block> blocks) {
    for (const Block& block : blocks) {
        if (block.role == Role::speaker || block.role == Role::stage_direction) continue;
        if (!block.is_container()) return &block;
        if (const Block* inner = first_spoken(block.blocks())) return inner;
    }
    return nullptr;
}

}  // namespace

void turn_speaker(const Book& book, Blocks& speech) {
    if (speech.empty() || speech.front().role != Role::speaker || !speech.front().is_leaf()) return;
    Block& speaker = speech.front();
    const Block* spoken = first_spoken(speech);
    if (!spoken || is_right_to_left(book.language(speaker.language)) == is_right_to_left(book.language(spoken->language))) return;
    Phrase name;
    name.role = Role::highlighted;
    name.language = std::exchange(speaker.language, spoken->language);
    name.content = std::get<Inlines>(std::move(speaker.content));
    Inlines content;
    content.push_back({speaker.span, std::move(name)});
    speaker.content = std::move(content);
}

bool is_speaker_note(const TeiTree& tree, NodeIndex id) { return tree.is(id, "note") && tree.type(id) == "speaker"; }

std::string_view who_speaks(const TeiTree& tree, NodeIndex speech) {
    const std::string_view who = tree.attribute(speech, "who");
    return who.empty() && is_annotated(tree, speech) ? tree.attribute(tree[speech].parent, "who") : who;
}

NodeIndex speaker_label(const TeiTree& tree, NodeIndex speech) {
    if (const NodeIndex speaker = tree.child(speech, "speaker"); speaker != NodeIndex::none) return speaker;
    if (const NodeIndex note = speaker_note_in(tree, speech); note != NodeIndex::none) return note;
    if (tree.kind(speech) != ElementKind::utterance) return NodeIndex::none;
    NodeIndex before = element_before(tree, speech);
    if (before == NodeIndex::none && is_annotated(tree, speech)) before = element_before(tree, tree[speech].parent);
    const bool is_label = before != NodeIndex::none && (tree.is(before, "speaker") || is_speaker_note(tree, before));
    return is_label ? before : NodeIndex::none;
}

// In TEI u is an utterance; without a speaker inside a line it can only be HTML's underlined text.
void read_utterance(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (in_running_text(reading, flow, id))
        return !who_speaks(reading.tree, id).empty() ? read_transparent(reading, flow, id, scope) : read_highlight(reading, flow, id, scope);
    Block speech = block_header(reading, id, scope, speech_role(reading, id, scope));
    Scope inside = scope;
    inside.divisible = false;
    Flow inner(reading.marks, loose_header(scope, speech.span, Role::paragraph), Flow::Grouping::none);
    const bool is_named = speaker_label(reading.tree, id) != NodeIndex::none;
    if (const std::string names = is_named ? std::string() : speakers_by_reference(reading, id); !names.empty())
        inner.add(text_leaf(Role::speaker, names, scope.language, speech.span));
    read_children(reading, inner, id, inside);
    Blocks content = inner.finish();
    const Block* before = flow.last_block();
    if (before && before->role == Role::speaker && !content.empty() && content.front().role != Role::speaker)
        content.insert(content.begin(), flow.take_last_block());
    turn_speaker(reading.book, content);
    reading.add_container(flow, std::move(speech), std::move(content));
}

// A name in note type="speaker", before its utterance or in it.
void read_speaker_note(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    read_leaf(reading, flow, id, scope, Role::speaker);
}

void read_speaker_label(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    flow.space();
    if (has_block_inside(reading.tree, id))
        read_transparent(reading, flow, id, scope);
    else
        read_phrase(reading, flow, id, scope, Role::inline_label);
    flow.space();
}

void read_spoken_event(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (reading.tree.is(id, "writing")) return read_shown_words(reading, flow, id, scope);
    const std::string text = event_text(reading, id, scope);
    if (text.empty()) return;
    const Span span = reading.tree[id].span;
    const NodeIndex parent = reading.tree[id].parent;
    const bool in_speech = parent != NodeIndex::none && reading.tree.kind(parent) == ElementKind::utterance;
    if (!in_speech && !in_running_text(reading, flow, id)) return flow.add(text_leaf(Role::stage_direction, text, scope.language, span));
    flow.space();
    flow.begin_phrase(phrase_shell(reading, id, scope, Role::inline_stage));
    put_described(reading, flow, id, scope, text);
    flow.end_phrase();
    flow.text(" ", span);  // which a comma after it takes away
}

}  // namespace nabor::tei
