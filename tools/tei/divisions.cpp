// Divisions, groups, texts and title pages: the frames of a book.
#include <algorithm>
#include <utility>

#include "book/title_page.h"
#include "reading/classification.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

bool is_verse_type(std::string_view type) {
    return type == "poem" || type == "verse" || type == "stanza" || type == "strophe" || type == "couplet";
}

// A div that is a poem or a stanza: it has no head and contains only lines and stanzas.
bool is_poem(Reading& reading, NodeIndex id) {
    const TeiTree& tree = reading.tree;
    if (!is_verse_type(tree.type(id)) || tree[id].has_text) return false;
    for (const NodeIndex child : tree.children(id)) {
        switch (tree.kind(child)) {
            case ElementKind::text:
            case ElementKind::line:
            case ElementKind::line_group:
            case ElementKind::page_break:
            case ElementKind::line_break:
            case ElementKind::note:
            case ElementKind::skipped:
            case ElementKind::anchor:
            case ElementKind::milestone: continue;
            case ElementKind::division:
                if (!is_poem(reading, child)) return false;
                continue;
            case ElementKind::paragraph:
                if (reading.renditions.of(child).hint != Hint::verse_line) return false;
                continue;
            default: return false;
        }
    }
    return true;
}

bool holds_called_notes(const Reading& reading, NodeIndex id) {
    for (const NodeIndex child : reading.tree.children(id)) {
        if (reading.tree.kind(child) == ElementKind::note && reading.targets.is_called_note(child)) return true;
        if (reading.attached.is_attached(child)) return true;  // an entry of an apparatus is read where its text is
        if (!reading.tree.is_text(child) && holds_called_notes(reading, child)) return true;
    }
    return false;
}

// A division of notes has only its heading left when all its notes were read at their calls.
bool is_emptied(const Reading& reading, NodeIndex id, const Blocks& content) {
    const bool heads_only = std::all_of(content.begin(), content.end(),
                                        [](const Block& block) { return block.role == Role::heading || block.role == Role::subheading; });
    return heads_only && holds_called_notes(reading, id);
}

bool is_part_introduction(const TeiTree& tree, NodeIndex id) {
    const std::string type = tree.type(id);
    return type.find("part-intro") != std::string_view::npos || type.find("group-intro") != std::string_view::npos;
}

Scope inside_division(const Scope& scope) {
    Scope inside = scope;
    if (inside.level < 250) ++inside.level;
    inside.divisible = true;
    inside.title_page = false;
    return inside;
}

bool is_sub_title(std::string_view type) {
    return type.starts_with("sub") || type == "desc" || type == "alt" || type == "vol" || type == "volume";
}

bool holds(const TeiTree& tree, NodeIndex id, std::string_view name) {
    for (const NodeIndex child : tree.children(id))
        if (tree.is(child, name) || (!tree.is_text(child) && holds(tree, child, name))) return true;
    return false;
}

bool holds_titles_alone(const TeiTree& tree, NodeIndex page) {
    for (const NodeIndex child : tree.children(page))
        if (tree.has_visible_text(child) && !tree.is(child, "docTitle") && !tree.is(child, "titlePart")) return false;
    return true;
}

bool is_imprint(const TeiTree& tree, NodeIndex id) {
    constexpr std::string_view names[] = {"byline", "docAuthor", "docImprint", "docEdition", "docDate", "imprimatur"};
    return !tree.is_text(id) && std::find(std::begin(names), std::end(names), tree[id].text) != std::end(names);
}

Role title_part_role(const Reading& reading, NodeIndex id, const Scope& scope) {
    const bool sub = is_sub_title(reading.tree.type(id));
    if (scope.title_page) return sub ? Role::title_sub : Role::title_main;
    if (!scope.divisible) return sub ? Role::subheading : Role::paragraph;
    return sub ? Role::subheading : Role::heading;
}

