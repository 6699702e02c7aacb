// Where words stand on finished pages.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"
#include "page/pages.h"

namespace nabor::testing {

// Where a run of text stands.
struct Spot {
    std::size_t page = 0;
    Length x, end, y;
    const GlyphRun* run = nullptr;
};

inline std::string utf8(const std::u16string& text) {
    std::string out;
    for (char16_t unit : text) append_utf8(out, unit);
    return out;
}

// The only run that contains these words, or is nothing but them.
inline Spot find(const Pages& pages, const std::string& wanted, bool alone = false) {
    Spot spot;
    for (std::size_t p = 0; p < pages.pages.size(); ++p)
        for (const PageItem& item : pages.pages[p].items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (!run || run->node == NodeId::none) continue;
            const std::string text = utf8(run->text);
            if (alone ? text != wanted : text.find(wanted) == std::string::npos) continue;
            EXPECT_EQ(spot.run, nullptr) << wanted << " stands twice";
            spot = {p, run->x, run->x, run->y, run};
            for (const Glyph& glyph : run->glyphs) spot.end += Length{glyph.advance};
        }
    EXPECT_NE(spot.run, nullptr) << wanted << " stands nowhere";
    return spot;
}

}  // namespace nabor::testing
