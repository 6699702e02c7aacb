// In: the glyphs of a piece of text. Out: the same with white between their letters.
// Holds: a letter and its accents are one. Letters that join each other are not spaced (CSS Text 3, 8.2.2).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/length.h"
#include "font/font.h"
#include "typeset/shaped_paragraph.h"

namespace nabor {

// 1/1000 em. Readers of the PDF take a little more white for the space between words.
inline constexpr std::int32_t most_white_in_words = 95;

// The same from right to left, where poppler joins letters by a narrower distance.
inline constexpr std::int32_t most_white_from_right_to_left = 15;

// Whether letters of the text join their neighbours, as those of Arabic do.
bool joins_letters(std::u16string_view text);

struct LetterSpacing {
    const FontSet& fonts;
    FaceId face;
    Length size;
    std::int64_t white = 0;      // after each letter: on its left from right to left
    bool right_to_left = false;  // the glyphs are in visual order
    bool after_last = true;      // not where something follows that is not spaced
};

void space_letters(std::span<SetGlyph> glyphs, const LetterSpacing& spacing);

// Takes the white after the last letter away again.
void close_up(std::span<SetGlyph> glyphs, std::int64_t white, bool right_to_left);

}  // namespace nabor
