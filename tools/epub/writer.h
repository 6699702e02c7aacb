// In: blocks and inlines. Out: XHTML elements by the table of roles, nested as HTML allows.
// Holds: `block` is called only where HTML takes flow content, `inlines` only where it takes phrasing content; lists, tables
// and figures write their own children. An element that its place does not allow (an item outside a list) becomes a div or a p
// with the role's class, so nothing is lost and every file stays valid.
// The functions of the class are in blocks.cpp, elements.cpp, lists.cpp, tables.cpp, figures.cpp, inlines.cpp, links.cpp,
// notes.cpp, counterparts.cpp, apparatus.cpp, page_breaks.cpp, chapter.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/report.h"
#include "book/book.h"
#include "epub/chapter.h"
#include "epub/epub.h"
#include "epub/plan.h"
#include "epub/table_columns.h"
#include "epub/ties.h"
#include "epub/xhtml.h"

namespace nabor::epub {

// Text for the beginning of the next leaf: the label of a list item, or a note's number.
struct LeadIn {
    const Block* label = nullptr;
    const NoteId* note = nullptr;

    bool any() const { return label != nullptr || note != nullptr; }
};

// A cell in its row, and the row in its section of the table.
struct CellPlace {
    bool is_first = false;
    std::size_t rows_left = 1;  // with its own
};

// What close_block restores.
struct Opened {
    LanguageId outer_language = LanguageId::main;
    bool plain = false;                 // the element forbids headings and sections below it
};

class ChapterWriter {
public:
    ChapterWriter(const ChapterSources& sources, std::uint32_t file, StylePaths* paths, Report& report);

    XhtmlFile write();
    std::vector<const PrintPage*> take_pages() { return std::move(written_pages_); }
    std::vector<TableFacts> take_tables() { return std::move(written_tables_); }
    bool has_formulas() const { return has_formulas_; }

private:
    // The file (chapter.cpp)
    void body();
    bool writes_division_around() const;

    // Blocks (blocks.cpp)
    void block(const Block& block, LeadIn& lead);
    void block(const Block& block);
    void blocks(const Blocks& blocks, LeadIn& lead);
    void leaf(const Block& block, std::string_view element, LeadIn& lead);
    void container(const Block& block, std::string_view element, LeadIn& lead);
    void lead_in(LeadIn& lead);           // writes it inside a leaf
    void lead_alone(LeadIn& lead);        // writes it as a paragraph when no leaf follows
    bool is_silent(const Block& block) const;
    bool marked_outside(const Block& block) const;
    void keep_anchors(const Block& block);

    // Elements and attributes (elements.cpp)
    std::string_view element_in_flow(const Block& block) const;
    Opened open_block(const Block& block, std::string_view element);
    void open_division(const Block& division);
    void close_block(const Opened& opened);
    void identify(AnchorId anchor);
    bool is_new(AnchorId anchor) const;
    void id_element(std::string_view id);
    void anchor_element(AnchorId anchor, std::string_view element);
    void language_attributes(LanguageId language, bool is_left_to_right = false);
    void semantics(const RoleRow& row);

    // Printed pages (page_breaks.cpp)
    void own_text(const Block& leaf);   // its inlines, with the markers of pages that begin in them
    void text_with_pages(const Text& text, Span span);
    void index_places(const Inlines& content);
    void page_break(const PrintPage& page, std::string_view element);
    void pages_before(const Block& block);
    void pages_with(const Block& image);
    bool is_written(const PrintPage& page) const;
    std::string_view printed_page(const Link& link) const;
    std::string printed_number(const Link& link) const;  // of the page, line or paragraph; "": the link's words stay

    // Lists (lists.cpp)
    void list_heads(const Block& list);
    void list_children(const Block& list);
    void list_item(const Block& list, const Block& item, LeadIn& lead, int& expected);
    void gloss_children(const Block& list);
    void gloss_child(const Block& child, std::string_view element);

