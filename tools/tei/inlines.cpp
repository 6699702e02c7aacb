// Phrases and marks: looks, names, breaks, characters.
#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/percent.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "tei/corpus_tokens.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

constexpr std::uint16_t bit(Look look) { return static_cast<std::uint16_t>(look); }

Role highlight_role(const Rendition& rendition, bool says_nothing) {
    if (rendition.looks == bit(Look::italic) || says_nothing) return Role::emphasis;
    if (rendition.looks == bit(Look::bold)) return Role::strong;
    return Role::highlighted;
}

// Adjacent seg elements in a letter's opener or closer are lines ("seg type=letterhead").
bool begins_line(const TeiTree& tree, const Flow& flow, NodeIndex id, const Scope& scope) {
    if (!scope.breaks || flow.in_leaf() || !tree.is(id, "seg")) return false;
    NodeIndex before = tree[id].previous;
    while (before != NodeIndex::none && tree.is_text(before) && trim_xml_space(tree[before].text).empty()) before = tree[before].previous;
    return before != NodeIndex::none && tree.is(before, "seg");
}

// The looks of HTML elements.
void add_named_look(std::string_view name, Rendition& rendition) {
    if (name == "sup")
        rendition.set(Look::superscript);
    else if (name == "sub")
        rendition.set(Look::subscript);
    else if (name == "u")  // HTML's, in a line: see read_utterance
        rendition.set(Look::underlined);
}

unsigned quantity(const TeiTree& tree, NodeIndex id, std::string_view name, unsigned otherwise) {
    const std::string_view value = trim_xml_space(tree.attribute(id, name));
    unsigned number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc() ? number : otherwise;
}

bool is_vertical(const TeiTree& tree, NodeIndex space) {
    return tree.attribute(space, "dim") == "vertical" || tree.attribute(space, "unit").starts_with("line");
}

constexpr unsigned widest_indent = 20;  // em

constexpr std::size_t longest_name = 60;  // of a character, in a message

struct SharedCharacter {
    std::string_view name;
    std::string_view text;
};
// Characters for empty c and g elements, by names that many files share; corpus_tokens.cpp has those of single projects.
constexpr SharedCharacter named_characters[] = {{"ornament", "❦"}, {"hyphen", "-"}, {"shy", "\u00AD"}};

std::string repeated(std::string_view text, unsigned count) {
    if (text == "." && count == 3) return "…";
    std::string result;
    for (unsigned i = 0; i < std::min(count, 40u); ++i) result += text;
    return result;
}

bool names_character(const TreeNode& node, std::string_view name) { return node.text == "g" || (node.text == "c" && !name.empty()); }

// "" where nothing is printed, as for the hyphen of a printed line's end; nothing where the character is not defined. The file's own
// declaration (charDecl) comes first.
std::optional<std::string> generated_character(const Reading& reading, NodeIndex id) {
    std::string_view reference = reading.tree.attribute(id, "ref");
    if (reference.empty()) reference = reading.tree.attribute(id, "rendition");
    const std::string_view name = reference.substr(reference.find_first_of("#:") + 1);
    for (const std::string& id_of_character : {std::string(name), percent_decoded(name)})
        if (const auto declared = reading.character_names.find(id_of_character); declared != reading.character_names.end()) return declared->second;
    if (const CorpusToken* row = find_corpus_token(TokenUse::character, name))
        return row->counted ? repeated(row->text, quantity(reading.tree, id, "n", 3)) : std::string(row->text);
    for (const SharedCharacter& row : named_characters)
        if (row.name == name) return std::string(row.text);
    if (names_character(reading.tree[id], name)) return std::nullopt;
    return std::string();
}

// Something stands where the source has a character that nobody can know.
void read_undefined(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const Span span = reading.tree[id].span;
    std::string_view name = reading.tree.attribute(id, "ref");
    if (name.empty()) name = reading.tree.attribute(id, "rendition");
    if (reading.is_first("tei-undefined-character", name))
        reading.report.warning("tei-undefined-character", span,
                               name.empty() ? std::string("this element names no character and has none in it; the text shows […]")
                                            : fmt::format("the character \"{}\" is not defined; the text shows […]", name.substr(0, longest_name)),
                               "map it to a character in charDecl, or write the character itself");
    flow.begin_phrase(phrase_shell(reading, id, scope, Role::gap));
    flow.text("[…]", span);
    flow.end_phrase();
}

