#include "reading/form_copier.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>

namespace nabor::reading {

namespace {

LanguageId language_of_book(Book& book, const std::string& tag) {
    const auto found = std::find(book.languages.begin(), book.languages.end(), tag);
    const auto id = static_cast<LanguageId>(found - book.languages.begin());
    if (found == book.languages.end()) book.languages.push_back(tag);
    return id;
}

ImageId image_of_book(Book& book, const Image& image) {
    const auto found = std::find_if(book.images.begin(), book.images.end(), [&](const Image& known) {
        return known.reference == image.reference && known.path == image.path;
    });
    const auto id = static_cast<ImageId>(found - book.images.begin());
    if (found == book.images.end()) book.images.push_back(image);
    return id;
}

// What an author writes belongs to the text; an editor's notes are about it.
bool is_of_text(const Note& note) {
    return !note.lemma && (note.kind == NoteKind::author || note.kind == NoteKind::unspecified);
}

}  // namespace

FormCopier::FormCopier(Book& book, const Book& form) : book_(book), form_(form), first_note_(book.notes.size()) {
    for (std::size_t at = 0; at < book.anchors.size(); ++at) edited_.emplace(names_.make(book.anchors[at].id), static_cast<AnchorId>(at));
    for (const std::string& tag : form.languages) languages_.push_back(language_of_book(book, tag));
    for (const Note& one : form.notes)
        if (one.lemma) of_lemmas_.insert({one.lemma->begin, one.lemma->end});
}

void FormCopier::set_language(LanguageId of_text, LanguageId of_copy) {
    of_text_ = of_text;
    of_copy_ = of_copy;
}

LanguageId FormCopier::language(LanguageId in_form) const { return languages_[index_of(in_form == of_text_ ? of_copy_ : in_form)]; }

AnchorId FormCopier::new_anchor(std::string_view wanted, Span span) {
    book_.anchors.push_back({names_.make(wanted), span});
    return static_cast<AnchorId>(book_.anchors.size() - 1);
}

AnchorId FormCopier::anchor(AnchorId in_form) {
    if (in_form == AnchorId::none) return in_form;
    const Anchor& known = form_.anchor(in_form);
    const auto [copy, is_new] = copies_.try_emplace(in_form, AnchorId::none);
    if (is_new) copy->second = new_anchor(known.id + "-diplomatic", known.span);
    return copy->second;
}

Block FormCopier::shell(const Block& block) {
    Block copy;
    copy.span = block.span;
    copy.role = block.role;
    copy.level = block.level;
    copy.part = block.part;
    copy.language = language(block.language);
    copy.rendition = block.rendition;
    copy.anchor = anchor(block.anchor);
    copy.document = block.document;
    copy.other_form = is_division(block.role) || block.role == Role::heading;
    copy.short_heading = block.short_heading;
    copy.number = block.number;
    return copy;
}

Block FormCopier::copied(const Block& block) {
    Block copy = shell(block);
    std::visit([&](const auto& content) { copy.content = copied(content); }, block.content);
    return copy;
}

Blocks FormCopier::copied(const Blocks& blocks) {
    Blocks copies;
    for (const Block& block : blocks) copies.push_back(copied(block));
    return copies;
}

Table FormCopier::copied(const Table& table) {
    Table copy{copied(table.caption), {}};
    for (const Row& row : table.rows) {
        Row made{row.span, row.header, anchor(row.anchor), {}};
        for (const Cell& cell : row.cells)
            made.cells.push_back({cell.span, cell.header, cell.rows, cell.columns, language(cell.language), cell.rendition, anchor(cell.anchor),
                                  copied(cell.content)});
        copy.rows.push_back(std::move(made));
    }
    return copy;
}

ImageUse FormCopier::copied(ImageUse use) {
    use.image = image_of_book(book_, form_.images[index_of(use.image)]);
    if (use.language) use.language = language(*use.language);
    return use;
}

Inlines FormCopier::copied(const Inlines& inlines) {
    Inlines copies;
    for (const Inline& piece : inlines) copy(piece, copies);
    return copies;
}

Phrase FormCopier::copied(const Phrase& phrase) {
    Phrase copy{phrase.role, language(phrase.language), phrase.rendition, anchor(phrase.anchor), copied(phrase.content), FormulaId::none};
    if (phrase.formula == FormulaId::none) return copy;
    copy.formula = static_cast<FormulaId>(book_.formulas.size());
    book_.formulas.push_back(form_.formula(phrase.formula));
    return copy;
}

// Index marks stand in the edited text alone, as the entries of an apparatus and their lemmas do.
void FormCopier::copy(const Inline& piece, Inlines& to) {
    std::visit([&](const auto& content) {
        using Content = std::decay_t<decltype(content)>;
        if constexpr (std::is_same_v<Content, NoteCall>) {
            copy_call(content, piece.span, to);
        } else if constexpr (std::is_same_v<Content, AnchorMark>) {
            if (!of_lemmas_.contains(content.anchor)) to.push_back({piece.span, AnchorMark{anchor(content.anchor)}});
        } else if constexpr (std::is_same_v<Content, PageMark>) {
            to.push_back({piece.span, PageMark{content.label, anchor(content.anchor)}});
        } else if constexpr (std::is_same_v<Content, Link>) {
            copy_link(content, piece.span, to);
        } else if constexpr (std::is_same_v<Content, Phrase> || std::is_same_v<Content, ImageUse>) {
            to.push_back({piece.span, copied(content)});
        } else if constexpr (!std::is_same_v<Content, IndexMark>) {
            to.push_back({piece.span, content});
        }
    }, piece.content);
}

void FormCopier::copy_link(const Link& link, Span span, Inlines& to) {
    Inlines content = copied(link.content);
    if (link.role == Role::lemma) {
        std::move(content.begin(), content.end(), std::back_inserter(to));
        return;
    }
    to.push_back({span, Link{link.role, link.target, link.address, link.number, anchor(link.anchor), std::move(content)}});
}

void FormCopier::copy_call(const NoteCall& call, Span span, Inlines& to) {
    if (is_of_text(form_.note(call.note))) to.push_back({span, NoteCall{note(call.note), anchor(call.anchor)}});
}

// The note has its number before those called inside it.
NoteId FormCopier::note(NoteId in_form) {
    const auto [known, is_new] = notes_.try_emplace(in_form, static_cast<NoteId>(book_.notes.size()));
    const NoteId id = known->second;
    if (!is_new) return id;
    const Note& from = form_.note(in_form);
    Note made{from.span, from.kind, from.type, from.place, language(from.language), anchor(from.anchor), {}, from.source_label, {}};
    book_.notes.push_back(std::move(made));
    Blocks content = copied(from.content);
    book_.notes[index_of(id)].content = std::move(content);
    return id;
}

AnchorId FormCopier::target(AnchorId in_form) const {
    if (const auto copy = copies_.find(in_form); copy != copies_.end()) return copy->second;
    const Anchor& wanted = form_.anchor(in_form);
    const auto same = edited_.find(wanted.id);
    if (same != edited_.end() && book_.anchor(same->second).span == wanted.span) return same->second;
    const auto alike = std::find_if(book_.anchors.begin(), book_.anchors.end(), [&](const Anchor& anchor) { return anchor.span == wanted.span; });
    return alike == book_.anchors.end() ? AnchorId::none : static_cast<AnchorId>(alike - book_.anchors.begin());
}

void FormCopier::settle_links(Inlines& inlines) {
    for (Inline& piece : inlines) {
        if (auto* phrase = std::get_if<Phrase>(&piece.content)) settle_links(phrase->content);
        auto* link = std::get_if<Link>(&piece.content);
        if (link == nullptr) continue;
        if (link->target != AnchorId::none) link->target = target(link->target);
        settle_links(link->content);
    }
}

void FormCopier::settle_links(Blocks& copies) {
    for (Block& block : copies) {
        if (auto* inlines = std::get_if<Inlines>(&block.content)) settle_links(*inlines);
        if (auto* inner = std::get_if<Blocks>(&block.content)) settle_links(*inner);
        auto* table = std::get_if<Table>(&block.content);
        if (table == nullptr) continue;
        settle_links(table->caption);
        for (Row& row : table->rows)
            for (Cell& cell : row.cells) settle_links(cell.content);
    }
}

void FormCopier::settle_notes() {
    for (std::size_t at = first_note_; at < book_.notes.size(); ++at) settle_links(book_.notes[at].content);
}

}  // namespace nabor::reading
