// In: a table of the flow. Out: its columns and heads as they are set, and the same in smaller type.
#pragma once

#include <cstddef>
#include <cstdint>

#include "typeset/flow.h"
#include "typeset/shaped_paragraph.h"
#include "typeset/styles.h"

namespace nabor {

// Columns between which no cell begins or ends are one: sources draw their tables on grids of thirty.
void merge_columns(FlowTable& table);

// Whether a cell holds a table: its words are whole, as it has asked for the room that they need.
bool has_inner_table(const FlowTable& table);

// Whether a row is one of the heads of the columns: a heading across all of them, below the first row, is that of the rows it precedes.
bool is_column_head(const FlowTable& table, std::size_t row);

// Gives the paragraphs of a table a smaller type, as far as the styles know it (StyleTable::smaller).
void shrink(FlowTable& table, const StyleTable& styles, std::int64_t percent);

// Between spaces.
Length widest_word(const FlowParagraph& paragraph, const ShapedParagraph& shaped);

}  // namespace nabor
