// Documents of an anthology (nested TEI and text elements), and the book around them.
#include <algorithm>
#include <utility>

#include "book/structure.h"
#include "book/walk.h"
#include "language/characters.h"
#include "language/language.h"
#include "reading/classification.h"
#include "tei/header.h"
#include "tei/apparatus.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

// Front, body and back of the whole book, each filled in document order.
struct BookParts {
    Flow front, body, back;
};

bool is_head(Role role) { return role == Role::heading || role == Role::subheading || role == Role::title_main || role == Role::title_sub; }

// The heads, bylines and datelines of a division: these say who wrote it and when.
std::string self_description(const Block& division) {
    std::string text;
    visit_block(division, [&](const Block& block) {
        if (!block.is_leaf()) return;
        const bool tells = is_head(block.role) || block.role == Role::byline || block.role == Role::dateline ||
                           block.role == Role::document_author || block.role == Role::document_date || block.role == Role::title_author;
        if (tells) text += plain_text(block.inlines()) + "\n";
    });
    return folded(text);
}

std::string year_in(std::string_view date) {
    for (std::size_t at = 0; at + 4 <= date.size(); ++at)
        if (std::all_of(date.begin() + static_cast<std::ptrdiff_t>(at), date.begin() + static_cast<std::ptrdiff_t>(at) + 4,
                        [](char c) { return c >= '0' && c <= '9'; }))
            return std::string(date.substr(at, 4));
    return {};
}

// The authors as a line, without those who wrote the whole book.
std::string authors_to_print(const Reading& reading, const Metadata& metadata, const std::string& already_said) {
    std::string line;
    for (const Contributor& person : metadata.contributors) {
        if (person.relator != "aut") continue;
        const auto& everywhere = reading.book.metadata.contributors;
        const bool of_book = std::any_of(everywhere.begin(), everywhere.end(), [&](const Contributor& other) {
            return other.relator == "aut" && other.file_as == person.file_as;
        });
        const std::string family = folded(std::string_view(person.file_as).substr(0, person.file_as.find(',')));
        if (of_book || already_said.find(family) != std::string::npos) continue;
        line += (line.empty() ? "" : ", ") + person.name;
    }
    return line;
}

std::string date_to_print(const Reading& reading, const Metadata& metadata, const std::string& already_said) {
    const std::string year = year_in(metadata.created);
    if (metadata.created.empty() || (!year.empty() && already_said.find(year) != std::string::npos)) return {};
    if (!year.empty() && year == year_in(reading.book.metadata.date)) return {};
    return metadata.created_place.empty() ? metadata.created : metadata.created_place + ", " + metadata.created;
}

// Adds the header's title, author and date where the text itself lacks them.
void complete_from_header(const Reading& reading, const Metadata& metadata, Block& division, const Scope& scope) {
    Blocks& content = std::get<Blocks>(division.content);
    auto after_heads = std::find_if(content.begin(), content.end(), [](const Block& block) { return !is_head(block.role); });
    if (after_heads == content.begin() && !metadata.main_title().empty()) {
        Blocks heads;
        heads.push_back(text_leaf(Role::heading, metadata.main_title(), scope.language, division.span));
        if (!metadata.subtitle().empty()) heads.push_back(text_leaf(Role::subheading, metadata.subtitle(), scope.language, division.span));
        const auto count = static_cast<std::ptrdiff_t>(heads.size());
        content.insert(content.begin(), std::make_move_iterator(heads.begin()), std::make_move_iterator(heads.end()));
        after_heads = content.begin() + count;
    }
    const std::string said = self_description(division);
    const std::string date = date_to_print(reading, metadata, said);
    if (!date.empty()) after_heads = content.insert(after_heads, text_leaf(Role::document_date, date, scope.language, division.span));
    const std::string authors = authors_to_print(reading, metadata, said);
    if (!authors.empty()) content.insert(after_heads, text_leaf(Role::document_author, authors, scope.language, division.span));
}

void prepend_mark(Block& block, Inline mark) {
    if (auto* inlines = std::get_if<Inlines>(&block.content)) {
        inlines->insert(inlines->begin(), std::move(mark));
    } else if (auto* blocks = std::get_if<Blocks>(&block.content); blocks && !blocks->empty()) {
        prepend_mark(blocks->front(), std::move(mark));
    }
}