// A mention of a person whose biography is printed gets a link to it and an entry in the index of names.
bool read_mention(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const std::string_view target = reading::first_target(reading.tree.attribute(id, "ref"));
    if (target.empty()) return false;
    const NodeIndex person = reading.targets.resolve(target, reading.tree[id].file);
    const auto shown = reading.shown_people.find(person);
    if (shown == reading.shown_people.end()) return false;
    const Span span = reading.tree[id].span;
    const IndexTermId term = reading.add_index_term({"person", {shown->second}, "", AnchorId::none}, "name", span);
    flow.begin_phrase(phrase_shell(reading, id, scope, Role::person_name));
    Link link;
    link.target = reading.anchor_of(person);
    flow.begin_phrase({span, std::move(link)});
    read_children(reading, flow, id, scope);
    flow.end_phrase();
    flow.end_phrase();
    flow.mark({span, IndexMark{term}});
    return true;
}

// An lb right after a pb is the first line of the source's page.
bool begins_page(const TeiTree& tree, NodeIndex id) {
    NodeIndex before = tree[id].previous;
    while (before != NodeIndex::none && tree.is_text(before) && is_blank(tree[before].text)) before = tree[before].previous;
    return before != NodeIndex::none && tree.kind(before) == ElementKind::page_break;
}

}  // namespace

std::uint8_t indent_by_space(const TeiTree& tree, NodeIndex line) {
    for (const NodeIndex child : tree.children(line)) {
        const ElementKind kind = tree.kind(child);
        const bool has_no_width = kind == ElementKind::page_break || kind == ElementKind::anchor || kind == ElementKind::skipped;
        if (has_no_width || (tree.is_text(child) && is_blank(tree[child].text))) continue;
        if (!tree.is(child, "space") || is_vertical(tree, child)) return 0;
        const std::string_view unit = tree.attribute(child, "unit");
        const unsigned wide = std::min(quantity(tree, child, "quantity", 1), 2 * widest_indent);
        const unsigned ems = unit.starts_with("char") || unit.starts_with("letter") ? (wide + 1) / 2 : unit == "em" ? wide : 1;
        return static_cast<std::uint8_t>(std::min(ems, widest_indent));
    }
    return 0;
}

void read_highlight(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (begins_line(reading.tree, flow, id, scope)) flow.line_break(reading.tree[id].span);
    Inline shell = phrase_shell(reading, id, scope, Role::highlighted);
    Phrase& phrase = std::get<Phrase>(shell.content);
    const std::string_view name = reading.tree[id].text;
    add_named_look(name, phrase.rendition);
    const bool says_nothing = name == "hi" && !reading.tree.has_attribute(id, "rend") && !reading.tree.has_attribute(id, "rendition") &&
                              !reading.tree.has_attribute(id, "style");
    phrase.role = highlight_role(phrase.rendition, says_nothing);
    const bool plain = phrase.rendition.looks == 0 && !says_nothing && phrase.language == scope.language;
    if (plain && phrase.anchor == AnchorId::none && !reading.tree.has_attribute(id, "xml:lang"))
        return read_children(reading, flow, id, scope);
    flow.begin_phrase(std::move(shell));
    read_children(reading, flow, id, scope);
    flow.end_phrase();
}

void read_title(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const std::string_view level = reading.tree.attribute(id, "level");
    read_phrase(reading, flow, id, scope, level == "a" || level == "u" ? Role::title_of_article : Role::title_of_work);
}

void read_name(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (read_mention(reading, flow, id, scope)) return;
    Role role = reading.tree.role(id);
    const std::string type = reading.tree.type(id);
    if (role == Role::name && (type == "person" || type == "pers"))
        role = Role::person_name;
    else if (role == Role::name && type == "place")
        role = Role::place_name;
    else if (role == Role::name && type.starts_with("org"))
        role = Role::organisation_name;
    read_phrase(reading, flow, id, scope, role);
}

// c, g and pc inside a word do not divide it.
void read_character(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (reading.tree[id].first_child == NodeIndex::none) {
        const std::optional<std::string> text = generated_character(reading, id);
        return text ? flow.text(*text, reading.tree[id].span) : read_undefined(reading, flow, id, scope);
    }
    const Rendition look = reading.renditions.of(id).rendition;
    if (look.looks == 0) return read_transparent(reading, flow, id, scope);
    read_phrase(reading, flow, id, scope, highlight_role(look, false));
}