    // Tables (tables.cpp)
    void table(const Block& block, LeadIn& lead);
    void table_caption(const Table& table);
    void table_rows(const Table& table, const TableColumns& columns, std::pair<std::size_t, std::size_t> range, std::string_view group);
    void table_cell(const Row& row, const Cell& cell, const TableColumns& columns, CellPlace place);
    std::string with_soft_hyphens(std::string_view text) const;

    // Figures (figures.cpp)
    void figure_children(const Block& figure, LeadIn& lead);
    void image_block(const Block& block);
    void image(const ImageUse& use, AnchorId anchor);

    // Inlines (inlines.cpp)
    void inlines(const Inlines& content);
    void put(const Inline& piece);
    void put_text(std::string_view text, Span span);
    void put_lines(std::string_view text, Span span);
    void put_own(const Text& text, std::size_t begin, std::size_t end, Span span);   // bytes of a leaf's text, with its ties
    void kept_together(std::string_view word, Span span);
    void formula(const Phrase& phrase);
    void phrase(const Phrase& phrase);
    std::size_t open_phrase(const Phrase& phrase);
    void page_mark(const PageMark& mark);
    void mark(AnchorId anchor);         // an empty span, if it is a link target

    // Links (links.cpp)
    void link(const Link& link, Span span);
    void linked(const Inlines& content, const Link& link, const std::string& href, bool& identified);
    void open_link(const Link& link, const std::string& href, bool& identified);
    void linked_phrase(const Phrase& phrase, const Link& link, const std::string& href, bool& identified);
    std::string link_address(const Link& link, Span span);
    void target_text(const Link& link);

    // Notes (notes.cpp)
    void note_call(const NoteCall& call);
    void notes();
    void series_of_notes(std::uint16_t series, bool is_apparatus);
    void open_series(const SeriesTitle& title, bool is_apparatus);
    void end_notes();
    void end_notes_head(const ChapterFile& file);
    void note(NoteId id);
    void note_lead(NoteId id);
    void back_link(NoteId id, std::string_view words);

    // Aligned pieces of parallel texts (counterparts.cpp)
    void lead_to_counterparts(const Block& block);
    void lead_to_counterparts(AnchorId piece);
    void lead_to_counterparts_below(const Block& container, std::string_view element);
    void link_to_counterpart(AnchorId counterpart);

    // Entries of an apparatus (apparatus.cpp)
    void lemma(const Link& link);
    bool is_calling_lemma(const Inline& piece) const;
    void linked_lemma(const Link& lemma, const Link& link, const std::string& href, bool& identified);
    void lemma_of(const Note& note, NoteId id);

    const Book& book_;
    const Plan& plan_;
    const Hyphenator* hyphenator_;
    const std::uint32_t file_;
    Report& report_;
    Xhtml xml_;
    LanguageId language_ = LanguageId::main;   // of the innermost open element
    unsigned plain_depth_ = 0;                 // open elements below which HTML allows no heading and no section
    unsigned term_depth_ = 0;                  // open dfn elements: they do not nest
    std::span<const PrintPage> pages_;         // that begin in the current leaf and are not written yet
    std::uint32_t units_ = 0;                  // units of the leaf's text that are written
    unsigned code_depth_ = 0;                  // open phrases of code, in which no word is divided
    Ties ties_;                                // of the current leaf
    bool has_formulas_ = false;
    bool keeps_space_ = false;                 // the current leaf's element does so
    std::string blanks_;                       // that the current leaf ends with
    static constexpr std::size_t no_call = static_cast<std::size_t>(-1);
    std::size_t call_end_ = no_call;           // what was shown when the leaf's last call of a note ended
    std::size_t table_columns_ = 0;            // of the innermost open table; 0 outside
    std::vector<const PrintPage*> written_pages_;
    std::vector<TableFacts> written_tables_;
    std::unordered_set<std::uint32_t> identified_;   // anchors written in this file; never iterated
};

bool is_list_element(std::string_view element);       // ul, ol
bool is_label(const Block& block);                    // a leaf that becomes part of the leaf after it

}  // namespace nabor::epub
