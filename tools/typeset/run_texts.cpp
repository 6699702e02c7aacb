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

constexpr char16_t hyphen_of_the_source = 0x00AD;
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

void drop_soft_hyphens(std::size_t own, GlyphRun& run) {
    if (std::u16string_view(run.text).substr(0, own).find(hyphen_of_the_source) == std::u16string_view::npos) return;
    std::u16string text;
    std::size_t position = 0;
    const std::size_t count = run.glyphs.size();
    for (std::size_t i = 0; i < count; ++i) {
        Glyph& glyph = run.glyphs[run.right_to_left ? count - 1 - i : i];
        const std::size_t before = text.size(), end = std::min(position + glyph.text_length, run.text.size());
        for (; position < end; ++position)
            if (run.text[position] != hyphen_of_the_source || position >= own) text += run.text[position];
        glyph.text_length = static_cast<std::uint16_t>(text.size() - before);
    }
    run.text = std::move(text);
}

}  // namespace nabor
