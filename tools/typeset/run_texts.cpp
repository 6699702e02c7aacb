#include "typeset/run_texts.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "language/characters.h"

namespace nabor {

namespace {

// The first of them is the soft hyphen; most text stands below all others.
bool guides_setting(char16_t unit) {
    return unit == 0x00AD || (unit >= 0x061C && (is_line_end_control(unit) || is_direction_control(unit)));
}

constexpr std::uint32_t most_owned = 0x8000;  // units of one glyph's text; a length has 16 bits

}  // namespace

void give_text_lengths(const FlowParagraph& paragraph, std::span<const SetGlyph> glyphs, TextRange range, GlyphRun& run) {
    const std::size_t count = glyphs.size();
    const auto at = [&](std::size_t logical) { return run.right_to_left ? count - 1 - logical : logical; };
    std::size_t owner = 0;
    auto owned_from = static_cast<std::uint32_t>(range.begin);
    bool first = true;
    const std::size_t text_end = range.begin + run.text.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t cluster = glyphs[at(i)].cluster;
        if (!first && cluster <= owned_from) continue;
        // A stand-in for a character of two units has two glyphs; the first has the whole text.
        const auto goes_on = [&] { return is_combining_mark(paragraph.text[cluster]) || U16_IS_TRAIL(paragraph.says()[cluster]); };
        if (!first && cluster < range.end && cluster - owned_from < most_owned && goes_on()) continue;
        if (!first) run.glyphs[at(owner)].text_length = static_cast<std::uint16_t>(cluster - owned_from);
        if (!first) owned_from = cluster;
        owner = i;
        first = false;
    }
    if (!first) run.glyphs[at(owner)].text_length = static_cast<std::uint16_t>(text_end - owned_from);
}

void drop_controls(std::size_t own, GlyphRun& run) {
    const std::u16string_view source = std::u16string_view(run.text).substr(0, own);
    if (std::none_of(source.begin(), source.end(), guides_setting)) return;
    std::u16string text;
    std::size_t position = 0;
    const std::size_t count = run.glyphs.size();
    for (std::size_t i = 0; i < count; ++i) {
        Glyph& glyph = run.glyphs[run.right_to_left ? count - 1 - i : i];
        const std::size_t before = text.size(), end = std::min(position + glyph.text_length, run.text.size());
        for (; position < end; ++position)
            if (!guides_setting(run.text[position]) || position >= own) text += run.text[position];
        glyph.text_length = static_cast<std::uint16_t>(text.size() - before);
    }
    run.text = std::move(text);
}

}  // namespace nabor
