// In: stretches of glyph runs. Out: the text operators that show them (ISO 32000-1, 9.4), no more of them than needed.
// Holds: the pen is followed in exact integers with the widths as /W says them, so no position drifts, however long the line;
// font, size, scale, rise and colour are set only when they change. The state outlives text objects, as PDF's does.
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

    void begin_page(Length height);  // a page's content starts with PDF's initial state

    bool is_open() const { return is_open_; }
    void open();   // BT
    void close();  // ET
    void set_fill(std::uint32_t colour);

    // A run is begun, then shown from its first glyph in reading order to its last in one or more stretches; `codes` are by place in that
    // order.
    void begin_run(const GlyphRun& run);
    void show(const GlyphRun& run, GlyphRange stretch, std::span<const GlyphCode> codes);
    // Shows a code in no ink and hardly any width, hundredths of an em left of the glyph shown last.
    void carry(const GlyphRun& run, std::int64_t hundredths, GlyphCode code);
    void forget_pen() { is_lost_ = true; }  // the next glyph is placed anew: pdf.js leaves out the widths of glyphs that say nothing
    void end_strings();                     // between stretches, before any other operator

private:
    // Points × 65536 × 10^8: a width in hundredths of a thousandth of an em times a size times a scale in thousandths is whole.
    using Pen = std::int64_t;

    void move(Length x, Length y);
    void set_font(const GlyphRun& run, std::uint16_t font);
    void set_rise(std::int32_t rise);
    void adjust_to(Pen target);
    void append_code(std::uint16_t code);

    std::string& out_;
    const Fonts& fonts_;
    Length page_height_;

    bool is_open_ = false;
    bool in_array_ = false, in_string_ = false, is_lost_ = false;
    std::int64_t line_x_ = 0, line_y_ = 0;  // where the last Td led, thousandths of a point
    Pen pen_ = 0;                           // where the next glyph would stand
    Pen target_ = 0;                        // where it shall stand
    Pen shown_ = 0;                         // where the last one stands
    Pen per_thousandth_ = 1;                // what a 1 in TJ moves by
    Length run_y_;

    std::uint32_t font_ = 0xFFFFFFFF;
    Length size_;
    std::int32_t scale_ = 1000, letter_spacing_ = 0, rise_ = 0;
    std::uint32_t colour_ = 0;
};

}  // namespace nabor::pdf
