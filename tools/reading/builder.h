// In: what a reader finds in its source. Out: the Book, filled piece by piece.
// Holds: a new reader derives its state from BookBuilder, or has one, and needs nothing else to keep the promises of book/book.h:
// unique anchors that stand in the book, notes in the order of their calls, links that lead somewhere, languages counted once.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "reading/flow.h"
#include "reading/ids.h"

namespace nabor::reading {

class BookBuilder {
public:
    // `dangling_hint` tells the user how to mend a reference that leads nowhere, in the words of the source's format.
    BookBuilder(Book& filled, Report& complaints, std::string_view dangling_hint)
        : book(filled), report(complaints), dangling_hint_(dangling_hint) {}

    Book& book;
    Report& report;
    Marks marks;

    // True the first time for a code and a key: for diagnostics that are given once a book.
    bool is_first(std::string_view code, std::string_view key);

    LanguageId language_id(std::string_view canonical);

    AnchorId new_anchor(std::string_view wanted, Span span);
    AnchorId place(AnchorId anchor);  // records that the anchor stands in the book; returns it
    bool is_placed(AnchorId anchor) const { return placed_[index_of(anchor)]; }

    // Puts a filled container into the flow; an empty one leaves only its anchor.
    void add_container(Flow& flow, Block container, Blocks content);

    // Adds the note, then fills it: `read` writes its text into the flow it is given, whose loose text becomes `loose` leaves.
    // The note has its number before those called inside it. Its anchor is made where it has none.
    NoteId add_note(Note note, Block loose, const std::function<void(Flow&)>& read);
    // The inline that calls a note, with a placed anchor.
    Inline note_call(NoteId note, Span span);
    // Calls a note: in the open leaf, or at the end of the leaf before when the flow stands between blocks.
    void call_note(Flow& flow, NoteId note, Span span);

    // Adds a term with an anchor of its own, "<anchor>-<number>". The caller puts the IndexMark into a flow.
    IndexTermId add_index_term(IndexTerm term, std::string_view anchor, Span span);

    // Warns of a reference to nothing. After twenty such warnings the rest is only counted.
    void report_dangling(std::string_view target, Span span);

    // The last step, when front, body and back are filled: places waiting marks, makes links to anchors that are not placed plain
    // text, and derives what the Book holds besides its text (lemmas of an apparatus, classified divisions, indexes, block ids).
    // Returns false when the book has no text; nothing is derived then.
    bool finish();

private:
    void place_last_marks();
    void settle(Inlines& inlines);
    void settle(Blocks& blocks);
    void settle_link(Link& link, Span span);

    std::string_view dangling_hint_;
    UniqueNames names_;
    std::vector<bool> placed_;                  // by AnchorId
    std::set<std::string, std::less<>> given_;  // diagnostics given once
    std::size_t dangling_ = 0;
};

Inline text_inline(std::string text, Span span);
// A block without content, and a leaf that holds one text.
Block leaf_header(Role role, LanguageId language, Span span);
Block text_leaf(Role role, std::string text, LanguageId language, Span span);

}  // namespace nabor::reading
