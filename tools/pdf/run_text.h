// In: a glyph run. Out: the text of each of its glyphs, asked for from the first to the last.
// Holds: a right-to-left run's glyphs stand in visual order, so their text is dealt out from its end (page/pages.h).
#pragma once

#include <algorithm>
#include <cassert>
#include <string_view>

#include "page/pages.h"

namespace nabor::pdf {

class RunText {
public:
    explicit RunText(const GlyphRun& run) : rest_(run.text), from_end_(run.right_to_left) {}

    std::u16string_view next(const Glyph& glyph) {
        assert(glyph.text_length <= rest_.size() && "the glyphs of a run stand for no more than its text");
        const std::size_t length = std::min<std::size_t>(glyph.text_length, rest_.size());
        const std::u16string_view text = from_end_ ? rest_.substr(rest_.size() - length) : rest_.substr(0, length);
        if (from_end_) rest_.remove_suffix(length);
        else rest_.remove_prefix(length);
        return text;
    }

private:
    std::u16string_view rest_;
    bool from_end_;
};

}  // namespace nabor::pdf
