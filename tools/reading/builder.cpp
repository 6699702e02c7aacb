#include "reading/builder.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "book/index.h"
#include "book/structure.h"
#include "book/title_page.h"
#include "reading/lemmas.h"

namespace nabor::reading {

namespace {

constexpr std::size_t max_dangling_named = 20;

}  // namespace

bool BookBuilder::is_first(std::string_view code, std::string_view key) { return given_.insert(fmt::format("{} {}", code, key)).second; }

LanguageId BookBuilder::language_id(std::string_view canonical) {
    for (std::size_t i = 0; i < book.languages.size(); ++i)
        if (book.languages[i] == canonical) return static_cast<LanguageId>(i);
    book.languages.emplace_back(canonical);
    return static_cast<LanguageId>(book.languages.size() - 1);
}

AnchorId BookBuilder::new_anchor(std::string_view wanted, Span span) {
    book.anchors.push_back({names_.make(wanted), span});
    placed_.resize(book.anchors.size(), false);
    return static_cast<AnchorId>(book.anchors.size() - 1);
}

AnchorId BookBuilder::place(AnchorId anchor) {
    if (anchor != AnchorId::none) placed_[index_of(anchor)] = true;
    return anchor;
}

void BookBuilder::add_container(Flow& flow, Block container, Blocks content) {
    if (content.empty()) {
        if (container.anchor != AnchorId::none) flow.mark({container.span, AnchorMark{place(container.anchor)}});
        return;
    }
    container.content = std::move(content);
    flow.add(std::move(container));
}

NoteId BookBuilder::add_note(Note note, Block loose, const std::function<void(Flow&)>& read) {
    const std::size_t at = book.notes.size();
    if (note.anchor == AnchorId::none) note.anchor = new_anchor(fmt::format("note-{}", at + 1), note.span);
    place(note.anchor);
    book.notes.push_back(std::move(note));
    // Marks of the text around the note must not end up in the note, nor the other way round.
    Inlines around = std::exchange(marks.waiting, {});
    Flow flow(marks, std::move(loose));
    read(flow);
    Blocks content = flow.finish();
    const Inlines own = std::exchange(marks.waiting, std::move(around));
    if (!content.empty() && content.back().is_leaf())
        std::copy(own.begin(), own.end(), std::back_inserter(std::get<Inlines>(content.back().content)));
    book.notes[at].content = std::move(content);
    return static_cast<NoteId>(at);
}

Inline BookBuilder::note_call(NoteId note, Span span) {
    return {span, NoteCall{note, place(new_anchor(fmt::format("call-{}", index_of(note) + 1), span))}};
}

void BookBuilder::call_note(Flow& flow, NoteId note, Span span) {
    Inline call = note_call(note, span);
    const bool follows_block = flow.is_after_block() || !(flow.in_leaf() || flow.has_open_text());
    Block* before = follows_block ? flow.last_leaf() : nullptr;
    if (before)
        std::get<Inlines>(before->content).push_back(std::move(call));
    else
        flow.note_call(std::move(call));
}

IndexTermId BookBuilder::add_index_term(IndexTerm term, std::string_view anchor, Span span) {
    term.anchor = place(new_anchor(fmt::format("{}-{}", anchor, book.index_terms.size() + 1), span));
    book.index_terms.push_back(std::move(term));
    return static_cast<IndexTermId>(book.index_terms.size() - 1);
}

void BookBuilder::report_dangling(std::string_view target, Span span) {
    if (++dangling_ <= max_dangling_named)
        report.warning("tei-dangling-reference", span,
                       fmt::format("nothing in the book has the id \"{}\"; the reference is plain text", target),
                       std::string(dangling_hint_));
}

bool BookBuilder::finish() {
    if (!marks.waiting.empty()) place_last_marks();
    settle(book.front);
    settle(book.body);
    settle(book.back);
    for (Note& note : book.notes) settle(note.content);
    if (dangling_ > max_dangling_named)
        report.warning("tei-dangling-reference", {}, fmt::format("{} more references lead nowhere", dangling_ - max_dangling_named));
    if (book.front.empty() && book.body.empty() && book.back.empty()) return false;
    find_lemmas(book);
    classify_divisions(book);
    fill_indexes(book);
    complete_title_page(book);
    number_blocks(book);
    return true;
}

// Marks after the last leaf of the book stand at its end.
void BookBuilder::place_last_marks() {
    for (Blocks* blocks : {&book.back, &book.body, &book.front}) {
        Block* leaf = last_leaf_of(*blocks);
        if (!leaf) continue;
        std::move(marks.waiting.begin(), marks.waiting.end(), std::back_inserter(std::get<Inlines>(leaf->content)));
        marks.waiting.clear();
        return;
    }
}

void BookBuilder::settle_link(Link& link, Span span) {
    if (link.target == AnchorId::none || is_placed(link.target)) return;
    const std::string id = book.anchor(link.target).id;
    link.target = AnchorId::none;
    report_dangling(id, span);
    if (link.content.empty()) link.content.push_back(text_inline(id, span));
}

void BookBuilder::settle(Inlines& inlines) {
    for (Inline& item : inlines) {
        if (auto* phrase = std::get_if<Phrase>(&item.content)) settle(phrase->content);
        if (auto* link = std::get_if<Link>(&item.content)) {
            settle_link(*link, item.span);
            settle(link->content);
        }
    }
}

void BookBuilder::settle(Blocks& blocks) {
    for (Block& block : blocks) {
        if (auto* inlines = std::get_if<Inlines>(&block.content)) settle(*inlines);
        if (auto* inner = std::get_if<Blocks>(&block.content)) settle(*inner);
        if (auto* table = std::get_if<Table>(&block.content)) {
            settle(table->caption);
            for (Row& row : table->rows)
                for (Cell& cell : row.cells) settle(cell.content);
        }
    }
}

Inline text_inline(std::string text, Span span) { return {span, Text{std::move(text)}}; }

Block leaf_header(Role role, LanguageId language, Span span) {
    Block block;
    block.span = span;
    block.role = role;
    block.language = language;
    block.content = Inlines();
    return block;
}

Block text_leaf(Role role, std::string text, LanguageId language, Span span) {
    Block block = leaf_header(role, language, span);
    std::get<Inlines>(block.content).push_back(text_inline(std::move(text), span));
    return block;
}

}  // namespace nabor::reading
