// THE TABLE OF ROLES. In: a role. Out: its names in TEI, XHTML, EPUB, ARIA and PDF.
// Holds: one row a role, in the enumeration's order. The XHTML element and class are also the selector by which a layout styles the role, so
// that a rule such as `blockquote.epigraph { … }` applies to the ebook and to the page.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace nabor {

enum class Role : std::uint8_t {
    // Divisions: hold blocks; every one has an anchor.
    title_page,
    part,
    document,
    chapter,
    section,
    preface,
    introduction,
    dedication,
    epigraph_page,
    afterword,
    appendix,
    chronology,
    glossary,
    bibliography,
    biographies,
    index,
    colophon,
    cast_list,
    // Heads of divisions.
    heading,
    subheading,
    argument,
    byline,
    document_author,
    document_date,
    document_source,
    epigraph,
    // Title page.
    title_main,
    title_sub,
    title_author,
    title_imprint,
    title_part,
    // Prose.
    paragraph,
    block_quotation,
    ornament,
    editor_note,
    note_block,
    list_head,
    code_block,
    formula,
    question,
    answer,
    // Verse and drama.
    verse,
    stanza,
    verse_line,
    verse_head,
    speech,
    speaker,
    stage_direction,
    cast_group,
    cast_item,
    // Letters and documents.
    opener,
    closer,
    dateline,
    salute,
    signature,
    postscript,
    address,
    address_line,
    trailer,
    // Lists and tables.
    list_bulleted,
    list_ordered,
    list_plain,
    list_item,
    item_label,
    list_gloss,
    gloss_term,
    gloss_definition,
    table,
    table_caption,
    row,
    cell,
    header_cell,
    // Figures.
    figure,
    plate,
    image,
    caption,
    credit,
    figure_text,
    // Back matter.
    bibliography_entry,
    dictionary_entry,
    biography,
    biography_name,
    index_list,
    index_letter,
    index_entry,
    // Notes.
    note,
    note_back_link,
    counterpart,
    // Anything else, kept by its content.
    unknown_block,
    // Phrases.
    emphasis,
    strong,
    highlighted,
    quotation,
    title_of_work,
    title_of_article,
    foreign_phrase,
    term,
    gloss,
    name,
    person_name,
    place_name,
    organisation_name,
    date,
    note_call,
    reference,
    link,
    supplied,
    unclear,
    addition,
    deletion,
    gap,
    correction,
    original,
    regularised,
    abbreviation,
    expansion,
    page_mark,
    inline_stage,
    inline_quotation_mark,
    code,
    inline_label,
    math,
    lemma,
    unknown_phrase,
};

enum class NoteKind : std::uint8_t { author, editor, translator, source, gloss, apparatus, unspecified };

enum class Shape : std::uint8_t { division, container, leaf, table, image, phrase };

struct RoleRow {
    Role role;
    std::string_view name;  // as dumps and diagnostics write it: "block-quotation"
    Shape shape;
    std::string_view tei;        // the TEI it comes from, for the documentation
    std::string_view element;    // XHTML element
    std::string_view css_class;  // XHTML class, "" when the element alone tells
    std::string_view epub_type;  // EPUB Structural Semantics Vocabulary 1.1, "" when none
    std::string_view aria;       // DPUB-ARIA 1.1 role, "" when none
    std::string_view structure;  // PDF structure type: "P", "H" (level added), "BlockQuote"
};

// The word for a kind, which is its class and the name by which layouts choose it: "editor"; "" of `unspecified`.
std::string_view kind_word(NoteKind kind);

std::span<const RoleRow> role_table();
const RoleRow& row_of(Role role);

inline bool is_figure(Role role) { return role == Role::figure || role == Role::plate; }
inline bool is_division(Role role) { return row_of(role).shape == Shape::division; }
// Headings, and what belongs to them: they stand above the text of a division.
constexpr bool stands_above_text(Role role) {
    return role == Role::heading || role == Role::subheading || role == Role::byline || role == Role::document_author || role == Role::document_date;
}

}  // namespace nabor
