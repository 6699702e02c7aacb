// In: stretches of glyph runs. Out: as few text operators as show them (ISO 32000-1, 9.4).
// Holds: the pen position is an exact integer computed with the widths of /W, so positions do not drift. Font, size, scale, rise and colour
// are set only when they change. As in PDF, this state outlives text objects.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "pdf/clusters.h"
#include "pdf/fonts.h"

namespace nabor::pdf {

class TextWriter {
public:
    TextWriter(std::string& content, const Fonts& fonts) : out_(content), fonts_(fonts) {}

    void begin_page(Length height);  // resets to the initial graphics state

    bool is_open() const { return is_open_; }
    void open();   // BT
    void close();  // ET
    void set_fill(std::uint32_t colour);

    // Begin a run, then show its glyphs in reading order in one or more stretches. `codes` are in reading order too.
    void begin_run(const GlyphRun& run);
    void show(const GlyphRun& run, GlyphRange stretch, std::span<const GlyphCode> codes);
    // Shows an invisible code of nearly no width, `hundredths` of an em left of the glyph shown last.
    void carry(const GlyphRun& run, std::int64_t hundredths, GlyphCode code);
    // Shows a letter from right to left, and before it an invisible code at the far end of the white behind the letter.
    // What is carried next stands left of that white.
    void show_with_white(const GlyphRun& run, std::size_t place, GlyphCode filler, std::span<const GlyphCode> codes);
    void forget_pen() { is_lost_ = true; }  // places the next glyph with Td: pdf.js ignores the widths of glyphs without text
    void end_strings();                     // ends TJ: between stretches, and before any other operator

private:
    // Points × 65536 × 10^8, so that a width in 1/100,000 em × a size × a scale in thousandths is an integer.
    using Pen = std::int64_t;

    void move(Length x, Length y);
    void show_invisible(const GlyphRun& run, Length x, GlyphCode code);
    void set_font(const GlyphRun& run, std::uint16_t font);
    void set_rise(std::int32_t rise);
    void adjust_to(Pen target);
    void append_code(std::uint16_t code);

    std::string& out_;
    const Fonts& fonts_;
    Length page_height_;

    bool is_open_ = false;
    bool in_array_ = false, in_string_ = false, is_lost_ = false;
    std::int64_t line_x_ = 0, line_y_ = 0;  // target of the last Td, in thousandths of a point
    Pen pen_ = 0;                           // position of the next glyph without an adjustment
    Pen target_ = 0;                        // position that the run requires
    Pen shown_ = 0;                         // position of the last glyph
    Pen per_thousandth_ = 1;                // movement of 1 in TJ
    Length run_y_;

    std::uint32_t font_ = 0xFFFFFFFF;
    Length size_;
    std::int32_t scale_ = 1000, letter_spacing_ = 0, rise_ = 0;
    std::uint32_t colour_ = 0;
};

}  // namespace nabor::pdf
