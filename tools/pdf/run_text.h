// In: a glyph run. Out: what each of its glyphs says.
// Holds: together the glyphs say the run's text. Where a letter's accents are glyphs of their own, the typesetter gives the letter
// the text of all (page/pages.h); here each accent gets its own character back, since it is the one a reader will find there.
#pragma once

#include <string_view>
#include <vector>

#include "page/pages.h"

namespace nabor::pdf {

// Replaces `texts`, parallel to the run's glyphs; views into the run's text, empty where a glyph has none of its own.
void glyph_texts(const GlyphRun& run, std::vector<std::u16string_view>& texts);

}  // namespace nabor::pdf
