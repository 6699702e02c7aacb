// In: a glyph run. Out: the text of each glyph, and its text in ToUnicode.
// Holds: places count in reading order, from the right end of a right-to-left run. The texts of all glyphs together are the text of the
// run. Where accents are separate glyphs, the typesetter gives the whole text to the letter (page/pages.h); here each accent gets its own
// character back.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "page/pages.h"

namespace nabor::pdf {

inline std::size_t glyph_at(const GlyphRun& run, std::size_t place) { return run.right_to_left ? run.glyphs.size() - 1 - place : place; }

inline bool is_space(std::u16string_view text) { return text == u" " || text == u"\u00A0"; }

// True for spaces, joiners and direction marks: they may have no width, but are not accents of a letter.
bool stands_alone(std::u16string_view text);

// The length of the first character in UTF-16 units; 0 for an empty text.
inline std::size_t first_character(std::u16string_view text) {
    return std::min<std::size_t>(text.size(), !text.empty() && (text[0] & 0xFC00) == 0xD800 ? 2 : 1);
}

// Replaces `texts` by views into the text of the run, in reading order; empty for a glyph without a text of its own.
void glyph_texts(const GlyphRun& run, std::vector<std::u16string_view>& texts);

// The same without a list for runs in which every glyph has one UTF-16 unit: nearly all runs.
class RunTexts {
public:
    // `run` must outlive this.
    void read(const GlyphRun& run);
    std::u16string_view operator[](std::size_t place) const { return one_each_ ? text_.substr(place, 1) : texts_[place]; }

    // True for a later part of the cluster before it, and for an accent.
    bool is_part(std::size_t place) const;

    // The text in ToUnicode. A soft hyphen becomes U+2010: pdf.js drops soft hyphens and splits the word, but joins words at U+2010. From
    // right to left a space gets a U+200B before it, because pdf.js drops single spaces there; accents have marks of their own
    // (content.cpp).
    std::u16string_view in_font(std::size_t place) const;

private:
    const GlyphRun* run_ = nullptr;
    bool one_each_ = false;
    std::u16string_view text_;                // the part that glyphs stand for
    std::vector<std::u16string_view> texts_;  // by place, unless one_each_
};

// Calls visit(glyph, text) for every text that ToUnicode needs for the run. From right to left the visible letter has the first character
// of its text; an invisible copy of its glyph has each further one. Of letters far apart an invisible copy without text fills the white.
template <typename Visit>
void each_saying(const GlyphRun& run, const RunTexts& texts, Visit&& visit) {
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const Glyph& glyph = run.glyphs[glyph_at(run, i)];
        visit(glyph, texts.in_font(i));
        if (!run.right_to_left) continue;
        if (run.spaced_out) visit(glyph, {});
        std::u16string_view carried = texts[i];
        if (i == 0 || !texts.is_part(i)) carried.remove_prefix(first_character(carried));
        for (; !carried.empty(); carried.remove_prefix(first_character(carried))) visit(glyph, carried.substr(0, first_character(carried)));
    }
}

}  // namespace nabor::pdf
