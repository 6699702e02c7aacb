// In: a Book. Out: the file of everything, the link targets, and the facts for accessibility metadata.
// Holds: computed once and then only read, so chapters may be written in any order and in parallel.
// Units and entries point into the Book (and into the plan's own title page), which must outlive the plan.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.h"
#include "book/page_map.h"
#include "book/product.h"
#include "book/reference_words.h"
#include "book/structure.h"
#include "book/text_numbers.h"
#include "epub/counterparts.h"
#include "layout/layout.h"

namespace nabor::epub {

inline constexpr std::uint32_t no_file = 0xFFFFFFFF;
inline constexpr std::string_view cover_image_id = "cover-image";   // of its manifest item

// The location of an anchor.
struct AnchorPlace {
    std::uint32_t file = no_file;       // index into Plan::files
    bool whole_file = false;            // its element is not written (the division around a unit): the file itself is the target
    bool opens_file = false;            // its element is the first in its file
};

struct ChapterFile {
    bool end_notes = false;             // notes of the whole book, which have no unit
    std::uint16_t series = 0;           // of those notes
    std::string name;                   // "001-chapter.xhtml"
    std::string title;                  // for <title>; "": the book's title
    LanguageId language = LanguageId::main;
    Unit unit;
    std::vector<NoteId> notes;          // in the order of their calls
};

struct NoteLocation {
    std::uint32_t file = no_file;
    std::uint32_t called_in = no_file;  // the file of its first call
    AnchorId call = AnchorId::none;     // of its first call
    bool linked_lemma = false;          // the text has its lemma as a link with words of its own
};

// A note that is keyed to lines.
struct PlannedEntry {
    std::string lines;                  // "12–14"; "": they have no numbers on a screen, and there is no printed book
    std::string ordinal;                // of its lemma among equal words of its line: "²"; "" for the only one
};

struct SeriesTitle {
    std::string own;                    // that stands above the notes; "": none
    std::string name;                   // never empty: what a reading system calls the series
};

struct SourcePage {
    std::string label;
    AnchorId anchor = AnchorId::none;
};

// The place where a page of the printed book begins.
struct PrintPage {
    BlockId block = BlockId::none;      // the leaf or image that it begins in
    std::uint32_t unit = 0;             // of the leaf's text (book/page_map.h)
    std::string label;
    std::string id;                     // of its marker; unique in the book
};

// The facts that the accessibility metadata are derived from.
struct Holdings {
    bool headings = false, notes = false, index = false, formulas = false;
    std::size_t images = 0, undescribed_images = 0, moving_images = 0;   // counted at every use
    std::size_t tables_without_heads = 0;

    bool every_image_described() const { return undescribed_images == 0; }
};

struct Plan {
    Plan() = default;
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;
    Plan(Plan&&) = default;
    Plan& operator=(Plan&&) = default;

    Blocks title_page;                  // made from the metadata if the book has none: one block, or none
    std::vector<ChapterFile> files;     // the spine
    std::vector<AnchorPlace> anchors;   // by AnchorId
    std::vector<bool> referenced;       // by AnchorId: whether a link has it as its target
    std::vector<NoteLocation> notes;    // by NoteId
    std::vector<std::string> note_numbers;      // by NoteId; never empty, once all is planned
    std::vector<NoteId> note_of_anchor; // by AnchorId; no_note: not a note's anchor
    std::map<AnchorId, ReferenceWords> reference_words;  // by the target of a link without words
    std::vector<std::uint16_t> note_series;     // by NoteId: index into `series_titles`
    std::vector<SeriesTitle> series_titles;     // in the layout's order
    std::string between_calls;                  // of notes that follow each other
    std::vector<std::optional<PlannedEntry>> entries;  // by NoteId: of a note that is keyed to lines
    std::vector<std::string> image_files;   // by ImageId: "images/001-portrait.png", "" when not used or not usable
    Counterparts counterparts;          // what aligned pieces of parallel texts lead to
    std::vector<SourcePage> source_pages;   // only if they are shown
    std::vector<PrintPage> print_pages;     // by block and unit; empty if source pages are shown
    std::vector<std::string> page_of_anchor; // by AnchorId: the label of its printed page, or ""; empty without print pages
    std::vector<ParagraphNumber> paragraphs;  // by block; where the layout numbers them
    NumbersOfAnchors paragraph_of_anchor, verse_of_anchor;  // what references by paragraph and by line print
    std::uint8_t deepest_indent = 0;
    bool show_source_pages = false;
    std::vector<BlockId> openings;      // paragraphs of the class `opening`, if a rule names it; ascending
    bool cover_image = false, cover_page = false;
    std::string book_title;
    Holdings holdings;

    // "003-chapter.xhtml#id"; only "#id" from the same file; "" when the anchor is not in the text.
    std::string href(const Book& book, AnchorId anchor, std::uint32_t from_file = no_file) const;

    // The files of notes at the book's end, which are the last ones.
    std::span<const ChapterFile> end_notes() const;

    // Whether the words of its lemma are what leads to a note and back, and no number.
    bool called_by_lemma(NoteId note) const { return entries[index_of(note)] && notes[index_of(note)].linked_lemma; }

    // The pages that begin in a block, in order.
    std::span<const PrintPage> pages_in(BlockId block) const;
};

inline constexpr NoteId no_note{0xFFFFFFFF};

// Whether there is a link or the call of a note in it, which `a` elements must not hold.
bool holds_link(const Inlines& content);

// The book's title page. A title page of a document inside the book is ordinary text.
bool is_title_page(const Unit& unit);

// What lines and paragraphs are numbered, from a Book in its own order: one whose parallel texts are interleaved counts as if they were not.
void number_text(const Book& book, const Layout& layout, const PageMap& pages, Plan& plan);
struct EntrySources {
    const Book& book;
    const Layout& layout;
    const PageMap& pages;
};
// The notes that are keyed to lines (entries.cpp). `verse`: the lines that a poem numbers; empty where the layout counts verse as prose.
void plan_entries(const EntrySources& sources, std::span<const VerseNumber> verse, Plan& plan);

// Signs of their own for notes without numbers (note_signs.cpp), when everything else is planned.
void give_signs(const Book& book, const std::vector<NoteCounter>& counters, Plan& plan);

Plan make_plan(const Book& book, const Product& product, const Layout& layout, const PageMap& pages, std::string book_title);

// ASCII letters, digits and hyphens in lower case, at most 40; "" when nothing is left.
std::string file_word(std::string_view text);

}  // namespace nabor::epub
