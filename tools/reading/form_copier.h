// In: the Book of a source's diplomatic text, and the Book of its edited one. Out: blocks of the former as blocks of the latter.
// Holds: what is copied has anchors, notes and calls of its own; images, languages and documents are those of the Book.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "book/book.h"
#include "reading/ids.h"

namespace nabor::reading {

class FormCopier {
public:
    FormCopier(Book& book, const Book& form);

    // The language of the text that is copied next, and that of its copy: both of the form.
    void set_language(LanguageId of_text, LanguageId of_copy);
    // All of a block but its content.
    Block shell(const Block& block);
    Block copied(const Block& block);
    LanguageId language(LanguageId in_form) const;
    AnchorId new_anchor(std::string_view wanted, Span span);

    // When everything is copied: links lead to what is copied, else to what the edited text has in its place.
    void settle_links(Blocks& copies);
    void settle_notes();

private:
    Blocks copied(const Blocks& blocks);
    Table copied(const Table& table);
    Inlines copied(const Inlines& inlines);
    void copy(const Inline& piece, Inlines& to);
    Phrase copied(const Phrase& phrase);
    void copy_link(const Link& link, Span span, Inlines& to);
    void copy_call(const NoteCall& call, Span span, Inlines& to);
    ImageUse copied(ImageUse use);
    NoteId note(NoteId in_form);
    AnchorId anchor(AnchorId in_form);  // a new one for each
    AnchorId target(AnchorId in_form) const;
    void settle_links(Inlines& inlines);

    Book& book_;
    const Book& form_;
    UniqueNames names_;
    std::vector<LanguageId> languages_;                       // by LanguageId of the form
    LanguageId of_text_ = LanguageId::main, of_copy_ = LanguageId::main;
    std::unordered_map<AnchorId, AnchorId> copies_;           // of anchors; never iterated
    std::unordered_map<std::string, AnchorId> edited_;        // by id: the anchors of the edited text; never iterated
    std::unordered_map<NoteId, NoteId> notes_;                // never iterated
    std::unordered_set<AnchorId> of_lemmas_;                  // of the form; never iterated
    std::size_t first_note_ = 0;                              // of the copied ones
};

}  // namespace nabor::reading
