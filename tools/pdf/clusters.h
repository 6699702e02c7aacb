// In: a glyph run. Out: its letters: each a base glyph with the accents that are glyphs of their own.
// Holds: letters come in the run's glyph order; every glyph is in exactly one.
#pragma once

#include <string>
#include <vector>

#include "page/pages.h"
#include "pdf/fonts.h"

namespace nabor::pdf {

struct ClusterGlyph {
    std::size_t index = 0;   // in the run
    GlyphCode code;
};

struct Cluster {
    std::vector<ClusterGlyph> base;
    std::vector<ClusterGlyph> marks;
    bool marks_come_first = false;   // right to left, glyphs stand as the eye meets them: accents before their letter
    std::u16string text;             // of all of them; filled only when there are marks
};

class ClusterReader {
public:
    explicit ClusterReader(const Fonts& fonts) : fonts_(fonts) {}

    void begin(const GlyphRun& run);
    // False at the end. The cluster stays valid until the next call.
    bool next();
    const Cluster& cluster() const { return cluster_; }

private:
    bool is_mark(std::size_t glyph) const;
    void take(std::vector<ClusterGlyph>& glyphs);

    const Fonts& fonts_;
    const GlyphRun* run_ = nullptr;
    std::vector<std::u16string_view> texts_;   // by glyph of the run
    std::vector<GlyphCode> codes_;
    std::size_t position_ = 0;
    Cluster cluster_;
};

}  // namespace nabor::pdf