bool is_one_division(const Blocks& content) { return content.size() == 1 && is_division(content.front().role); }

// A document whose text is a single div becomes that div: heading and anchor are shared.
Block merged(Reading& reading, NodeIndex id, Blocks content) {
    Block division = std::move(content.front());
    if (division.role == Role::section || division.role == Role::chapter || division.role == Role::part) division.role = Role::document;
    if (division.document == DocumentId::none && reading.targets.is_referenced(id))
        prepend_mark(division, {reading.tree[id].span, AnchorMark{reading.place(reading.anchor_of(id))}});
    return division;
}

// The document's running head, where its title page gives one and its division does not.
void take_short_title(const Reading& reading, NodeIndex id, Block& division) {
    const NodeIndex part = division.short_heading.empty() ? short_title_of(reading.tree, id) : NodeIndex::none;
    if (part != NodeIndex::none) division.short_heading = reading.tree.line(part);
}

Block document_division(Reading& reading, NodeIndex id, const Scope& scope, Blocks content) {
    if (is_one_division(content) && content.front().document == DocumentId::none) {
        Block division = merged(reading, id, std::move(content));
        take_short_title(reading, id, division);
        return division;
    }
    Block division = block_header(reading, id, scope, Role::document);
    if (const Role role = reading::division_role(reading.tree.type(id));
        role != Role::section && role != Role::chapter && role != Role::part)
        division.role = role;
    division.rendition = {};
    division.level = scope.level;
    division.anchor = reading.place(reading.anchor_of(id));
    division.content = std::move(content);
    take_short_title(reading, id, division);
    return division;
}

Blocks read_inside(Reading& reading, NodeIndex id, const Scope& scope) {
    Scope inside = scope;
    if (inside.level < 250) ++inside.level;
    inside.divisible = true;
    Flow inner(reading.marks, loose_header(scope, reading.tree[id].span, Role::paragraph));
    read_children(reading, inner, id, inside);
    return inner.finish();
}

bool is_title_matter(const Reading& reading, NodeIndex id) {
    const std::string_view name = reading.tree[id].text;
    for (const std::string_view title :
         {"docTitle", "titlePart", "docAuthor", "docImprint", "docEdition", "docDate", "byline", "imprimatur"})
        if (name == title) return true;
    return false;
}

// Title matter directly in front becomes a title page.
void read_front(Reading& reading, Flow& flow, NodeIndex front, const Scope& scope) {
    Scope title_scope = scope;
    title_scope.title_page = true;
    title_scope.divisible = false;
    title_scope.breaks = true;
    Flow titles(reading.marks, loose_header(scope, reading.tree[front].span, Role::title_part));
    const auto close_titles = [&] {
        Block page = loose_header(scope, reading.tree[front].span, Role::title_page);
        page.level = scope.level;
        Blocks content = titles.finish();
        if (content.empty()) return;
        add_missing_title(reading, front, content, page.span);
        page.anchor = reading.place(reading.new_anchor("title-page", page.span));
        reading.add_container(flow, std::move(page), std::move(content));
    };
    for (const NodeIndex child : reading.tree.children(front)) {
        if (reading.tree.is_text(child)) {
            read_node(reading, titles.empty() ? flow : titles, child, scope);
        } else if (is_title_matter(reading, child)) {
            read_node(reading, titles, child, title_scope);
        } else {
            if (is_block(reading.tree.kind(child))) close_titles();
            read_node(reading, flow, child, scope);
        }
    }
    close_titles();
}

void read_parts(Reading& reading, BookParts& parts, NodeIndex id, const Scope& outside) {
    for (const NodeIndex child : reading.tree.children(id)) {
        const Scope scope = scope_inside(reading, child, outside);
        if (reading.tree.is(child, "front"))
            read_front(reading, parts.front, child, scope);
        else if (reading.tree.is(child, "back"))
            read_children(reading, parts.back, child, scope);
        else if (reading.tree.kind(child) == ElementKind::matter)
            read_children(reading, parts.body, child, scope);
        else if (reading.tree.kind(child) == ElementKind::text_body)
            read_parts(reading, parts, child, scope);
        else if (reading.tree.kind(child) != ElementKind::header)
            read_node(reading, parts.body, child, outside);
    }
}

