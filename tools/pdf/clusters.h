// In: a glyph run. Out: its letters: each a base glyph with the accents that are glyphs of their own.
// Holds: letters come in reading order, and so do their glyphs; every glyph is in exactly one. Letters of which nothing has to be said
// follow each other together. What has to be spelled comes alone: a letter with accents, one of private use, a hyphen that a line break
// made; and from right to left a letter of several characters, and a space.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "page/pages.h"
#include "pdf/fonts.h"
#include "pdf/run_text.h"

namespace nabor::pdf {

// [begin, end) of a run's glyphs in reading order.
struct GlyphRange {
    std::size_t begin = 0, end = 0;

    std::size_t size() const { return end - begin; }
};

struct Cluster {
    GlyphRange base;
    GlyphRange marks;     // of the one letter that `base` then is
    std::u16string text;  // of all of them; empty when nothing has to be spelled
};

bool is_private_plane(char16_t unit);  // the first unit of U+F0000 and above
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
