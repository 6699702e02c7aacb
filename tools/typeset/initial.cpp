#include "typeset/initial.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace nabor {

namespace {

constexpr std::int64_t widest_share = 5;                                          // the lines beside it keep at least 3/5 of the measure
constexpr std::int64_t widest_marks_percent = 180;                                // of the size: enough for a dash, its space and a quotation mark
constexpr std::int64_t marks_gap_percent = 8;                                     // of the size, between the marks and the capital
constexpr std::int64_t first_gap_percent = 10;                                    // between the capital and the rest of its word
constexpr std::int64_t other_gap_percent = 28;                                    // between the capital and the lines below
constexpr std::int64_t descent_percent = 25;                                      // how far the letters of a line reach below their baseline
constexpr std::int64_t least_clearance_percent = 5;                               // between a tail and the letters below it
constexpr Length anywhere = Length{std::int64_t{1000} * Length::per_point * 72};  // beyond the reach of any glyph

struct Ink {
    Length left = anywhere, right = -anywhere, top = -anywhere, bottom = anywhere;

    bool is_none() const { return right < left; }
};

// A band between two heights above the baseline.
struct Between {
    Length bottom = -anywhere, top = anywhere;
};

void add_ink(const FontSet& fonts, const GlyphRun& run, Between between, Ink& ink) {
    const std::int64_t em = fonts.metrics(run.face).units_per_em;
    const auto length = [&](std::int64_t units) { return scaled(run.size, units, em); };
    Length x = run.x;
    for (const Glyph& glyph : run.glyphs) {
        const Length baseline{glyph.y_offset};
        const auto height = [&](Length y) { return static_cast<std::int32_t>(scaled((y - baseline).units, em, run.size.units)); };
        const GlyphBounds bounds = fonts.bounds_within(run.face, glyph.id, {height(between.bottom), height(between.top)});
        if (bounds.left <= bounds.right) {
            ink.left = std::min(ink.left, x + Length{glyph.x_offset} + length(bounds.left));
            ink.right = std::max(ink.right, x + Length{glyph.x_offset} + length(bounds.right));
            ink.top = std::max(ink.top, baseline + length(bounds.top));
            ink.bottom = std::min(ink.bottom, baseline + length(bounds.bottom));
        }
        x += Length{glyph.advance};
    }
}

Ink ink_of(const FontSet& fonts, const std::vector<PageItem>& items, Between between) {
    Ink ink;
    for (const PageItem& item : items)
        if (const auto* run = std::get_if<GlyphRun>(&item)) add_ink(fonts, *run, between, ink);
    return ink;
}

// How far the letters of a text rise above its baseline: the height of a d, or of a capital in a face without it.
Length ascent_of(const FontSet& fonts, const SetStyle& style) {
    const FaceId face = style.faces.front();
    const FaceMetrics& metrics = fonts.metrics(face);
    const std::uint32_t letter = fonts.glyph_of(face, U'd');
    const std::int32_t top = letter == 0 ? 0 : fonts.bounds_within(face, letter).top;
    return scaled(style.style.size, std::max(top, metrics.cap_height), metrics.units_per_em);
}

SetLine set_piece(Shaper& shaper, const FlowParagraph& paragraph, const ShapedParagraph& shaped, std::uint32_t begin, std::uint32_t end) {
    LineToSet line;
    line.begin = begin;
    line.end = end;
    line.align = TextAlign::left;
    line.last = true;
    SetLine piece = set_line(shaper, paragraph, shaped, line);
    for (PageItem& item : piece.items)
        if (auto* run = std::get_if<GlyphRun>(&item)) run->is_initial = true;
    return piece;
}

}  // namespace

void give_initial_height(FlowParagraph& paragraph, std::uint32_t lines) {
    const FlowInitial& initial = paragraph.initial;
    std::vector<TextStretch> stretches;
    const auto add = [&](TextStretch stretch, std::uint32_t begin, std::uint32_t end) {
        stretch.begin = std::max(stretch.begin, begin);
        stretch.end = std::min(stretch.end, end);
        if (stretch.begin < stretch.end) stretches.push_back(stretch);
    };
    for (const TextStretch& stretch : paragraph.stretches) {
        TextStretch capital = stretch;
        capital.style = initial.styles[lines - 2];
        add(stretch, 0, initial.marks_end);
        add(capital, initial.marks_end, initial.end);
        add(stretch, initial.end, std::numeric_limits<std::uint32_t>::max());
    }
    paragraph.stretches = std::move(stretches);
}

std::optional<SetInitial> set_initial(Shaper& shaper, const FlowParagraph& paragraph, const ShapedParagraph& shaped,
                                      const InitialPlace& place) {
    const FlowInitial& initial = paragraph.initial;
    const FontSet& fonts = shaper.fonts();
    const SetStyle& text = shaper.styles()[paragraph.style];
    const Length size = text.style.size, depth = text.style.leading * (place.lines - 1);
    const auto share = [&](std::int64_t percent) { return scaled(size, percent, 100); };
    SetLine marks = set_piece(shaper, paragraph, shaped, 0, initial.marks_end);
    SetLine capital = set_piece(shaper, paragraph, shaped, initial.marks_end, initial.next);
    const Length ascent = ascent_of(fonts, text);
    const Ink ink = ink_of(fonts, capital.items, {}), standing = ink_of(fonts, capital.items, {Length{}, depth + ascent});
    const Ink beside_first = ink_of(fonts, capital.items, {depth - share(descent_percent), depth + ascent});
    if (standing.is_none() || beside_first.is_none() || marks.natural_width > share(widest_marks_percent)) return std::nullopt;
    SetInitial set;
    const bool is_word = initial.next > initial.end;
    const Length space{shaped.width_before[initial.next] - shaped.width_before[initial.end]};
    set.other_indent = ink.right - standing.left + share(other_gap_percent);
    set.first_indent = beside_first.right - standing.left + (is_word ? space : share(first_gap_percent));
    if (set.other_indent * widest_share > place.measure * 2) return std::nullopt;
    const bool has_tail = ink.bottom < ascent - text.style.leading + share(least_clearance_percent);
    set.lines_beside = place.lines + (has_tail ? 1 : 0);
    set.rise = ink.top - depth;
    const Length shift = place.left - standing.left;
    for (PageItem& item : marks.items) move_by(item, shift + beside_first.left - share(marks_gap_percent) - marks.natural_width, {});
    for (PageItem& item : capital.items) move_by(item, shift, depth);
    set.items = std::move(marks.items);
    std::move(capital.items.begin(), capital.items.end(), std::back_inserter(set.items));
    return set;
}

}  // namespace nabor
