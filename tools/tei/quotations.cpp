// Quotations: in the line with the marks of their language, and blocks. Marks that the text has are not doubled.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "language/characters.h"
#include "language/language.h"
#include "language/quotation_marks.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

bool is_dash(char32_t c) { return c == U'—' || c == U'–' || c == U'―' || c == U'‒'; }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

// What stands in a line without a width, or not in the line at all.
bool shows_nothing(ElementKind kind) {
    switch (kind) {
        case ElementKind::page_break:
        case ElementKind::line_break:
        case ElementKind::anchor:
        case ElementKind::index:
        case ElementKind::milestone:
        case ElementKind::note:
        case ElementKind::skipped: return true;
        default: return false;
    }
}

// The text right before or after a node, also outside elements that it begins or ends.
std::string_view text_beside(const TeiTree& tree, NodeIndex id, NodeIndex TreeNode::*side) {
    for (; id != NodeIndex::none && !is_block(tree.kind(id)); id = tree[id].parent) {
        NodeIndex beside = tree[id].*side;
        while (beside != NodeIndex::none && !tree.is_text(beside) && shows_nothing(tree.kind(beside))) beside = tree[beside].*side;
        if (beside == NodeIndex::none) continue;
        return tree.is_text(beside) ? tree[beside].text : std::string_view();
    }
    return {};
}

bool is_spacing(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0 || c == 0x202F; }

// The characters beside a quotation, and those behind the white space there.
struct Neighbours {
    char32_t before = 0, after = 0, first_word_before = 0, first_word_after = 0;
};

Neighbours neighbours_of(const TeiTree& tree, NodeIndex id) {
    std::string_view before = text_beside(tree, id, &TreeNode::previous), after = text_beside(tree, id, &TreeNode::next);
    Neighbours beside{last_code_point(before), first_code_point(after), 0, 0};
    while (!before.empty() && is_spacing(last_code_point(before))) before = without_last_code_point(before);
    std::size_t at = 0;
    for (std::size_t next = 0; next < after.size() && is_spacing(next_code_point(after, next));) at = next;
    beside.first_word_before = last_code_point(before);
    beside.first_word_after = first_code_point(after.substr(at));
    return beside;
}

// « … »: marks with spaces inside. Where the two marks of a pair are the same, one that is not close to the quotation may be another's.
bool has_spaced_marks(const Neighbours& beside) {
    return (beside.first_word_before == U'«' && beside.first_word_after == U'»') || (beside.first_word_before == U'»' && beside.first_word_after == U'«') ||
           (beside.first_word_before == U'„' && (beside.first_word_after == U'“' || beside.first_word_after == U'”')) ||
           (beside.first_word_before == U'“' && beside.first_word_after == U'”');
}

// Whether the source has the marks: in the element, around it, or a dash that begins the paragraph of a dialogue.
bool has_typed_marks(const Reading& reading, const Flow& flow, NodeIndex id) {
    const TeiTree& tree = reading.tree;
    const std::string line = tree.line(id);
    const char32_t first = first_code_point(line), last = last_code_point(line);
    const Neighbours beside = neighbours_of(tree, id);
    if (is_dash(first)) return true;
    if (is_quotation_mark(first)) return !is_apostrophe(first) || is_quotation_mark(last);
    if (is_quotation_mark(beside.before)) return !is_apostrophe(beside.before) || is_quotation_mark(beside.after);
    if (is_quotation_mark(beside.after) && !is_apostrophe(beside.after)) return true;
    if (has_spaced_marks(beside)) return true;
    const bool speech = tree.is(id, "q") || tree.is(id, "said");
    return speech && is_dash(flow.has_open_text() ? flow.first_character() : 0);
}

// A word of @rend for it, a look, which sets the quotation apart in another way, or indirect speech.
bool is_unmarked(Reading& reading, NodeIndex id) {
    static constexpr std::string_view none[] = {"none", "unmarked", "noquotes", "no-quotes", "unquoted", "without"};
    if (reading.tree.attribute(id, "direct") == "false") return true;
    const std::string rend = folded(reading.tree.attribute(id, "rend"));
    if (std::find(std::begin(none), std::end(none), rend) != std::end(none)) return true;
    return reading.renditions.of(id).rendition.looks != 0;
}

