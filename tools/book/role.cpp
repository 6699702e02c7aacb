#include "book/role.h"

#include <array>

namespace nabor {

namespace {

using enum Role;
constexpr Shape division = Shape::division, container = Shape::container, leaf = Shape::leaf, phrase = Shape::phrase;

constexpr RoleRow rows[] = {
    // role, name, shape, TEI, element, class, epub:type, ARIA role, PDF
    {title_page, "title-page", division, "titlePage", "section", "title-page", "titlepage", "", "Sect"},
    {Role::part, "part", division, "group, div[part]", "section", "part", "part", "doc-part", "Part"},
    {document, "document", division, "text, TEI", "section", "document", "", "", "Art"},
    {chapter, "chapter", division, "div[chapter]", "section", "chapter", "chapter", "doc-chapter", "Sect"},
    {Role::section, "section", division, "div", "section", "section", "", "", "Sect"},
    {preface, "preface", division, "div[preface]", "section", "preface", "preface", "doc-preface", "Sect"},
    {introduction, "introduction", division, "div[introduction]", "section", "introduction", "introduction", "doc-introduction", "Sect"},
    {dedication, "dedication", division, "div[dedication]", "section", "dedication", "dedication", "doc-dedication", "Sect"},
    {epigraph_page, "epigraph-page", division, "div[epigraph]", "section", "epigraph-page", "", "", "Sect"},
    {afterword, "afterword", division, "div[afterword]", "section", "afterword", "afterword", "doc-afterword", "Sect"},
    {appendix, "appendix", division, "div[appendix]", "section", "appendix", "appendix", "doc-appendix", "Sect"},
    {chronology, "chronology", division, "div[chronology]", "section", "chronology", "", "", "Sect"},
    {glossary, "glossary", division, "div[glossary]", "section", "glossary", "glossary", "doc-glossary", "Sect"},
    {bibliography, "bibliography", division, "div[bibliography]", "section", "bibliography", "bibliography", "doc-bibliography", "Sect"},
    {biographies, "biographies", division, "div[biographies]", "section", "biographies", "", "", "Sect"},
    // No epub:type: "index" promises the index structure of EPUB Indexes 1.0, which few reading systems know.
    {index, "index", division, "div[index]", "section", "index", "", "doc-index", "Sect"},
    {colophon, "colophon", division, "div[colophon]", "section", "colophon", "colophon", "doc-colophon", "Sect"},
    {cast_list, "cast-list", division, "castList", "section", "cast-list", "", "", "Sect"},

    {heading, "heading", leaf, "head", "h", "", "", "", "H"},
    {subheading, "subheading", leaf, "head[sub]", "p", "subheading", "subtitle", "doc-subtitle", "P"},
    {argument, "argument", container, "argument", "div", "argument", "", "", "Div"},
    {byline, "byline", leaf, "byline, docAuthor", "p", "byline", "", "", "P"},
    {document_author, "document-author", leaf, "teiHeader author", "p", "document-author", "", "", "P"},
    {document_date, "document-date", leaf, "docDate", "p", "document-date", "", "", "P"},
    {document_source, "document-source", leaf, "teiHeader sourceDesc", "p", "document-source", "", "", "P"},
    {epigraph, "epigraph", container, "epigraph", "blockquote", "epigraph", "epigraph", "doc-epigraph", "BlockQuote"},

    {title_main, "title-main", leaf, "titlePart[main]", "p", "title-main", "fulltitle", "", "P"},
    {title_sub, "title-sub", leaf, "titlePart[sub]", "p", "title-sub", "subtitle", "doc-subtitle", "P"},
    {title_author, "title-author", leaf, "titlePage//docAuthor", "p", "title-author", "", "", "P"},
    {title_imprint, "title-imprint", leaf, "docImprint", "p", "title-imprint", "", "", "P"},
    {title_part, "title-part", leaf, "titlePage//*", "p", "title-part", "", "", "P"},

    {paragraph, "paragraph", leaf, "p, ab", "p", "", "", "", "P"},
    {block_quotation, "block-quotation", container, "quote, cit", "blockquote", "", "", "", "BlockQuote"},
    {ornament, "ornament", leaf, "milestone", "p", "ornament", "", "", "P"},
    {editor_note, "editor-note", container, "note[editorial]", "div", "editor-note", "", "", "Div"},
    {note_block, "note-block", container, "note", "div", "note-block", "", "", "Div"},
    {list_head, "list-head", leaf, "list/head", "p", "list-head", "", "", "P"},
    {code_block, "code-block", leaf, "eg, egXML", "pre", "", "", "", "Code"},
    {formula, "formula", leaf, "formula", "p", "formula", "", "", "Formula"},
    {question, "question", container, "sp[question]", "div", "question", "", "", "Div"},
    {answer, "answer", container, "sp[answer]", "div", "answer", "", "", "Div"},

    {verse, "verse", container, "lg", "div", "verse", "", "", "Div"},
    {stanza, "stanza", container, "lg/lg", "div", "stanza", "", "", "Div"},
    {verse_line, "verse-line", leaf, "l", "p", "verse-line", "", "", "P"},
    {verse_head, "verse-head", leaf, "lg/head", "p", "verse-head", "", "", "P"},
    {speech, "speech", container, "sp", "div", "speech", "", "", "Div"},
    {speaker, "speaker", leaf, "speaker", "p", "speaker", "", "", "P"},
    {stage_direction, "stage-direction", leaf, "stage", "p", "stage-direction", "", "", "P"},
    {cast_group, "cast-group", container, "castGroup", "div", "cast-group", "", "", "Div"},
    {cast_item, "cast-item", leaf, "castItem", "p", "cast-item", "", "", "P"},

    {opener, "opener", container, "opener", "div", "opener", "", "", "Div"},
    {closer, "closer", container, "closer", "div", "closer", "", "", "Div"},
    {dateline, "dateline", leaf, "dateline", "p", "dateline", "", "", "P"},
    {salute, "salute", leaf, "salute", "p", "salute", "", "", "P"},
    {signature, "signature", leaf, "signed", "p", "signature", "", "", "P"},
    {postscript, "postscript", container, "postscript", "div", "postscript", "", "", "Div"},
    {address, "address", container, "address", "div", "address", "", "", "Div"},
    {address_line, "address-line", leaf, "addrLine", "p", "address-line", "", "", "P"},
    {trailer, "trailer", leaf, "trailer", "p", "trailer", "", "", "P"},

    {list_bulleted, "list-bulleted", container, "list", "ul", "", "", "", "L"},
    {list_ordered, "list-ordered", container, "list[ordered]", "ol", "", "", "", "L"},
    {list_plain, "list-plain", container, "list[simple], list with labels", "ul", "plain", "", "", "L"},
    {list_item, "list-item", container, "item", "li", "", "", "", "LI"},
    {item_label, "item-label", leaf, "label", "span", "item-label", "", "", "Lbl"},
    {list_gloss, "list-gloss", container, "list[gloss]", "dl", "", "", "", "L"},
    {gloss_term, "gloss-term", leaf, "list[gloss]/label", "dt", "", "", "", "Lbl"},
    {gloss_definition, "gloss-definition", container, "list[gloss]/item", "dd", "", "", "", "LBody"},
    {Role::table, "table", Shape::table, "table", "table", "", "", "", "Table"},
    {table_caption, "table-caption", leaf, "table/head", "caption", "", "", "", "Caption"},
    {row, "row", container, "row", "tr", "", "", "", "TR"},
    {cell, "cell", container, "cell", "td", "", "", "", "TD"},
    {header_cell, "header-cell", container, "cell[label]", "th", "", "", "", "TH"},

    {figure, "figure", container, "figure", "figure", "", "", "", "Div"},
    {plate, "plate", container, "figure[@type='plate']", "figure", "plate", "", "", "Div"},
    {Role::image, "image", Shape::image, "graphic", "img", "", "", "", "Figure"},
    {caption, "caption", leaf, "figure/head", "p", "caption", "", "", "Caption"},
    {credit, "credit", leaf, "figure/bibl", "p", "credit", "", "", "P"},
    {figure_text, "figure-text", container, "figure/p", "div", "figure-text", "", "", "Div"},

    {bibliography_entry, "bibliography-entry", leaf, "bibl, biblStruct", "p", "bibliography-entry", "", "", "BibEntry"},
    {dictionary_entry, "dictionary-entry", leaf, "entry, entryFree", "p", "dictionary-entry", "", "", "P"},
    {biography, "biography", container, "person", "div", "biography", "", "", "Div"},
    {biography_name, "biography-name", leaf, "person/persName", "p", "biography-name", "", "", "P"},
    {index_list, "index-list", container, "divGen[index]", "div", "index-list", "", "", "Div"},
    {index_letter, "index-letter", leaf, "", "p", "index-letter", "", "", "P"},
    {index_entry, "index-entry", leaf, "index", "p", "index-entry", "", "", "P"},

    {note, "note", container, "note", "aside", "note", "footnote", "doc-footnote", "Note"},
    {note_back_link, "note-back-link", phrase, "", "a", "note-back-link", "", "doc-backlink", "Lbl"},
    {counterpart, "counterpart", phrase, "", "span", "counterpart", "", "", "Span"},

    {unknown_block, "unknown-block", container, "*", "div", "unknown", "", "", "Div"},

    {emphasis, "emphasis", phrase, "emph, hi[italic]", "em", "", "", "", "Span"},
    {strong, "strong", phrase, "hi[bold]", "strong", "", "", "", "Span"},
    {highlighted, "highlighted", phrase, "hi", "span", "highlighted", "", "", "Span"},
    {quotation, "quotation", phrase, "quote, q, said", "span", "quotation", "", "", "Quote"},
    {title_of_work, "title-of-work", phrase, "title[m|j]", "cite", "", "", "", "Span"},
    {title_of_article, "title-of-article", phrase, "title[a|u]", "span", "title-of-article", "", "", "Span"},
    {foreign_phrase, "foreign-phrase", phrase, "foreign", "span", "foreign", "", "", "Span"},
    {term, "term", phrase, "term", "dfn", "", "", "", "Span"},
    {gloss, "gloss", phrase, "gloss", "span", "gloss", "", "", "Span"},
    {name, "name", phrase, "name, rs", "span", "name", "", "", "Span"},
    {person_name, "person-name", phrase, "persName", "span", "person-name", "", "", "Span"},
    {place_name, "place-name", phrase, "placeName", "span", "place-name", "", "", "Span"},
    {organisation_name, "organisation-name", phrase, "orgName", "span", "organisation-name", "", "", "Span"},
    {date, "date", phrase, "date", "span", "date", "", "", "Span"},
    {note_call, "note-call", phrase, "note, ref[note]", "a", "note-call", "noteref", "doc-noteref", "Reference"},
    {reference, "reference", phrase, "ref, ptr", "a", "reference", "", "", "Reference"},
    {link, "link", phrase, "ref[url]", "a", "link", "", "", "Link"},
    {supplied, "supplied", phrase, "supplied", "span", "supplied", "", "", "Span"},
    {unclear, "unclear", phrase, "unclear", "span", "unclear", "", "", "Span"},
    {addition, "addition", phrase, "add", "ins", "", "", "", "Span"},
    {deletion, "deletion", phrase, "del", "del", "", "", "", "Span"},
    {gap, "gap", phrase, "gap", "span", "gap", "", "", "Span"},
    {correction, "correction", phrase, "corr, sic", "span", "correction", "", "", "Span"},
    {original, "original", phrase, "orig", "span", "original", "", "", "Span"},
    {regularised, "regularised", phrase, "reg", "span", "regularised", "", "", "Span"},
    {abbreviation, "abbreviation", phrase, "abbr", "abbr", "", "", "", "Span"},
    {expansion, "expansion", phrase, "expan, ex", "span", "expansion", "", "", "Span"},
    {page_mark, "page-mark", phrase, "pb", "span", "page-mark", "", "", "Span"},
    {inline_stage, "inline-stage", phrase, "stage", "span", "stage-direction", "", "", "Span"},
    {inline_quotation_mark, "quotation-mark", phrase, "q", "span", "quotation-mark", "", "", "Span"},
    {code, "code", phrase, "code, gi, att, val", "code", "", "", "", "Code"},
    {inline_label, "inline-label", phrase, "label", "span", "label", "", "", "Span"},
    {math, "math", phrase, "math, formula", "span", "formula", "", "", "Formula"},
    {lemma, "lemma", phrase, "lem", "span", "lemma", "", "", "Span"},
    {unknown_phrase, "unknown-phrase", phrase, "*", "span", "unknown", "", "", "Span"},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < std::size(rows); ++i)
        if (static_cast<std::size_t>(rows[i].role) != i) return false;
    return std::size(rows) == static_cast<std::size_t>(Role::unknown_phrase) + 1;
}
static_assert(in_order(), "the table of roles has one row a role, in the enumeration's order");

// By NoteKind.
constexpr std::array<std::string_view, 7> kind_words{"author", "editor", "translator", "source", "gloss", "apparatus", ""};

}  // namespace

std::string_view kind_word(NoteKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

std::span<const RoleRow> role_table() { return rows; }

const RoleRow& row_of(Role role) { return rows[static_cast<std::size_t>(role)]; }

}  // namespace nabor