// A caesura, or a space that the source leaves: wider than between words, unless the source says that it is one character wide. One of lines
// parts words, too.
void read_space(Reading& reading, Flow& flow, NodeIndex id, const Scope&) {
    const TeiTree& tree = reading.tree;
    const std::string_view unit = tree.attribute(id, "unit");
    if (is_vertical(tree, id) || (unit.starts_with("char") && quantity(tree, id, "quantity", 1) == 1))
        flow.space();
    else
        flow.wide_space();
}

void read_line_break(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const TeiTree& tree = reading.tree;
    if (scope.verbatim) return flow.last_character() == U'\n' ? void() : flow.verbatim("\n", tree[id].span);
    if (tree.attribute(id, "break") == "no") return flow.soft_break(true);
    const std::string_view rend = tree.attribute(id, "rend");
    // A turnover of a long verse line belongs to the page of the source, as do its columns (cb) and gatherings (gb).
    const bool of_source = rend.starts_with("turn") || (!scope.breaks && begins_page(tree, id)) || tree.is(id, "cb") || tree.is(id, "gb") || (!scope.breaks && reading.source_lines);
    if (of_source) return flow.soft_break(false);
    flow.line_break(tree[id].span);
}

void read_page_break(Reading& reading, Flow& flow, NodeIndex id, const Scope&) {
    if (reading.tree.attribute(id, "break") == "no") flow.soft_break(true);
    PageMark mark;
    mark.label = collapse_xml_space(reading.tree.attribute(id, "n"));
    const bool in_brackets = mark.label.size() > 2 && mark.label.front() == '[' && mark.label.back() == ']';  // those that the layout adds
    if (in_brackets) mark.label = mark.label.substr(1, mark.label.size() - 2);
    // A page with a number has a place in the page list of an ebook that shows it.
    mark.anchor = mark.label.empty() ? reading.anchor_if_referenced(id) : reading.place(reading.anchor_of(id));
    if (!mark.label.empty() || mark.anchor != AnchorId::none) flow.mark({reading.tree[id].span, std::move(mark)});
}

void read_anchor(Reading& reading, Flow& flow, NodeIndex id, const Scope&) {
    if (const AnchorId anchor = reading.anchor_if_referenced(id); anchor != AnchorId::none)
        flow.mark({reading.tree[id].span, AnchorMark{anchor}});
}

namespace {

// What stands behind an element in its block, within the phrases that it ends too; none at the block's end.
NodeIndex node_behind(const TeiTree& tree, NodeIndex id) {
    while (tree[id].next == NodeIndex::none) {
        const NodeIndex parent = tree[id].parent;
        if (parent == NodeIndex::none || is_block(tree.kind(parent))) return NodeIndex::none;
        id = parent;
    }
    return tree[id].next;
}

// Whether words follow at once, which are no part of the label ("I.Mille"): a space is due that the source's layout had.
bool runs_into_words(const TeiTree& tree, NodeIndex label) {
    const NodeIndex behind = node_behind(tree, label);
    if (behind == NodeIndex::none) return false;
    const std::string words = tree.is_text(behind) ? std::string(tree[behind].text) : tree.line(behind);
    return !words.empty() && is_letter(first_code_point(words));
}

}  // namespace

// A label before a paragraph ("P.S.") becomes its beginning; between other blocks it is a subheading.
void read_label(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    NodeIndex next = reading.tree[id].next;
    while (next != NodeIndex::none && reading.tree.is_text(next)) next = reading.tree[next].next;
    const bool is_before_words = next != NodeIndex::none && !is_block(reading.tree.kind(next));
    if (is_before_words || in_running_text(reading, flow, id)) {
        read_phrase(reading, flow, id, scope, Role::inline_label);
        if (runs_into_words(reading.tree, id)) flow.space();
        return;
    }
    if (next == NodeIndex::none || reading.tree.kind(next) != ElementKind::paragraph)
        return read_leaf(reading, flow, id, scope, Role::subheading);
    Marks none{{}, reading.marks.parted};
    Flow inner(none, loose_header(scope, reading.tree[id].span, Role::paragraph));
    read_children(reading, inner, id, scope);
    Blocks label = inner.finish();
    if (label.empty() || !label.front().is_leaf()) return;
    Inline shell = phrase_shell(reading, id, scope, Role::inline_label);
    std::get<Phrase>(shell.content).content = std::move(std::get<Inlines>(label.front().content));
    flow.mark(std::move(shell));
    flow.mark(text_inline(" ", reading.tree[id].span));
}

}  // namespace nabor::tei
