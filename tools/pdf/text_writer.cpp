// In: glyphs with codes. Out: BT, Tf, Tz, Tc, Ts, Td, TJ and rg operators.
#include "pdf/text_writer.h"

#include <cassert>
#include <cstdlib>

#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

constexpr std::int64_t pen_per_unit = 100'000'000;  // per unit of Length
constexpr std::int64_t pen_per_thousandth_point = Length::per_point * (pen_per_unit / 1000);
constexpr std::int64_t pen_per_unscaled_thousandth = pen_per_thousandth_point / 1000;  // before a scale in thousandths

// In thousandths of an em. Longer jumps use Td: Acrobat rejects larger numbers in TJ.
constexpr std::int64_t largest_adjustment = 30'000;

void append_colour(std::string& out, std::uint32_t colour) {
    const auto component = [&](int shift) {
        append_thousandths(out, scaled(std::int64_t{colour >> shift & 0xFF}, 1000, 255));
        out += ' ';
    };
    component(16);
    const bool is_grey = (colour >> 16 & 0xFF) == (colour >> 8 & 0xFF) && (colour >> 8 & 0xFF) == (colour & 0xFF);
    if (!is_grey) {
        component(8);
        component(0);
    }
    out += is_grey ? "g\n" : "rg\n";
}

}  // namespace

void TextWriter::begin_page(Length height) {
    assert(!is_open_);
    page_height_ = height;
    font_ = 0xFFFFFFFF;
    scale_ = 1000;
    letter_spacing_ = 0;
    rise_ = 0;
    colour_ = 0;
}

void TextWriter::open() {
    assert(!is_open_);
    out_ += "BT\n";
    is_open_ = true;
    line_x_ = line_y_ = 0;
    pen_ = 0;
    is_lost_ = false;
}

void TextWriter::close() {
    assert(is_open_);
    end_strings();
    out_ += "ET\n";
    is_open_ = false;
}

void TextWriter::set_fill(std::uint32_t colour) {
    if (colour == colour_) return;
    end_strings();
    append_colour(out_, colour);
    colour_ = colour;
}

void TextWriter::begin_run(const GlyphRun& run) {
    assert(is_open_ && run.size.units > 0 && run.horizontal_scale > 0);
    set_fill(run.colour);
    if (run.horizontal_scale != scale_) {
        end_strings();
        append_thousandths(out_, std::int64_t{run.horizontal_scale} * 100);
        out_ += " Tz\n";
        scale_ = run.horizontal_scale;
    }
    if (run.letter_spacing != letter_spacing_) {
        end_strings();
        append_thousandths(out_, run.letter_spacing);
        out_ += " Tc\n";
        letter_spacing_ = run.letter_spacing;
    }
    per_thousandth_ = 100 * run.size.units * run.horizontal_scale;
    const Length start = run.right_to_left ? end_of(run) : run.x;
    target_ = start.units * pen_per_unit;
    run_y_ = run.y;
    const bool is_near = std::abs((pen_ - target_) / per_thousandth_) <= largest_adjustment;
    if (thousandths(page_height_ - run.y) != line_y_ || !is_near) move(start, run.y);
}

void TextWriter::move(Length x, Length y) {
    end_strings();
    const std::int64_t to_x = thousandths(x), to_y = thousandths(page_height_ - y);
    append_thousandths(out_, to_x - line_x_);
    out_ += ' ';
    append_thousandths(out_, to_y - line_y_);
    out_ += " Td\n";
    line_x_ = to_x;
    line_y_ = to_y;
    pen_ = to_x * pen_per_thousandth_point;
    is_lost_ = false;
}

void TextWriter::set_font(const GlyphRun& run, std::uint16_t font) {
    if (font == font_ && run.size == size_) return;
    end_strings();
    out_ += "/F";
    append_integer(out_, font);
    out_ += ' ';
    append_thousandths(out_, thousandths(run.size));
    out_ += " Tf\n";
    font_ = font;
    size_ = run.size;
}

void TextWriter::set_rise(std::int32_t rise) {
    if (rise == rise_) return;
    end_strings();
    append_thousandths(out_, thousandths(Length{rise}));
    out_ += " Ts\n";
    rise_ = rise;
}

// A positive number in TJ moves to the left, in thousandths of the scaled size.
void TextWriter::adjust_to(Pen target) {
    if (std::abs(pen_ - target) < per_thousandth_ / 2) return;  // rounds to 0
    const std::int64_t adjustment = scaled(pen_ - target, 1, per_thousandth_);
    if (in_string_) out_ += ')';
    if (!in_array_) out_ += '[';
    in_string_ = false;
    in_array_ = true;
    append_integer(out_, adjustment);
    pen_ -= adjustment * per_thousandth_;
}

void TextWriter::append_code(std::uint16_t code) {
    char bytes[6];
    std::size_t count = 0;
    if (!in_array_) bytes[count++] = '[';
    if (!in_string_) bytes[count++] = '(';
    in_array_ = in_string_ = true;
    for (const char byte : {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)}) {
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') bytes[count++] = '\\';
        bytes[count++] = byte == '\r' ? 'r' : byte;  // readers take an unescaped one for a line feed (7.3.4.2)
    }
    out_.append(bytes, count);
}

void TextWriter::show(const GlyphRun& run, GlyphRange stretch, std::span<const GlyphCode> codes) {
    const std::span<const std::int64_t> widths = fonts_.widths(run.face);
    const std::int64_t spacing = letter_spacing_ * pen_per_unscaled_thousandth;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const Glyph& glyph = run.glyphs[glyph_at(run, i)];
        assert(codes[i].code != 0 && "glyph 0 is never shown");
        if (run.right_to_left) target_ -= glyph.advance * pen_per_unit;
        if (is_lost_) move(Length{target_ / pen_per_unit}, run.y);
        set_font(run, codes[i].font);
        set_rise(glyph.y_offset);
        shown_ = target_ + glyph.x_offset * pen_per_unit;
        adjust_to(shown_);
        append_code(codes[i].code);
        pen_ += (widths[codes[i].code] * run.size.units + spacing) * run.horizontal_scale;
        if (!run.right_to_left) target_ += glyph.advance * pen_per_unit;
    }
}

void TextWriter::carry(const GlyphRun& run, std::int64_t hundredths, GlyphCode code) {
    end_strings();
    out_ += "1 Tz\n";
    show_invisible(run, Length{shown_ / pen_per_unit} - scaled(run.size, hundredths, 100), code);
    append_thousandths(out_, std::int64_t{scale_} * 100);
    out_ += " Tz\n";
}

void TextWriter::show_with_white(const GlyphRun& run, std::size_t place, GlyphCode filler, std::span<const GlyphCode> codes) {
    const Length end{target_ / pen_per_unit - run.glyphs[glyph_at(run, place)].advance};
    show_invisible(run, end, filler);
    show(run, {place, place + 1}, codes);
    shown_ = end.units * pen_per_unit;
}

void TextWriter::show_invisible(const GlyphRun& run, Length x, GlyphCode code) {
    end_strings();
    out_ += "3 Tr\n";
    set_font(run, code.font);
    set_rise(0);
    move(x, run.y);
    append_code(code.code);
    end_strings();
    out_ += "0 Tr\n";
    forget_pen();
}

void TextWriter::end_strings() {
    if (in_string_) out_ += ')';
    if (in_array_) out_ += "]TJ\n";
    in_string_ = in_array_ = false;
}

}  // namespace nabor::pdf
