// THE ELEMENTS. In: the local name of an element. Out: how it is read, and the role it usually takes.
#pragma once

#include <cstdint>
#include <string_view>

#include "book/role.h"

namespace nabor::tei {

// How an element is read; each kind but the general ones has a function of its own (the table in elements.cpp).
enum class ElementKind : std::uint8_t {
    text,         // character data
    unknown,      // in no table: kept by its content
    skipped,      // about the text, not of it: never shown
    transparent,  // its content stands where it stands
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
    // Blocks with ways of their own.
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
    // Phrases and marks with ways of their own.
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
};

struct ElementRow {
    std::string_view name;
    ElementKind kind;
    Role role;
};

// The row of a name; ElementKind::unknown for a name in no row.
const ElementRow& element(std::string_view local_name);

// Whether an element of this kind begins a block of its own wherever it stands.
bool is_block(ElementKind kind);

}  // namespace nabor::tei
