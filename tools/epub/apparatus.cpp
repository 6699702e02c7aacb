// In: lemmas of the text and of the entries of an apparatus. Out: spans, or the links that lead from the one to the other.
#include <string>

#include "book/structure.h"
#include "epub/writer.h"

namespace nabor::epub {

// In the text. The entry's number, which follows, is the link, unless the layout keys the apparatus to lines.
void ChapterWriter::lemma(const Link& link) {
    bool identified = !is_new(link.anchor);
    const NoteId note = plan_.note_of_anchor[index_of(link.target)];
    if (note != no_note && plan_.called_by_lemma(note)) {
        linked(link.content, link, plan_.href(book_, link.target, file_), identified);
        if (is_new(link.anchor)) anchor_element(link.anchor, "span");  // no words of its own have it
        return;
    }
    xml_.open("span");
    if (!identified) identify(link.anchor);
    xml_.attribute("class", row_of(link.role).css_class);
    inlines(link.content);
    xml_.close();
}

bool ChapterWriter::is_calling_lemma(const Inline& piece) const {
    const auto* link = std::get_if<Link>(&piece.content);
    if (!link || link->role != Role::lemma) return false;
    const NoteId note = plan_.note_of_anchor[index_of(link->target)];
    return note != no_note && plan_.called_by_lemma(note);
}

// A lemma with the call of a note, inside of a link: the words around the call lead where the link leads.
void ChapterWriter::linked_lemma(const Link& lemma, const Link& link, const std::string& href, bool& identified) {
    xml_.open("span");
    if (is_new(lemma.anchor)) identify(lemma.anchor);
    xml_.attribute("class", row_of(lemma.role).css_class);
    linked(lemma.content, link, href, identified);
    xml_.close();
}

// Before the readings: "musta A B] ".
void ChapterWriter::lemma_of(const Note& note, NoteId id) {
    const std::string words = short_lemma(*note.lemma), after = after_lemma(*note.lemma);
    if (after.empty()) return;
    xml_.open("span");
    xml_.attribute("class", row_of(Role::lemma).css_class);
    if (plan_.called_by_lemma(id))
        back_link(id, words);
    else
        xml_.text(words);
    xml_.close();
    if (plan_.entries[index_of(id)]) xml_.text(plan_.entries[index_of(id)]->ordinal);
    xml_.text(after);
}

}  // namespace nabor::epub
