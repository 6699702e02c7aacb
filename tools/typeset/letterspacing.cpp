#include "typeset/letterspacing.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstddef>

namespace nabor {

namespace {

bool joins(UChar32 c) {
    const std::int32_t type = u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
    return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_RIGHT_JOINING;
}

// Whether a glyph and the one after it are of one letter. An accent has a cluster of its own and no advance; it stands behind its letter, from
// right to left before it.
bool is_one_letter(const SetGlyph& glyph, const SetGlyph& next, bool right_to_left) {
    return glyph.cluster == next.cluster || (right_to_left ? glyph : next).advance == 0;
}

// Where the letter ends that begins with a glyph.
std::size_t end_of_letter(std::span<const SetGlyph> glyphs, std::size_t begin, bool right_to_left) {
    std::size_t end = begin + 1;
    while (end < glyphs.size() && is_one_letter(glyphs[end - 1], glyphs[end], right_to_left)) ++end;
    return end;
}

// The glyph of a letter whose advance has the white: the last that has one, or from right to left the first. End: none has.
std::span<SetGlyph>::iterator bearer_of(std::span<SetGlyph> letter, bool right_to_left) {
    const auto has_width = [](const SetGlyph& glyph) { return glyph.advance != 0; };
    if (right_to_left) return std::find_if(letter.begin(), letter.end(), has_width);
    const auto last = std::find_if(letter.rbegin(), letter.rend(), has_width);
    return last == letter.rend() ? letter.end() : std::prev(last.base());
}

// Accents keep their place above their letter: those behind its advance are drawn back; from right to left those before it move with it.
void widen(std::span<SetGlyph> letter, std::span<SetGlyph>::iterator bearer, std::int64_t white, bool right_to_left) {
    const auto amount = static_cast<std::int32_t>(white);
    bearer->advance += amount;
    if (right_to_left)
        for (auto glyph = letter.begin(); glyph <= bearer; ++glyph) glyph->x_offset += amount;
    else
        for (auto glyph = bearer + 1; glyph < letter.end(); ++glyph) glyph->x_offset -= amount;
}

}  // namespace

bool joins_letters(std::u16string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (joins(static_cast<UChar32>(code_point_at(text, i)))) return true;
    return false;
}

void space_letters(std::span<SetGlyph> glyphs, const LetterSpacing& spacing) {
    const std::int64_t em = spacing.fonts.metrics(spacing.face).units_per_em;
    const std::int64_t most_white = std::max(spacing.white, scaled(spacing.size.units, most_white_in_words, 1000));  // with kerning
    for (std::size_t begin = 0; begin < glyphs.size();) {
        const std::size_t end = end_of_letter(glyphs, begin, spacing.right_to_left);
        const bool is_last = spacing.right_to_left ? begin == 0 : end == glyphs.size();
        const std::span<SetGlyph> letter = glyphs.subspan(begin, end - begin);
        begin = end;
        const auto bearer = bearer_of(letter, spacing.right_to_left);
        if (bearer == letter.end() || (is_last && !spacing.after_last)) continue;
        const std::int64_t own = scaled(spacing.size.units, spacing.fonts.advance_of(spacing.face, bearer->id), em);
        widen(letter, bearer, std::min(spacing.white, own + most_white - bearer->advance), spacing.right_to_left);
    }
}

void close_up(std::span<SetGlyph> glyphs, std::int64_t white, bool right_to_left) {
    if (glyphs.empty()) return;
    std::size_t begin = 0, end = glyphs.size();
    if (right_to_left)
        end = end_of_letter(glyphs, 0, true);
    else
        for (begin = end - 1; begin > 0 && is_one_letter(glyphs[begin - 1], glyphs[begin], false);) --begin;
    const std::span<SetGlyph> letter = glyphs.subspan(begin, end - begin);
    const auto bearer = bearer_of(letter, right_to_left);
    if (bearer != letter.end()) widen(letter, bearer, -white, right_to_left);
}

}  // namespace nabor
