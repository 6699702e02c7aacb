// In: a glyph run. Out: what each of its glyphs says, and what the file's fonts are to say of it.
// Holds: glyphs are counted in reading order here, from a run's right end when it is read from right to left; together they say the run's
// text. Where a letter's accents are glyphs of their own, the typesetter gives the letter the text of all (page/pages.h); here each
// accent gets its own character back, since it is the one a reader will find there.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "page/pages.h"

namespace nabor::pdf {

inline std::size_t glyph_at(const GlyphRun& run, std::size_t place) { return run.right_to_left ? run.glyphs.size() - 1 - place : place; }

inline bool is_space(std::u16string_view text) { return text == u" " || text == u"\u00A0"; }

// Spaces, joiners, direction marks and the like may have no width, but belong to no letter.
bool stands_alone(std::u16string_view text);

// In UTF-16 units; 0 of an empty text.
inline std::size_t first_character(std::u16string_view text) {
    return std::min<std::size_t>(text.size(), !text.empty() && (text[0] & 0xFC00) == 0xD800 ? 2 : 1);
}

// Replaces `texts`, by place in reading order; views into the run's text, empty where a glyph has none of its own.
void glyph_texts(const GlyphRun& run, std::vector<std::u16string_view>& texts);

// The same, one glyph at a time, and without a list where every glyph stands for one unit: that is nearly every run.
class RunTexts {
public:
    // The run must outlive what is then asked.
    void read(const GlyphRun& run);
    std::u16string_view operator[](std::size_t place) const { return one_each_ ? text_.substr(place, 1) : texts_[place]; }

    // A later part of what the glyph before it stands for, or an accent of it.
    bool is_part(std::size_t place) const;

    // What ToUnicode says. pdf.js drops a soft hyphen and so tears a word in two; the hyphen of typography, which no text has otherwise, it
    // joins again. From right to left it drops a space that is nothing else, and a glyph's accents are said apart (content.cpp).
    std::u16string_view in_font(std::size_t place) const;

private:
    const GlyphRun* run_ = nullptr;
    bool one_each_ = false;
    std::u16string_view text_;                // as far as glyphs stand for it
    std::vector<std::u16string_view> texts_;  // by place, unless each has one unit
};

// Calls visit(glyph, text) with whatever the fonts are to say of a run's glyphs: from right to left a letter's first character is said by
// the letter that is seen, each other one by its glyph in no ink.
template <typename Visit>
void each_saying(const GlyphRun& run, const RunTexts& texts, Visit&& visit) {
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const Glyph& glyph = run.glyphs[glyph_at(run, i)];
        visit(glyph, texts.in_font(i));
        if (!run.right_to_left) continue;
        std::u16string_view carried = texts[i];
        if (i == 0 || !texts.is_part(i)) carried.remove_prefix(first_character(carried));
        for (; !carried.empty(); carried.remove_prefix(first_character(carried))) visit(glyph, carried.substr(0, first_character(carried)));
    }
}

}  // namespace nabor::pdf
