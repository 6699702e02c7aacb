// THE ELEMENTS. In: the local name of an element. Out: how it is read, and the role it usually takes.
#pragma once

#include <cstdint>
#include <string_view>

#include "book/role.h"

namespace nabor::tei {

// How an element is read. Each kind except the general ones has a function of its own (the table in elements.cpp).
enum class ElementKind : std::uint8_t {
    text,         // character data
    unknown,      // not in the table: dropped, its content kept
    skipped,      // not part of the text: dropped with its content
    transparent,  // only its content counts
    phrase,
    leaf,
    container,
    // Frames.
    document,
    header,
    text_body,
    floating_text,
    group,
    matter,
    division,
    generated,
    title_page,
    title_group,
    // Special blocks.
    paragraph,
    head,
    line,
    line_group,
    speech,
    speaker,
    stage,
    cast_list,
    scene_setting,
    letter_part,
    list,
    item,
    label,
    table,
    table_part,
    figure,
    figure_description,
    graphic,
    formula,
    code_block,
    quotation,
    citation,
    bibliographic,
    bibliographic_structure,
    list_bibl,
    register_list,
    milestone,
    // Special phrases and marks.
    highlight,
    title,
    name,
    date,
    choice,
    substitution,
    deletion,
    addition,
    supplied,
    gap,
    apparatus,
    character,
    space,
    line_break,
    page_break,
    anchor,
    note,
    reference,
    index,
    // Transcribed speech and apparatus.
    utterance,
    spoken_event,
    witness_list,
    witness_bound,
    // Dictionaries and bibliographies.
    sense,
    cross_reference,
    scope_of_work,
};

struct ElementRow {
    std::string_view name;
    ElementKind kind;
    Role role;
};

// The row of a name; a row of kind unknown when there is none.
const ElementRow& element(std::string_view local_name);

// Whether what an element holds are words or longer, never parts of a word.
bool holds_words(std::string_view local_name);

// Whether an element of this kind always begins a block of its own.
bool is_block(ElementKind kind);

}  // namespace nabor::tei
