#include "book/document_source.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "base/utf8.h"
#include "book/role.h"
#include "book/structure.h"
#include "book/walk.h"
#include "language/characters.h"

namespace nabor {

namespace {

// Words that tell one source from another: ф., оп., p. and of are not among them, numbers are.
std::set<std::string> telling_words(std::string_view text) {
    std::set<std::string> words;
    const std::string all = folded(text) + " ";
    std::size_t begin = 0, letters = 0;
    bool has_digit = false;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t here = at;
        const char32_t c = next_code_point(all, at);
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit || is_letter(c) || is_combining_mark(c)) {
            ++letters;
            has_digit = has_digit || is_digit;
            continue;
        }
        if (letters > 2 || has_digit) words.insert(all.substr(begin, here - begin));
        begin = at;
        letters = 0;
        has_digit = false;
    }
    return words;
}

std::string text_of(const Block& block) {
    std::string text;
    visit_block(block, [&](const Block& inner) {
        if (inner.is_leaf()) text += plain_text(inner.inlines()) + " ";
    });
    return text;
}

// A text that is not much longer and has all of its words. A source without words that tell is never found.
bool says(const Block& block, const std::set<std::string>& source) {
    const std::set<std::string> words = telling_words(text_of(block));
    return !source.empty() && words.size() <= 2 * source.size() + 4 && std::includes(words.begin(), words.end(), source.begin(), source.end());
}

bool is_title_page(const Block& block) { return block.role == Role::title_page && block.is_container(); }

// What a document's division, or a book, has of the source already: in a block of its own, or in a note to its heading.
bool has_said(const Book& book, const Blocks& content, const std::string& source) {
    const std::set<std::string> words = telling_words(source);
    const auto says_it = [&](const Block& block) { return says(block, words); };
    return std::any_of(content.begin(), content.end(), [&](const Block& block) {
        if (is_title_page(block)) return has_said(book, block.blocks(), source);
        if (is_division(block.role)) return false;
        bool in_note = false;
        visit_inlines_of(block, [&](const Inline& piece) {
            const auto* call = std::get_if<NoteCall>(&piece.content);
            if (!call || !stands_above_text(block.role)) return;
            const Blocks& note = book.note(call->note).content;
            in_note = in_note || std::any_of(note.begin(), note.end(), says_it);
        });
        return in_note || says_it(block);
    });
}

bool holds_document(const Block& block) {
    bool holds = false;
    visit_block(block, [&](const Block& inner) { holds = holds || inner.document != DocumentId::none; });
    return holds;
}

// The source of one text.
struct Source {
    std::string text;
    Span span;
    LanguageId language = LanguageId::main;
};

class SourceAdder {
public:
    SourceAdder(Book& book, SourcePlace place) : book_(book), place_(place) {
        for (const Anchor& anchor : book.anchors) ids_.insert(anchor.id);
    }

    void add_to_documents(Blocks& blocks) {
        for (Block& block : blocks) {
            auto* content = std::get_if<Blocks>(&block.content);
            if (!content) continue;
            add_to_documents(*content);
            if (block.document == DocumentId::none || block.other_form) continue;
            const Document& document = book_.documents[index_of(block.document)];
            add(*content, {document.metadata.source, document.metadata.source_span, block.language});
        }
    }

    // A book that is one document: by its only division, else by its title page.
    void add_to_book() {
        const Source source{book_.metadata.source, book_.metadata.source_span, LanguageId::main};
        if (!book_.parallel_texts.empty()) return;  // it would stand at the end of the last text, as that text's own
        if (has_said(book_, book_.front, source.text) || has_said(book_, book_.body, source.text)) return;
        const bool is_one = book_.body.size() == 1 && is_division(book_.body.front().role) && book_.body.front().is_container();
        if (is_one) return add(std::get<Blocks>(book_.body.front().content), source);
        const auto page = std::find_if(book_.front.begin(), book_.front.end(), is_title_page);
        if (place_ == SourcePlace::end || page == book_.front.end()) return append(book_.body, source);
        add_to_title_page(std::get<Blocks>(page->content), source);
    }

private:
    void add(Blocks& content, const Source& source) {
        if (source.text.empty() || has_said(book_, content, source.text)) return;
        if (place_ == SourcePlace::end) return append(content, source);
        const auto above = std::find_if_not(content.begin(), content.end(), [](const Block& block) { return stands_above_text(block.role); });
        const auto heading = std::find_if(content.begin(), above, [](const Block& block) { return block.role == Role::heading && block.is_leaf(); });
        if (place_ == SourcePlace::note && heading != above) return call_note(*heading, source);
        content.insert(above, line(source));
    }

    void add_to_title_page(Blocks& content, const Source& source) {
        const auto title = std::find_if(content.begin(), content.end(), [](const Block& block) { return block.role == Role::title_main && block.is_leaf(); });
        if (source.text.empty()) return;
        if (place_ == SourcePlace::note && title != content.end()) return call_note(*title, source);
        content.push_back(line(source));
    }

    // Behind the last text of a document: inside its last division, but not in a document that it holds.
    void append(Blocks& content, const Source& source) {
        if (source.text.empty()) return;
        const auto last = std::find_if_not(content.rbegin(), content.rend(), holds_document);
        if (last != content.rend() && is_division(last->role) && last->is_container()) return append(std::get<Blocks>(last->content), source);
        content.insert(last.base(), line(source));
    }

    void call_note(Block& heading, const Source& source) {
        Note note;
        note.span = source.span;
        note.kind = NoteKind::source;
        note.language = source.language;
        note.anchor = new_anchor("source", source.span);
        note.content.push_back(leaf(Role::paragraph, {as_sentence(source.text), source.span, source.language}));
        const NoteCall call{static_cast<NoteId>(book_.notes.size()), new_anchor("source-call", source.span)};
        book_.notes.push_back(std::move(note));
        std::get<Inlines>(heading.content).push_back({source.span, call});
    }

    AnchorId new_anchor(std::string_view word, Span span) {
        std::size_t number = book_.notes.size() + 1;
        while (!ids_.insert(fmt::format("{}-{}", word, number)).second) ++number;
        book_.anchors.push_back({fmt::format("{}-{}", word, number), span});
        return static_cast<AnchorId>(book_.anchors.size() - 1);
    }

    static std::string as_sentence(const std::string& text) {
        const char32_t last = last_code_point(text);
        return is_letter(last) || (last >= '0' && last <= '9') ? text + "." : text;
    }

    static Block leaf(Role role, const Source& source) {
        Block block;
        block.span = source.span;
        block.role = role;
        block.language = source.language;
        block.content = Inlines{{source.span, Text{source.text}}};
        return block;
    }

    static Block line(const Source& source) { return leaf(Role::document_source, source); }

    Book& book_;
    SourcePlace place_;
    std::set<std::string> ids_;
};

}  // namespace

Book with_document_sources(Book book, SourcePlace place) {
    SourceAdder adder(book, place);
    if (book.documents.empty()) {
        adder.add_to_book();
    } else {
        for (Blocks* matter : {&book.front, &book.body, &book.back}) adder.add_to_documents(*matter);
    }
    number_blocks(book);
    return book;
}

}  // namespace nabor
