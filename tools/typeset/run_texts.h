// In: the glyphs of a run, with the positions in the paragraph that they stand for. Out: what each glyph of the run says.
#pragma once

#include <cstddef>
#include <span>

#include "language/line_break.h"
#include "page/pages.h"
#include "typeset/flow.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

// Gives each glyph the length of its text. A cluster's text belongs to its first glyph in logical order, a mark's text to its base.
// `run` has the text of `range`, and as many glyphs as `glyphs`.
void give_text_lengths(const FlowParagraph& paragraph, std::span<const SetGlyph> glyphs, TextRange range, GlyphRun& run);

// Takes the soft hyphens of the source, which stand among the first `own` units, out of the text; a hyphen that the line break adds stays.
void drop_soft_hyphens(std::size_t own, GlyphRun& run);

}  // namespace nabor
