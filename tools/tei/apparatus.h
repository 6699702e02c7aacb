// In: entries of an apparatus (TEI chapter 13). Out: a note of the Book for each, called behind its lemma.
// Holds: no text of a reading is lost: it stands in the text, in its entry, or in the list that the source has.
#pragma once

#include <optional>
#include <string>

#include "language/language.h"
#include "tei/reading.h"

namespace nabor::tei {

// An entry while it is read.
struct Entry {
    NodeIndex apparatus = NodeIndex::none;
    NodeIndex text = NodeIndex::none;    // the reading that stands in the text; none where the entry does not have it
    AnchorId begin = AnchorId::none;     // of the lemma
    bool adds = false;                   // nothing stands in the text: the readings add to it
    std::string replaced = {};           // the words that the reading of a witness replaces, where the text has them and the entry stands apart
    NodeIndex lemma = NodeIndex::none;   // whose those words are, if the entry says that
};

// The entry with the reading that the product prints: its witness's, else the lemma, else the first one.
Entry entry_of(const Reading& reading, NodeIndex apparatus);

// Marks the place where the lemma begins.
void begin_entry(Reading& reading, Flow& flow, Entry& entry);

// Calls the note of an entry's readings behind its lemma, which is in the flow. Nothing for an entry without readings.
std::optional<NoteId> call_variants(Reading& reading, Flow& flow, const Entry& entry, const Scope& scope);

// Of an entry that stands apart from its text: begins its lemma there, or calls its note (attached_apparatus.cpp).
void read_edge(Reading& reading, Flow& flow, const EntryEdge& edge, const Scope& scope);
// The same for the edges before or behind an element.
void read_edges(Reading& reading, Flow& flow, NodeIndex id, bool behind, const Scope& scope);
// A list of the entries that no place of the printed text has called.
void read_entries_without_place(Reading& reading, Flow& flow, const Scope& scope);
// When the Book is finished: lemmas of such entries that are not what the text has there.
void tell_other_lemmas(Reading& reading);

// What an entry says beside its lemma (variants.cpp): "саду A B : нет C". Nothing for an entry without readings.
Blocks read_variants(Reading& reading, const Entry& entry, const Scope& scope);

// Reads a reading, or the element that it repeats.
void read_reading(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);
// What an empty reading, or the only element of one, says the same as (copyOf, sameAs: TEI 17.4); none of any other.
NodeIndex repeated_by(const Reading& reading, NodeIndex id);

// What the reading that stands in the text says of where its witnesses begin and end: "(lacuna ends A)", for its entry.
void read_bounds_of_text(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope);

// A word that the edition says itself, in its language and in italics: "om."
Inline label_of_edition(const Reading& reading, Label words, Span span);

// Whether an element has words, or what is printed without words of its own: a gap, a character that has a name, a picture.
bool shows_something(const TeiTree& tree, NodeIndex id);

}  // namespace nabor::tei