// The whole heading's short form, which serves as running head.
std::string short_heading_of(const TeiTree& tree, NodeIndex division) {
    const NodeIndex head = running_head_of(tree, division);
    return head == NodeIndex::none ? std::string() : tree.line(head);
}

}  // namespace

bool is_running_head(std::string_view type) { return type.find("running") != std::string_view::npos || type == "short"; }

NodeIndex running_head_of(const TeiTree& tree, NodeIndex division) {
    const bool may_have = division != NodeIndex::none && (tree.kind(division) == ElementKind::division || tree.kind(division) == ElementKind::group ||
                                                          tree.kind(division) == ElementKind::cast_list);
    if (!may_have) return NodeIndex::none;
    for (const NodeIndex child : tree.children(division))
        if (tree.is(child, "head") && is_running_head(tree.type(child))) return child;
    return NodeIndex::none;
}

void read_division(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (is_poem(reading, id)) return read_line_group(reading, flow, id, scope);
    if (!scope.divisible || flow.in_leaf()) {
        Scope inside = scope;
        inside.divisible = false;
        return read_transparent(reading, flow, id, inside);
    }
    const bool headless = reading.tree.child(id, "head") == NodeIndex::none;
    if (headless && is_part_introduction(reading.tree, id)) return read_transparent(reading, flow, id, scope);
    const std::string type = reading.tree.type(id);
    Block division = block_header(reading, id, scope, reading::division_role(type));
    division.rendition = {};
    division.level = scope.level;
    division.short_heading = short_heading_of(reading.tree, id);
    Scope inside = inside_division(scope);
    inside.division = division.role;
    inside.interview = scope.interview || is_interview(type);
    if (inside.interview && !scope.interview) inside.asker = asker_of(reading, id);
    Flow inner(reading.marks, loose_header(scope, division.span, Role::paragraph));
    read_children(reading, inner, id, inside);
    Blocks content = inner.finish();
    const bool emptied = is_emptied(reading, id, content);
    if (content.empty() && !holds_called_notes(reading, id)) reading.book.empty_divisions.push_back(division.span);
    if (emptied) content.clear();
    if (!content.empty()) division.anchor = reading.place(reading.anchor_of(id));
    reading.add_container(flow, std::move(division), std::move(content));
}

void read_group(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (reading.tree.child(id, "head") == NodeIndex::none || !scope.divisible) return read_transparent(reading, flow, id, scope);
    Block part = block_header(reading, id, scope, Role::part);
    part.level = scope.level;
    part.short_heading = short_heading_of(reading.tree, id);
    part.anchor = reading.place(reading.anchor_of(id));
    Flow inner(reading.marks, loose_header(scope, part.span, Role::paragraph));
    read_children(reading, inner, id, inside_division(scope));
    reading.add_container(flow, std::move(part), inner.finish());
}

void read_cast_list(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    if (!scope.divisible) return read_container(reading, flow, id, scope, Role::cast_group);
    Block division = block_header(reading, id, scope, Role::cast_list);
    division.level = scope.level;
    division.short_heading = short_heading_of(reading.tree, id);
    division.anchor = reading.place(reading.anchor_of(id));
    Flow inner(reading.marks, loose_header(scope, division.span, Role::cast_item));
    read_children(reading, inner, id, inside_division(scope));
    reading.add_container(flow, std::move(division), inner.finish());
}

// A text inside a text: a block quotation whose divisions are not in the contents.
void read_floating_text(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.divisible = false;
    read_container(reading, flow, id, inside, Role::block_quotation);
}

bool is_short_title(const TeiTree& tree, NodeIndex part) {
    if (!tree.is(part, "titlePart") || tree.type(part) != "short") return false;
    for (const NodeIndex other : tree.children(tree[part].parent))
        if (tree.is(other, "titlePart") && tree.type(other) != "short" && !is_sub_title(tree.type(other))) return true;
    return false;
}