// An equivalent in another language (cit of a dictionary), or a form that is spoken of, which print in italics.
bool is_no_quotation(const TeiTree& tree, NodeIndex id) {
    const NodeIndex parent = tree[id].parent;
    if (parent == NodeIndex::none) return false;
    if (tree.is(parent, "cit") && tree.type(parent).starts_with("trans")) return true;
    return tree.is(parent, "etym") && tree.is(id, "mentioned");
}

bool needs_marks(Reading& reading, const Flow& flow, NodeIndex id) {
    return !reading.marks_typed && reading.tree.has_visible_text(id) && !is_unmarked(reading, id) && !is_no_quotation(reading.tree, id) &&
           !has_typed_marks(reading, flow, id);
}

struct Pair {
    std::string_view open, close;
};

// Marks unlike those of the quotation around, which may be in another language.
Pair marks_for(const Reading& reading, const Scope& scope) {
    const QuotationMarks& marks = quotation_marks(reading.book.language(scope.around));
    const bool outer = scope.quoted % 2 == 0 ? marks.open != scope.quote : marks.inner_open == scope.quote;
    return outer ? Pair{marks.open, marks.close} : Pair{marks.inner_open, marks.inner_close};
}

Scope inside_quotation(const Scope& scope, bool marked, const Pair& marks) {
    Scope inside = scope;
    ++inside.quoted;
    if (marked) inside.quote = marks.open;
    return inside;
}

// A line break at an end of a quotation stands outside of its marks; none where something visible comes first.
NodeIndex break_at_end(const TeiTree& tree, NodeIndex id, bool at_begin) {
    NodeIndex end = NodeIndex::none;
    for (const NodeIndex child : tree.children(id)) {
        if (tree.is_text(child) && is_blank(tree[child].text)) continue;
        end = child;
        if (at_begin) break;
    }
    return end != NodeIndex::none && tree.is(end, "lb") ? end : NodeIndex::none;
}

void read_inline_quotation(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const bool marked = needs_marks(reading, flow, id);
    const Pair marks = marks_for(reading, scope);
    const Span span = reading.tree[id].span;
    const Scope inside = inside_quotation(scope, marked, marks);
    const NodeIndex first = marked ? break_at_end(reading.tree, id, true) : NodeIndex::none;
    const NodeIndex last = marked ? break_at_end(reading.tree, id, false) : NodeIndex::none;
    if (first != NodeIndex::none) read_node(reading, flow, first, inside);
    const Role role = reading.tree.is(id, "mentioned") ? Role::highlighted : Role::quotation;
    // The marks are those of the text around. Where that runs the other way, they stand in its order.
    const bool marks_outside = marked && is_right_to_left(reading.book.language(scope.language)) != is_right_to_left(reading.book.language(scope.around));
    if (marks_outside) flow.opening_mark(marks.open, span);
    flow.begin_phrase(phrase_shell(reading, id, scope, role));
    if (marked && !marks_outside) flow.opening_mark(marks.open, span);
    for (const NodeIndex child : reading.tree.children(id))
        if (child != first && child != last) read_node(reading, flow, child, inside);
    if (marked && !marks_outside) flow.closing_mark(marks.close, span);
    flow.end_phrase();
    if (marks_outside) flow.closing_mark(marks.close, span);
    if (last != NodeIndex::none) read_node(reading, flow, last, inside);
}

// A quotation alone in an item, a cell or a note is words, not an extract.
bool stands_in_a_small_part(const TeiTree& tree, NodeIndex id) {
    const NodeIndex parent = tree[id].parent;
    if (parent == NodeIndex::none) return false;
    const ElementKind kind = tree.kind(parent);
    return kind == ElementKind::item || kind == ElementKind::table_part || kind == ElementKind::note || kind == ElementKind::label;
}

void put_first(Blocks& blocks, std::string_view mark) {
    if (blocks.empty()) return;
    Block& first = blocks.front();
    if (auto* inner = std::get_if<Blocks>(&first.content)) return put_first(*inner, mark);
    if (auto* inlines = std::get_if<Inlines>(&first.content)) inlines->insert(inlines->begin(), text_inline(std::string(mark), first.span));
}

