// In: a glyph run. Out: its clusters: base glyphs with their accents.
// Holds: clusters and their glyphs are in reading order, and every glyph is in exactly one. Letters without ActualText are one cluster
// together. A letter that needs ActualText is one alone: with accents, of private use, or a hyphen of a line break; from right to left also
// a letter of several characters, and a space.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "page/pages.h"
#include "pdf/fonts.h"
#include "pdf/run_text.h"

namespace nabor::pdf {

// [begin, end) of the glyphs of a run, in reading order.
struct GlyphRange {
    std::size_t begin = 0, end = 0;

    std::size_t size() const { return end - begin; }
};

struct Cluster {
    GlyphRange base;
    GlyphRange marks;     // accents of the single letter in `base`
    std::u16string text;  // the ActualText of all; empty when none is needed
};

bool is_private_plane(char16_t unit);  // the high surrogate of U+F0000 and above
bool is_private_use(char16_t unit);
bool has_private_use(std::u16string_view text);

class ClusterReader {
public:
    explicit ClusterReader(const Fonts& fonts) : fonts_(fonts) {}

    void begin(const GlyphRun& run);
    // False at the end. The cluster stays valid until the next call.
    bool next();
    const Cluster& cluster() const { return cluster_; }

    std::u16string_view text_of(std::size_t place) const { return texts_[place]; }
    // By place in reading order.
    std::span<const GlyphCode> codes() const { return codes_; }

private:
    bool is_mark(std::size_t place) const;
    std::size_t end_of_letter(std::size_t begin) const;
    bool needs_spelling(std::size_t place) const;
    void take_alone(GlyphRange letter);

    const Fonts& fonts_;
    const GlyphRun* run_ = nullptr;
    RunTexts texts_;
    std::vector<GlyphCode> codes_;
    std::size_t position_ = 0;
    Cluster cluster_;
};

}  // namespace nabor::pdf
