// In: glyphs with text lengths, in visual order. Out: their texts; see the header.
#include "pdf/run_text.h"

#include <algorithm>
#include <cassert>

namespace nabor::pdf {

namespace {

bool is_surrogate(char16_t unit) { return (unit & 0xF800) == 0xD800; }

// Glyphs from `owner` on in logical order, `followers` of which have no text: each gets one unit from the end of the owner's,
// as far as they go and the owner keeps one.
template <typename At>
void share(std::vector<std::u16string_view>& texts, At at, std::size_t owner, std::size_t followers) {
    std::u16string_view& whole = texts[at(owner)];
    if (followers == 0 || whole.size() < 2) return;
    const std::size_t shared = std::min(followers, whole.size() - 1), kept = whole.size() - shared;
    if (std::any_of(whole.begin(), whole.end(), is_surrogate)) return;
    for (std::size_t i = 0; i < shared; ++i) texts[at(owner + 1 + i)] = whole.substr(kept + i, 1);
    whole = whole.substr(0, kept);
}

}  // namespace

void glyph_texts(const GlyphRun& run, std::vector<std::u16string_view>& texts) {
    const std::size_t count = run.glyphs.size();
    const auto at = [&](std::size_t logical) { return run.right_to_left ? count - 1 - logical : logical; };
    const std::u16string_view text = run.text;
    texts.assign(count, {});
    std::size_t begin = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t length = run.glyphs[at(i)].text_length;
        assert(begin + length <= text.size() && "the glyphs of a run stand for no more than its text");
        texts[at(i)] = text.substr(std::min(begin, text.size()), length);
        begin += length;
    }
    for (std::size_t owner = 0; owner < count;) {
        std::size_t next = owner + 1;
        while (next < count && run.glyphs[at(next)].text_length == 0) ++next;
        share(texts, at, owner, next - owner - 1);
        owner = next;
    }
}

void RunTexts::read(const GlyphRun& run) {
    const auto has_one = [](const Glyph& glyph) { return glyph.text_length == 1; };
    one_each_ = run.glyphs.size() <= run.text.size() && std::all_of(run.glyphs.begin(), run.glyphs.end(), has_one);
    right_to_left_ = run.right_to_left;
    if (one_each_)
        text_ = std::u16string_view(run.text).substr(0, run.glyphs.size());
    else
        glyph_texts(run, texts_);
}

}  // namespace nabor::pdf