NodeIndex short_title_of(const TeiTree& tree, NodeIndex text) {
    for (const NodeIndex child : tree.children(text)) {
        if (is_short_title(tree, child)) return child;
        const bool may_hold = tree.is(child, "front") || tree.is(child, "titlePage") || tree.is(child, "docTitle") || tree.is(child, "text");
        const NodeIndex found = may_hold ? short_title_of(tree, child) : NodeIndex::none;
        if (found != NodeIndex::none) return found;
    }
    return NodeIndex::none;
}

// The role of a leaf element, which on a title page differs from that in the text.
Role title_leaf_role(const Reading& reading, NodeIndex id, const Scope& scope) {
    const std::string_view name = reading.tree[id].text;
    if (name == "titlePart") return title_part_role(reading, id, scope);
    if (!scope.title_page) return reading.tree.role(id);
    if (name == "docAuthor") return Role::title_author;
    if (name == "byline") return holds(reading.tree, id, "docAuthor") ? Role::title_author : Role::title_part;
    if (name == "docDate") return Role::title_imprint;
    return reading.tree.role(id);
}

namespace {

// Has the word half, or nothing but titles before a page that has more.
bool is_half_title(const TeiTree& tree, NodeIndex page) {
    const std::string type = tree.type(page);
    if (type.find("half") != std::string::npos) return true;
    if (!type.empty() || !holds_titles_alone(tree, page)) return false;
    for (NodeIndex next = tree[page].next; next != NodeIndex::none; next = tree[next].next)
        if (tree.kind(next) == ElementKind::title_page && !holds_titles_alone(tree, next)) return true;
    return false;
}

// Only the names, places and dates of a title page, which tell that the header's title is missing from it.
bool holds_imprint_alone(const TeiTree& tree, NodeIndex page) {
    bool any = false;
    for (const NodeIndex child : tree.children(page)) {
        if (!tree.has_visible_text(child) || tree.kind(child) == ElementKind::note) continue;
        if (!is_imprint(tree, child)) return false;
        any = true;
    }
    return any;
}

// Whether front matter has the title somewhere but on half titles.
bool names_title(const TeiTree& tree, NodeIndex front) {
    for (const NodeIndex child : tree.children(front)) {
        if (tree.is(child, "docTitle") || tree.is(child, "titlePart")) return true;
        if (tree.kind(child) == ElementKind::title_page && !is_half_title(tree, child) && !holds_imprint_alone(tree, child)) return true;
    }
    return false;
}

}  // namespace

void add_missing_title(const Reading& reading, NodeIndex front, Blocks& page, Span span) {
    if (page.empty() || names_title(reading.tree, front)) return;
    auto place = std::find_if(page.begin(), page.end(), [](const Block& block) { return block.role != Role::title_author; });
    for (Block& title : titles_of(reading.book)) {
        if (!title.span.known()) title.span = span;
        place = page.insert(place, std::move(title)) + 1;
    }
}

void read_title_page(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    inside.breaks = true;
    // Only the book has a title page of its own; the title page of a document is the head of its text.
    if (!scope.divisible || scope.level > 1) return read_transparent(reading, flow, id, inside);
    inside.title_page = true;
    inside.divisible = false;
    inside.paragraph = Role::title_part;
    Block page = block_header(reading, id, scope, Role::title_page);
    page.level = scope.level;
    page.anchor = reading.place(reading.anchor_of(id));
    Flow inner(reading.marks, loose_header(scope, page.span, Role::title_part));
    read_children(reading, inner, id, inside);
    Blocks content = inner.finish();
    if (reading.book.title_page == AnchorId::none && !is_half_title(reading.tree, id)) {
        reading.book.title_page = page.anchor;
        add_missing_title(reading, reading.tree[id].parent, content, page.span);
    }
    reading.add_container(flow, std::move(page), std::move(content));
}

void read_title_group(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    // Text directly in docTitle, without titlePart.
    if (reading.tree[id].has_text) return read_leaf(reading, flow, id, scope, scope.title_page ? Role::title_main : Role::heading);
    read_transparent(reading, flow, id, scope);
}

}  // namespace nabor::tei
