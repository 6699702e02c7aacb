// In: glyphs with text lengths, in visual order. Out: their texts in reading order; see the header.
#include "pdf/run_text.h"

#include <algorithm>
#include <cassert>

namespace nabor::pdf {

namespace {

constexpr std::u16string_view soft_hyphen = u"\u00AD", hyphen = u"\u2010", more_than_a_space = u"\u200B ";

bool is_surrogate(char16_t unit) { return (unit & 0xF800) == 0xD800; }

// Gives each of the `followers` glyphs after `owner`, which have no text, one unit from the end of the owner's text. The owner keeps one.
void share(std::vector<std::u16string_view>& texts, std::size_t owner, std::size_t followers) {
    std::u16string_view& whole = texts[owner];
    if (followers == 0 || whole.size() < 2) return;
    const std::size_t shared = std::min(followers, whole.size() - 1), kept = whole.size() - shared;
    if (std::any_of(whole.begin(), whole.end(), is_surrogate)) return;
    for (std::size_t i = 0; i < shared; ++i) texts[owner + 1 + i] = whole.substr(kept + i, 1);
    whole = whole.substr(0, kept);
}

}  // namespace

bool stands_alone(std::u16string_view text) {
    if (text.size() != 1) return false;
    const char16_t c = text[0];
    return c == u' ' || c == 0x00A0 || c == 0x00AD || c == 0x061C || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

void glyph_texts(const GlyphRun& run, std::vector<std::u16string_view>& texts) {
    const std::size_t count = run.glyphs.size();
    const std::u16string_view text = run.text;
    texts.assign(count, {});
    std::size_t begin = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t length = run.glyphs[glyph_at(run, i)].text_length;
        assert(begin + length <= text.size() && "the glyphs of a run stand for no more than its text");
        texts[i] = text.substr(std::min(begin, text.size()), length);
        begin += length;
    }
    for (std::size_t owner = 0; owner < count;) {
        std::size_t next = owner + 1;
        while (next < count && run.glyphs[glyph_at(run, next)].text_length == 0) ++next;
        share(texts, owner, next - owner - 1);
        owner = next;
    }
}

void RunTexts::read(const GlyphRun& run) {
    const auto has_one = [](const Glyph& glyph) { return glyph.text_length == 1; };
    one_each_ = run.glyphs.size() <= run.text.size() && std::all_of(run.glyphs.begin(), run.glyphs.end(), has_one);
    run_ = &run;
    text_ = run.text;
    if (one_each_)
        text_ = text_.substr(0, run.glyphs.size());
    else
        glyph_texts(run, texts_);
}

bool RunTexts::is_part(std::size_t place) const {
    const Glyph& glyph = run_->glyphs[glyph_at(*run_, place)];
    return glyph.text_length == 0 || (glyph.advance == 0 && !stands_alone((*this)[place]));
}

std::u16string_view RunTexts::in_font(std::size_t place) const {
    const std::u16string_view own = (*this)[place];
    if (!run_->right_to_left) return own == soft_hyphen ? hyphen : own;
    if (is_space(own)) return more_than_a_space;
    return place > 0 && is_part(place) ? std::u16string_view{} : own.substr(0, first_character(own));
}

}  // namespace nabor::pdf
