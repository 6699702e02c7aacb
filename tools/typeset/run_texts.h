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

// Takes what only helped to set the text out of it, among its first `own` units: soft hyphens of the source, other controls of line ends and
// of direction. A hyphen that the line break adds stays.
void drop_controls(std::size_t own, GlyphRun& run);

}  // namespace nabor
