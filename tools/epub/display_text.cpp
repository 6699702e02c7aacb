#include "epub/display_text.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "language/bidi.h"
#include "language/language.h"
#include "language/line_break.h"

namespace nabor::epub {

namespace {

constexpr std::int64_t unit = 64;
constexpr std::uint32_t size_step = 4, tiniest = 16;

char32_t code_point_at(std::u16string_view text, std::size_t& at) {
    const char16_t unit_here = text[at++];
    const bool is_pair = unit_here >= 0xD800 && unit_here < 0xDC00 && at < text.size();
    return is_pair ? 0x10000 + ((unit_here - 0xD800U) << 10U) + (text[at++] - 0xDC00U) : unit_here;
}

// 64 levels of coverage look like 256, and leave few enough colours for a palette: a quarter of the file size.
std::string in_steps(std::string coverage) {
    for (char& share : coverage) share = static_cast<char>((static_cast<std::uint8_t>(share) * 63 + 127) / 255 * 255 / 63);
    return coverage;
}

}  // namespace

// Text between two break opportunities.
struct DisplaySetter::DisplayPiece {
    std::size_t begin, end;  // code units, without the space that follows
    std::vector<DisplayRun> runs;
    std::uint8_t reluctance;  // penalty of a break here
};

std::int64_t DisplaySetter::advance(FaceId face, std::int64_t units, std::uint32_t size) const {
    return units * size * unit / fonts_.metrics(face).units_per_em;
}

DisplaySetter::Words DisplaySetter::words_of(std::u16string_view text) const { return {text, bidi_levels(text, is_right_to_left(language_))}; }

// Runs of one bidi level, script and face; combining marks stay with the letter before them.
std::vector<DisplayRun> DisplaySetter::shape(const Words& words, std::size_t begin, std::size_t end, const DisplayStyle& style) const {
    const auto& [text, levels] = words;
    struct Stretch {
        std::size_t begin, end;
        FaceId face;
        Script script;
        std::uint8_t level;
    };
    std::vector<Stretch> stretches;
    for (std::size_t at = begin; at < end;) {
        const std::size_t start = at;
        const char32_t c = code_point_at(text, at);
        const Script script = script_of(c);
        const std::uint8_t level = levels.empty() ? std::uint8_t{0} : levels[start];
        const bool is_neutral = script == Script::common || script == Script::inherited;
        const bool goes_on = !stretches.empty() && stretches.back().level == level && fonts_.has_character(stretches.back().face, c) &&
                             (is_neutral || script == stretches.back().script || stretches.back().script == Script::common);
        if (goes_on && !is_neutral) stretches.back().script = script;
        if (goes_on)
            stretches.back().end = at;
        else
            stretches.push_back(
                {start, at, fonts_.face_for(std::u32string_view(&c, 1), style.faces).value_or(style.faces.front()), script, level});
    }
    std::vector<std::uint8_t> stretch_levels;
    stretch_levels.reserve(stretches.size());
    for (const Stretch& stretch : stretches) stretch_levels.push_back(stretch.level);
    std::vector<DisplayRun> runs;
    for (const std::size_t index : visual_order(stretch_levels)) {
        const Stretch& stretch = stretches[index];
        ShapeRequest request{text, stretch.begin, stretch.end, stretch.face, script_tag(stretch.script), language_, stretch.level % 2 == 1};
        request.features.no_ligatures = style.letter_spacing != 0;
        runs.push_back({stretch.face, {}});
        fonts_.shape(request, runs.back().glyphs);
    }
    return runs;
}

std::int64_t DisplaySetter::width_of(const std::vector<DisplayRun>& runs, std::uint32_t size, std::int32_t letter_spacing) const {
    std::int64_t width = 0, glyphs = 0;
    for (const DisplayRun& run : runs) {
        for (const ShapedGlyph& glyph : run.glyphs) width += advance(run.face, glyph.advance, size);
        glyphs += static_cast<std::int64_t>(run.glyphs.size());
    }
    return width + std::max<std::int64_t>(0, glyphs - 1) * letter_spacing * size * unit / 1000;
}

std::vector<DisplaySetter::DisplayPiece> DisplaySetter::pieces(const Words& words, const DisplayStyle& style) const {
    const std::u16string_view text = words.text;
    const std::vector<BreakOpportunity> breaks = line_breaks(text, {{0, text.size(), language_}}, false);
    std::vector<DisplayPiece> result;
    std::size_t begin = 0;
    for (std::size_t at = 1; at <= text.size(); ++at) {
        if (at < text.size() && breaks[at].kind == BreakKind::prohibited) continue;
        std::size_t end = at;
        while (end > begin && text[end - 1] == u' ') --end;
        result.push_back({begin, end, shape(words, begin, end, style), at < text.size() ? breaks[at].reluctance : std::uint8_t{0}});
        begin = at;
    }
    return result;
}

DisplayLine DisplaySetter::line(const Words& words, std::size_t begin, std::size_t end, const DisplayStyle& style, std::uint32_t size) const {
    DisplayLine result{shape(words, begin, end, style), 0};
    result.width = width_of(result.runs, size, style.letter_spacing);
    return result;
}

namespace {

// Line ends: the fewest lines, and of those the most even. Nothing when a piece is wider than the measure.
std::optional<std::vector<std::size_t>> line_ends(const std::vector<std::int64_t>& widths, const std::vector<std::int64_t>& gaps,
                                                  const std::vector<std::uint8_t>& reluctance, std::int64_t measure) {
    constexpr std::int64_t per_line = std::int64_t{1} << 40, impossible = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> cost(widths.size() + 1, impossible);
    std::vector<std::size_t> from(widths.size() + 1, 0);
    cost[0] = 0;
    for (std::size_t begin = 0; begin < widths.size(); ++begin) {
        if (cost[begin] == impossible) return std::nullopt;
        std::int64_t width = 0;
        for (std::size_t end = begin; end < widths.size(); ++end) {
            width += widths[end] + (end > begin ? gaps[end - 1] : 0);
            if (width > measure) break;
            const std::int64_t slack = (measure - width) * 1000 / measure;  // thousandths of the measure
            const std::int64_t total = cost[begin] + per_line + slack * slack + reluctance[end] * std::int64_t{5000};
            if (total < cost[end + 1]) {
                cost[end + 1] = total;
                from[end + 1] = begin;
            }
        }
    }
    if (cost.back() == impossible) return std::nullopt;
    std::vector<std::size_t> ends;
    for (std::size_t at = widths.size(); at > 0; at = from[at]) ends.push_back(at);
    std::reverse(ends.begin(), ends.end());
    return ends;
}

}  // namespace

DisplayText DisplaySetter::set(std::string_view words, const DisplayStyle& style, std::uint32_t room) const {
    const std::u16string text = to_utf16(collapse_xml_space(words));
    DisplayText result;
    if (text.empty()) return result;
    const Words source = words_of(text);
    const std::vector<DisplayPiece> all = pieces(source, style);
    const std::vector<DisplayRun> space = shape(words_of(u" "), 0, 1, style);
    std::vector<std::uint8_t> reluctance;
    reluctance.reserve(all.size());
    for (const DisplayPiece& piece : all) reluctance.push_back(piece.reluctance);
    for (std::uint32_t size = style.largest;; size -= size_step) {
        result.size = size;
        result.leading = size * style.leading_percent / 100;
        result.letter_spacing = style.letter_spacing;
        std::vector<std::int64_t> widths, gaps;
        const std::int64_t gap = width_of(space, size, 0) + 2 * style.letter_spacing * std::int64_t{size} * unit / 1000;
        for (std::size_t i = 0; i < all.size(); ++i) {
            widths.push_back(width_of(all[i].runs, size, style.letter_spacing));
            gaps.push_back(i + 1 < all.size() && all[i + 1].begin > all[i].end ? gap : 0);
        }
        const bool goes_smaller = size > tiniest;  // for a word wider than the measure
        const std::int64_t widest = *std::max_element(widths.begin(), widths.end()), measure = std::int64_t{measure_} * unit;
        auto ends = line_ends(widths, gaps, reluctance, goes_smaller ? measure : std::max(measure, widest));
        const std::size_t most_lines = std::max<std::size_t>(1, std::min<std::size_t>(style.most_lines, room / result.leading));
        if (!ends || (ends->size() > most_lines && size >= style.smallest + size_step)) continue;
        if (ends->size() > most_lines) ends->resize(most_lines);
        std::size_t begin = 0;
        for (const std::size_t end : *ends) {
            result.lines.push_back(line(source, all[begin].begin, all[end - 1].end, style, size));
            begin = end;
        }
        return result;
    }
}

void DisplaySetter::paint_line(Raster& raster, const DisplayText& text, const DisplayLine& line, const LinePaint& paint) const {
    std::int64_t pen = paint.start;
    for (const DisplayRun& run : line.runs) {
        std::vector<std::uint32_t> glyphs;
        for (const ShapedGlyph& glyph : run.glyphs) glyphs.push_back(glyph.glyph);
        const std::vector<GlyphBitmap> bitmaps = fonts_.draw(run.face, glyphs, text.size);
        for (std::size_t i = 0; i < bitmaps.size(); ++i) {
            const ShapedGlyph& glyph = run.glyphs[i];
            const std::int64_t x = pen + advance(run.face, glyph.x_offset, text.size), y = advance(run.face, glyph.y_offset, text.size);
            const auto pixel = [](std::int64_t place) { return static_cast<std::int32_t>((place + unit / 2) / unit); };
            const PaintBox box{pixel(x) + bitmaps[i].left, paint.baseline - pixel(y) - bitmaps[i].top,
                               static_cast<std::int32_t>(bitmaps[i].width), static_cast<std::int32_t>(bitmaps[i].height)};
            blend(raster, box, in_steps(bitmaps[i].coverage), paint.colour);
            pen += advance(run.face, glyph.advance, text.size) + text.letter_spacing * std::int64_t{text.size} * unit / 1000;
        }
    }
}

void DisplaySetter::paint(Raster& raster, const DisplayText& text, std::int32_t centre, std::int32_t top, PaintColour colour) const {
    std::int32_t baseline = top + static_cast<std::int32_t>(text.size);
    for (const DisplayLine& line : text.lines) {
        paint_line(raster, text, line, {std::int64_t{centre} * unit - line.width / 2, baseline, colour});
        baseline += static_cast<std::int32_t>(text.leading);
    }
}

}  // namespace nabor::epub
