#include "pdf/glyph_use.h"

#include <algorithm>
#include <utility>

namespace nabor::pdf {

std::vector<GlyphUse> UseCollector::collect(const std::vector<PageItem>& items) {
    ++page_;
    for (const PageItem& item : items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) collect(*run);
    return std::exchange(uses_, {});
}

void UseCollector::collect(const GlyphRun& run) {
    const auto face = static_cast<std::size_t>(run.face);
    if (last_.size() <= face) last_.resize(face + 1);
    texts_.read(run);
    each_saying(run, texts_, [&](const Glyph& shown, std::u16string_view text) {
        const std::uint16_t glyph = shown.id;
        if (last_[face].size() <= glyph) last_[face].resize(glyph + std::size_t{1});
        Last& last = last_[face][glyph];
        if (text.size() == 1 && last.page == page_ && last.character == text[0]) return;
        last = {page_, text.size() == 1 ? text[0] : u'\0'};
        add(run.face, glyph, text);
    });
}

void UseCollector::add(FaceId face, std::uint16_t glyph, std::u16string_view text) {
    const auto is_same = [&](const GlyphUse& use) { return use.glyph == glyph && use.face == face && use.text == text; };
    if (std::none_of(uses_.begin(), uses_.end(), is_same)) uses_.push_back({face, glyph, std::u16string(text)});
}

}  // namespace nabor::pdf
