// References: calls of notes, links into and out of the book, and references to nothing.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digits.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "reading/classification.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

bool is_short_label(std::string_view text) { return text.size() <= 8; }

bool stands_alone(const TeiTree& tree, NodeIndex id) {
    const auto is_blank = [&](NodeIndex near) { return tree.is_text(near) && trim_xml_space(tree[near].text).empty(); };
    NodeIndex before = tree[id].previous, after = tree[id].next;
    while (before != NodeIndex::none && is_blank(before)) before = tree[before].previous;
    while (after != NodeIndex::none && is_blank(after)) after = tree[after].next;
    return before == NodeIndex::none && after == NodeIndex::none;
}

// The text of an empty reference to nothing: its target when that is a date or a number, or when the element would otherwise be empty.
std::string generated_text(const TeiTree& tree, NodeIndex id, std::string_view target) {
    const std::size_t hash = target.rfind('#');
    const std::string_view key = hash == std::string_view::npos ? target : target.substr(hash + 1);
    const bool speaks = key.find_first_not_of("0123456789-.,/: ") == std::string_view::npos;
    return speaks || stands_alone(tree, id) ? std::string(key) : std::string();
}

bool is_empty_reference(const TeiTree& tree, NodeIndex id) { return !tree.has_visible_text(id) && tree.child(id, "graphic") == NodeIndex::none; }

void read_linked(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, Link link) {
    link.anchor = reading.anchor_if_referenced(id);
    const Rendition look = reading.renditions.of(id).rendition;
    const bool looks = look.looks != 0;
    const Span span = reading.tree[id].span;
    if (is_empty_reference(reading.tree, id)) {
        // The writers generate the text of an empty link into the book; a web address prints itself.
        if (!link.address.empty()) link.content.push_back(text_inline(link.address, span));
        return flow.visible({span, std::move(link)});
    }
    const bool shelled = !looks && needs_language_shell(reading, flow, id, scope);
    if (looks) flow.begin_phrase(phrase_shell(reading, id, scope, Role::highlighted));
    if (shelled) flow.begin_phrase(language_shell(reading, id, scope));
    flow.begin_phrase({span, std::move(link)});
    read_children(reading, flow, id, scope);
    flow.end_phrase();
    if (looks || shelled) flow.end_phrase();
}

void read_dangling(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, std::string_view target) {
    const Span span = reading.tree[id].span;
    if (!target.empty()) reading.report_dangling(target, span);
    if (reading.tree.has_visible_text(id)) return read_transparent(reading, flow, id, scope);
    read_transparent(reading, flow, id, scope);  // its anchor, and an image
    if (!target.empty() && reading.tree[id].first_child == NodeIndex::none) flow.text(generated_text(reading.tree, id, target), span);
}

bool is_symbol(std::string_view mark) {
    for (std::size_t at = 0; at < mark.size();)
        if (const char32_t c = next_code_point(mark, at); is_letter(c) || (c >= U'0' && c <= U'9')) return false;
    return !mark.empty();
}

// Raised as calls are, by itself, by the element that it stands in or by the one in it.
bool is_raised(Reading& reading, NodeIndex id) {
    if (reading.renditions.of(id).rendition.has(Look::superscript)) return true;
    const NodeIndex parent = reading.tree[id].parent;
    if (parent != NodeIndex::none && (reading.tree.is(parent, "sup") || reading.renditions.of(parent).rendition.has(Look::superscript))) return true;
    if (reading.tree[id].has_text) return false;
    for (const NodeIndex child : reading.tree.children(id))
        if (!reading.tree.is_text(child)) return reading.tree.is(child, "sup") || reading.renditions.of(child).rendition.has(Look::superscript);
    return false;
}

// The call that reads a note from elsewhere. A number after a space is a word of the sentence where another reference calls the note.
bool calls_first(Reading& reading, NodeIndex id, NodeIndex note) {
    if (!reading.targets.is_called_note(note) || reading.targets.was_read(note)) return false;
    return !reading.targets.is_called_at_a_word(note) || stands_at_a_word(reading.tree, id) || !is_digits(reading.tree.line(id)) || is_raised(reading, id);
}

// The notes that one reference calls ("3, 4"): all of its targets. The marks are its words, as many as there are notes, or none.
struct CalledNotes {
    std::vector<NodeIndex> notes;
    std::vector<std::string> marks;
    NodeIndex first = NodeIndex::none;  // the target that the reference names first
};

std::vector<NodeIndex> notes_of(const Reading& reading, NodeIndex id) {
    std::vector<NodeIndex> notes;
    for (const std::string_view target : reading::all_targets(reading.tree.attribute(id, "target")))
        if (const NodeIndex note = reading.targets.resolve(target, reading.tree[id].file); note != NodeIndex::none && is_printed_note(reading, note))
            notes.push_back(note);
    return notes;
}