// Notes whose only calls are not printed: they are kept at the book's end.
void read_uncalled_notes(Reading& reading, Flow& back, const Scope& scope) {
    for (std::size_t i = 0; i < reading.tree.nodes.size(); ++i) {
        const auto id = static_cast<NodeIndex>(i);
        if (reading.tree.kind(id) != ElementKind::note || !reading.targets.is_called_note(id) || reading.targets.was_read(id)) continue;
        Scope inside = scope_inside(reading, id, scope);
        inside.note = true;
        inside.divisible = false;
        read_container(reading, back, id, inside, Role::note_block);
    }
}

}  // namespace

void read_document(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const NodeIndex header = reading.tree.child(id, "teiHeader");
    const auto document = static_cast<DocumentId>(reading.book.documents.size());
    Metadata metadata = read_header(reading.tree, header);
    finish_titles(reading, header, metadata);
    reading.book.documents.push_back({std::move(metadata), reading.tree[id].span});
    Scope inside = scope;
    const std::string& declared = reading.book.documents[index_of(document)].metadata.language;
    if (!declared.empty() && !reading.tree.has_attribute(id, "xml:lang") &&
        reading.tree.attribute(reading.tree.child(id, "text"), "xml:lang").empty())
        inside.language = reading.language_id(declared);
    // The document's text elements add no level of their own.
    Flow inner(reading.marks, loose_header(inside, reading.tree[id].span, Role::paragraph));
    Scope deeper = inside;
    if (deeper.level < 250) ++deeper.level;
    deeper.divisible = true;
    for (const NodeIndex child : reading.tree.children(id)) {
        if (reading.tree.kind(child) == ElementKind::text_body) {
            const Scope text_scope = scope_inside(reading, child, deeper);
            inside.language = text_scope.language;
            read_transparent(reading, inner, child, text_scope);
        } else {
            read_node(reading, inner, child, deeper);
        }
    }
    Blocks content = inner.finish();
    if (content.empty()) return;
    Block division = document_division(reading, id, inside, std::move(content));
    division.document = document;
    complete_from_header(reading, reading.book.documents[index_of(document)].metadata, division, inside);
    flow.add(std::move(division));
}

// A text without a header of its own, in a group or in another text.
void read_text(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    const NodeIndex parent = reading.tree[id].parent;
    const bool in_group = parent != NodeIndex::none && reading.tree.kind(parent) == ElementKind::group;
    const bool introduces = reading.tree.type(id).find("introduction") != std::string_view::npos;
    if (!in_group || introduces || !scope.divisible) return read_transparent(reading, flow, id, scope);
    Blocks content = read_inside(reading, id, scope);
    if (content.empty()) return;
    const bool has_head = std::any_of(content.begin(), content.end(), [](const Block& block) { return block.role == Role::heading; });
    const bool divided = std::all_of(content.begin(), content.end(), [](const Block& block) { return is_division(block.role); });
    if (!has_head && divided && content.size() > 1) {
        // A list of divisions needs no division around it that has no name.
        for (Block& block : content) flow.add(std::move(block));
        return;
    }
    flow.add(document_division(reading, id, scope, std::move(content)));
}

void read_book(Reading& reading) {
    Scope scope;
    scope.divisible = true;
    scope.spaced_marks = primary_subtag(reading.book.languages.front()) == "fr";
    const Span span = reading.tree[reading.tree.root].span;
    const Block loose = loose_header(scope, span, Role::paragraph);
    BookParts parts{Flow(reading.marks, loose), Flow(reading.marks, loose), Flow(reading.marks, loose)};
    const ElementKind kind = reading.tree.kind(reading.tree.root);
    const Scope inside = scope_inside(reading, reading.tree.root, scope);
    if (kind == ElementKind::document || kind == ElementKind::text_body)
        read_parts(reading, parts, reading.tree.root, inside);
    else
        read_node(reading, parts.body, reading.tree.root, scope);
    read_uncalled_notes(reading, parts.back, scope);
    read_entries_without_place(reading, parts.back, scope);
    reading.book.front = parts.front.finish();
    reading.book.body = parts.body.finish();
    reading.book.back = parts.back.finish();
}

}  // namespace nabor::tei
