// In: a glyph run. Out: its letters: each a base glyph with the accents that are glyphs of their own.
// Holds: letters come in the run's glyph order; every glyph is in exactly one.
#pragma once

#include <string>
#include <vector>

#include "page/pages.h"
#include "pdf/fonts.h"
#include "pdf/run_text.h"

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
    ClusterReader(const GlyphRun& run, const Fonts& fonts) : run_(run), fonts_(fonts), text_(run) {}

    // False at the end. The cluster stays valid until the next call.
    bool next();
    const Cluster& cluster() const { return cluster_; }

private:
    bool reads_mark();
    void take(std::vector<ClusterGlyph>& glyphs);

    const GlyphRun& run_;
    const Fonts& fonts_;
    RunText text_;
    Cluster cluster_;
    std::size_t position_ = 0;
    // The glyph at position_, looked at before it is taken.
    bool is_ready_ = false;
    ClusterGlyph ready_;
    std::u16string_view ready_text_;
};

}  // namespace nabor::pdf