// Its words as marks of so many notes; none where they are no such marks.
std::vector<std::string> marks_of(const std::string& label, std::size_t count) {
    std::vector<std::string> marks;
    for (std::size_t at = 0; at <= label.size();) {
        const std::size_t end = std::min(label.find_first_of(",;", at), label.size());
        marks.push_back(collapse_xml_space(std::string_view(label).substr(at, end - at)));
        at = end + 1;
    }
    const bool fit = marks.size() == count && std::all_of(marks.begin(), marks.end(), [](const std::string& mark) { return reading::is_note_mark(mark); });
    return fit ? marks : std::vector<std::string>();
}

CalledNotes notes_called_by(const Reading& reading, NodeIndex id, NodeIndex first) {
    CalledNotes called{notes_of(reading, id), {}, first};
    if (called.notes.size() > 1) called.marks = marks_of(reading.tree.line(id), called.notes.size());
    return called;
}

// A further call of a note, or one before a note that stands in its own place: a mark at the end of a word, or what says that it is a call.
// After a space a number is a word of the sentence: "see note 5".
bool calls_again(Reading& reading, const Flow& flow, NodeIndex id, const CalledNotes& called) {
    const NodeIndex note = called.first;
    if (!is_printed_note(reading, note)) return false;
    if (!called.marks.empty()) return !flow.is_spaced() || is_raised(reading, id);
    if (reading.tree.type(id).starts_with("note")) return true;
    const std::string mark = reading.tree.line(id);
    const bool is_mark = reading.targets.is_called_note(note) ? !is_digits(mark) : is_symbol(mark);
    if (reading::is_note_mark(mark) && (is_mark || is_raised(reading, id))) return true;
    return !flow.is_spaced() && (reading::is_note_mark(mark) || is_empty_reference(reading.tree, id));
}

// "see note 5": the number is that which the note has in this book, so the reference generates its text.
bool is_number_of_note(const Reading& reading, NodeIndex id, NodeIndex note) {
    return is_digits(reading.tree.line(id)) && is_printed_note(reading, note);
}

ReferenceNumber number_asked(Reading& reading, NodeIndex id) {
    const std::string type = reading.tree.type(id);
    if (type == "line") return ReferenceNumber::line;
    if (type == "paragraph") return ReferenceNumber::paragraph;
    const bool is_page = type == "page" || reading.renditions.of(id).hint == Hint::page_number;
    return is_page ? ReferenceNumber::page : ReferenceNumber::none;
}

void read_calls(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, const CalledNotes& called) {
    const std::vector<NodeIndex>& notes = called.notes;
    const std::vector<std::string>& marks = called.marks;
    if (marks.empty()) read_transparent(reading, flow, id, scope);
    for (std::size_t i = 0; i < notes.size(); ++i) call_note(reading, flow, notes[i], marks.empty() ? std::string() : marks[i], scope);
}

// A reference that calls a note. Text longer than a mark stays before the call.
void read_call(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope, const CalledNotes& called) {
    const NodeIndex note = called.first;
    if (called.notes.size() > 1) return read_calls(reading, flow, id, scope, called);
    const std::string label = reading.tree.line(id);
    if (!is_short_label(label)) read_transparent(reading, flow, id, scope);
    const auto read = reading.notes_by_node.find(note);
    if (read != reading.notes_by_node.end()) return reading.call_note(flow, read->second, reading.tree[id].span);
    call_note(reading, flow, note, is_short_label(label) ? label : std::string(), scope);
}

}  // namespace

void read_reference(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    std::string_view target = reading::first_target(reading.tree.attribute(id, "target"));
    if (target.empty()) target = reading::first_target(reading.tree.attribute(id, "url"));
    Link link;
    if (reading::is_web_address(target)) {
        link.role = Role::link;
        link.address = target;
        return read_linked(reading, flow, id, scope, std::move(link));
    }
    const NodeIndex node = target.empty() ? NodeIndex::none : reading.targets.resolve(target, reading.tree[id].file);
    if (node == NodeIndex::none) return read_dangling(reading, flow, id, scope, target);
    if (reading.tree.kind(node) == ElementKind::note) {
        const CalledNotes called = notes_called_by(reading, id, node);
        const bool is_call = calls_first(reading, id, node) || calls_again(reading, flow, id, called);
        if (is_call) return read_call(reading, flow, id, scope, called);
    }
    link.target = reading.anchor_of(node);
    link.number = number_asked(reading, id);
    if (is_number_of_note(reading, id, node)) {
        link.anchor = reading.anchor_if_referenced(id);
        return flow.visible({reading.tree[id].span, std::move(link)});
    }
    read_linked(reading, flow, id, scope, std::move(link));
}

}  // namespace nabor::tei