// A head, a source or verse inside prose make it more than speech; so do paragraphs inside verse.
bool holds_only(const TeiTree& tree, NodeIndex id, std::span<const ElementKind> kinds) {
    for (const NodeIndex child : tree.children(id)) {
        const ElementKind kind = tree.kind(child);
        const bool beside = kind == ElementKind::page_break || kind == ElementKind::anchor || kind == ElementKind::note;
        const bool wanted = std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        if (!beside && !wanted && (!tree.is_text(child) || !is_blank(tree[child].text))) return false;
    }
    return true;
}

bool is_speech_in_blocks(const TeiTree& tree, NodeIndex id, const Scope& scope) {
    static constexpr ElementKind prose[] = {ElementKind::paragraph}, verse[] = {ElementKind::line, ElementKind::line_group};
    return scope.verse ? holds_only(tree, id, verse) : holds_only(tree, id, prose);
}

// Direct speech with paragraphs inside is part of the narrative, or with lines of the poem: its marks stand at the first and the last of them.
void read_speech_in_blocks(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (!is_speech_in_blocks(reading.tree, id, scope) || !needs_marks(reading, flow, id)) return read_transparent(reading, flow, id, scope);
    const Pair marks = marks_for(reading, scope);
    const Scope inside = inside_quotation(scope, true, marks);
    Flow inner(reading.marks, loose_header(scope, reading.tree[id].span, scope.paragraph), scope.verse ? Flow::Grouping::none : Flow::Grouping::verse);
    read_transparent(reading, inner, id, inside);
    Blocks content = inner.finish();
    put_first(content, marks.open);
    if (Block* last = reading::last_leaf_of(content))
        std::get<Inlines>(last->content).push_back(text_inline(std::string(marks.close), last->span));
    for (Block& block : content) flow.add(std::move(block));
}

}  // namespace

void read_quotation(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const Hint hint = reading.renditions.of(id).hint;
    const bool blocks = has_block_inside(reading.tree, id);
    const bool loose_q = reading.tree.is(id, "q") || reading.tree.is(id, "said");
    const bool only_inline =
        reading.tree.is(id, "soCalled") || reading.tree.is(id, "mentioned") || (loose_q && stands_in_a_small_part(reading.tree, id));
    const bool inline_quotation = !blocks && (only_inline || hint == Hint::inline_block ||
                                              (hint != Hint::block_quotation && in_running_text(reading, flow, id)));
    if (inline_quotation) return read_inline_quotation(reading, flow, id, scope);
    if (loose_q && blocks && hint != Hint::block_quotation && reading.tree.type(id).empty() &&
        (!scope.verse || is_speech_in_blocks(reading.tree, id, scope)))
        return read_speech_in_blocks(reading, flow, id, scope);
    Scope inside = scope;
    inside.quoted = 0;
    inside.quote = {};
    read_container(reading, flow, id, inside, Role::block_quotation);
}

void read_citation(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const NodeIndex quote = reading.tree.child(id, "quote");
    const bool blocks = quote != NodeIndex::none && has_block_inside(reading.tree, quote);
    if (in_running_text(reading, flow, id) && !blocks) return read_transparent(reading, flow, id, scope);
    Block container = block_header(reading, id, scope, Role::block_quotation);
    Scope inside = scope;
    inside.divisible = false;
    inside.quoted = 0;
    inside.quote = {};
    Flow inner(reading.marks, loose_header(scope, container.span, Role::paragraph));
    for (const NodeIndex child : reading.tree.children(id)) {
        if (stands_apart(reading.tree, child)) inner.space();
        // The quotation inside is the citation's text: one block quotation, not two.
        if (reading.tree.is(child, "quote") || reading.tree.is(child, "q")) {
            const Scope quoted = scope_inside(reading, child, inside);
            if (has_block_inside(reading.tree, child))
                read_transparent(reading, inner, child, quoted);
            else
                read_leaf(reading, inner, child, quoted, Role::paragraph);
        } else {
            read_node(reading, inner, child, inside);
        }
    }
    reading.add_container(flow, std::move(container), inner.finish());
}

}  // namespace nabor::tei
