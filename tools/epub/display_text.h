// In: words of a cover, fonts, a measure. Out: lines of glyphs at the largest size that fits, and those lines painted.
// Holds: lengths are pixels; positions along a line 1/64 of one, in integers, so all machines paint the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "font/font.h"
#include "image/paint.h"

namespace nabor::epub {

struct DisplayStyle {
    std::vector<FaceId> faces;  // first choice first
    std::uint32_t largest = 100, smallest = 40;
    std::int32_t letter_spacing = 0;      // 1/1000 em
    std::uint32_t leading_percent = 118;  // of the size
    std::size_t most_lines = 4;
};

struct DisplayRun {
    FaceId face{};
    std::vector<ShapedGlyph> glyphs;  // in visual order
};

struct DisplayLine {
    std::vector<DisplayRun> runs;
    std::int64_t width = 0;  // 1/64 pixel
};

struct DisplayText {
    std::uint32_t size = 0;  // pixels to the em
    std::uint32_t leading = 0;
    std::int32_t letter_spacing = 0;
    std::vector<DisplayLine> lines;

    std::uint32_t height() const { return static_cast<std::uint32_t>(lines.size()) * leading; }
};

// Where a line begins (1/64 pixel) and stands, and in which colour.
struct LinePaint {
    std::int64_t start = 0;
    std::int32_t baseline = 0;
    PaintColour colour;
};

class DisplaySetter {
public:
    DisplaySetter(const FontSet& fonts, std::string_view language, std::uint32_t measure)
        : fonts_(fonts), language_(language), measure_(measure) {}

    // Uses the largest size at which the words fit the measure, the number of lines and `room` (pixels). Goes below the smallest size only
    // for a word wider than the measure; text that still does not fit is cut off at the end. Lines are as even as possible.
    DisplayText set(std::string_view text, const DisplayStyle& style, std::uint32_t room) const;

    // Centred; `top` is the upper edge of the first line.
    void paint(Raster& raster, const DisplayText& text, std::int32_t centre, std::int32_t top, PaintColour colour) const;

private:
    struct DisplayPiece;
    struct Words {
        std::u16string_view text;
        std::vector<std::uint8_t> levels;  // of bidirectional text
    };

    Words words_of(std::u16string_view text) const;
    std::vector<DisplayPiece> pieces(const Words& words, const DisplayStyle& style) const;
    DisplayLine line(const Words& words, std::size_t begin, std::size_t end, const DisplayStyle& style, std::uint32_t size) const;
    std::vector<DisplayRun> shape(const Words& words, std::size_t begin, std::size_t end, const DisplayStyle& style) const;
    std::int64_t width_of(const std::vector<DisplayRun>& runs, std::uint32_t size, std::int32_t letter_spacing) const;
    std::int64_t advance(FaceId face, std::int64_t units, std::uint32_t size) const;
    void paint_line(Raster& raster, const DisplayText& text, const DisplayLine& line, const LinePaint& paint) const;

    const FontSet& fonts_;
    std::string_view language_;
    std::uint32_t measure_;
};

}  // namespace nabor::epub
