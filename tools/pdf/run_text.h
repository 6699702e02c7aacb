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

// The same, one glyph at a time, and without a list where every glyph stands for one unit: that is nearly every run.
class RunTexts {
public:
    // The run must outlive what is then asked.
    void read(const GlyphRun& run);
    std::u16string_view operator[](std::size_t glyph) const {
        if (!one_each_) return texts_[glyph];
        return text_.substr(right_to_left_ ? text_.size() - 1 - glyph : glyph, 1);
    }

private:
    bool one_each_ = false, right_to_left_ = false;
    std::u16string_view text_;                // as far as glyphs stand for it
    std::vector<std::u16string_view> texts_;  // by glyph, unless each has one unit
};

}  // namespace nabor::pdf
