// In: a page's items. Out: what its glyphs say: each glyph of each face with each of its texts once, by first appearance.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "page/pages.h"
#include "pdf/run_text.h"

namespace nabor::pdf {

struct GlyphUse {
    FaceId face{};
    std::uint16_t glyph = 0;
    std::u16string text;

    friend bool operator==(const GlyphUse&, const GlyphUse&) = default;
};

// Goes through one page after another.
class UseCollector {
public:
    std::vector<GlyphUse> collect(const std::vector<PageItem>& items);

private:
    void collect(const GlyphRun& run);
    void add(FaceId face, std::uint16_t glyph, std::u16string_view text);

    // Nearly every glyph says one character wherever it stands: whoever says the same as before on this page needs no search.
    struct Last {
        std::uint32_t page = 0;
        char16_t character = 0;
    };

    std::vector<GlyphUse> uses_;
    std::vector<std::vector<Last>> last_;  // by face and glyph
    std::uint32_t page_ = 0;
    RunTexts texts_;
};

}  // namespace nabor::pdf
